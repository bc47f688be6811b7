"""An expert left, arrived safely, or came home: it happened, whatever else is missing."""

from typing import Literal
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Mission, MissionTravel, SafetyCheck
from lisanga.domains.partnerships.operations.mission_rows import mission_of, unknown_mission, warning
from lisanga.domains.partnerships.operations.mission_words import text_problems
from lisanga.domains.partnerships.safety import is_ready


class RecordTravel(msgspec.Struct, frozen=True, kw_only=True):
    """The moment is the envelope's `captured_at`."""

    mission: UUID
    step: Literal["departed", "arrived", "returned"]
    place: str = ""
    note: str = ""


def _check(context: Context, item: Item[RecordTravel]) -> list[Problem]:
    new, kept = item.payload, mission_of(context, item.payload.mission)
    if kept is None:
        return [unknown_mission()]
    problems = text_problems({"place": (new.place, 120), "note": (new.note, 200)})
    if kept.cancelled_on is not None:
        problems.append(warning("mission_cancelled", _("Cette mission est annulée."), "mission"))
    if new.step == "departed":
        checks = SafetyCheck.plain.filter(mission=kept.id).order_by("at", "id")
        if not is_ready(dict(checks.values_list("item", "answer"))):
            text = _("Le départ est noté, mais la fiche de sécurité n’est pas complète.")
            problems.append(warning("not_ready", text, "step"))
    return problems


def _apply(context: Context, item: Item[RecordTravel]) -> Outcome:
    new, mission = item.payload, Mission.plain.get(id=item.payload.mission)
    MissionTravel.plain.create(
        id=item.envelope.id,
        organisation_id=mission.organisation_id,
        partner_id=mission.partner_id,
        mission=mission,
        step=new.step,
        at=item.envelope.captured_at,
        place=new.place.strip() or ("" if new.step == "departed" else mission.place),
        note=new.note.strip(),
        by=context.author,
    )
    return Outcome(subject=mission.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.record_travel",
    label=gettext_lazy("Noter un départ ou une arrivée"),
    kind=Kind.OBSERVATION,
    permission=Permission.MISSION,
    payload=RecordTravel,
    check=check,
    apply=apply,
    example=lambda: RecordTravel(mission=UUID(int=1), step="arrived", place="Idiofa"),
    offline=True,
    sentence=gettext_lazy("{author} a donné des nouvelles du voyage. {note}"),
)
