"""An assessment that was wrong is withdrawn with its reason: it stays readable and is compared no more."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.indicators.models import Assessment
from lisanga.domains.indicators.operations import asking


class WithdrawAssessment(msgspec.Struct, frozen=True, kw_only=True):
    """`assessment` is the operation that recorded it."""

    assessment: UUID
    reason: str


def _check(context: Context, item: Item[WithdrawAssessment]) -> list[Problem]:
    asked, problems = item.payload, []
    if not asked.reason.strip():
        problems.append(asking.invalid("no_reason", _("Dites pourquoi cette évaluation est retirée."), "reason"))
    found = Assessment.plain.filter(id=asked.assessment).first()
    if found is None:
        problems.append(asking.invalid("unknown_assessment", _("Cette évaluation n’existe pas."), "assessment"))
    elif found.withdrawn_by is not None:
        problems.append(Problem("already_withdrawn", _("Cette évaluation est déjà retirée."), "assessment"))
    return problems


def _apply(context: Context, item: Item[WithdrawAssessment]) -> Outcome:
    found = Assessment.plain.get(id=item.payload.assessment)
    found.withdrawn_by = item.envelope.id
    found.save()
    return Outcome(subject=found.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="indicators.withdraw_assessment",
    label=gettext_lazy("Retirer une évaluation"),
    kind=Kind.CORRECTION,
    permission=Permission.ASSESS,
    payload=WithdrawAssessment,
    check=check,
    apply=apply,
    example=lambda: WithdrawAssessment(assessment=UUID(int=7), reason="Notes d’une autre coopérative"),
    sentence=gettext_lazy("{author} a retiré une évaluation : {reason}."),
)
