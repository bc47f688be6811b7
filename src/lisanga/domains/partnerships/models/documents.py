"""Documents of an agreement with their label, and access asked for and granted: tables only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import TwoSided
from lisanga.domains.partnerships.models.agreement import Agreement


class Document(TwoSided):
    """`side` is the one that brought it and rules over its label; `versions` counts those that stand."""

    id = models.UUIDField(primary_key=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    side = models.CharField(max_length=12)
    by = models.UUIDField()
    title = models.CharField(max_length=160)
    label = models.CharField(max_length=12)
    filed_on = models.DateField()
    versions = models.IntegerField(default=1)

    class Meta(TwoSided.Meta):
        verbose_name = _("document")
        indexes: ClassVar = [models.Index(fields=["agreement", "filed_on", "id"], name="document_of_agreement")]


class DocumentVersion(TwoSided):
    """The file itself, by its digest."""

    id = models.UUIDField(primary_key=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    number = models.IntegerField()
    digest = models.CharField(max_length=64)
    note = models.CharField(max_length=200, blank=True)
    filed_on = models.DateField()
    by = models.UUIDField()

    class Meta(TwoSided.Meta):
        verbose_name = _("version d’un document")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="one_version_number"),
        ]


class DocumentReader(TwoSided):
    """A person named on a restricted document."""

    id = models.UUIDField(primary_key=True)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    person = models.UUIDField()

    class Meta(TwoSided.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "person"], name="one_reader_of_document"),
        ]


class AccessRequest(TwoSided):
    """What the programme asks to read, and what the partner answered. Closed by its date, which is never a job."""

    id = models.UUIDField(primary_key=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    information = models.CharField(max_length=400)
    reason = models.CharField(max_length=400)
    asked_on = models.DateField()
    by = models.UUIDField()
    granted_on = models.DateField(null=True)
    until = models.DateField(null=True)
    answer = models.CharField(max_length=400, blank=True)
    refused_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("demande d’accès")
        indexes: ClassVar = [models.Index(fields=["agreement", "asked_on", "id"], name="access_of_agreement")]


class AccessOpening(TwoSided):
    """Exactly what a granted request opens: a document, or data shared."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey(AccessRequest, models.PROTECT, related_name="+")
    subject = models.UUIDField(db_index=True)

    class Meta(TwoSided.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["request", "subject"], name="one_opening")]
