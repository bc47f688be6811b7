"""A partner says that it did what it had taken on: its own act, in its own register."""

from uuid import UUID

import msgspec
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.closing import close, done_problems
from lisanga.domains.training.origins import able_people


class PartnerActionDone(msgspec.Struct, frozen=True, kw_only=True):
    """An action point that the partner in whose register this stands reads: one that is its people's to do, or about no
    cooperative, whose promise is its own or the office's to speak of."""

    action: UUID
    note: str = ""


def _rows(context: Context) -> QuerySet[ActionPoint]:
    people = able_people([context.organisation], clock.local_date(context.received_at))
    own = Q(cooperative=None) | Q(person__in=people)
    return ActionPoint.plain.filter(own, partner_id=context.organisation)


def _check(context: Context, item: Item[PartnerActionDone]) -> list[Problem]:
    return done_problems(_rows(context), item.payload.action, item.payload.note)


def _apply(context: Context, item: Item[PartnerActionDone]) -> Outcome:
    new = item.payload
    close(_rows(context), new.action, item.envelope.business_date, new.note)
    return Outcome(subject=new.action)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.partner_action_done",
    label=gettext_lazy("Dire qu’une action est faite"),
    kind=Kind.OBSERVATION,
    permission=Permission.PARTNERSHIP,
    payload=PartnerActionDone,
    check=check,
    apply=apply,
    example=lambda: PartnerActionDone(action=UUID(int=27)),
    sentence=gettext_lazy("{author} a dit une action faite : {note}."),
)
