"""Products, centres, local units and what lies at the centres: tables only."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.tenancy import Tenant


class Product(Tenant):
    """One product in one form. Moisture and impurity in hundredths of a percent."""

    id = models.UUIDField(primary_key=True)
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    form = models.CharField(max_length=40, blank=True)
    base_moisture = models.IntegerField(default=0)
    impurity_tolerance = models.IntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta(Tenant.Meta):
        verbose_name = _("produit")
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "code", "form"], name="one_product")]


class Centre(Tenant):
    """A place where produce is weighed and received."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=80)
    place = models.CharField(max_length=120, blank=True)
    active = models.BooleanField(default=True)

    class Meta(Tenant.Meta):
        verbose_name = _("centre de collecte")
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "name"], name="one_centre")]


class LocalUnit(Tenant):
    """The name of a local measure; it has no weight until it is measured."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=40)
    active = models.BooleanField(default=True)

    class Meta(Tenant.Meta):
        verbose_name = _("unité locale")
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "name"], name="one_unit")]


class UnitFactor(Tenant):
    """What a unit weighs for a product (and a campaign): mean and deviation in milligrams."""

    id = models.UUIDField(primary_key=True)
    unit = models.ForeignKey(LocalUnit, models.PROTECT)
    product = models.ForeignKey(Product, models.PROTECT)
    campaign = models.UUIDField(null=True)
    factor = models.BigIntegerField()
    deviation = models.BigIntegerField()
    weighings = models.SmallIntegerField()
    measured_on = models.DateField()

    class Meta(Tenant.Meta):
        verbose_name = _("facteur d’unité locale")
        indexes: ClassVar = [models.Index(fields=["organisation", "measured_on", "id"], name="unit_factor_day")]


class StockLevel(Tenant):
    """Grams of a product at a centre by the book: what deliveries brought, and the gaps that counts found."""

    pk = models.CompositePrimaryKey("organisation", "centre", "product")
    centre = models.UUIDField()
    product = models.UUIDField()
    grams = models.BigIntegerField()


class StockCount(Tenant):
    """What somebody weighed or counted at a centre, against the book as it stood when the count came in; grams."""

    id = models.UUIDField(primary_key=True)
    centre = models.UUIDField()
    product = models.UUIDField()
    on = models.DateField()
    counted = models.BigIntegerField()
    bags = models.IntegerField(default=0)
    bag_weight = models.BigIntegerField(default=0)  # of one bag
    book = models.BigIntegerField()
    gap = models.BigIntegerField()
    explanation = models.CharField(max_length=400)
    counted_by = models.CharField(max_length=120)

    class Meta(Tenant.Meta):
        verbose_name = _("comptage de stock")
        indexes: ClassVar = [
            models.Index(fields=["organisation", "centre", "product", "-on", "-id"], name="stock_count_last"),
            models.Index(fields=["organisation", "-on", "-id"], name="stock_count_day"),
        ]
