"""Follow-up visits, and what was promised."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant
from lisanga.domains.training.models.ownership import Programmed


class Visit(Programmed):
    """A visit to a cooperative, planned, then held."""

    id = models.UUIDField(primary_key=True)
    cooperative = models.UUIDField(db_index=True)
    roadmap = models.UUIDField(null=True)
    purpose = models.CharField(max_length=200)
    planned_on = models.DateField()
    held_on = models.DateField(null=True)
    visitor = models.CharField(max_length=120)
    findings = models.TextField()

    class Meta(Tenant.Meta):
        verbose_name = _("visite de suivi")
        indexes: ClassVar = [models.Index(fields=["organisation", "planned_on", "id"], name="visit_planned")]


class VisitPhoto(Programmed):
    """A picture taken on a visit: the digest of a kept file."""

    id = models.UUIDField(primary_key=True)
    visit = models.UUIDField(db_index=True)
    photo = models.CharField(max_length=64)
    position = models.SmallIntegerField(default=0)  # in the order in which they came

    class Meta(Tenant.Meta):
        verbose_name = _("photo d’une visite")


class ActionPoint(Programmed):
    """Something promised, from any record: what, by whom, until when. `subject` is the record's id. Open until it is
    done, or dropped with a reason."""

    id = models.UUIDField(primary_key=True)
    subject_kind = models.CharField(max_length=24)
    subject = models.UUIDField(db_index=True)
    cooperative = models.UUIDField(null=True, db_index=True)
    text = models.CharField(max_length=300)
    owner = models.CharField(max_length=120)
    person = models.UUIDField(null=True)  # the owner, when known here
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    done_note = models.CharField(max_length=300)
    dropped_on = models.DateField(null=True)
    dropped_reason = models.CharField(max_length=300, default="")

    class Meta(Tenant.Meta):
        verbose_name = _("promesse")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(done_on=None) | models.Q(dropped_on=None), name="action_done_or_dropped"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "due_on", "id"],
                name="action_due",
                condition=models.Q(done_on=None, dropped_on=None),
            ),
            models.Index(
                fields=["person", "due_on", "id"],
                name="action_of_person",
                condition=models.Q(done_on=None, dropped_on=None),
            ),
            models.Index(fields=["partner", "due_on", "id"], name="action_of_partner"),
        ]
