from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperativesConfig(AppConfig):
    name = "lisanga.domains.cooperatives"
    label = "cooperatives"
    verbose_name = _("Coopératives")

    def ready(self) -> None:
        from lisanga.domains.cooperatives import operations  # noqa: F401  # registration needs the models loaded
