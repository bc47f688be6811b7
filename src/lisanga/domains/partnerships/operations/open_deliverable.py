"""A report of a period is opened to be written, or another work that the programme owes the partner is announced."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.deliverable_rules import DRAFT, KINDS, REPORTS, Due, calendar
from lisanga.domains.partnerships.models import Agreement, Deliverable
from lisanga.domains.partnerships.operations import ledger, sides
from lisanga.domains.partnerships.operations.handling import invalid
from lisanga.domains.partnerships.rules import BINDING


class OpenDeliverable(msgspec.Struct, frozen=True, kw_only=True):
    """`period` ("2026-Q1", "2026", "final") for a report, whose day follows from the agreement; `title` and
    `due_on` for any other work."""

    agreement: UUID
    kind: str
    period: str = ""
    title: str = ""
    due_on: date | None = None


def _check(context: Context, item: Item[OpenDeliverable]) -> list[Problem]:
    new = item.payload
    agreement = sides.office_agreement(context, new.agreement)
    if agreement is None:
        return sides.unknown_agreement()
    if agreement.status not in BINDING:
        return [Problem(code="not_signed", message=_("La convention n’est pas encore signée."), field="agreement")]
    if new.kind not in KINDS:
        return [invalid("unknown_kind", _("Ce genre de livrable n’existe pas."), "kind")]
    return _report_problems(agreement, new) if new.kind in REPORTS else _other_problems(new)


def _report_problems(agreement: Agreement, new: OpenDeliverable) -> list[Problem]:
    if _due(agreement, new) is None:
        text = _("La convention ne prévoit pas de rapport pour cette période.")
        return [invalid("unknown_period", text, "period")]
    if Deliverable.plain.filter(agreement=agreement, kind=new.kind, period=new.period).exists():
        return [Problem(code="already_open", message=_("Ce rapport est déjà ouvert."), field="period")]
    return []


def _other_problems(new: OpenDeliverable) -> list[Problem]:
    problems = []
    if not 0 < len(new.title.strip()) <= 160:
        problems.append(invalid("no_title", _("Donnez un titre au livrable (160 signes au plus)."), "title"))
    if new.due_on is None:
        problems.append(invalid("no_due_day", _("Dites pour quel jour il est attendu."), "due_on"))
    if new.period:
        problems.append(invalid("unknown_period", _("Seul un rapport porte sur une période."), "period"))
    return problems


def _due(agreement: Agreement, new: OpenDeliverable) -> Due | None:
    every = calendar(agreement.starts_on, agreement.ends_on, ledger.delays_of(agreement), agreement.signed_on)
    return next((due for due in every if due.key == (new.kind, new.period)), None)


def _apply(context: Context, item: Item[OpenDeliverable]) -> Outcome:
    new = item.payload
    agreement = sides.office_agreement(context, new.agreement)
    assert agreement is not None
    due = _due(agreement, new)
    title = new.title.strip() or f"{KINDS[new.kind]} {'' if new.period == 'final' else new.period}".strip()
    due_on = due.on if due is not None else new.due_on
    assert due_on is not None
    Deliverable.plain.create(
        id=item.envelope.id,
        organisation_id=agreement.organisation_id,
        partner_id=agreement.partner_id,
        agreement=agreement,
        kind=new.kind,
        title=title,
        period=new.period,
        due_on=due_on,
        status=DRAFT,
    )
    return Outcome({"due_on": due_on.isoformat(), "title": title}, subject=item.envelope.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.open_deliverable",
    label=gettext_lazy("Ouvrir un livrable"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=OpenDeliverable,
    check=check,
    apply=apply,
    example=lambda: OpenDeliverable(agreement=UUID(int=1), kind="quarterly", period="2026-Q1"),
    sentence=gettext_lazy("{author} a ouvert le livrable « {title} »."),
)
