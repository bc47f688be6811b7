"""Double entry in whole francs; the original currency stands beside. Entries and lines are append-only (triggers).

Balances are kept by the same transaction that posts, by account and by auxiliary, per month and currency, so that a
statement never scans history."""

from typing import ClassVar

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from lisanga.core.operations.models import BLOCK
from lisanga.core.scope.tenancy import Tenant


class Entry(Tenant):
    """A balanced entry. `posting_date` is the first open day when `real_date` falls in a closed month."""

    pk = models.CompositePrimaryKey("organisation", "number")
    number = models.BigIntegerField()
    operation = models.UUIDField()
    journal = models.CharField(max_length=12)
    posting_date = models.DateField()
    real_date = models.DateField()
    label = models.CharField(max_length=160)
    reverses = models.BigIntegerField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("écriture")
        indexes: ClassVar = [
            models.Index(fields=["organisation", "operation"], name="entry_operation"),
            models.Index(
                fields=["organisation", "reverses"], condition=models.Q(reverses__isnull=False), name="entry_reverses"
            ),
        ]


class Line(Tenant):
    """One side of an entry. Corrections repeat a line with negative amounts on the same side (AUDCIF 20)."""

    pk = models.CompositePrimaryKey("organisation", "number")
    number = models.BigIntegerField()
    entry = models.BigIntegerField()
    account = models.CharField(max_length=8)
    auxiliary = models.UUIDField(null=True)
    month = models.IntegerField()
    debit = models.BigIntegerField()
    credit = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    foreign_debit = models.BigIntegerField()
    foreign_credit = models.BigIntegerField()
    rate = models.BigIntegerField()  # francs for one unit of the currency, in millionths; 0 for CDF

    class Meta(Tenant.Meta):
        verbose_name = _("ligne d’écriture")
        indexes: ClassVar = [
            models.Index(fields=["organisation", "account", "number"], name="line_account"),
            models.Index(
                F("organisation"),
                F("number") / BLOCK,
                F("auxiliary"),
                condition=models.Q(auxiliary__isnull=False),
                name="line_auxiliary",
            ),
            models.Index(fields=["organisation", "entry"], name="line_entry"),
        ]


class AccountBalance(Tenant):
    """Movements of an account in a month and currency; the trial balance reads only this."""

    pk = models.CompositePrimaryKey("organisation", "account", "currency", "month")
    account = models.CharField(max_length=8)
    currency = models.CharField(max_length=3)
    month = models.IntegerField()
    debit = models.BigIntegerField()
    credit = models.BigIntegerField()
    foreign_debit = models.BigIntegerField()
    foreign_credit = models.BigIntegerField()


class AuxiliaryBalance(Tenant):
    """The same for one auxiliary (member, supplier, till) of an account."""

    pk = models.CompositePrimaryKey("organisation", "auxiliary", "account", "currency", "month")
    auxiliary = models.UUIDField()
    account = models.CharField(max_length=8)
    currency = models.CharField(max_length=3)
    month = models.IntegerField()
    debit = models.BigIntegerField()
    credit = models.BigIntegerField()
    foreign_debit = models.BigIntegerField()
    foreign_credit = models.BigIntegerField()


class Auxiliary(Tenant):
    """An individual account under a collective one: a member, a till. Its id is the member's or the till's."""

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=24)
    name = models.CharField(max_length=160)

    class Meta(Tenant.Meta):
        verbose_name = _("compte auxiliaire")


class OpenItem(Tenant):
    """A sum due, kept with the operation it comes from: `side` D is owed to the cooperative (advance, inputs, called
    capital), C by it (a delivery to pay). Amounts in the item's currency."""

    id = models.UUIDField(primary_key=True)
    account = models.CharField(max_length=8)
    auxiliary = models.UUIDField()
    operation = models.UUIDField()
    side = models.CharField(max_length=1)
    currency = models.CharField(max_length=3)
    amount = models.BigIntegerField()
    settled = models.BigIntegerField(default=0)
    label = models.CharField(max_length=160)
    opened_on = models.DateField()
    due_on = models.DateField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("poste ouvert")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(settled__gte=0, settled__lte=models.F("amount")), name="settled_within_amount"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "auxiliary", "side"],
                condition=models.Q(settled__lt=models.F("amount")),
                name="open_items",
            ),
            models.Index(fields=["organisation", "operation"], name="item_operation"),
        ]


class Settlement(Tenant):
    """What an operation took off an open item (negative when it is reversed)."""

    id = models.BigAutoField(primary_key=True)
    item = models.UUIDField(db_index=True)
    operation = models.UUIDField()
    amount = models.BigIntegerField()
    on = models.DateField()

    class Meta(Tenant.Meta):
        indexes: ClassVar = [models.Index(fields=["organisation", "operation"], name="settlement_operation")]


class ClosedMonth(Tenant):
    """Months are closed in order; everything up to the last one is closed (AUDCIF 22)."""

    pk = models.CompositePrimaryKey("organisation", "month")
    month = models.IntegerField()
    operation = models.UUIDField()
    closed_by = models.UUIDField()
    closed_at = models.DateTimeField()

    class Meta(Tenant.Meta):
        verbose_name = _("mois clos")


class ExchangeRate(Tenant):
    """Francs for one dollar on a day, in millionths, entered by a person with its source; never guessed."""

    id = models.UUIDField(primary_key=True)
    currency = models.CharField(max_length=3)
    day = models.DateField()
    rate = models.BigIntegerField()
    source = models.CharField(max_length=120)

    class Meta(Tenant.Meta):
        verbose_name = _("taux de change")
        indexes: ClassVar = [models.Index(fields=["organisation", "currency", "-day"], name="rate_day")]
