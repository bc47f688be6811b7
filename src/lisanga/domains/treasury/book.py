"""Lines of the cash book as pages show them, from rows that the caller has scoped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from lisanga.core.ledger.models import Auxiliary
from lisanga.domains.treasury.models import CashMovement


@dataclass(frozen=True, slots=True)
class MovementRow:
    """A line of the cash book; `name` is the member or third party, `amount` below zero on a correction."""

    id: UUID
    number: int
    operation: UUID
    till: UUID
    direction: str
    nature: str
    category: str
    amount: int
    fee: int
    currency: str
    balance: int
    on: date
    label: str
    counterparty: str
    voucher: str
    auxiliary: UUID | None
    name: str
    operator: str
    reference: str
    reverses: UUID | None
    reversed_by: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFilter:
    """What the cash book is narrowed to; empty means all."""

    till: UUID | None = None
    direction: str = ""
    category: str = ""
    natures: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None

    def apply(self, rows: QuerySet[CashMovement]) -> QuerySet[CashMovement]:
        """The rows that it keeps."""
        exact = {
            "till": self.till,
            "direction": self.direction or None,
            "category": self.category or None,
            "nature__in": self.natures or None,
            "on__gte": self.first,
            "on__lte": self.last,
        }
        return rows.filter(**{name: value for name, value in exact.items() if value is not None})


def movement_rows(organisation: UUID, rows: QuerySet[CashMovement], limit: int) -> list[MovementRow]:
    """Newest first, with the names of members and third parties of this page in one more query."""
    page = list(rows.order_by("-number")[:limit])
    names = _names(organisation, [row.auxiliary for row in page if row.auxiliary is not None])
    return [_movement_row(row, names) for row in page]


def _names(organisation: UUID, auxiliaries: Sequence[UUID]) -> dict[UUID, str]:
    if not auxiliaries:
        return {}
    found = Auxiliary.plain.filter(organisation_id=organisation, id__in=set(auxiliaries))
    return dict(found.values_list("id", "name"))


def _movement_row(row: CashMovement, names: dict[UUID, str]) -> MovementRow:
    return MovementRow(
        id=row.id,
        number=row.number,
        operation=row.operation,
        till=row.till,
        direction=row.direction,
        nature=row.nature,
        category=row.category,
        amount=row.amount,
        fee=row.fee,
        currency=row.currency,
        balance=row.balance,
        on=row.on,
        label=row.label,
        counterparty=row.counterparty,
        voucher=row.voucher,
        auxiliary=row.auxiliary,
        name=names.get(row.auxiliary, "") if row.auxiliary else "",
        operator=row.operator,
        reference=row.reference,
        reverses=row.reverses,
        reversed_by=row.reversed_by,
    )
