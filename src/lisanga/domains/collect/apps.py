from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CollectConfig(AppConfig):
    name = "lisanga.domains.collect"
    label = "collect"
    verbose_name = _("Collecte")

    def ready(self) -> None:
        from lisanga.domains.collect import operations  # noqa: F401  # registration needs the models loaded
