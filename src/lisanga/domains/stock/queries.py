"""Scoped reads of reference rows and of what lies at the centres."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.stock.models import Centre, LocalUnit, Product, StockCount, StockLevel, UnitFactor


@dataclass(frozen=True, slots=True)
class ProductRow:
    id: UUID
    code: str
    name: str
    form: str
    base_moisture: int
    impurity_tolerance: int
    active: bool

    def __str__(self) -> str:
        return f"{self.name} ({self.form})" if self.form else self.name


@dataclass(frozen=True, slots=True)
class CentreRow:
    id: UUID
    name: str
    place: str
    active: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with its last measure for a product; factor in milligrams, None when never weighed."""

    id: UUID
    name: str
    product: UUID | None
    factor: int | None
    deviation: int | None
    weighings: int | None
    measured_on: date | None


@dataclass(frozen=True, slots=True)
class CountRow:
    """A count against the book of its moment; grams."""

    id: UUID
    centre: UUID
    product: UUID
    on: date
    counted: int
    bags: int
    bag_weight: int
    book: int
    gap: int
    explanation: str
    counted_by: str


@dataclass(frozen=True, slots=True)
class LevelRow:
    """Grams by the book, and how the last count found it."""

    centre: UUID
    centre_name: str
    product_id: UUID
    product: str
    grams: int
    count: CountRow | None


@scoped
def products(scope: Scope, organisation: UUID) -> list[ProductRow]:
    """Products of a cooperative by name; a closed list, never long."""
    rows = Product.objects.rows(scope, organisation).order_by("name", "form")
    columns = ("id", "code", "name", "form", "base_moisture", "impurity_tolerance", "active")
    return [ProductRow(*row) for row in rows.values_list(*columns)]


@scoped
def centres(scope: Scope, organisation: UUID) -> list[CentreRow]:
    """Centres of a cooperative by name, closed ones included."""
    rows = Centre.objects.rows(scope, organisation).order_by("name")
    return [CentreRow(*row) for row in rows.values_list("id", "name", "place", "active")]


@scoped
def units(scope: Scope, organisation: UUID) -> list[UnitRow]:
    """Every unit, once per product it was measured for (the last measure)."""
    measures: dict[tuple[UUID, UUID], tuple[int, int, int, date]] = {}
    factors = UnitFactor.objects.rows(scope, organisation).order_by("measured_on", "id")
    columns = ("unit_id", "product_id", "factor", "deviation", "weighings", "measured_on")
    for unit, product, factor, deviation, weighings, day in factors.values_list(*columns):
        measures[unit, product] = (factor, deviation, weighings, day)
    rows = []
    for unit, name in LocalUnit.objects.rows(scope, organisation).order_by("name").values_list("id", "name"):
        found = [(product, values) for (measured, product), values in measures.items() if measured == unit]
        rows += [UnitRow(unit, name, product, *values) for product, values in found]
        if not found:
            rows.append(UnitRow(unit, name, None, None, None, None, None))
    return rows


@scoped
def levels(scope: Scope, organisation: UUID) -> list[LevelRow]:
    """What lies at each centre by the book, with the last count of each; four queries. What is level at nothing and was
    never counted is left out."""
    names = dict(Centre.objects.rows(scope, organisation).values_list("id", "name"))
    labels = {product.id: str(product) for product in products(scope, organisation)}
    counted = StockCount.plain.filter(
        organisation_id=OuterRef("organisation_id"), centre=OuterRef("centre"), product=OuterRef("product")
    )
    last = counted.order_by("-on", "-id").values("id")[:1]
    stock = list(
        StockLevel.objects.rows(scope, organisation)
        .annotate(last=Subquery(last))
        .values_list("centre", "product", "grams", "last")
    )
    found = StockCount.objects.rows(scope, organisation).filter(id__in=[row[3] for row in stock if row[3]])
    last_of = {row.id: row for row in _counts(found)}
    rows = [
        LevelRow(centre, names.get(centre, ""), product, labels.get(product, ""), grams, last_of.get(count))
        for centre, product, grams, count in stock
        if grams or count
    ]
    return sorted(rows, key=lambda row: (row.centre_name, row.product))


@scoped
def held_stock(scope: Scope, organisation: UUID, centre: UUID | None = None) -> list[tuple[UUID, UUID, int]]:
    """For telephones: (product, centre, grams) by the book, of one centre or of all."""
    rows = StockLevel.objects.rows(scope, organisation)
    if centre is not None:
        rows = rows.filter(centre=centre)
    return list(rows.order_by("centre", "product").values_list("product", "centre", "grams"))


@scoped
def stock_counts(
    scope: Scope, organisation: UUID, before: tuple[date, UUID] | None = None, limit: int = 50
) -> list[CountRow]:
    """Newest first, before a (day, id) key."""
    rows = StockCount.objects.rows(scope, organisation)
    if before is not None:
        rows = rows.filter(on__lte=before[0]).exclude(on=before[0], id__gte=before[1])
    return _counts(rows.order_by("-on", "-id")[:limit])


def _counts(rows: QuerySet[StockCount]) -> list[CountRow]:
    columns = ("id", "centre", "product", "on", "counted", "bags", "bag_weight", "book", "gap")
    return [CountRow(*row) for row in rows.values_list(*columns, "explanation", "counted_by")]


@scoped
def products_of(scope: Scope, organisations: Iterable[UUID]) -> dict[UUID, ProductRow]:
    """Product id → product over several cooperatives, for figures that add like to like; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = Product.objects.aggregates(scope).filter(organisation_id__in=wanted)
    columns = ("id", "code", "name", "form", "base_moisture", "impurity_tolerance", "active")
    return {row[0]: ProductRow(*row) for row in rows.order_by("name", "form", "id").values_list(*columns)}


@scoped
def product_codes(scope: Scope, organisations: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Product id → (code, name) over several cooperatives, for figures that add like to like."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = Product.objects.aggregates(scope).filter(organisation_id__in=wanted)
    return {row[0]: (row[1], row[2]) for row in rows.values_list("id", "code", "name")}
