"""Missions of experts and the note globale des prestations: tables only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import TwoSided
from lisanga.domains.partnerships.models.agreement import Agreement


class Mission(TwoSided):
    """Experts who travel under an agreement, from a first to a last day. `number` counts the office's missions."""

    id = models.UUIDField(primary_key=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    number = models.IntegerField()
    purpose = models.CharField(max_length=200)
    place = models.CharField(max_length=120)
    province = models.CharField(max_length=5)  # ISO 3166-2
    territory = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    contact_name = models.CharField(max_length=120, blank=True)  # security contact at the place
    contact_phone = models.CharField(max_length=16, blank=True)  # E.164
    cancelled_on = models.DateField(null=True)
    cancel_reason = models.CharField(max_length=200, blank=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("mission")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_mission_number"),
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="mission_ends_after"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["partner", "starts_on"], name="mission_of_partner"),
            models.Index(fields=["organisation", "starts_on"], name="mission_of_office"),
        ]


class MissionExpert(TwoSided):
    """One who travels; `person` when it is somebody with an access here."""

    id = models.UUIDField(primary_key=True)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    person = models.UUIDField(null=True)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=16, blank=True)  # E.164


class ServiceLine(TwoSided):
    """A line of the note. `quantity` in hundredths, `unit_cost` and `planned` in the smallest unit of the currency."""

    id = models.UUIDField(primary_key=True)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    category = models.CharField(max_length=12)
    label = models.CharField(max_length=160)
    quantity = models.BigIntegerField()
    unit = models.CharField(max_length=24, blank=True)
    unit_cost = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    payer = models.CharField(max_length=12)
    planned = models.BigIntegerField()
    withdrawn_by = models.UUIDField(null=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("ligne de prestation")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="service_quantity_positive"),
            models.CheckConstraint(condition=models.Q(unit_cost__gte=0), name="service_cost_not_negative"),
        ]


class ServiceFact(TwoSided):
    """Money promised or paid for a line, in its own currency, by one side. `receipt` is the digest of a kept file;
    `completes`: the payer says that nothing more is owed on the line."""

    id = models.UUIDField(primary_key=True)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    line = models.ForeignKey(ServiceLine, models.PROTECT, related_name="+")
    step = models.CharField(max_length=12)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    on = models.DateField()
    side = models.CharField(max_length=12)
    by = models.UUIDField()
    completes = models.BooleanField(default=False)
    receipt = models.CharField(max_length=64, blank=True)
    voucher = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=200, blank=True)
    reversed_by = models.UUIDField(null=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("dépense de mission")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="service_fact_not_negative")
        ]


class SafetyCheck(TwoSided):
    """One answer to one question of the safety sheet; the last one stands."""

    id = models.UUIDField(primary_key=True)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    item = models.CharField(max_length=16)
    answer = models.CharField(max_length=4)
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    side = models.CharField(max_length=12)
    by = models.UUIDField()

    class Meta(TwoSided.Meta):
        verbose_name = _("vérification de sécurité")
        indexes: ClassVar = [models.Index(fields=["mission", "at"], name="safety_of_mission")]


class MissionTravel(TwoSided):
    """Left, arrived safely, came home: as the expert says it, when it was captured."""

    id = models.UUIDField(primary_key=True)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    step = models.CharField(max_length=12)
    at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=200, blank=True)
    by = models.UUIDField()

    class Meta(TwoSided.Meta):
        verbose_name = _("étape de voyage")
        indexes: ClassVar = [models.Index(fields=["mission", "at"], name="travel_of_mission")]
