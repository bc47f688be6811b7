from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    name = "lisanga.domains.imports"
    label = "imports"
    verbose_name = _("Importations")

    def ready(self) -> None:
        from lisanga.domains.imports import operations  # noqa: F401  # registration needs the models loaded
