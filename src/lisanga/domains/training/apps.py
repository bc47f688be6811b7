from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    name = "lisanga.domains.training"
    label = "training"
    verbose_name = _("Formation")

    def ready(self) -> None:
        from lisanga.core.files.naming import names_files
        from lisanga.domains.training import operations  # noqa: F401  # registration needs the models loaded
        from lisanga.domains.training.models import VisitPhoto

        names_files(VisitPhoto, "photo")
