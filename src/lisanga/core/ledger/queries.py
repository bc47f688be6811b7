"""Scoped reads of the ledger. Statements read kept balances; only lists of lines read lines, a page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from uuid import UUID

from django.db.models import F, Max, Sum

from lisanga.core.ledger.chart import account as known_account
from lisanga.core.ledger.models import (
    AccountBalance,
    Auxiliary,
    AuxiliaryBalance,
    ClosedMonth,
    Entry,
    ExchangeRate,
    Line,
    OpenItem,
)
from lisanga.core.operations.lookup import in_blocks
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One account: opening balance (debit > 0), movements of the months asked for, closing. Whole francs."""

    account: str
    label: str
    opening: int
    debit: int
    credit: int

    @property
    def closing(self) -> int:
        return self.opening + self.debit - self.credit


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line of an account, with its entry."""

    number: int
    entry: int
    operation: UUID
    posting_date: date
    real_date: date
    journal: str
    label: str
    account: str
    auxiliary: UUID | None
    debit: int
    credit: int
    currency: str
    foreign_debit: int
    foreign_credit: int


@dataclass(frozen=True, slots=True)
class DueItem:
    """An open item with what is left of it, in its currency."""

    id: UUID
    account: str
    auxiliary: UUID
    operation: UUID
    side: str
    currency: str
    amount: int
    remaining: int
    label: str
    opened_on: date
    due_on: date | None


@scoped
def trial_balance(scope: Scope, organisation: UUID, first: int, last: int) -> list[TrialRow]:
    """Accounts in order, months `first` to `last` inclusive; one query whatever the history."""
    balances = AccountBalance.objects.rows(scope, organisation).filter(month__lte=last)
    opening: dict[str, int] = {}
    moved: dict[str, tuple[int, int]] = {}
    for account, month, debit, credit in balances.values_list("account", "month", "debit", "credit"):
        if month < first:
            opening[account] = opening.get(account, 0) + debit - credit
        else:
            before = moved.get(account, (0, 0))
            moved[account] = (before[0] + debit, before[1] + credit)
    return [
        TrialRow(code, known_account(code).label, opening.get(code, 0), *moved.get(code, (0, 0)))
        for code in sorted(opening.keys() | moved.keys())
    ]


@scoped
def general_ledger(
    scope: Scope, organisation: UUID, account: str, before: int | None = None, limit: int = 50
) -> list[LedgerRow]:
    """The last lines of an account, newest first, before line number `before`."""
    lines = Line.objects.rows(scope, organisation).filter(account=account)
    return _ledger_rows(organisation, lines, before, limit)


@scoped
def account_of_member(
    scope: Scope, organisation: UUID, member: UUID, before: int | None = None, limit: int = 50
) -> list[LedgerRow]:
    """Lines of all accounts that carry a member as auxiliary, newest first. All their numbers are asked for and chosen
    from here: with an order and a limit a database may walk through the whole ledger instead."""
    lines = Line.objects.account(scope, organisation, member)
    last = lines.order_by("-number").values_list("number", flat=True).first() or 0
    own = in_blocks(lines.filter(auxiliary=member), last).values_list("number", flat=True)
    newest = nlargest(limit, (number for number in own if before is None or number < before))
    return _ledger_rows(organisation, lines.filter(number__in=newest), None, limit)


def _ledger_rows(organisation: UUID, lines: object, before: int | None, limit: int) -> list[LedgerRow]:
    chosen = lines.order_by("-number")  # type: ignore[attr-defined]  # a queryset of Line, whichever manager made it
    if before is not None:
        chosen = chosen.filter(number__lt=before)
    page: list[Line] = list(chosen[:limit])
    entries = Entry.plain.filter(organisation_id=organisation, number__in={line.entry for line in page})
    by_number = {entry.number: entry for entry in entries}
    return [_ledger_row(line, by_number[line.entry]) for line in page]


def _ledger_row(line: Line, entry: Entry) -> LedgerRow:
    return LedgerRow(
        number=line.number,
        entry=line.entry,
        operation=entry.operation,
        posting_date=entry.posting_date,
        real_date=entry.real_date,
        journal=entry.journal,
        label=entry.label,
        account=line.account,
        auxiliary=line.auxiliary,
        debit=line.debit,
        credit=line.credit,
        currency=line.currency,
        foreign_debit=line.foreign_debit,
        foreign_credit=line.foreign_credit,
    )


@scoped
def open_items_of(scope: Scope, organisation: UUID, auxiliary: UUID) -> list[DueItem]:
    """What is due to or by one member, oldest first."""
    items = OpenItem.objects.account(scope, organisation, auxiliary).filter(auxiliary=auxiliary)
    return _due(items.filter(settled__lt=F("amount")))


@scoped
def open_items(
    scope: Scope, organisation: UUID, side: str, account: str, after: tuple[date, UUID] | None = None, limit: int = 50
) -> list[DueItem]:
    """What is still due on one account of the cooperative, oldest first, a page at a time."""
    items = OpenItem.objects.rows(scope, organisation).filter(side=side, account=account, settled__lt=F("amount"))
    if after is not None:
        items = items.filter(opened_on__gte=after[0]).exclude(opened_on=after[0], id__lte=after[1])
    return _due(items, limit)


@scoped
def due_item(scope: Scope, organisation: UUID, item: UUID) -> DueItem | None:
    """One sum due, with what is left of it; None when there is none such."""
    found = _due(OpenItem.objects.rows(scope, organisation).filter(id=item), 1)
    return found[0] if found else None


def _due(items: object, limit: int = 1000) -> list[DueItem]:
    ordered = items.order_by("opened_on", "id")[:limit]  # type: ignore[attr-defined]  # a queryset of OpenItem
    return [
        DueItem(
            id=item.id,
            account=item.account,
            auxiliary=item.auxiliary,
            operation=item.operation,
            side=item.side,
            currency=item.currency,
            amount=item.amount,
            remaining=item.amount - item.settled,
            label=item.label,
            opened_on=item.opened_on,
            due_on=item.due_on,
        )
        for item in ordered
    ]


@scoped
def movements_by_account(
    scope: Scope, organisations: Iterable[UUID], first: int, last: int
) -> dict[tuple[UUID, str], tuple[int, int]]:
    """(organisation, account) → debit and credit in francs of these months: what results and autonomy add up."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    balances = AccountBalance.objects.aggregates(scope).filter(
        organisation_id__in=wanted, month__gte=first, month__lte=last
    )
    grouped = balances.values_list("organisation_id", "account").annotate(Sum("debit"), Sum("credit"))
    return {(row[0], row[1]): (row[2], row[3]) for row in grouped.order_by("organisation_id", "account")}


