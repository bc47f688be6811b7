from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "lisanga.domains.places"
    label = "places"
    verbose_name = _("Lieux")

    def ready(self) -> None:
        from lisanga.domains.places import operations  # noqa: F401  # registration needs the models loaded
