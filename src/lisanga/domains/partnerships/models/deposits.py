"""Works of trainees, deposited on a day: tables only. The file never shows itself to whom holds the receipt."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import TwoSided
from lisanga.domains.partnerships.models.agreement import Agreement


class Deposit(TwoSided):
    """`number` counts the office's deposits. `consent`: the owners agree that it is used again, with their credit line;
    `withdrawn_on`: they do no more since that day."""

    id = models.UUIDField(primary_key=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    number = models.IntegerField()
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=16)
    digest = models.CharField(max_length=64)
    consent = models.BooleanField()
    credit = models.CharField(max_length=200)
    deposited_on = models.DateField()
    by = models.UUIDField()
    withdrawn_on = models.DateField(null=True)

    class Meta(TwoSided.Meta):
        verbose_name = _("dépôt")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_deposit_number"),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement", "deposited_on", "id"], name="deposit_of_agreement")]


class DepositOwner(TwoSided):
    """A trainee or a group whose work it is."""

    id = models.UUIDField(primary_key=True)
    deposit = models.ForeignKey(Deposit, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)

    class Meta(TwoSided.Meta):
        verbose_name = _("auteur d’un dépôt")