@scoped
def account_sums(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> dict[str, tuple[int, int]]:
    """Account → debit and credit in francs, over all of them; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    balances = AccountBalance.objects.aggregates(scope).filter(
        organisation_id__in=wanted, month__gte=first, month__lte=last
    )
    sums = balances.values_list("account").annotate(Sum("debit"), Sum("credit"))
    return {account: (debit, credit) for account, debit, credit in sums.order_by("account")}


@scoped
def closing_balances(
    scope: Scope, organisations: Iterable[UUID], accounts: Iterable[str], last: int
) -> dict[tuple[UUID, str], int]:
    """(organisation, account) → balance in francs at the end of month `last`, debit above zero; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    balances = AccountBalance.objects.aggregates(scope).filter(
        organisation_id__in=wanted, account__in=list(accounts), month__lte=last
    )
    grouped = balances.values_list("organisation_id", "account").annotate(Sum("debit"), Sum("credit"))
    return {(row[0], row[1]): row[2] - row[3] for row in grouped.order_by("organisation_id", "account")}


@scoped
def last_closed(scope: Scope, organisations: Iterable[UUID]) -> dict[UUID, int]:
    """The last closed month by cooperative, for those that closed one; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    closed = ClosedMonth.objects.aggregates(scope).filter(organisation_id__in=wanted)
    return dict(closed.values_list("organisation_id").annotate(Max("month")).order_by("organisation_id"))


@scoped
def balances_of_auxiliaries(
    scope: Scope, organisation: UUID, auxiliaries: Iterable[UUID]
) -> dict[tuple[UUID, str, str], tuple[int, int]]:
    """(auxiliary, account, currency) → balance in francs and in the currency, debit above zero."""
    balances = AuxiliaryBalance.objects.rows(scope, organisation).filter(auxiliary__in=list(auxiliaries))
    return _balances(balances)


@scoped
def balance_of_member(scope: Scope, organisation: UUID, member: UUID) -> dict[tuple[UUID, str, str], tuple[int, int]]:
    """The same for one member, who may read it too."""
    balances = AuxiliaryBalance.objects.account(scope, organisation, member).filter(auxiliary=member)
    return _balances(balances)


def _balances(balances: object) -> dict[tuple[UUID, str, str], tuple[int, int]]:
    rows = balances.values_list("auxiliary", "account", "currency").annotate(  # type: ignore[attr-defined]  # queryset
        Sum("debit"), Sum("credit"), Sum("foreign_debit"), Sum("foreign_credit")
    )
    return {
        (auxiliary, account, currency): (
            debit - credit,
            debit - credit if currency == "CDF" else foreign_debit - foreign_credit,
        )
        for auxiliary, account, currency, debit, credit, foreign_debit, foreign_credit in rows
    }


@scoped
def auxiliary_names(scope: Scope, organisation: UUID, auxiliaries: Iterable[UUID]) -> dict[UUID, str]:
    """Names for a page of lines."""
    found = Auxiliary.objects.rows(scope, organisation).filter(id__in=list(auxiliaries))
    return dict(found.values_list("id", "name"))


@scoped
def auxiliary_numbers(scope: Scope, organisation: UUID, auxiliaries: Iterable[UUID]) -> dict[UUID, str]:
    """Numbers of members or tills, as written on papers."""
    found = Auxiliary.objects.rows(scope, organisation).filter(id__in=list(auxiliaries))
    return dict(found.values_list("id", "number"))


@scoped
def closed_through(scope: Scope, organisation: UUID) -> int | None:
    """The last closed month."""
    closed = ClosedMonth.objects.rows(scope, organisation).order_by("-month")
    return closed.values_list("month", flat=True).first()


@scoped
def latest_rate(scope: Scope, organisation: UUID, currency: str, day: date) -> tuple[date, int, str] | None:
    """The last rate entered on or before a day: (day, millionths, source)."""
    rates = ExchangeRate.objects.rows(scope, organisation).filter(currency=currency, day__lte=day)
    return rates.order_by("-day", "-id").values_list("day", "rate", "source").first()


@scoped
def rates(scope: Scope, organisation: UUID, limit: int = 30) -> list[tuple[date, str, int, str]]:
    """The last rates entered, newest first: (day, currency, millionths, source)."""
    entered = ExchangeRate.objects.rows(scope, organisation).order_by("-day", "-id")
    return list(entered.values_list("day", "currency", "rate", "source")[:limit])
