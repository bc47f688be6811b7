"""A promise is kept, as the office saw."""

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
from lisanga.domains.training.operations.finding import invalid, warning


class CompleteAction(msgspec.Struct, frozen=True, kw_only=True):
    """Done on the envelope's business date."""

    action: UUID
    note: str = ""


def _check(context: Context, item: Item[CompleteAction]) -> list[Problem]:
    kept = ActionPoint.plain.filter(organisation_id=context.organisation, id=item.payload.action).first()
    if kept is None:
        return [invalid("unknown_action", _("Cette promesse n’existe pas."), "action")]
    if len(item.payload.note) > 300:
        return [invalid("too_long", _("Ce texte est trop long."), "note")]
    return [warning("done_already", _("Elle était déjà tenue."))] if kept.done_on else []


def _apply(context: Context, item: Item[CompleteAction]) -> Outcome:
    new = item.payload
    rows = ActionPoint.plain.filter(organisation_id=context.organisation, id=new.action, done_on=None)
    rows.update(done_on=item.envelope.business_date, done_note=new.note.strip())
    return Outcome(subject=new.action)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.complete_action",
    label=gettext_lazy("Noter une promesse tenue"),
    kind=Kind.OBSERVATION,
    permission=Permission.TRAINING,
    payload=CompleteAction,
    check=check,
    apply=apply,
    example=lambda: CompleteAction(action=UUID(int=27), note="Prix affichés au centre"),
    sentence=gettext_lazy("{author} a noté une promesse tenue : {note}."),
)
