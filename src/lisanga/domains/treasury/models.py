"""Money of a cooperative: where it is kept, what came in and went out, and what was counted."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant


class Till(Tenant):
    """A cash box, a mobile-money number or a bank account, in one currency. Its id is also its ledger auxiliary."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=8)  # cash, mobile, bank
    currency = models.CharField(max_length=3)
    name = models.CharField(max_length=80)
    operator = models.CharField(max_length=40)  # mobile-money service or bank
    number = models.CharField(max_length=40)  # phone or account number
    account = models.CharField(max_length=8)
    opened_on = models.DateField()

    class Meta(Tenant.Meta):
        verbose_name = _("caisse")
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "name"], name="till_name_once")]


class CashMovement(Tenant):
    """A line of the cash book. `number` is the gapless voucher number of the cooperative and the order of the book.

    Amounts in the till's smallest unit; `amount` is below zero on a correction. `balance` is what the till holds after
    the line: amount and fee of every line up to it."""

    id = models.UUIDField(primary_key=True)
    number = models.BigIntegerField()
    operation = models.UUIDField()
    till = models.UUIDField()
    direction = models.CharField(max_length=3)  # in, out
    nature = models.CharField(max_length=12)
    category = models.CharField(max_length=24)
    amount = models.BigIntegerField()
    fee = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3)
    rate = models.BigIntegerField()  # francs for one dollar, in millionths; 0 for francs
    balance = models.BigIntegerField()
    on = models.DateField()
    label = models.CharField(max_length=160)
    counterparty = models.CharField(max_length=120)
    voucher = models.CharField(max_length=40)  # number on the paper
    auxiliary = models.UUIDField(null=True)  # the member paid or paying
    operator = models.CharField(max_length=40)
    reference = models.CharField(max_length=60)
    batch = models.UUIDField(null=True)
    reverses = models.UUIDField(null=True)
    reversed_by = models.UUIDField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("mouvement de caisse")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="movement_number_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "till", "number"], name="movement_till"),
            models.Index(fields=["organisation", "till", "on"], name="movement_day"),
            models.Index(fields=["organisation", "operation"], name="movement_operation"),
            models.Index(
                fields=["organisation", "auxiliary", "number"],
                condition=models.Q(auxiliary__isnull=False),
                name="movement_auxiliary",
            ),
            models.Index(
                fields=["organisation", "reference"], condition=~models.Q(reference=""), name="movement_reference"
            ),
            models.Index(
                fields=["organisation", "batch"], condition=models.Q(batch__isnull=False), name="movement_batch"
            ),
        ]


class CashCount(Tenant):
    """Money counted by hand against the book, on a day, by a person who signs with their name."""

    id = models.UUIDField(primary_key=True)
    till = models.UUIDField()
    on = models.DateField()
    denominations = models.TextField()  # JSON: [[value, count], …] in the till's smallest unit
    counted = models.BigIntegerField()
    book = models.BigIntegerField()
    gap = models.BigIntegerField()
    explanation = models.CharField(max_length=400)
    counted_by = models.CharField(max_length=120)
    reversed_by = models.UUIDField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("comptage de caisse")
        indexes: ClassVar = [models.Index(fields=["organisation", "till", "on"], name="count_day")]


class PaymentList(Tenant):
    """The parent of payments made together; its payments carry its id as `batch`."""

    id = models.UUIDField(primary_key=True)
    till = models.UUIDField()
    label = models.CharField(max_length=160)
    on = models.DateField()
    planned = models.IntegerField()  # how many payments
    total = models.BigIntegerField()  # in the till's smallest unit

    class Meta(Tenant.Meta):
        verbose_name = _("liste de paiement")
        indexes: ClassVar = [models.Index(fields=["organisation", "-on", "-id"], name="payment_list_day")]


class Slip(Tenant):
    """A sum due that a telephone was told to pay from its float. It is paid when its open item is settled;
    `withdrawn_by` is the operation that took it back, or gave it to another one."""

    id = models.UUIDField(primary_key=True)
    device = models.UUIDField()
    item = models.UUIDField()  # the open item of the ledger
    operation = models.UUIDField()
    withdrawn_by = models.UUIDField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("bon confié à un téléphone")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "item"],
                condition=models.Q(withdrawn_by__isnull=True),
                name="one_telephone_a_slip",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "device"],
                condition=models.Q(withdrawn_by__isnull=True),
                name="slip_device",
            ),
            models.Index(fields=["organisation", "operation"], name="slip_operation"),
            models.Index(
                fields=["organisation", "withdrawn_by"],
                condition=models.Q(withdrawn_by__isnull=False),
                name="slip_withdrawn",
            ),
        ]


class PaymentSummary(Tenant):
    """Payments to members by month, channel and currency, kept up to date by the payments themselves."""

    pk = models.CompositePrimaryKey("organisation", "month", "channel", "currency")
    month = models.IntegerField()
    channel = models.CharField(max_length=8)
    currency = models.CharField(max_length=3)
    amount = models.BigIntegerField()
    count = models.BigIntegerField()

    class Meta(Tenant.Meta):
        verbose_name = _("paiements du mois")
