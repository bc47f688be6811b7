"""A member takes new shares (AUS 18, 207, 270, 384): a request, refused where the law or the statutes make it void."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.deadlines import add_months
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.ledger.chart import SUBSCRIBERS
from lisanga.core.ledger.operations.posting import EntryDraft, ItemDraft, post
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.cooperatives.operations.statutes import Statutes, statutes_of
from lisanga.domains.members.models import ShareAccount
from lisanga.domains.members.operations.capital import (
    CERTIFICATE,
    ShareChange,
    capital_shares,
    change_shares,
    paid_lines,
    subscription_lines,
)
from lisanga.domains.members.operations.share_money import Payment, payment_problems, take_in
from lisanga.domains.members.operations.writing import members_by_id
from lisanga.domains.members.rules import Subscription, subscribe

BALANCE_MONTHS = 36  # COOP-CA: the balance within three years of the subscription (AUS 384)


class SubscribeShares(msgspec.Struct, frozen=True, kw_only=True):
    """`paid` in francs at once, into `till`; nothing needs a till."""

    member: UUID
    shares: int
    paid: int = 0
    till: UUID | None = None
    operator: str = ""
    reference: str = ""
    voucher: str = ""

    @property
    def payment(self) -> Payment:
        return Payment(self.member, self.paid, self.till, self.operator, self.reference, self.voucher)


def _check(context: Context, item: Item[SubscribeShares]) -> list[Problem]:
    wanted, statutes = item.payload, statutes_of(context)
    member = members_by_id(context, [wanted.member]).get(wanted.member)
    problems = []
    if member is None:
        problems.append(_invalid("unknown_member", _("Ce membre n’est pas dans le registre."), "member"))
    elif member.status == "left":
        text = _("Cette personne a quitté la coopérative.")
        problems.append(Problem(code="not_a_member", message=text, field="member"))
    if not 0 < wanted.shares <= 1_000_000:
        problems.append(_invalid("bad_shares", _("Le nombre de parts est plus grand que zéro."), "shares"))
    if statutes.nominal <= 0:
        text = _("Écrivez d’abord la valeur d’une part dans l’identité de la coopérative.")
        problems.append(_invalid("no_nominal", text, "shares"))
    if wanted.paid < 0:
        problems.append(_invalid("bad_amount", _("Le montant versé n’est pas négatif."), "paid"))
    if wanted.paid > 0:
        problems += payment_problems(context, wanted.payment)
    if any(problem.severity == Severity.INVALID for problem in problems):
        return problems
    return problems + list(_subscription(context, statutes, wanted).problems)


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def _subscription(context: Context, statutes: Statutes, wanted: SubscribeShares) -> Subscription:
    accounts = ShareAccount.plain.filter(organisation_id=context.organisation, member=wanted.member)
    return subscribe(
        form=statutes.form,
        nominal=statutes.nominal,
        shares=wanted.shares,
        paid=wanted.paid,
        allow_quarter=statutes.allow_quarter,
        minimum=statutes.minimum_payment_pct,
        maximum=statutes.max_share_pct,
        capital_shares=capital_shares(context),
        held=accounts.values_list("shares", flat=True).first() or 0,
    )


def _apply(context: Context, item: Item[SubscribeShares]) -> Outcome:
    wanted, identifier, day = item.payload, item.envelope.id, item.envelope.business_date
    statutes = statutes_of(context)
    amount, certificate = wanted.shares * statutes.nominal, context.take(CERTIFICATE)
    lines = subscription_lines(wanted.member, amount)
    if wanted.paid:
        lines += take_in(context, item.envelope, wanted.payment) + paid_lines(wanted.member, wanted.paid)
    left, label = amount - wanted.paid, _("Parts souscrites")
    opens = []
    if left:
        due = _due_on(statutes, day)
        opens.append(ItemDraft(identifier, SUBSCRIBERS, wanted.member, "D", left, label, due_on=due))
    posted = post(context, [EntryDraft(identifier, "OD", label, day, lines, opens)])[0]
    change = ShareChange(
        operation=identifier,
        member=wanted.member,
        kind="subscription",
        on=day,
        shares=wanted.shares,
        subscribed=amount,
        paid=wanted.paid,
        certificate=certificate,
    )
    change_shares(context, change)
    result = {"certificate": certificate, "subscribed": amount, "remaining": left, "entry": posted.number}
    return Outcome(result, subject=wanted.member)


def _due_on(statutes: Statutes, day: date) -> date | None:
    return add_months(day, BALANCE_MONTHS) if statutes.form == "COOP-CA" else None


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="members.subscribe_shares",
    label=gettext_lazy("Souscrire des parts"),
    kind=Kind.REQUEST,
    permission=Permission.MEMBERS,
    payload=SubscribeShares,
    check=check,
    apply=apply,
    example=lambda: SubscribeShares(member=UUID(int=2), shares=5, paid=25_000, till=UUID(int=1)),
    sentence=gettext_lazy("{author} a noté la souscription de {shares} parts par {member}."),
)
