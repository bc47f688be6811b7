"""An instalment on shares already subscribed, paid into a till; the oldest subscription first."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.ledger.chart import SUBSCRIBERS, SUPPLIERS
from lisanga.core.ledger.operations.posting import EntryDraft, ItemDraft, LineDraft, post
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.members.operations.capital import ShareChange, change_shares, paid_lines
from lisanga.domains.members.operations.share_money import Payment, payment_problems, take_in
from lisanga.domains.members.operations.writing import members_by_id
from lisanga.domains.treasury.operations import checks, phones, settling


class PayShares(msgspec.Struct, frozen=True, kw_only=True):
    """`amount` in francs."""

    member: UUID
    till: UUID
    amount: int
    operator: str = ""
    reference: str = ""
    voucher: str = ""

    @property
    def payment(self) -> Payment:
        return Payment(self.member, self.amount, self.till, self.operator, self.reference, self.voucher)


def _dues(context: Context, member: UUID) -> list[settling.Due]:
    rows = settling.due_rows(context, [member], "D", SUBSCRIBERS)
    return settling.dues_by_auxiliary(rows).get(member, [])


def _check(context: Context, item: Item[PayShares]) -> list[Problem]:
    paid = item.payload
    problems = payment_problems(context, paid.payment)
    problems += phones.float_problems(context, item.envelope, paid.till)
    if paid.member not in members_by_id(context, [paid.member]):
        return [*problems, checks.unknown_member()]
    if paid.amount > sum(due.remaining for due in _dues(context, paid.member)):
        text = _("C’est plus que ce qui reste à verser : le surplus est noté comme dû au membre.")
        problems.append(Problem(code="above_due", message=text, field="amount"))
    return problems


def _apply(context: Context, item: Item[PayShares]) -> Outcome:
    paid, identifier, day = item.payload, item.envelope.id, item.envelope.business_date
    taken, left = settling.take(_dues(context, paid.member), paid.amount, "CDF")
    released, label = paid.amount - left, _("Versement de parts")
    lines = take_in(context, item.envelope, paid.payment)
    opens = []
    if released:
        lines += paid_lines(paid.member, released)
    if left:
        lines.append(LineDraft(SUPPLIERS, credit=left, auxiliary=paid.member))
        opens.append(ItemDraft(identifier, SUPPLIERS, paid.member, "C", left, _("Trop versé sur les parts")))
    settles = [(part.due.id, part.amount) for part in taken]
    posted = post(context, [EntryDraft(identifier, "OD", label, day, lines, opens, settles)])[0]
    change = ShareChange(operation=identifier, member=paid.member, kind="payment", on=day, paid=released)
    change_shares(context, change)
    return Outcome({"released": released, "above_due": left, "entry": posted.number}, subject=paid.member)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="members.pay_shares",
    label=gettext_lazy("Noter un versement de parts"),
    kind=Kind.OBSERVATION,
    permission=Permission.MEMBERS,
    payload=PayShares,
    check=check,
    apply=apply,
    example=lambda: PayShares(member=UUID(int=2), till=UUID(int=1), amount=10_000),
    offline=True,
    sentence=gettext_lazy("{author} a noté un versement de {amount:money} sur les parts de {member}."),
)
