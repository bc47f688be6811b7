"""Settling open items, oldest first, and what the exchange rate has moved meanwhile (AUDCIF 52, 53)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from lisanga.core.kernel.money import Currency, in_francs
from lisanga.core.ledger.chart import EXCHANGE_GAIN, EXCHANGE_LOSS
from lisanga.core.ledger.models import Entry, Line, OpenItem
from lisanga.core.ledger.operations.posting import LineDraft
from lisanga.core.operations.context import Context

_COLUMNS = ("id", "account", "auxiliary", "operation", "side", "currency", "amount", "settled")


@dataclass(slots=True)
class Due:
    """An open item as it stands while a list is worked through; `settled` moves with each take."""

    id: UUID
    account: str
    auxiliary: UUID
    operation: UUID
    side: str
    currency: str
    amount: int
    settled: int

    @property
    def remaining(self) -> int:
        return self.amount - self.settled


@dataclass(frozen=True, slots=True)
class Taken:
    """A part of an item that is settled now; `before` was settled already."""

    due: Due
    before: int
    amount: int


Row = tuple[UUID, str, UUID, UUID, str, str, int, int]


def due_rows(context: Context, auxiliaries: Iterable[UUID], side: str, account: str) -> list[Row]:
    """Open items of these auxiliaries on one account, oldest first. One query."""
    items = OpenItem.plain.filter(
        organisation_id=context.organisation, auxiliary__in=set(auxiliaries), side=side, account=account
    )
    open_ones = items.filter(settled__lt=F("amount")).order_by("opened_on", "id")
    return list(open_ones.values_list(*_COLUMNS))


def item_row(context: Context, item: UUID) -> Row | None:
    """One open item of the organisation."""
    items = OpenItem.plain.filter(organisation_id=context.organisation, id=item, settled__lt=F("amount"))
    return items.values_list(*_COLUMNS).first()


def dues_by_auxiliary(rows: Iterable[Row]) -> dict[UUID, list[Due]]:
    """Fresh, changeable state from rows read once."""
    found: dict[UUID, list[Due]] = {}
    for row in rows:
        found.setdefault(row[2], []).append(Due(*row))
    return found


def take(dues: Sequence[Due], amount: int, currency: str, only: Sequence[UUID] = ()) -> tuple[list[Taken], int]:
    """Settles up to `amount` on items of that currency, on those of `only` when some are named; what is left is above
    what was due. A sum that was not named stays as it was promised, even when a named one was paid meanwhile."""
    chosen = [due for due in dues if due.id in only] if only else dues
    taken: list[Taken] = []
    for due in chosen:
        part = min(amount, due.remaining)
        if part <= 0 or due.currency != currency:
            continue
        taken.append(Taken(due, due.settled, part))
        due.settled += part
        amount -= part
    return taken, amount


def origin_rates(context: Context, taken: Iterable[Taken]) -> dict[UUID, int]:
    """Item → the rate at which it was booked, for items in dollars; nothing is read when there are none."""
    foreign = [part.due for part in taken if part.due.currency != Currency.CDF]
    if not foreign:
        return {}
    operations = {due.operation for due in foreign}
    entries = Entry.plain.filter(organisation_id=context.organisation, operation__in=operations)
    numbers = dict(entries.values_list("number", "operation"))
    lines = Line.plain.filter(organisation_id=context.organisation, entry__in=list(numbers), rate__gt=0)
    columns = lines.values_list("entry", "account", "auxiliary", "rate")
    rates = {(numbers[entry], account, auxiliary): rate for entry, account, auxiliary, rate in columns}
    return {due.id: rates.get((due.operation, due.account, due.auxiliary), 0) for due in foreign}


def settlement_lines(taken: Iterable[Taken], rates: Mapping[UUID, int], rate: int) -> list[LineDraft]:
    """The lines that take the items off their account: francs merged, dollars at the rate of origin (`rate` of today
    where none is known). Parts of an item add up to its value in francs exactly."""
    francs: dict[tuple[str, UUID, str], int] = {}
    lines = []
    for part in taken:
        due = part.due
        if due.currency == Currency.CDF:
            key = (due.account, due.auxiliary, due.side)
            francs[key] = francs.get(key, 0) + part.amount
            continue
        at = rates.get(due.id) or rate
        value = in_francs(part.before + part.amount, at) - in_francs(part.before, at)
        lines.append(_line(due.account, due.auxiliary, due.side, value, due.currency, part.amount, at))
    merged = [_line(account, auxiliary, side, value) for (account, auxiliary, side), value in francs.items()]
    return merged + lines


def _line(
    account: str, auxiliary: UUID, side: str, francs: int, currency: str = "CDF", foreign: int = 0, rate: int = 0
) -> LineDraft:
    if side == "C":
        return LineDraft(account, francs, 0, auxiliary, currency, foreign, 0, rate)
    return LineDraft(account, 0, francs, auxiliary, currency, 0, foreign, rate)


def exchange_lines(lines: Iterable[LineDraft]) -> list[LineDraft]:
    """What the rate has moved between the debt and its payment: a gain or a loss of the year (AUDCIF 53)."""
    difference = sum(line.debit - line.credit for line in lines)
    if difference > 0:
        return [LineDraft(EXCHANGE_GAIN, credit=difference)]
    return [LineDraft(EXCHANGE_LOSS, debit=-difference)] if difference else []
