"""Indicators: tables only. A row belongs to the organisation that it speaks of (the programme, a partner, a
cooperative), whoever wrote it. Targets and values are integers in hundredths of the unit."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant


class Indicator(Tenant):
    """An indicator whose values are typed with their evidence (I1); computed ones stand in `catalogue.py`."""

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=16)
    label = models.CharField(max_length=160)
    level = models.CharField(max_length=8)  # impact, outcome, output, activity
    definition = models.CharField(max_length=600)
    formula = models.CharField(max_length=300)
    unit = models.CharField(max_length=24)
    is_ratio = models.BooleanField()  # values carry a denominator and read in percent
    direction = models.CharField(max_length=8)
    disaggregation = models.CharField(max_length=120)
    source = models.CharField(max_length=200)
    frequency = models.CharField(max_length=8)  # month, quarter, half, year
    responsible = models.CharField(max_length=120)
    is_cumulative = models.BooleanField()  # a period's value counts from the beginning on
    defined_on = models.DateField(null=True)  # values are asked for from then on

    class Meta(Tenant.Meta):
        verbose_name = _("indicateur")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "code"], name="indicator_code_once"),
        ]


class Goal(Tenant):
    """Where an indicator stood at first, and who answers for it. `indicator` is a code of the catalogue or the id of an
    own one; `subject` the agreement that it was set for, else the organisation itself."""

    id = models.UUIDField(primary_key=True)
    subject = models.UUIDField()
    indicator = models.CharField(max_length=40)
    baseline = models.BigIntegerField(null=True)
    baseline_on = models.DateField(null=True)
    responsible = models.CharField(max_length=120)

    class Meta(Tenant.Meta):
        verbose_name = _("objectif")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "subject", "indicator"], name="goal_once"),
        ]


class Target(Tenant):
    """What should be reached in a period."""

    pk = models.CompositePrimaryKey("organisation", "subject", "indicator", "period")
    subject = models.UUIDField()
    indicator = models.CharField(max_length=40)
    period = models.CharField(max_length=7)
    value = models.BigIntegerField()

    class Meta(Tenant.Meta):
        verbose_name = _("cible")


class TargetChange(Tenant):
    """What a target was and became, kept for ever; an empty `period` is the baseline."""

    pk = models.CompositePrimaryKey("operation", "period")
    operation = models.UUIDField()  # that moved it
    subject = models.UUIDField()
    indicator = models.CharField(max_length=40)
    period = models.CharField(max_length=7)
    before = models.BigIntegerField(null=True)
    after = models.BigIntegerField()
    on = models.DateField()
    by = models.UUIDField()

    class Meta(Tenant.Meta):
        verbose_name = _("cible changée")
        indexes: ClassVar = [
            models.Index(fields=["organisation", "indicator", "operation"], name="target_change_of_indicator")
        ]


class TypedValue(Tenant):
    """A value that a person wrote, with what proves it. Women and men are parts of the numerator, where known."""

    id = models.UUIDField(primary_key=True)
    subject = models.UUIDField()
    indicator = models.UUIDField()
    period = models.CharField(max_length=7)
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField(null=True)
    women = models.BigIntegerField(null=True)
    men = models.BigIntegerField(null=True)
    evidence = models.CharField(max_length=300)
    evidence_file = models.CharField(max_length=64, blank=True)  # SHA-256 of the kept file
    on = models.DateField()
    withdrawn_by = models.UUIDField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("valeur saisie")
        indexes: ClassVar = [models.Index(fields=["organisation", "indicator", "period"], name="typed_value_period")]


class WorkDays(Tenant):
    """Paid days of work of a cooperative, for a piece of work or a month: jobs, by sex. Below zero on a correction."""

    id = models.UUIDField(primary_key=True)
    on = models.DateField()
    month = models.IntegerField()
    work = models.CharField(max_length=120)
    women = models.IntegerField()
    men = models.IntegerField()
    women_days = models.IntegerField()
    men_days = models.IntegerField()
    youth_days = models.IntegerField()  # of all, days of people of 35 at most
    voucher = models.CharField(max_length=40)
    reverses = models.UUIDField(null=True)
    reversed_by = models.UUIDField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("journées de travail payées")
        indexes: ClassVar = [models.Index(fields=["organisation", "month"], name="work_days_month")]


class Assessment(Tenant):
    """A cooperative marked by the grid of standards, whole. Scores in hundredths of a point; marks as JSON: code → mark
    (None: does not apply), evidence, and whether the machine gave it."""

    id = models.UUIDField(primary_key=True)
    version = models.CharField(max_length=12)
    form = models.CharField(max_length=8)  # of the cooperative on that day
    on = models.DateField()
    assessed_by = models.CharField(max_length=120)
    marks = models.TextField()
    governance = models.IntegerField(null=True)
    transparency = models.IntegerField(null=True)
    performance = models.IntegerField(null=True)
    score = models.IntegerField()
    grade = models.CharField(max_length=14)
    capped_by = models.CharField(max_length=200)  # codes of the legal items that are missing
    note = models.CharField(max_length=600)
    withdrawn_by = models.UUIDField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("évaluation")
        indexes: ClassVar = [models.Index(fields=["version", "form"], name="assessment_similar")]
