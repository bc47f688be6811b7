"""Money handed to a member for what the cooperative owes them; the oldest deliveries are paid first. In bulk: a payment
list is many of these under one `treasury.open_payment_list`."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.problems import Problem
from lisanga.core.ledger.chart import ADVANCES, SUPPLIERS
from lisanga.core.ledger.operations.posting import EntryDraft, ItemDraft, LineDraft, post
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury.categories import OUT
from lisanga.domains.treasury.operations import checks, phones, settling
from lisanga.domains.treasury.operations.cash import Move, TillState, money_line, move, tills


class PayMember(msgspec.Struct, frozen=True, kw_only=True):
    """`amount` and `fee` in the till's smallest unit; `items` are the sums due that it settles, and no others (none
    named: the oldest first); `received_by` is who took the money when it was not the member."""

    member: UUID
    till: UUID
    amount: int
    items: tuple[UUID, ...] = ()
    operator: str = ""
    reference: str = ""
    fee: int = 0
    rate: int | None = None
    voucher: str = ""
    received_by: str = ""


def _dues(context: Context, items: Sequence[Item[PayMember]]) -> dict[UUID, list[settling.Due]]:
    members = {item.payload.member for item in items}
    rows = context.once("treasury.pay_member", lambda: settling.due_rows(context, members, "C", SUPPLIERS))
    return settling.dues_by_auxiliary(rows)


def check(context: Context, items: Sequence[Item[PayMember]]) -> Sequence[list[Problem]]:
    """Reads members, tills, dues, references and slips of the whole list at once, then follows it in order."""
    known, members = tills(context), checks.known_members(context, [item.payload.member for item in items])
    keys = [checks.reference_key(item.payload.operator, item.payload.reference) for item in items]
    used = checks.used_references(context, keys)
    dues = _dues(context, items)
    balances = {till.id: till.balance for till in known.values()}
    holders = _holders(context, items, dues)
    found = []
    for item, key in zip(items, keys, strict=True):
        payment, till = item.payload, known.get(item.payload.till)
        problems = checks.amount_problems(till, payment.amount, payment.fee)
        if payment.member not in members:
            problems.append(checks.unknown_member())
        problems += checks.rate_problems(context, till, item.envelope.business_date, payment.rate)
        problems += checks.reference_problems(till, key, used)
        if till is not None and not problems:
            used.add(key)
        if till is not None and payment.amount > 0:
            own = dues.get(payment.member, [])
            parts, left = settling.take(own, payment.amount, till.currency, payment.items)
            problems += _above_due(left, bool(payment.items))
            problems += phones.float_problems(context, item.envelope, payment.till)
            about = payment.items or [part.due.id for part in parts]
            problems += phones.slip_problems(item.envelope, about, holders)
            balances[till.id] -= payment.amount + payment.fee
            problems += checks.below_zero(till, balances[till.id])
        found.append(problems)
    return found


def _holders(
    context: Context, items: Sequence[Item[PayMember]], dues: dict[UUID, list[settling.Due]]
) -> dict[UUID, UUID]:
    """Who was to pay what telephones have paid; nothing is read when no telephone has."""
    paid = [item.payload for item in items if item.envelope.device is not None]
    about = {one for payment in paid for one in payment.items}
    about |= {due.id for payment in paid if not payment.items for due in dues.get(payment.member, [])}
    return phones.holders_of(context, list(about)) if about else {}


def _above_due(left: int, named: bool) -> list[Problem]:
    if not left:
        return []
    text = _("C’est plus que ce qui est dû à ce membre : le surplus devient une avance sur ses prochaines livraisons.")
    if named:
        text = _("Ce bon était déjà payé, ou de moins : le surplus devient une avance sur les prochaines livraisons.")
    return [Problem(code="above_due", message=text, field="amount")]


def apply(context: Context, items: Sequence[Item[PayMember]]) -> Sequence[Outcome]:
    """One balanced entry and one cash-book line a payment."""
    known, dues = tills(context), _dues(context, items)
    taken: list[list[settling.Taken]] = []
    lefts = []
    for item in items:
        payment = item.payload
        own = dues.get(payment.member, [])
        parts, left = settling.take(own, payment.amount, known[payment.till].currency, payment.items)
        taken.append(parts)
        lefts.append(left)
    origin = settling.origin_rates(context, [part for parts in taken for part in parts])
    drafts, balances = [], []
    for item, parts, left in zip(items, taken, lefts, strict=True):
        till = known[item.payload.till]
        drafts.append(_draft(context, item, till, parts, origin, left))
        balances.append(till.balance)
    posted = post(context, drafts)
    return [
        Outcome({"entry": entry.number, "above_due": left, "balance": balance}, subject=item.payload.member)
        for item, entry, left, balance in zip(items, posted, lefts, balances, strict=True)
    ]


def _draft(
    context: Context,
    item: Item[PayMember],
    till: TillState,
    parts: list[settling.Taken],
    origin: dict[UUID, int],
    left: int,
) -> EntryDraft:
    payment, day = item.payload, item.envelope.business_date
    rate = checks.rate_of(context, till.currency, day, payment.rate) or 0
    lines: list[LineDraft] = settling.settlement_lines(parts, origin, rate)
    opens = []
    if left:
        lines.append(money_line(ADVANCES, left, True, till.currency, rate, payment.member))
        label = _("Trop-perçu")
        opens.append(ItemDraft(new_id(), ADVANCES, payment.member, "D", left, label, till.currency))
    lines += move(context, _move(item, till, rate, day))
    lines += settling.exchange_lines(lines)
    settles = [(part.due.id, part.amount) for part in parts]
    return EntryDraft(item.envelope.id, till.journal, _("Paiement à un membre"), day, lines, opens, settles)


def _move(item: Item[PayMember], till: TillState, rate: int, day: date) -> Move:
    payment = item.payload
    return Move(
        operation=item.envelope.id,
        till=till,
        direction=OUT,
        amount=payment.amount,
        fee=payment.fee,
        nature="payment",
        on=day,
        rate=rate,
        auxiliary=payment.member,
        counterparty=payment.received_by.strip(),
        voucher=payment.voucher.strip(),
        operator=payment.operator,
        reference=payment.reference,
        batch=item.envelope.caused_by,
    )


OPERATION = Operation(
    name="treasury.pay_member",
    label=gettext_lazy("Payer un membre"),
    kind=Kind.OBSERVATION,
    permission=Permission.CASH,
    payload=PayMember,
    check=check,
    apply=apply,
    example=lambda: PayMember(
        member=UUID(int=2), till=UUID(int=1), amount=201_785, operator="M-Pesa", reference="BK7R2X9QPL"
    ),
    offline=True,
    sentence=gettext_lazy("{author} a payé {amount:money} à {member}."),
)
