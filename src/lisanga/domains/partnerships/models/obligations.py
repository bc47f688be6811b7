"""The obligation ledger: promises of both sides and the days on which they are kept; tables only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import TwoSided
from lisanga.domains.partnerships.models.agreement import Agreement


class Obligation(TwoSided):
    """One promise of one side. `clause` names the sentence of the framework, empty for one that was added; `owner`
    is a person of the side that owes it, None while nobody answers for it."""

    id = models.UUIDField(primary_key=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    clause = models.CharField(max_length=4, blank=True)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    text = models.CharField(max_length=1000, blank=True)
    rhythm = models.CharField(max_length=12)
    owner = models.UUIDField(null=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("obligation")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "position"], name="one_obligation_at_position")
        ]
        indexes: ClassVar = [models.Index(fields=["owner"], name="obligation_owner")]


class Due(TwoSided):
    """One occasion to keep an obligation. `period`: a quarter (2026-Q1), a year, a month (2026-03), `final`, or empty;
    late is never written here: it follows from `due_on`. `evidence` is a kept file of the side that owes."""

    id = models.UUIDField(primary_key=True)
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="+")
    period = models.CharField(max_length=8, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=10)
    done_on = models.DateField(null=True)
    statement = models.CharField(max_length=1000, blank=True)
    record = models.CharField(max_length=160, blank=True)
    evidence = models.CharField(max_length=64, blank=True)
    holder = models.UUIDField(null=True)  # the party whose file the evidence is
    contest = models.CharField(max_length=500, blank=True)
    contested_on = models.DateField(null=True)
    answer = models.CharField(max_length=500, blank=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("échéance")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["obligation", "due_on", "period"], name="one_due_a_period")
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "state", "due_on"], name="due_of_office"),
            models.Index(fields=["partner", "state", "due_on"], name="due_of_partner"),
        ]
