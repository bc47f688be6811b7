from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "lisanga.domains.indicators"
    label = "indicators"
    verbose_name = _("Indicateurs")

    def ready(self) -> None:
        from lisanga.core.files.naming import names_files
        from lisanga.domains.indicators import operations  # noqa: F401  # registration needs the models loaded
        from lisanga.domains.indicators.models import TypedValue

        names_files(TypedValue, "evidence_file")
