"""Trainers: what they did to become one, and from whom they learnt (F3)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant
from lisanga.domains.training.models.ownership import Programmed


class CertificationParameters(Tenant):
    """The rule in force from a day: percentages in hundredths, sessions in number."""

    id = models.UUIDField(primary_key=True)
    valid_from = models.DateField()
    attendance = models.SmallIntegerField()
    post_test = models.SmallIntegerField()
    co_facilitated = models.SmallIntegerField()
    observed = models.SmallIntegerField()

    class Meta(Tenant.Meta):
        verbose_name = _("règle de certification")
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "valid_from"], name="one_rule_a_day")]


class Facilitation(Programmed):
    """A session that a future trainer led with a trainer, or under the eyes of one."""

    id = models.UUIDField(primary_key=True)
    session = models.UUIDField()
    participant = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=16)  # co_facilitated, observed
    passed = models.BooleanField()
    on = models.DateField()
    note = models.CharField(max_length=300)

    class Meta(Tenant.Meta):
        verbose_name = _("séance animée")


class Trainer(Programmed):
    """A participant who trains. Generation 0 is an expert of the programme; any other is one more than that of
    `taught_by`, which stood before: so no circle can be."""

    participant = models.UUIDField(primary_key=True)
    taught_by = models.UUIDField(null=True, db_index=True)
    generation = models.SmallIntegerField()
    certified_on = models.DateField()
    certificate = models.UUIDField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("formateur")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(generation=0, taught_by=None) | models.Q(generation__gt=0, taught_by__isnull=False),
                name="trainer_has_a_trainer",
            ),
            models.CheckConstraint(
                condition=models.Q(taught_by=None) | ~models.Q(taught_by=models.F("participant")),
                name="trainer_not_taught_by_self",
            ),
        ]
