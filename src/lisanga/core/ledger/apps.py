from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "lisanga.core.ledger"
    label = "ledger"
    verbose_name = _("Grand livre")

    def ready(self) -> None:
        from lisanga.core.ledger import operations  # noqa: F401  # registration needs the models loaded
