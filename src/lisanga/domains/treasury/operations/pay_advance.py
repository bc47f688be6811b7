"""A down-payment on deliveries to come (account 4091), recovered when the member delivers. It is no loan: a SCOOPS may
not lend to its members, so an advance always waits for produce."""

from datetime import date
from uuid import UUID

import msgspec
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.ledger.chart import ADVANCES
from lisanga.core.ledger.models import OpenItem
from lisanga.core.ledger.operations.posting import EntryDraft, ItemDraft, post
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.treasury.categories import OUT
from lisanga.domains.treasury.operations import checks, phones
from lisanga.domains.treasury.operations.cash import Move, money_line, move, tills


class PayAdvance(msgspec.Struct, frozen=True, kw_only=True):
    """`amount` and `fee` in the till's smallest unit; `due_on` is when the produce is expected."""

    member: UUID
    till: UUID
    amount: int
    due_on: date | None = None
    label: str = ""
    operator: str = ""
    reference: str = ""
    fee: int = 0
    rate: int | None = None
    voucher: str = ""


def _check(context: Context, item: Item[PayAdvance]) -> list[Problem]:
    advance, day = item.payload, item.envelope.business_date
    till = tills(context).get(advance.till)
    problems = checks.amount_problems(till, advance.amount, advance.fee)
    if not checks.known_members(context, [advance.member]):
        problems.append(checks.unknown_member())
    if advance.due_on is not None and advance.due_on < day:
        text = _("L’échéance ne peut pas venir avant l’avance.")
        problems.append(checks.invalid("due_before", text, "due_on"))
    problems += checks.rate_problems(context, till, day, advance.rate)
    problems += checks.mobile_problems(context, advance.till, advance.operator, advance.reference)
    problems += phones.float_problems(context, item.envelope, advance.till)
    problems += checks.outflow_problems(context, advance.till, advance.amount + advance.fee)
    return problems + _overdue(context, advance.member, day)


def _overdue(context: Context, member: UUID, day: date) -> list[Problem]:
    items = OpenItem.plain.filter(
        organisation_id=context.organisation, auxiliary=member, account=ADVANCES, side="D", settled__lt=F("amount")
    )
    if not items.filter(due_on__lt=day).exists():
        return []
    text = _("Une avance plus ancienne de ce membre n’est pas encore récupérée, et son échéance est passée.")
    return [Problem(code="advance_overdue", message=text, field="member", severity=Severity.WARNING)]


def _apply(context: Context, item: Item[PayAdvance]) -> Outcome:
    advance, identifier, day = item.payload, item.envelope.id, item.envelope.business_date
    till = tills(context)[advance.till]
    rate = checks.rate_of(context, till.currency, day, advance.rate) or 0
    label = advance.label.strip() or _("Avance sur livraison")
    lines = [money_line(ADVANCES, advance.amount, True, till.currency, rate, advance.member)]
    lines += move(
        context,
        Move(
            operation=identifier,
            till=till,
            direction=OUT,
            amount=advance.amount,
            fee=advance.fee,
            nature="advance",
            on=day,
            rate=rate,
            label=advance.label.strip(),
            auxiliary=advance.member,
            voucher=advance.voucher.strip(),
            operator=advance.operator,
            reference=advance.reference,
            batch=item.envelope.caused_by,
        ),
    )
    opens = [ItemDraft(identifier, ADVANCES, advance.member, "D", advance.amount, label, till.currency, advance.due_on)]
    posted = post(context, [EntryDraft(identifier, till.journal, label, day, lines, opens)])[0]
    return Outcome({"entry": posted.number, "balance": till.balance}, subject=advance.member)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="treasury.pay_advance",
    label=gettext_lazy("Verser une avance sur livraison"),
    kind=Kind.OBSERVATION,
    permission=Permission.CASH,
    payload=PayAdvance,
    check=check,
    apply=apply,
    example=lambda: PayAdvance(
        member=UUID(int=2), till=UUID(int=1), amount=150_000, due_on=date(2026, 7, 31), label="Campagne café"
    ),
    offline=True,
    sentence=gettext_lazy("{author} a versé une avance de {amount:money} à {member}."),
)
