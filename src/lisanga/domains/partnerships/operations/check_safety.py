"""Somebody looked at the safety of a mission: physical safety, food and water."""

from typing import Literal
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Mission, SafetyCheck
from lisanga.domains.partnerships.operations.mission_rows import (
    invalid,
    mission_of,
    side_of,
    unknown_mission,
    warning,
)
from lisanga.domains.partnerships.safety import ITEMS, unsafe


class Looked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`none`: without object on this mission."""

    item: str
    answer: Literal["yes", "no", "none"]
    note: str = ""


class CheckSafety(msgspec.Struct, frozen=True, kw_only=True):
    """Only what was looked at this time; earlier answers to other questions stand."""

    mission: UUID
    answers: tuple[Looked, ...]


def _check(context: Context, item: Item[CheckSafety]) -> list[Problem]:
    answers = item.payload.answers
    if mission_of(context, item.payload.mission) is None:
        return [unknown_mission()]
    if not answers:
        return [invalid("no_answer", _("Répondez à une question au moins."), "answers")]
    if not {one.item for one in answers} <= set(ITEMS) or len({one.item for one in answers}) != len(answers):
        return [invalid("unknown_item", _("Une de ces questions n’existe pas."), "answers")]
    if any(len(one.note) > 200 for one in answers):
        return [invalid("too_long", _("Ce texte est trop long."), "answers")]
    if unsafe({one.item: one.answer for one in answers}):
        return [warning("unsafe", _("Un point au moins n’est pas assuré : réglez-le avant le départ."), "answers")]
    return []


def _apply(context: Context, item: Item[CheckSafety]) -> Outcome:
    mission = Mission.plain.get(id=item.payload.mission)
    for one in item.payload.answers:
        SafetyCheck.plain.create(
            id=new_id(),
            organisation_id=mission.organisation_id,
            partner_id=mission.partner_id,
            mission=mission,
            item=one.item,
            answer=one.answer,
            note=one.note.strip(),
            at=item.envelope.captured_at,
            side=str(side_of(context, mission)),
            by=context.author,
        )
    return Outcome({"count": len(item.payload.answers)}, subject=mission.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.check_safety",
    label=gettext_lazy("Vérifier la sécurité d’une mission"),
    kind=Kind.OBSERVATION,
    permission=Permission.PARTNERSHIP,
    payload=CheckSafety,
    check=check,
    apply=apply,
    example=lambda: CheckSafety(mission=UUID(int=1), answers=(Looked(item="water", answer="yes"),)),
    sentence=gettext_lazy("{author} a vérifié {count} points de sécurité de la mission."),
)
