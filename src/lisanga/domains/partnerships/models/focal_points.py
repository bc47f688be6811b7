"""Who speaks for a side of an agreement, from a day to a day: tables only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.models import Person
from lisanga.core.scope.tenancy import TwoSided
from lisanga.domains.partnerships.models.agreement import Agreement


class FocalPoint(TwoSided):
    """`validates`: may say the partner's word on a deliverable of this agreement (G87). `grant` is the role that the
    naming gave, ended with it; None when the person held one already. `successor` and `note`: who took over what was
    open, and what was said at the hand-over."""

    id = models.UUIDField(primary_key=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_constraint=False)
    validates = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    grant = models.UUIDField(null=True)
    note = models.CharField(max_length=500, blank=True)
    successor = models.UUIDField(null=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("point focal")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "person"], condition=models.Q(valid_to=None), name="one_open_focal_point"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["agreement", "side"], name="focal_points_of_agreement")]


class HandedTask(TwoSided):
    """One open task that went with a hand-over: an obligation, or a deliverable (`kind`), by its id."""

    id = models.UUIDField(primary_key=True)
    focal_point = models.ForeignKey(FocalPoint, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    subject = models.UUIDField(db_index=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("tâche transmise")
