"""Tills with what they hold, the cash book a page at a time, and counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import msgspec
from django.db.models import Case, F, Sum, When

from lisanga.core.kernel import clock
from lisanga.core.kernel.names import fold
from lisanga.core.ledger.models import AuxiliaryBalance
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.treasury.book import BookFilter, MovementRow, movement_rows
from lisanga.domains.treasury.categories import IN
from lisanga.domains.treasury.models import CashCount, CashMovement, Till


@dataclass(frozen=True, slots=True)
class TillRow:
    """A till with its balance, in its smallest unit."""

    id: UUID
    kind: str
    currency: str
    name: str
    operator: str
    number: str
    account: str
    balance: int


@dataclass(frozen=True, slots=True)
class CountRow:
    """A count with its notes: (value, how many)."""

    id: UUID
    till: UUID
    on: date
    denominations: list[tuple[int, int]]
    counted: int
    book: int
    gap: int
    explanation: str
    counted_by: str
    reversed_by: UUID | None


@scoped
def tills(scope: Scope, organisation: UUID) -> list[TillRow]:
    """All tills by kind and name; two queries."""
    rows = list(Till.objects.rows(scope, organisation).order_by("kind", "name"))
    balances = AuxiliaryBalance.objects.rows(scope, organisation).filter(auxiliary__in=[row.id for row in rows])
    sums = balances.values_list("auxiliary", "currency").annotate(
        Sum("debit"), Sum("credit"), Sum("foreign_debit"), Sum("foreign_credit")
    )
    held = {
        (auxiliary, currency): debit - credit if currency == "CDF" else foreign_debit - foreign_credit
        for auxiliary, currency, debit, credit, foreign_debit, foreign_credit in sums
    }
    return [
        TillRow(
            id=row.id,
            kind=row.kind,
            currency=row.currency,
            name=row.name,
            operator=row.operator,
            number=row.number,
            account=row.account,
            balance=held.get((row.id, row.currency), 0),
        )
        for row in rows
    ]


@scoped
def till_choices(scope: Scope, organisation: UUID) -> list[tuple[UUID, str, str, str]]:
    """(id, name, kind, currency) for a form; one query."""
    rows = Till.objects.rows(scope, organisation).order_by("kind", "name")
    return list(rows.values_list("id", "name", "kind", "currency"))


@scoped
def cash_book(
    scope: Scope,
    organisation: UUID,
    till: UUID | None = None,
    before: int | None = None,
    limit: int = 50,
    chosen: BookFilter | None = None,
) -> list[MovementRow]:
    """Lines of one till, or of all, newest first, before voucher number `before`; two queries."""
    rows = (chosen or BookFilter()).apply(CashMovement.objects.rows(scope, organisation))
    if till is not None:
        rows = rows.filter(till=till)
    if before is not None:
        rows = rows.filter(number__lt=before)
    return movement_rows(organisation, rows, limit)


@scoped
def movement(scope: Scope, organisation: UUID, operation: UUID) -> list[MovementRow]:
    """The lines that an operation wrote (two for a transfer), in order; empty when there is none."""
    rows = CashMovement.objects.rows(scope, organisation).filter(operation=operation)
    return movement_rows(organisation, rows, 10)[::-1]


@scoped
def same_reference(scope: Scope, organisation: UUID, operation: UUID, limit: int = 3) -> list[UUID]:
    """Other operations that carry the operator and reference of this one's mobile payment; two queries."""
    rows = CashMovement.objects.rows(scope, organisation).exclude(reference="")
    own = rows.filter(operation=operation).values_list("operator", "reference").first()
    if own is None:
        return []
    others = rows.filter(reference=own[1], reverses=None).exclude(operation=operation).order_by("number")
    found = others.values_list("operation", "operator")[:50]
    return list(dict.fromkeys(other for other, operator in found if fold(operator) == fold(own[0])))[:limit]


@scoped
def movement_of_member(scope: Scope, organisation: UUID, operation: UUID) -> list[MovementRow]:
    """The same for whoever reads the cooperative's rows, or for the member whose money it was."""
    if organisation in scope.rows:
        return movement(scope, organisation, operation)
    own = [member for member, where in scope.own.items() if where == organisation]
    if not own:
        raise NotVisible
    rows = CashMovement.objects.account(scope, organisation, own[0]).filter(operation=operation, auxiliary__in=own)
    return movement_rows(organisation, rows, 10)[::-1]


@scoped
def held_on(scope: Scope, organisation: UUID, till: UUID, day: date) -> int | None:
    """What the book says a till held at the end of a day, in its smallest unit: what it holds now, less what moved
    since; None for a till that does not exist."""
    now = next((row.balance for row in tills(scope, organisation) if row.id == till), None)
    if now is None:
        return None
    later = CashMovement.objects.rows(scope, organisation).filter(till=till, on__gt=day)
    signed = Case(When(direction=IN, then=F("amount")), default=-F("amount"))
    moved: int = later.aggregate(moved=Sum(signed - F("fee")))["moved"] or 0
    return now - moved


@scoped
def counts(
    scope: Scope, organisation: UUID, till: UUID | None = None, before: tuple[date, UUID] | None = None, limit: int = 50
) -> list[CountRow]:
    """Counts, newest first, before the (day, id) of the last one shown."""
    rows = CashCount.objects.rows(scope, organisation)
    if till is not None:
        rows = rows.filter(till=till)
    if before is not None:
        rows = rows.filter(on__lte=before[0]).exclude(on=before[0], id__gte=before[1])
    return [
        CountRow(
            id=row.id,
            till=row.till,
            on=row.on,
            denominations=msgspec.json.decode(row.denominations, type=list[tuple[int, int]]),
            counted=row.counted,
            book=row.book,
            gap=row.gap,
            explanation=row.explanation,
            counted_by=row.counted_by,
            reversed_by=row.reversed_by,
        )
        for row in rows.order_by("-on", "-id")[:limit]
    ]


@scoped
def uncounted(scope: Scope, organisation: UUID, month: int) -> list[tuple[UUID, str]]:
    """Cash boxes (id, name) that moved in a month and were not counted in it: what a reminder shows."""
    boxes = Till.objects.rows(scope, organisation).filter(kind="cash").order_by("name")
    moved = AuxiliaryBalance.objects.rows(scope, organisation).filter(month=month).values("auxiliary")
    end = clock.month_start(month + 1) - timedelta(days=1)
    counted = CashCount.objects.rows(scope, organisation).filter(on__gte=clock.month_start(month), on__lte=end)
    done = counted.filter(reversed_by=None).values("till")
    return list(boxes.filter(id__in=moved).exclude(id__in=done).values_list("id", "name"))
