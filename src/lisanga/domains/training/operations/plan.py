"""The plan that travels in an operation: phases with their modules, and how it is written and kept by version."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem
from lisanga.domains.training.models import Module, Phase, Roadmap, RoadmapVersion, Session
from lisanga.domains.training.operations.finding import invalid

MOST_HOURS = 400
MOST_PEOPLE = 100_000


class ModulePlan(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    title: str
    objectives: str = ""
    audience: str = ""
    hours: int = 0
    target: int = 0


class PhasePlan(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    title: str
    objectives: str = ""
    modules: tuple[ModulePlan, ...] = ()


def _pieces(phase: PhasePlan) -> tuple[PhasePlan | ModulePlan, ...]:
    return (phase, *phase.modules)


def plan_problems(phases: Iterable[PhasePlan]) -> list[Problem]:
    problems, seen = [], set()
    for phase in phases:
        for one in _pieces(phase):
            if not 0 < len(one.title.strip()) <= 160:
                problems.append(invalid("no_title", _("Donnez un titre, en 160 signes au plus."), "title"))
            if one.id in seen:
                problems.append(invalid("twice", _("Une phase ou un module figure deux fois."), "phases"))
            seen.add(one.id)
        for module in phase.modules:
            if not 0 <= module.hours <= MOST_HOURS:
                problems.append(invalid("bad_hours", _("Un module dure de 0 à 400 heures."), "hours"))
            if not 0 <= module.target <= MOST_PEOPLE:
                problems.append(
                    invalid("bad_target", _("Le nombre de personnes visées n’est pas plausible."), "target")
                )
    return problems


def head_problems(title: str, starts_on: date, ends_on: date) -> list[Problem]:
    problems = []
    if not 0 < len(title.strip()) <= 160:
        problems.append(invalid("no_title", _("Donnez un titre, en 160 signes au plus."), "title"))
    if ends_on < starts_on:
        problems.append(invalid("ends_before", _("La fin vient après le début."), "ends_on"))
    return problems


def write_phases(roadmap: Roadmap, phases: Iterable[PhasePlan]) -> None:
    """The plan as given becomes the plan as it stands; modules that sessions follow stay."""
    kept = list(phases)
    own = {"organisation_id": roadmap.organisation_id, "roadmap": roadmap.id}
    both = {"agreement": roadmap.agreement, "partner_id": roadmap.partner_id}
    Phase.plain.filter(**own).delete()
    Module.plain.filter(**own).delete()
    modules: list[Module] = []
    for phase in kept:
        for module in phase.modules:
            modules.append(
                Module(
                    **own,
                    **both,
                    id=module.id,
                    phase=phase.id,
                    position=len(modules) + 1,
                    title=module.title.strip(),
                    objectives=module.objectives.strip(),
                    audience=module.audience.strip(),
                    hours=module.hours,
                    target=module.target,
                )
            )
    Phase.plain.bulk_create(
        Phase(**own, **both, id=one.id, position=place, title=one.title.strip(), objectives=one.objectives.strip())
        for place, one in enumerate(kept, 1)
    )
    Module.plain.bulk_create(modules)


def orphaned(roadmap: Roadmap, phases: Iterable[PhasePlan]) -> bool:
    """Whether a module that sessions follow would go."""
    kept = [module.id for phase in phases for module in phase.modules]
    sessions = Session.plain.filter(organisation_id=roadmap.organisation_id, roadmap=roadmap.id)
    return sessions.exclude(module__in=kept).exists()


def elsewhere(roadmap: Roadmap | None, phases: Iterable[PhasePlan]) -> bool:
    """Whether an id of the plan is that of another roadmap's phase or module."""
    own = roadmap.id if roadmap else UUID(int=0)
    ids = [one.id for phase in phases for one in _pieces(phase)]
    return any(table.plain.filter(id__in=ids).exclude(roadmap=own).exists() for table in (Phase, Module))


def keep_version(roadmap: Roadmap, identifier: UUID, on: date, reason: str) -> None:
    """The plan as it stands goes to the versions."""
    own = {"organisation_id": roadmap.organisation_id, "roadmap": roadmap.id}
    modules: dict[UUID, list[ModulePlan]] = {}
    columns = ("id", "title", "objectives", "audience", "hours", "target")
    for module in Module.plain.filter(**own).order_by("position"):
        modules.setdefault(module.phase, []).append(ModulePlan(**{name: getattr(module, name) for name in columns}))
    phases = [
        PhasePlan(id=one.id, title=one.title, objectives=one.objectives, modules=tuple(modules.get(one.id, ())))
        for one in Phase.plain.filter(**own).order_by("position")
    ]
    RoadmapVersion.plain.create(
        **own,
        id=identifier,
        agreement=roadmap.agreement,
        partner_id=roadmap.partner_id,
        version=roadmap.version,
        on=on,
        reason=reason.strip(),
        plan=msgspec.json.encode(phases).decode(),
    )
