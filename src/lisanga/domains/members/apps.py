from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "lisanga.domains.members"
    label = "members"
    verbose_name = _("Membres")

    def ready(self) -> None:
        from lisanga.core.files.naming import names_files
        from lisanga.domains.members import operations  # noqa: F401  # registration needs the models loaded
        from lisanga.domains.members.models import Member

        names_files(Member, "photo")
