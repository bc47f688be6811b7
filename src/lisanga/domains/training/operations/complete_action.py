"""A promise is kept, as the office saw."""

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


class CompleteAction(msgspec.Struct, frozen=True, kw_only=True):
    """Done on the envelope's business date."""

    action: UUID
    note: str = ""


def _rows(context: Context) -> QuerySet[ActionPoint]:
    return ActionPoint.plain.filter(organisation_id=context.organisation)


def _check(context: Context, item: Item[CompleteAction]) -> list[Problem]:
    return done_problems(_rows(context), item.payload.action, item.payload.note)


def _apply(context: Context, item: Item[CompleteAction]) -> Outcome:
    new = item.payload
    close(_rows(context), new.action, item.envelope.business_date, new.note)
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
