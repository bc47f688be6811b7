"""A mission is called off, with its reason; what was spent for it stays."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Mission
from lisanga.domains.partnerships.operations.mission_rows import invalid, mission_of, over, unknown_mission


class CancelMission(msgspec.Struct, frozen=True, kw_only=True):
    mission: UUID
    reason: str


def _check(context: Context, item: Item[CancelMission]) -> list[Problem]:
    kept, reason = mission_of(context, item.payload.mission), item.payload.reason.strip()
    if kept is None or kept.organisation_id != context.organisation:
        return [unknown_mission()]
    if not 0 < len(reason) <= 200:
        return [invalid("no_reason", _("Dites pourquoi la mission est annulée, en une phrase."), "reason")]
    return over(kept)


def _apply(context: Context, item: Item[CancelMission]) -> Outcome:
    Mission.plain.filter(id=item.payload.mission).update(
        cancelled_on=item.envelope.business_date, cancel_reason=item.payload.reason.strip()
    )
    return Outcome(subject=item.payload.mission)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.cancel_mission",
    label=gettext_lazy("Annuler une mission"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=CancelMission,
    check=check,
    apply=apply,
    example=lambda: CancelMission(mission=UUID(int=1), reason="Route coupée par les pluies"),
    sentence=gettext_lazy("{author} a annulé la mission : {reason}."),
)
