"""Shares that a paper register shows. It is a fact: what the law or the statutes would refuse today is recorded and
flagged. The money was received before this book began: its counterpart waits on 4718 to be settled."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.ledger.chart import SUBSCRIBERS
from lisanga.core.ledger.operations.posting import EntryDraft, ItemDraft, LineDraft, post
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.cooperatives.operations.statutes import statutes_of
from lisanga.domains.members.models import Member, ShareAccount
from lisanga.domains.members.operations.capital import (
    CERTIFICATE,
    TAKEN_OVER,
    ShareChange,
    capital_shares,
    change_shares,
    paid_lines,
    subscription_lines,
)
from lisanga.domains.members.rules import subscribe

MOST_SHARES = 1_000_000
DEAREST_SHARE = 10**9


class RecordExistingShares(msgspec.Struct, frozen=True, kw_only=True):
    """`paid` in francs. `nominal` where the statutes' value is not noted yet; `register_shares` is the total of the
    paper register, against which the largest part of one member is measured."""

    member: UUID
    shares: int
    paid: int
    nominal: int | None = None
    register_shares: int | None = None


def _nominal(context: Context, payload: RecordExistingShares) -> int:
    return payload.nominal or statutes_of(context).nominal


def check(context: Context, items: Sequence[Item[RecordExistingShares]]) -> Sequence[list[Problem]]:
    """Members and accounts of the whole list in two queries; the largest part is measured after the list."""
    wanted = {item.payload.member for item in items}
    rows = Member.plain.filter(organisation_id=context.organisation, id__in=wanted)
    members = set(rows.values_list("id", flat=True))
    accounts = ShareAccount.plain.filter(organisation_id=context.organisation, member__in=wanted)
    held = dict(accounts.values_list("member", "shares"))
    total = capital_shares(context) + sum(max(item.payload.shares, 0) for item in items)
    found = []
    for item in items:
        payload = item.payload
        problems = _shape(context, payload, members)
        if not problems:
            if held.get(payload.member):
                text = _("Des parts sont déjà notées pour ce membre : celles-ci s’y ajoutent.")
                problems.append(Problem(code="already_recorded", message=text, field="member"))
            capital = payload.register_shares or (total if len(items) > 1 else 0)
            problems += _breaches(context, payload, held.get(payload.member, 0), capital)
            held[payload.member] = held.get(payload.member, 0) + payload.shares
        found.append(problems)
    return found


def _shape(context: Context, payload: RecordExistingShares, members: set[UUID]) -> list[Problem]:
    problems = []
    if payload.member not in members:
        problems.append(_invalid("unknown_member", _("Ce membre n’est pas dans le registre."), "member"))
    if not 0 < payload.shares <= MOST_SHARES:
        problems.append(_invalid("bad_shares", _("Le nombre de parts est plus grand que zéro."), "shares"))
    if not 0 <= payload.paid < 10**13:
        problems.append(_invalid("bad_paid", _("Le montant versé n’est pas négatif."), "paid"))
    if _nominal(context, payload) <= 0:
        text = _("Écrivez d’abord la valeur d’une part dans l’identité de la coopérative.")
        problems.append(_invalid("no_nominal", text, "nominal"))
    elif _nominal(context, payload) > DEAREST_SHARE:
        problems.append(_invalid("bad_nominal", _("Cette valeur d’une part est trop grande."), "nominal"))
    return problems


def _breaches(context: Context, payload: RecordExistingShares, held: int, capital: int) -> list[Problem]:
    """What would be refused today; the largest part is left out while the whole register is not known."""
    statutes = statutes_of(context)
    return list(
        subscribe(
            form=statutes.form,
            nominal=_nominal(context, payload),
            shares=payload.shares,
            paid=payload.paid,
            allow_quarter=statutes.allow_quarter,
            minimum=statutes.minimum_payment_pct,
            maximum=statutes.max_share_pct if capital else None,
            capital_shares=max(capital - payload.shares, 0),
            held=held,
        ).problems
    )


def _invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def apply(context: Context, items: Sequence[Item[RecordExistingShares]]) -> Sequence[Outcome]:
    """One entry a member; what is paid beyond the shares is told and not posted."""
    drafts, outcomes = [], []
    for item in items:
        payload, day = item.payload, item.envelope.business_date
        amount = payload.shares * _nominal(context, payload)
        paid = min(payload.paid, amount)
        certificate = context.take(CERTIFICATE)
        drafts.append(_entry(item, amount, paid))
        change = ShareChange(
            operation=item.envelope.id,
            member=payload.member,
            kind="existing",
            on=day,
            shares=payload.shares,
            subscribed=amount,
            paid=paid,
            certificate=certificate,
        )
        change_shares(context, change)
        result = {"certificate": certificate, "subscribed": amount, "paid": paid, "excess": payload.paid - paid}
        outcomes.append(Outcome(result, subject=payload.member))
    post(context, drafts)
    return outcomes


def _entry(item: Item[RecordExistingShares], amount: int, paid: int) -> EntryDraft:
    member, label = item.payload.member, _("Parts reprises du registre")
    lines = subscription_lines(member, amount)
    if paid:
        lines += [LineDraft(TAKEN_OVER, debit=paid), *paid_lines(member, paid)]
    opens = []
    if amount > paid:
        opens.append(ItemDraft(item.envelope.id, SUBSCRIBERS, member, "D", amount - paid, label))
    return EntryDraft(item.envelope.id, "OD", label, item.envelope.business_date, lines, opens)


OPERATION = Operation(
    name="members.record_existing_shares",
    label=gettext_lazy("Reprendre les parts d’un registre papier"),
    kind=Kind.OBSERVATION,
    permission=Permission.MEMBERS,
    payload=RecordExistingShares,
    check=check,
    apply=apply,
    example=lambda: RecordExistingShares(member=UUID(int=2), shares=3, paid=15_000),
    sentence=gettext_lazy("{author} a repris du registre papier {shares} parts de {member}."),
)
