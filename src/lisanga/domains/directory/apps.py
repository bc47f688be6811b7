from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "lisanga.domains.directory"
    label = "directory"
    verbose_name = _("Annuaire")

    def ready(self) -> None:
        from lisanga.domains.directory import operations  # noqa: F401  # registration needs the models loaded
