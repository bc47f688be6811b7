"""A cooperative says that it kept its promise: its own act, in its own register."""

from uuid import UUID

import msgspec
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.closing import close, done_problems


class ReportActionDone(msgspec.Struct, frozen=True, kw_only=True):
    """A promise of the cooperative in whose register this stands."""

    action: UUID
    note: str = ""


def _rows(context: Context) -> QuerySet[ActionPoint]:
    return ActionPoint.plain.filter(cooperative=context.organisation)


def _check(context: Context, item: Item[ReportActionDone]) -> list[Problem]:
    return done_problems(_rows(context), item.payload.action, item.payload.note)


def _apply(context: Context, item: Item[ReportActionDone]) -> Outcome:
    new = item.payload
    close(_rows(context), new.action, item.envelope.business_date, new.note)
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
