"""Effects on the cash book: the only writer of its lines. Operations of this and later domains call `move` and put the
lines that it returns into the entry that they post."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from lisanga.core.kernel import clock
from lisanga.core.kernel.money import Currency, in_francs
from lisanga.core.ledger.models import AuxiliaryBalance
from lisanga.core.ledger.operations.posting import LineDraft
from lisanga.core.operations.context import Context
from lisanga.domains.treasury.categories import IN
from lisanga.domains.treasury.models import CashCount, CashMovement, PaymentSummary, Till

FEES = "6311"
JOURNALS = {"cash": "CA", "mobile": "MM", "bank": "BQ"}
_COLUMNS = (
    "id",
    "organisation_id",
    "number",
    "operation",
    "till",
    "direction",
    "nature",
    "category",
    "amount",
    "fee",
    "currency",
    "rate",
    "balance",
    "on",
    "label",
    "counterparty",
    "voucher",
    "auxiliary",
    "operator",
    "reference",
    "batch",
    "reverses",
)


@dataclass(slots=True)
class TillState:
    """A till with what it holds now, in its smallest unit; `balance` follows the moves of the list at hand."""

    id: UUID
    kind: str
    currency: str
    account: str
    balance: int

    @property
    def journal(self) -> str:
        return JOURNALS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A line of the cash book to write. `amount` and `fee` in the till's smallest unit; `rate` in millionths of francs,
    0 for a till in francs. `leg` tells apart two lines of one operation."""

    operation: UUID
    till: TillState
    direction: str
    amount: int
    nature: str
    on: date
    rate: int = 0
    fee: int = 0
    leg: int = 0
    category: str = ""
    label: str = ""
    counterparty: str = ""
    voucher: str = ""
    auxiliary: UUID | None = None
    operator: str = ""
    reference: str = ""
    batch: UUID | None = None
    reverses: UUID | None = None


def tills(context: Context) -> dict[UUID, TillState]:
    """All tills of the organisation with their balances: two queries for the whole list."""

    def load() -> dict[UUID, TillState]:
        rows = Till.plain.filter(organisation_id=context.organisation)
        found = {row[0]: TillState(*row, 0) for row in rows.values_list("id", "kind", "currency", "account")}
        balances = AuxiliaryBalance.plain.filter(organisation_id=context.organisation, auxiliary__in=list(found))
        sums = balances.values_list("auxiliary", "currency").annotate(
            Sum("debit"), Sum("credit"), Sum("foreign_debit"), Sum("foreign_credit")
        )
        for auxiliary, currency, debit, credit, foreign_debit, foreign_credit in sums:
            till = found[auxiliary]
            if currency == till.currency:
                francs = currency == Currency.CDF
                till.balance = debit - credit if francs else foreign_debit - foreign_credit
        return found

    return context.once("treasury.tills", load)


def movement_id(operation: UUID, leg: int) -> UUID:
    """The id of a cash-book line: the operation's own, or one derived from it for the second leg."""
    return UUID(int=operation.int ^ leg)


def clean_reference(text: str) -> str:
    """A mobile-money reference as compared: capitals, no spaces."""
    return "".join(text.split()).upper()[:60]


def money_line(
    account: str, amount: int, incoming: bool, currency: str, rate: int, auxiliary: UUID | None = None
) -> LineDraft:
    """A ledger line of an amount in any currency: debit when `incoming`, credit otherwise."""
    if currency == Currency.CDF:
        return LineDraft(account, amount if incoming else 0, 0 if incoming else amount, auxiliary)
    francs = in_francs(amount, rate)
    if incoming:
        return LineDraft(account, francs, 0, auxiliary, currency, amount, 0, rate)
    return LineDraft(account, 0, francs, auxiliary, currency, 0, amount, rate)


def move(context: Context, move: Move) -> list[LineDraft]:
    """Queues the line of the cash book and returns the ledger lines of the till (debit in, credit out), and of the
    fee: those balance by themselves."""
    till, incoming = move.till, move.direction == IN
    till.balance += (move.amount if incoming else -move.amount) - move.fee
    row = (
        movement_id(move.operation, move.leg),
        context.organisation,
        context.take("treasury.movement"),
        move.operation,
        till.id,
        move.direction,
        move.nature,
        move.category,
        move.amount,
        move.fee,
        till.currency,
        move.rate,
        till.balance,
        move.on,
        move.label[:160],
        move.counterparty[:120],
        move.voucher[:40],
        move.auxiliary,
        move.operator.strip()[:40],
        clean_reference(move.reference),
        move.batch,
        move.reverses,
    )
    context.writer.insert(CashMovement, _COLUMNS, [row])
    if move.nature == "payment":
        _add_to_summary(context, move)
    lines = [money_line(till.account, move.amount, incoming, till.currency, move.rate, till.id)]
    if move.fee:
        lines.append(money_line(FEES, move.fee, True, till.currency, move.rate))
        lines.append(money_line(till.account, move.fee, False, till.currency, move.rate, till.id))
    return lines


def _add_to_summary(context: Context, move: Move) -> None:
    key = (context.organisation, clock.month_of(move.on), move.till.kind, move.till.currency)
    count = -1 if move.reverses else 1
    keys = ("organisation_id", "month", "channel", "currency")
    context.writer.add(PaymentSummary, keys, ("amount", "count"), key, (move.amount, count))


def undo_movements(context: Context, by: Mapping[UUID, UUID], on: date, label: str) -> int:
    """Writes the contrary of every cash-book line of the operations in `by` (operation → the one that reverses it), and
    marks the lines and counts. The ledger's lines come from the ledger's own reversal. Tells how many lines."""
    organisation, known = context.organisation, tills(context)
    rows = CashMovement.plain.filter(organisation_id=organisation, operation__in=list(by), reverses=None)
    legs: dict[UUID, int] = {}
    for row in rows.order_by("number"):
        author = by[row.operation]
        leg = legs[author] = legs.get(author, -1) + 1
        move(context, _contrary(row, author, leg, known[row.till], on, f"{label} {row.label}".strip()))
    for operation, author in by.items():
        rows.filter(operation=operation).update(reversed_by=author)
        CashCount.plain.filter(organisation_id=organisation, id=operation).update(reversed_by=author)
    return sum(leg + 1 for leg in legs.values())


def _contrary(row: CashMovement, author: UUID, leg: int, till: TillState, on: date, label: str) -> Move:
    return Move(
        operation=author,
        till=till,
        direction=row.direction,
        amount=-row.amount,
        fee=-row.fee,
        leg=leg,
        nature=row.nature,
        category=row.category,
        rate=row.rate,
        on=on,
        label=label,
        counterparty=row.counterparty,
        voucher=row.voucher,
        auxiliary=row.auxiliary,
        batch=row.batch,
        reverses=row.id,
    )
