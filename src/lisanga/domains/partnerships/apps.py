from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "lisanga.domains.partnerships"
    label = "partnerships"
    verbose_name = _("Partenariats")

    def ready(self) -> None:
        from lisanga.domains.partnerships import operations  # noqa: F401  # registration needs the models loaded
