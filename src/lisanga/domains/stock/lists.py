"""Products, centres and units as operations of later domains need them: read under the door's lock, not for pages."""

from dataclasses import dataclass
from uuid import UUID

from lisanga.domains.stock.models import Centre, LocalUnit, Product, UnitFactor


@dataclass(frozen=True, slots=True)
class Lists:
    """By id: `products` → (base moisture, impurity tolerance); `factors` by (unit, product, campaign), the latest
    measure of each; without campaign the latest of all."""

    products: dict[UUID, tuple[int, int]]
    centres: frozenset[UUID]
    units: frozenset[UUID]
    factors: dict[tuple[UUID, UUID, UUID | None], int]


def lists_of(organisation: UUID) -> Lists:
    """All reference rows of one cooperative, in four statements."""
    products = Product.plain.filter(organisation_id=organisation)
    measures = UnitFactor.plain.filter(organisation_id=organisation).order_by("measured_on", "id")
    factors: dict[tuple[UUID, UUID, UUID | None], int] = {}
    for unit, product, campaign, factor in measures.values_list("unit_id", "product_id", "campaign", "factor"):
        factors[unit, product, campaign] = factors[unit, product, None] = factor
    return Lists(
        products={
            row[0]: (row[1], row[2]) for row in products.values_list("id", "base_moisture", "impurity_tolerance")
        },
        centres=frozenset(Centre.plain.filter(organisation_id=organisation).values_list("id", flat=True)),
        units=frozenset(LocalUnit.plain.filter(organisation_id=organisation).values_list("id", flat=True)),
        factors=factors,
    )


def has_product(organisation: UUID, product: UUID) -> bool:
    """Whether the cooperative collects this product."""
    return Product.plain.filter(organisation_id=organisation, id=product).exists()


def has_centre(organisation: UUID, centre: UUID) -> bool:
    """Whether the cooperative has this centre."""
    return Centre.plain.filter(organisation_id=organisation, id=centre).exists()
