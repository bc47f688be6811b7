"""Something to do is given up: why stays written."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.finding import invalid


class DropAction(msgspec.Struct, frozen=True, kw_only=True):
    """An action point that is still to do."""

    action: UUID
    reason: str


def _check(context: Context, item: Item[DropAction]) -> list[Problem]:
    new = item.payload
    kept = ActionPoint.plain.filter(organisation_id=context.organisation, id=new.action).first()
    if kept is None:
        return [invalid("unknown_action", _("Cette action n’existe pas."), "action")]
    if not 0 < len(new.reason.strip()) <= 300:
        return [invalid("no_reason", _("Dites pourquoi, en 300 signes au plus."), "reason")]
    if kept.done_on or kept.dropped_on:
        return [invalid("closed", _("Cette action n’est plus à faire."), "reason")]
    return []


def _apply(context: Context, item: Item[DropAction]) -> Outcome:
    """The shared row is changed under its lock (decision 0021)."""
    new = item.payload
    row = ActionPoint.plain.select_for_update().get(organisation_id=context.organisation, id=new.action)
    row.dropped_on, row.dropped_reason = item.envelope.business_date, new.reason.strip()
    row.save(update_fields=["dropped_on", "dropped_reason"])
    return Outcome(subject=new.action)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.drop_action",
    label=gettext_lazy("Abandonner une action"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=DropAction,
    check=check,
    apply=apply,
    example=lambda: DropAction(action=UUID(int=27), reason="La balance a été remplacée"),
    sentence=gettext_lazy("{author} a abandonné une action : {reason}."),
)
