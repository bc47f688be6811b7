"""A side says who answers for one of its obligations and when it is due; what was kept or contested stays."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Agreement, Due, Obligation
from lisanga.domains.partnerships.operations import ledger, sides
from lisanga.domains.partnerships.operations.terms import invalid
from lisanga.domains.partnerships.rhythms import ONCE, PLANNED


class PlanObligation(msgspec.Struct, frozen=True, kw_only=True):
    """`owner` None: nobody yet. With `rhythm` or `due_on` the days that nothing has happened on are drawn up anew;
    without, they stay."""

    obligation: UUID
    owner: UUID | None = None
    rhythm: str = ""
    due_on: date | None = None


def _found(context: Context, identifier: UUID) -> tuple[Obligation, Agreement] | None:
    row = Obligation.plain.filter(id=identifier).first()
    agreement = sides.agreement_of(context, row.agreement_id) if row else None
    return (row, agreement) if row is not None and agreement is not None else None


def _check(context: Context, item: Item[PlanObligation]) -> list[Problem]:
    new = item.payload
    found = _found(context, new.obligation)
    if found is None:
        return [invalid("unknown_obligation", _("Cette obligation n’existe pas."), "obligation")]
    row, agreement = found
    if row.side != sides.side_of(context, agreement):
        return [Problem(code="other_side", message=_("Chaque partie organise ses propres obligations."))]
    today = clock.local_date(context.received_at)
    problems = ledger.plan_problems(context, row.title, row.text, new.rhythm or row.rhythm, new.owner, today)
    if new.rhythm == ONCE and new.due_on is None:
        problems.append(invalid("no_day", _("Dites pour quel jour."), "due_on"))
    return problems


def _apply(context: Context, item: Item[PlanObligation]) -> Outcome:
    new = item.payload
    found = _found(context, new.obligation)
    assert found is not None
    row, agreement = found
    row.owner = new.owner
    if new.rhythm or new.due_on is not None:
        row.rhythm = new.rhythm or row.rhythm
        _draw_up(agreement, row, new.due_on)
    row.save()
    return Outcome({"title": row.title}, subject=row.id)


def _draw_up(agreement: Agreement, row: Obligation, day: date | None) -> None:
    """Days already moved keep their place; the untouched ones are replaced."""
    Due.plain.filter(obligation=row, state=PLANNED).delete()
    kept = set(Due.plain.filter(obligation=row).values_list("due_on", "period"))
    made = ledger.dues_of(agreement, row, day)
    Due.plain.bulk_create([due for due in made if (due.due_on, due.period) not in kept])


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.plan_obligation",
    label=gettext_lazy("Organiser une obligation"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=PlanObligation,
    check=check,
    apply=apply,
    example=lambda: PlanObligation(obligation=UUID(int=1), owner=UUID(int=2), due_on=date(2026, 6, 30)),
    sentence=gettext_lazy("{author} a organisé l’obligation « {title} »."),
)
