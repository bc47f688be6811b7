"""Which deliveries of a register that is brought in are recorded already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.models import Delivery


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A delivery by the number of its paper; reversed ones are left out."""

    id: UUID
    paper_number: str
    on: date
    member: UUID
    product: UUID
    net: int


@scoped
def recorded(scope: Scope, organisation: UUID, identifiers: Iterable[UUID]) -> set[UUID]:
    """Those of these ids that are deliveries, reversed ones included. One query; a few hundred ids at a time."""
    rows = Delivery.objects.rows(scope, organisation).filter(id__in=list(identifiers))
    return set(rows.values_list("id", flat=True))


@scoped
def papers(scope: Scope, organisation: UUID, numbers: Iterable[str]) -> list[PaperRow]:
    """Deliveries whose paper bears one of these numbers. One query; a few hundred numbers at a time."""
    rows = Delivery.objects.rows(scope, organisation).filter(paper_number__in=list(numbers), reversed_by=None)
    return [PaperRow(*row) for row in rows.values_list("id", "paper_number", "on", "member", "product", "net")]
