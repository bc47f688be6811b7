"""The plan is changed: freely while a draft, by a new version with its reason afterwards."""

from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.training.operations.finding import invalid, roadmap_of, unknown_roadmap
from lisanga.domains.training.operations.plan import (
    PhasePlan,
    elsewhere,
    head_problems,
    keep_version,
    orphaned,
    plan_problems,
    write_phases,
)


class ReviseRoadmap(msgspec.Struct, frozen=True, kw_only=True):
    """The whole plan as it shall stand. `version` is the one that was read, so that two people do not overwrite each
    other; `reason` is asked for once the roadmap is adopted."""

    roadmap: UUID
    version: int
    title: str
    starts_on: date
    ends_on: date
    objectives: str = ""
    reason: str = ""
    phases: tuple[PhasePlan, ...] = ()


def _check(context: Context, item: Item[ReviseRoadmap]) -> list[Problem]:
    new = item.payload
    kept = roadmap_of(context, new.roadmap)
    if kept is None:
        return [unknown_roadmap()]
    problems = head_problems(new.title, new.starts_on, new.ends_on) + plan_problems(new.phases)
    if kept.version != new.version:
        text = _("La feuille de route a changé entre-temps : relisez-la, puis reprenez votre modification.")
        problems.append(invalid("changed_meanwhile", text))
    if kept.version and not new.reason.strip():
        text = _("Dites pourquoi le plan change : la version d’avant reste lisible.")
        problems.append(invalid("no_reason", text, "reason"))
    if len(new.reason) > 300:
        problems.append(invalid("too_long", _("Ce texte est trop long."), "reason"))
    if elsewhere(kept, new.phases):
        problems.append(
            invalid("twice", _("Une phase ou un module figure déjà dans une autre feuille de route."), "phases")
        )
    if orphaned(kept, new.phases):
        text = _("Un module qui a des séances ne s’enlève pas.")
        problems.append(invalid("module_in_use", text, "phases"))
    return problems


def _apply(context: Context, item: Item[ReviseRoadmap]) -> Outcome:
    new = item.payload
    kept = roadmap_of(context, new.roadmap)
    assert kept is not None
    if kept.version:
        keep_version(kept, item.envelope.id, item.envelope.business_date, new.reason)
        kept.version += 1
    kept.title, kept.objectives = new.title.strip(), new.objectives.strip()
    kept.starts_on, kept.ends_on = new.starts_on, new.ends_on
    kept.save()
    write_phases(kept, new.phases)
    return Outcome({"version": kept.version}, subject=kept.id)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="training.revise_roadmap",
    label=gettext_lazy("Modifier une feuille de route"),
    kind=Kind.REQUEST,
    permission=Permission.TRAINING,
    payload=ReviseRoadmap,
    check=check,
    apply=apply,
    example=lambda: ReviseRoadmap(
        roadmap=UUID(int=20),
        version=1,
        title="Formation et suivi, Kwilu 2026",
        starts_on=date(2026, 1, 12),
        ends_on=date(2026, 12, 18),
        reason="Une session de plus à Bagata",
    ),
    sentence=gettext_lazy("{author} a modifié la feuille de route « {title} » : {reason}."),
)
