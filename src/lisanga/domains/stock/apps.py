from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StockConfig(AppConfig):
    name = "lisanga.domains.stock"
    label = "stock"
    verbose_name = _("Produits")

    def ready(self) -> None:
        from lisanga.domains.stock import operations  # noqa: F401  # registration needs the models loaded
