"""Dates, place, experts or security contact of a mission change. What is left out stays as it is."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Mission, MissionExpert
from lisanga.domains.partnerships.operations.mission_rows import invalid, mission_of, over, unknown_mission
from lisanga.domains.partnerships.operations.mission_words import (
    Expert,
    day_problems,
    expert_problems,
    phone_of,
    phone_problems,
    text_problems,
    zone_problems,
)

_LONGEST = {"purpose": 200, "place": 120, "contact_name": 120}
_NEEDED = ("purpose", "place")


class ChangeMission(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """None: unchanged. `experts`, when given, replace all those named before."""

    mission: UUID
    purpose: str | None = None
    place: str | None = None
    province: str | None = None
    territory: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    experts: tuple[Expert, ...] | None = None


def _check(context: Context, item: Item[ChangeMission]) -> list[Problem]:
    new, kept = item.payload, mission_of(context, item.payload.mission)
    if kept is None or kept.organisation_id != context.organisation:
        return [unknown_mission()]
    problems = over(kept) + day_problems(new.starts_on or kept.starts_on, new.ends_on or kept.ends_on)
    territory = kept.territory if new.territory is None else new.territory
    problems += zone_problems(new.province or kept.province, territory)
    problems += phone_problems(new.contact_phone or "", "contact_phone")
    problems += text_problems({name: (getattr(new, name) or "", longest) for name, longest in _LONGEST.items()})
    for name in _NEEDED:
        value = getattr(new, name)
        if value is not None and not value.strip():
            problems.append(invalid("empty", _("Ce texte ne peut pas être vide."), name))
    if new.experts is not None:
        problems += expert_problems(new.experts)
    return problems


def _apply(context: Context, item: Item[ChangeMission]) -> Outcome:
    given = msgspec.structs.asdict(item.payload)
    identifier, experts = given.pop("mission"), given.pop("experts")
    changes: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value for name, value in given.items() if value is not None
    }
    if "contact_phone" in changes:
        changes["contact_phone"] = phone_of(changes["contact_phone"])
    if changes:
        Mission.plain.filter(id=identifier).update(**changes)
    if experts is not None:
        _replace(identifier, experts)
    return Outcome({"fields": sorted(changes)}, subject=identifier)


def _replace(identifier: UUID, experts: tuple[Expert, ...]) -> None:
    """The register keeps who was named before; the table holds who travels now."""
    mission = Mission.plain.get(id=identifier)
    MissionExpert.plain.filter(mission=identifier).delete()
    for expert in experts:
        MissionExpert.plain.create(
            id=expert.id,
            organisation_id=mission.organisation_id,
            partner_id=mission.partner_id,
            mission_id=identifier,
            person=expert.person,
            name=expert.name.strip(),
            phone=phone_of(expert.phone),
        )


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.change_mission",
    label=gettext_lazy("Modifier une mission"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=ChangeMission,
    check=check,
    apply=apply,
    example=lambda: ChangeMission(mission=UUID(int=1), contact_name="Jean Mpia", contact_phone="+243811234567"),
    sentence=gettext_lazy("{author} a modifié la mission."),
)
