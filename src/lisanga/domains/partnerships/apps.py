from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "lisanga.domains.partnerships"
    label = "partnerships"
    verbose_name = _("Partenariats")

    def ready(self) -> None:
        from lisanga.core.files.naming import names_files
        from lisanga.domains.partnerships import operations  # noqa: F401  # registration needs the models loaded
        from lisanga.domains.partnerships.models import (
            Agreement,
            Amendment,
            DataSetVersion,
            DeliverableVersion,
            Deposit,
            DocumentVersion,
            Due,
            ServiceFact,
            SignedPaper,
        )

        names_files(Agreement, "signed_copy")
        names_files(Amendment, "scan")
        names_files(Due, "evidence", "holder")
        names_files(DeliverableVersion, "file")
        names_files(SignedPaper, "file")
        names_files(DocumentVersion, "digest")
        names_files(Deposit, "digest")
        names_files(DataSetVersion, "file")
        names_files(ServiceFact, "receipt")
