from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TreasuryConfig(AppConfig):
    name = "lisanga.domains.treasury"
    label = "treasury"
    verbose_name = _("Caisse")

    def ready(self) -> None:
        from lisanga.domains.treasury import operations  # noqa: F401  # registration needs the models loaded
