"""The side that bears a line promises it to a supplier, or to the other side."""

from typing import Literal
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.money import LARGEST
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.budget import Step
from lisanga.domains.partnerships.models import ServiceFact, ServiceLine
from lisanga.domains.partnerships.operations.mission_rows import (
    invalid,
    line_of,
    mission_of,
    over,
    side_of,
    unknown_line,
)
from lisanga.domains.partnerships.operations.mission_words import text_problems


class CommitService(msgspec.Struct, frozen=True, kw_only=True):
    """`amount` in the smallest unit of `currency`, which may be another than the line's."""

    line: UUID
    amount: int
    currency: Literal["CDF", "USD"] = "CDF"
    note: str = ""


def _check(context: Context, item: Item[CommitService]) -> list[Problem]:
    new, kept = item.payload, line_of(context, item.payload.line)
    if kept is None:
        return [unknown_line()]
    mission = mission_of(context, kept.mission_id)
    problems = over(mission) if mission is not None else []
    problems += text_problems({"note": (new.note, 200)})
    if not 0 <= new.amount <= LARGEST:
        problems.append(invalid("bad_amount", _("Un montant engagé est zéro ou plus."), "amount"))
    if kept.withdrawn_by is not None:
        problems.append(Problem(code="line_withdrawn", message=_("Cette ligne est retirée de la note."), field="line"))
    if side_of(context, kept) != kept.payer:
        text = _("Cette ligne est à la charge de l’autre côté : c’est à lui de l’engager.")
        problems.append(Problem(code="not_the_payer", message=text, field="line"))
    return problems


def _apply(context: Context, item: Item[CommitService]) -> Outcome:
    new, line = item.payload, ServiceLine.plain.get(id=item.payload.line)
    ServiceFact.plain.create(
        id=item.envelope.id,
        organisation_id=line.organisation_id,
        partner_id=line.partner_id,
        mission_id=line.mission_id,
        line=line,
        step=str(Step.COMMITTED),
        amount=new.amount,
        currency=new.currency,
        on=item.envelope.business_date,
        side=str(side_of(context, line)),
        by=context.author,
        note=new.note.strip(),
    )
    return Outcome(subject=line.mission_id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.commit_service",
    label=gettext_lazy("Engager une prestation"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=CommitService,
    check=check,
    apply=apply,
    example=lambda: CommitService(line=UUID(int=1), amount=450_000, note="Hôtel du Kwilu, bon de commande 12"),
    sentence=gettext_lazy("{author} a engagé {amount:money} pour une prestation. {note}"),
)
