"""Deliverables, their versions and what was said of them: tables only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant, TwoSided
from lisanga.domains.partnerships.models.agreement import Agreement


class Deliverable(TwoSided):
    """Something that the programme owes the partner: a report of a period, or another work. `version` is the last one
    submitted (0: none yet), `validated_version` the last one validated; `period` is empty for what is no report.
    `owner` prepares it at the programme, `examiner` examines it at the partner; None: everybody of that side."""

    id = models.UUIDField(primary_key=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=160)
    period = models.CharField(max_length=8, blank=True)
    due_on = models.DateField()
    status = models.CharField(max_length=10)
    version = models.PositiveSmallIntegerField(default=0)
    validated_version = models.PositiveSmallIntegerField(default=0)
    submitted_at = models.DateTimeField(null=True)
    owner = models.UUIDField(null=True)
    examiner = models.UUIDField(null=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("livrable")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "kind", "period"], condition=~models.Q(period=""), name="one_report_a_period"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "due_on", "id"], name="deliverable_of_office"),
            models.Index(fields=["partner", "due_on", "id"], name="deliverable_of_partner"),
        ]


class DeliverableVersion(TwoSided):
    """One version as it was submitted: `snapshot` (a report) or `file` (any other work) never change again; `sha256` is
    the fingerprint of the one or the other. The decision stands beside it."""

    id = models.UUIDField(primary_key=True)
    deliverable = models.ForeignKey(Deliverable, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    snapshot = models.TextField(blank=True)
    file = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)
    note = models.CharField(max_length=500, blank=True)
    submitted_at = models.DateTimeField()
    submitted_by = models.UUIDField()
    status = models.CharField(max_length=10)
    decided_on = models.DateField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_name = models.CharField(max_length=120, blank=True)
    decided_how = models.CharField(max_length=6, blank=True)
    reason = models.CharField(max_length=1000, blank=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("version d’un livrable")
        constraints: ClassVar = [models.UniqueConstraint(fields=["deliverable", "number"], name="one_version_a_number")]


class SignedPaper(Tenant):
    """The page that a valideur signed for a version; `organisation` is the side that recorded it and keeps the file."""

    id = models.UUIDField(primary_key=True)
    version = models.OneToOneField(DeliverableVersion, models.PROTECT, related_name="+")
    file = models.CharField(max_length=64)

    class Meta(Tenant.Meta):
        verbose_name = _("page signée")


class DeliverableText(TwoSided):
    """What people wrote in one part, as it stands; `revision` grows with each saving."""

    id = models.UUIDField(primary_key=True)
    deliverable = models.ForeignKey(Deliverable, models.PROTECT, related_name="+")
    part = models.CharField(max_length=24)
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    class Meta(TwoSided.Meta):
        verbose_name = _("texte d’une partie")
        constraints: ClassVar = [models.UniqueConstraint(fields=["deliverable", "part"], name="one_text_a_part")]


class DeliverableVariant(TwoSided):
    """A text that was written on an older revision: it waits until a person chooses or joins the two."""

    id = models.UUIDField(primary_key=True)
    deliverable = models.ForeignKey(Deliverable, models.PROTECT, related_name="+")
    part = models.CharField(max_length=24)
    base = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    settled_by = models.UUIDField(null=True)  # the operation that settled it

    class Meta(TwoSided.Meta):
        verbose_name = _("autre texte d’une partie")
        indexes: ClassVar = [models.Index(fields=["deliverable", "settled_by"], name="variant_of_deliverable")]


class DeliverableFigure(TwoSided):
    """A figure typed by hand in a part, with where it comes from; `value` in the smallest unit, None once taken out."""

    id = models.UUIDField(primary_key=True)
    deliverable = models.ForeignKey(Deliverable, models.PROTECT, related_name="+")
    part = models.CharField(max_length=24)
    label = models.CharField(max_length=120)
    unit = models.CharField(max_length=8)
    value = models.BigIntegerField(null=True)
    source = models.CharField(max_length=200)

    class Meta(TwoSided.Meta):
        verbose_name = _("chiffre saisi")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["deliverable", "part", "label"], name="one_figure_a_label")
        ]


class DeliverableObservation(TwoSided):
    """What the partner says about one part of one version, and what the programme answers."""

    id = models.UUIDField(primary_key=True)
    deliverable = models.ForeignKey(Deliverable, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=24, blank=True)
    text = models.CharField(max_length=2000)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    answer = models.CharField(max_length=2000, blank=True)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("observation")
        indexes: ClassVar = [models.Index(fields=["deliverable", "version"], name="observation_of_deliverable")]


class PublicResults(Tenant):
    """Whether a partner shows its validated figures to everybody; one row a partner, its own decision."""

    id = models.UUIDField(primary_key=True)
    shown = models.BooleanField()
    since = models.DateField()

    class Meta(Tenant.Meta):
        verbose_name = _("page publique des résultats")
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation"], name="one_public_page")]
