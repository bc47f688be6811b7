"""A line of the note is withdrawn, with its reason. What was already promised or paid on it must be corrected first."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import ServiceFact, ServiceLine
from lisanga.domains.partnerships.operations.mission_rows import invalid, line_of, unknown_line


class WithdrawService(msgspec.Struct, frozen=True, kw_only=True):
    line: UUID
    reason: str


def _check(context: Context, item: Item[WithdrawService]) -> list[Problem]:
    kept = line_of(context, item.payload.line)
    if kept is None or kept.organisation_id != context.organisation:
        return [unknown_line()]
    if not item.payload.reason.strip():
        return [invalid("no_reason", _("Dites pourquoi cette ligne est retirée."), "reason")]
    if kept.withdrawn_by is not None:
        return [Problem(code="already_withdrawn", message=_("Cette ligne est déjà retirée."), field="line")]
    if ServiceFact.plain.filter(line=kept.id, reversed_by=None).exists():
        text = _("Quelque chose est déjà engagé ou dépensé sur cette ligne : corrigez-le d’abord.")
        return [Problem(code="line_in_use", message=text, field="line")]
    return []


def _apply(context: Context, item: Item[WithdrawService]) -> Outcome:
    line = ServiceLine.plain.get(id=item.payload.line)
    line.withdrawn_by = item.envelope.id
    line.save()
    return Outcome(subject=line.mission_id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.withdraw_service",
    label=gettext_lazy("Retirer une ligne de la note des prestations"),
    kind=Kind.CORRECTION,
    permission=Permission.PROGRAMME,
    payload=WithdrawService,
    check=check,
    apply=apply,
    example=lambda: WithdrawService(line=UUID(int=1), reason="Le Partenaire prête son véhicule"),
    sentence=gettext_lazy("{author} a retiré une ligne de la note : {reason}."),
)
