"""A roadmap begun before its agreement comes under it, with all that was done."""

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
from lisanga.domains.training.models import (
    ActionPoint,
    AttendanceCount,
    BehaviourCheck,
    Certificate,
    Facilitation,
    Module,
    Phase,
    Presence,
    ReactionCount,
    ReactionWord,
    Roadmap,
    RoadmapVersion,
    Session,
    TestScore,
    Visit,
    VisitPhoto,
)
from lisanga.domains.training.operations.finding import agreement_problems, invalid, roadmap_of, unknown_roadmap

_OF_ROADMAP: tuple[Any, ...] = (RoadmapVersion, Phase, Module, Session, AttendanceCount, Visit)
_OF_SESSION: tuple[Any, ...] = (
    Presence,
    Certificate,
    ReactionCount,
    ReactionWord,
    TestScore,
    BehaviourCheck,
    Facilitation,
)


class AttachRoadmap(msgspec.Struct, frozen=True, kw_only=True):
    """`agreement` is one with the roadmap's own partner; a roadmap that has one keeps it."""

    roadmap: UUID
    agreement: UUID


def _check(context: Context, item: Item[AttachRoadmap]) -> list[Problem]:
    new = item.payload
    kept = roadmap_of(context, new.roadmap)
    if kept is None:
        return [unknown_roadmap()]
    if kept.agreement is not None:
        text = _("Cette feuille de route est déjà sous une convention : ses chiffres y sont comptés.")
        return [invalid("attached_already", text, "agreement")]
    return agreement_problems(context, new.agreement, kept.partner_id)


def _apply(context: Context, item: Item[AttachRoadmap]) -> Outcome:
    """A statement a table, however much was done."""
    new, own = item.payload, {"organisation_id": context.organisation}
    Roadmap.plain.filter(**own, id=new.roadmap).update(agreement=new.agreement)
    for table in _OF_ROADMAP:
        table.plain.filter(**own, roadmap=new.roadmap).update(agreement=new.agreement)
    sessions = Session.plain.filter(**own, roadmap=new.roadmap).values("id")
    visits = Visit.plain.filter(**own, roadmap=new.roadmap).values("id")
    for table in _OF_SESSION:
        table.plain.filter(**own, session__in=sessions).update(agreement=new.agreement)
    VisitPhoto.plain.filter(**own, visit__in=visits).update(agreement=new.agreement)
    raised = ActionPoint.plain.filter(**own, agreement=None)
    for subjects in ([new.roadmap], sessions, visits):
        raised.filter(subject__in=subjects).update(agreement=new.agreement)
    return Outcome(subject=new.roadmap)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.attach_roadmap",
    label=gettext_lazy("Mettre une feuille de route sous une convention"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=AttachRoadmap,
    check=check,
    apply=apply,
    example=lambda: AttachRoadmap(roadmap=UUID(int=20), agreement=UUID(int=1)),
    sentence=gettext_lazy("{author} a mis la feuille de route sous sa convention."),
)
