"""Names for the ids that deliveries carry: a bounded number of reads for a whole page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from lisanga.core.ledger.queries import auxiliary_names
from lisanga.domains.collect.queries import DeliveryRow, campaigns
from lisanga.domains.stock.queries import centres, products
from lisanga.interfaces.web.here import Here


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id: members, products, centres, campaigns."""

    members: dict[UUID, str]
    products: dict[UUID, str]
    centres: dict[UUID, str]
    campaigns: dict[UUID, str]


@dataclass(frozen=True, slots=True)
class NamedDelivery:
    """A delivery ready for a list."""

    row: DeliveryRow
    member: str
    product: str
    centre: str
    url: str

    @property
    def kept_back(self) -> int:
        """What the member will not be handed of the value: advances, inputs, shares, in the smallest unit."""
        return self.row.value - self.row.net_to_pay

    @property
    def state(self) -> tuple[str, str]:
        """Tone and word."""
        if self.row.reversed_by:
            return "bad", "annulée"
        return ("watch", "à vérifier") if self.row.flagged else ("good", "enregistrée")


def names_for(here: Here, rows: Sequence[DeliveryRow]) -> Names:
    """Four reads, however many rows."""
    return Names(
        members=auxiliary_names(here.scope, here.id, {row.member for row in rows}),
        products={product.id: str(product) for product in products(here.scope, here.id)},
        centres={centre.id: centre.name for centre in centres(here.scope, here.id)},
        campaigns={campaign.id: campaign.name for campaign in campaigns(here.scope, here.id)},
    )


def with_members(here: Here, names: Names, rows: Sequence[DeliveryRow]) -> Names:
    """The same names and those of the members of these rows."""
    return replace(names, members=auxiliary_names(here.scope, here.id, {row.member for row in rows}))


def named(here: Here, rows: Sequence[DeliveryRow], names: Names | None = None) -> list[NamedDelivery]:
    """Rows with their names."""
    known = names or names_for(here, rows)
    return [
        NamedDelivery(
            row,
            known.members.get(row.member, ""),
            known.products.get(row.product, ""),
            known.centres.get(row.centre, ""),
            here.url("delivery_numbered", row.receipt),
        )
        for row in rows
    ]
