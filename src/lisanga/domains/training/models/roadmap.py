"""The roadmap: phases, modules, sessions (F1)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant
from lisanga.domains.training.models.ownership import Programmed


class Roadmap(Programmed):
    """A plan of training and follow-up. Version 0 is a draft; adopted it is 1, and each revision adds one."""

    id = models.UUIDField(primary_key=True)
    title = models.CharField(max_length=160)
    objectives = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    version = models.IntegerField()
    adopted_on = models.DateField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("feuille de route")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="roadmap_ends_after")
        ]


class RoadmapVersion(Programmed):
    """The plan as it stood in a version (JSON), and why it was left. Its id is that of the operation that made it."""

    id = models.UUIDField(primary_key=True)
    roadmap = models.UUIDField()
    version = models.IntegerField()
    on = models.DateField()
    reason = models.CharField(max_length=300)
    plan = models.TextField()

    class Meta(Tenant.Meta):
        verbose_name = _("version d’une feuille de route")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "roadmap", "version"], name="roadmap_version_once")
        ]


class Phase(Programmed):
    """`position` orders phases of a roadmap."""

    id = models.UUIDField(primary_key=True)
    roadmap = models.UUIDField(db_index=True)
    position = models.SmallIntegerField()
    title = models.CharField(max_length=160)
    objectives = models.TextField()

    class Meta(Tenant.Meta):
        verbose_name = _("phase")


class Module(Programmed):
    """What is taught: hours planned, people aimed at, to whom."""

    id = models.UUIDField(primary_key=True)
    roadmap = models.UUIDField(db_index=True)
    phase = models.UUIDField()
    position = models.SmallIntegerField()
    title = models.CharField(max_length=160)
    objectives = models.TextField()
    audience = models.CharField(max_length=160)
    hours = models.SmallIntegerField()
    target = models.IntegerField()

    class Meta(Tenant.Meta):
        verbose_name = _("module")


class Session(Programmed):
    """A sitting of a module. `first_planned_on` is what the plan said first, `planned_on` where it stands now,
    `held_on` when people came. `trainer` is a participant; `kind` tells a training of trainers. `signed` counts the
    signatures of the paper sheet, where somebody counted them."""

    id = models.UUIDField(primary_key=True)
    number = models.IntegerField()
    roadmap = models.UUIDField(db_index=True)
    module = models.UUIDField()
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=160)
    first_planned_on = models.DateField()
    planned_on = models.DateField()
    held_on = models.DateField(null=True)
    cancelled = models.CharField(max_length=200)  # why; empty when it stands
    hours = models.SmallIntegerField()
    target = models.IntegerField()
    trainer = models.UUIDField(null=True, db_index=True)
    place = models.CharField(max_length=160)
    province = models.CharField(max_length=5)
    territory = models.CharField(max_length=60)
    signed = models.SmallIntegerField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("séance")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="session_number_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "planned_on", "id"], name="session_planned")]
