"""Campaigns, prices, deliveries and their summaries: tables only. Weights in grams, percentages in hundredths, money
in the smallest unit of its currency; `value_cdf` in francs."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant


class Campaign(Tenant):
    """A season of one product."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=60)
    product = models.UUIDField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    max_recovery = models.IntegerField(default=10_000)
    capital_instalment = models.IntegerField(default=0)

    class Meta(Tenant.Meta):
        verbose_name = _("campagne")
        indexes: ClassVar = [models.Index(fields=["organisation", "product"], name="campaign_product")]


class Price(Tenant):
    """For one kilogram, from a day on, until a later row says otherwise."""

    id = models.UUIDField(primary_key=True)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="prices")
    grade = models.CharField(max_length=20, blank=True)
    centre = models.UUIDField(null=True)
    valid_from = models.DateField()
    currency = models.CharField(max_length=3)
    price = models.BigIntegerField()

    class Meta(Tenant.Meta):
        verbose_name = _("prix")
        indexes: ClassVar = [models.Index(fields=["organisation", "valid_from", "id"], name="price_day")]


class Delivery(Tenant):
    """A weighing, with what followed from it. Ids are checked in sets by the operation, not by the database."""

    id = models.UUIDField(primary_key=True)
    series = models.CharField(max_length=12)
    number = models.BigIntegerField()
    paper_number = models.CharField(max_length=24, blank=True)
    member = models.UUIDField()
    centre = models.UUIDField()
    campaign = models.UUIDField(null=True)
    product = models.UUIDField()
    on = models.DateField()
    gross = models.BigIntegerField()
    containers = models.IntegerField()
    tare = models.BigIntegerField()
    moisture = models.IntegerField()
    impurity = models.IntegerField()
    grade = models.CharField(max_length=20, blank=True)
    unit = models.UUIDField(null=True)
    unit_count = models.BigIntegerField(default=0)
    net = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    price = models.BigIntegerField()
    rate = models.BigIntegerField(default=0)
    value = models.BigIntegerField()
    value_cdf = models.BigIntegerField()
    recovered = models.BigIntegerField()
    capital = models.BigIntegerField()
    net_to_pay = models.BigIntegerField()
    author = models.UUIDField()
    flagged = models.BooleanField(default=False)
    priced_by = models.UUIDField(null=True)  # the operation that fixed the price later
    reversed_by = models.UUIDField(null=True)

    class Meta(Tenant.Meta):
        verbose_name = _("livraison")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "series", "number"], name="one_receipt"),
        ]
        indexes: ClassVar = [
            # No index by member: the register knows which operations are about a member (`deliveries_of_member`).
            models.Index(fields=["organisation", "-on"], name="delivery_day"),
            models.Index(fields=["organisation", "id"], condition=models.Q(flagged=True), name="delivery_flagged"),
        ]


class Contest(Tenant):
    """Somebody says that a delivery is wrong, and what a person answers. The delivery itself stays as it is."""

    id = models.UUIDField(primary_key=True)
    delivery = models.UUIDField()
    centre = models.UUIDField()  # the delivery's, for the telephones there
    by = models.CharField(max_length=6)  # member, agent
    on = models.DateField()
    reason = models.CharField(max_length=400)
    net = models.BigIntegerField(default=0)  # grams said to be right; 0 when no weight was said
    containers = models.IntegerField(default=0)
    author = models.UUIDField()
    answer = models.CharField(max_length=9, blank=True)  # corrected, kept; empty while it waits
    answer_words = models.CharField(max_length=500, blank=True)
    answered_on = models.DateField(null=True)
    replacement = models.UUIDField(null=True)  # the delivery written instead

    class Meta(Tenant.Meta):
        verbose_name = _("contestation")
        indexes: ClassVar = [
            models.Index(fields=["organisation", "delivery"], name="contest_delivery"),
            models.Index(fields=["organisation", "-on", "-id"], name="contest_day"),
        ]


class Deduction(Tenant):
    """What a delivery took off one open item."""

    id = models.BigAutoField(primary_key=True)
    delivery = models.UUIDField(db_index=True)
    item = models.UUIDField()
    account = models.CharField(max_length=8)
    amount = models.BigIntegerField()

    class Meta(Tenant.Meta):
        verbose_name = _("retenue")


class DeliverySummary(Tenant):
    """Deliveries by campaign, product, centre and month."""

    pk = models.CompositePrimaryKey("organisation", "campaign", "product", "centre", "month")
    campaign = models.UUIDField()
    product = models.UUIDField()
    centre = models.UUIDField()
    month = models.IntegerField()
    deliveries = models.IntegerField()
    grams = models.BigIntegerField()
    value_cdf = models.BigIntegerField()


class MemberSummary(Tenant):
    """Deliveries of one member by campaign, product and month."""

    pk = models.CompositePrimaryKey("organisation", "member", "campaign", "product", "month")
    member = models.UUIDField()
    campaign = models.UUIDField()
    product = models.UUIDField()
    month = models.IntegerField()
    deliveries = models.IntegerField()
    grams = models.BigIntegerField()
    value_cdf = models.BigIntegerField()
