"""A cooperative says that it kept its promise: its own act, in its own register."""

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


class ReportActionDone(msgspec.Struct, frozen=True, kw_only=True):
    """A promise of the cooperative in whose register this stands."""

    action: UUID
    note: str = ""


def _check(context: Context, item: Item[ReportActionDone]) -> list[Problem]:
    kept = ActionPoint.plain.filter(cooperative=context.organisation, id=item.payload.action).first()
    if kept is None:
        return [invalid("unknown_action", _("Cette promesse n’existe pas."), "action")]
    if len(item.payload.note) > 300:
        return [invalid("too_long", _("Ce texte est trop long."), "note")]
    return [warning("done_already", _("Elle était déjà tenue."))] if kept.done_on else []


def _apply(context: Context, item: Item[ReportActionDone]) -> Outcome:
    """The shared row is changed under its lock (decision 0021)."""
    new = item.payload
    rows = ActionPoint.plain.select_for_update().filter(cooperative=context.organisation, id=new.action)
    for row in rows:
        if row.done_on is None:
            row.done_on, row.done_note = item.envelope.business_date, new.note.strip()
            row.save()
    return Outcome(subject=new.action)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.report_action_done",
    label=gettext_lazy("Dire qu’une promesse est tenue"),
    kind=Kind.OBSERVATION,
    permission=Permission.COOPERATIVE,
    payload=ReportActionDone,
    check=check,
    apply=apply,
    example=lambda: ReportActionDone(action=UUID(int=27)),
    sentence=gettext_lazy("{author} a dit une promesse tenue : {note}."),
)
