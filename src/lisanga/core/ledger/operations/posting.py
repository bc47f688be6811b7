"""Posting: the only writer of entries, lines, balances and open items. Called by operations of the domains."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import msgspec

from lisanga.core.kernel import clock
from lisanga.core.ledger.chart import account as known_account
from lisanga.core.ledger.models import (
    AccountBalance,
    AuxiliaryBalance,
    Entry,
    Line,
    OpenItem,
    Settlement,
)
from lisanga.core.operations.context import Context

_ENTRY = ("organisation_id", "number", "operation", "journal", "posting_date", "real_date", "label", "reverses")
_LINE = (
    "organisation_id",
    "number",
    "entry",
    "account",
    "auxiliary",
    "month",
    "debit",
    "credit",
    "currency",
    "foreign_debit",
    "foreign_credit",
    "rate",
)
_ITEM = (
    "id",
    "organisation_id",
    "account",
    "auxiliary",
    "operation",
    "side",
    "currency",
    "amount",
    "settled",
    "label",
    "opened_on",
    "due_on",
)
CLOSED_THROUGH = "ledger.closed_through"
_SUMS = ("debit", "credit", "foreign_debit", "foreign_credit")
_ACCOUNT_KEYS = ("organisation_id", "account", "currency", "month")
_AUXILIARY_KEYS = ("organisation_id", "auxiliary", "account", "currency", "month")
_encode = msgspec.json.Encoder().encode


class UnbalancedEntry(ValueError):
    """Debits and credits differ: a mistake in a posting rule, never of a person."""


@dataclass(slots=True)
class LineDraft:
    """Amounts in francs; the original amount and rate (millionths) beside when the currency is not CDF."""

    account: str
    debit: int = 0
    credit: int = 0
    auxiliary: UUID | None = None
    currency: str = "CDF"
    foreign_debit: int = 0
    foreign_credit: int = 0
    rate: int = 0


@dataclass(slots=True)
class ItemDraft:
    """A sum due that the entry opens; `amount` in its currency, above zero."""

    id: UUID
    account: str
    auxiliary: UUID
    side: str
    amount: int
    label: str
    currency: str = "CDF"
    due_on: date | None = None


@dataclass(slots=True)
class EntryDraft:
    """What an operation posts. `settles` are (open item, amount): below zero to give back."""

    operation: UUID
    journal: str
    label: str
    real_date: date
    lines: list[LineDraft]
    opens: list[ItemDraft] = field(default_factory=list)
    settles: list[tuple[UUID, int]] = field(default_factory=list)
    reverses: int | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    number: int
    posting_date: date


def post(context: Context, drafts: Sequence[EntryDraft]) -> list[Posted]:
    """Numbers and queues the entries; a closed month moves the posting to the first open day, not the real date."""
    open_day = first_open_day(context)
    return [_post(context, draft, max(draft.real_date, open_day)) for draft in drafts]


def first_open_day(context: Context) -> date:
    """The day after the last closed month; the beginning of time when nothing is closed. The last closed month is
    kept with the chain's counters, so that no posting has to look for it."""
    closed = context.counters.get(CLOSED_THROUGH)
    return date.min if closed is None else clock.month_start(closed + 1)


def _post(context: Context, draft: EntryDraft, posting_date: date) -> Posted:
    debit = sum(line.debit for line in draft.lines)
    if debit != sum(line.credit for line in draft.lines):
        raise UnbalancedEntry(f"{draft.label}: {draft.lines}")
    organisation, writer, month = context.organisation, context.writer, clock.month_of(posting_date)
    number = context.take("ledger.entry")
    entry = (
        organisation,
        number,
        draft.operation,
        draft.journal,
        posting_date,
        draft.real_date,
        draft.label[:160],
        draft.reverses,
    )
    writer.insert(Entry, _ENTRY, [entry])
    rows = [_line(context, line, number, month) for line in draft.lines]
    writer.insert(Line, _LINE, rows)
    context.seal(draft.operation, evidence(entry, rows))
    _add_balances(context, draft.lines, month)
    _open_and_settle(context, draft, posting_date)
    return Posted(number, posting_date)


def evidence(entry: Sequence[object], lines: Sequence[Sequence[object]]) -> bytes:
    """The exact bytes that tie an entry with its lines to the register line of its operation."""
    return _encode([list(entry), [list(line) for line in lines]])


def _line(context: Context, line: LineDraft, entry: int, month: int) -> tuple[object, ...]:
    known_account(line.account)
    return (
        context.organisation,
        context.take("ledger.line"),
        entry,
        line.account,
        line.auxiliary,
        month,
        line.debit,
        line.credit,
        line.currency,
        line.foreign_debit,
        line.foreign_credit,
        line.rate,
    )


def _add_balances(context: Context, lines: Sequence[LineDraft], month: int) -> None:
    organisation, writer = context.organisation, context.writer
    for line in lines:
        amounts = (line.debit, line.credit, line.foreign_debit, line.foreign_credit)
        key = (organisation, line.account, line.currency, month)
        writer.add(AccountBalance, _ACCOUNT_KEYS, _SUMS, key, amounts)
        if line.auxiliary is not None:
            auxiliary_key = (organisation, line.auxiliary, line.account, line.currency, month)
            writer.add(AuxiliaryBalance, _AUXILIARY_KEYS, _SUMS, auxiliary_key, amounts)


def _open_and_settle(context: Context, draft: EntryDraft, day: date) -> None:
    rows = [
        (
            item.id,
            context.organisation,
            item.account,
            item.auxiliary,
            draft.operation,
            item.side,
            item.currency,
            item.amount,
            0,
            item.label[:160],
            draft.real_date,
            item.due_on,
        )
        for item in draft.opens
        if item.amount > 0
    ]
    context.writer.insert(OpenItem, _ITEM, rows)
    for item_id, amount in draft.settles:
        if amount:
            context.writer.increase(OpenItem, "settled", item_id, amount)
            row = (context.organisation, item_id, draft.operation, amount, day)
            context.writer.insert(Settlement, ("organisation_id", "item", "operation", "amount", "on"), [row])
