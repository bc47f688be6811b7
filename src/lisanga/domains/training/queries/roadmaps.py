"""Roadmaps, planned against done. Read by the office and by the partner of the roadmap."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from lisanga.core.kernel.names import PersonName
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.training.models import (
    AttendanceCount,
    Module,
    Participant,
    Phase,
    Roadmap,
    RoadmapVersion,
    Session,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """`came` counts those present, `registered` is left to the session's own page. `delay` in days, against the first
    plan."""

    id: UUID
    number: int
    organisation: UUID
    roadmap: UUID
    module: UUID
    kind: str
    title: str
    first_planned_on: date
    planned_on: date
    held_on: date | None
    cancelled: str
    hours: int
    target: int
    trainer: UUID | None
    trainer_name: str
    place: str
    province: str
    territory: str
    partner: UUID | None
    signed: int | None
    came: int = 0

    @property
    def day(self) -> date:
        return self.held_on or self.planned_on

    @property
    def delay(self) -> int:
        return (self.day - self.first_planned_on).days

    def is_late(self, today: date) -> bool:
        return self.held_on is None and not self.cancelled and self.planned_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapRow:
    """Version 0 is a draft. Sessions cancelled are not counted among the planned."""

    id: UUID
    organisation: UUID
    partner: UUID | None
    partner_name: str
    agreement: UUID | None
    title: str
    objectives: str
    starts_on: date
    ends_on: date
    version: int
    adopted_on: date | None
    sessions: int = 0
    held: int = 0
    target: int = 0
    came: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleRow:
    """What a module plans (`hours`, `target`) against what its sessions did (`hours_done`, `came`)."""

    id: UUID
    title: str
    objectives: str
    audience: str
    hours: int
    target: int
    sessions: tuple[SessionRow, ...]

    @property
    def hours_done(self) -> int:
        return sum(one.hours for one in self.sessions if one.held_on)

    @property
    def came(self) -> int:
        return sum(one.came for one in self.sessions)

    @property
    def held(self) -> int:
        return sum(1 for one in self.sessions if one.held_on)

    @property
    def standing(self) -> int:
        return sum(1 for one in self.sessions if not one.cancelled)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRow:
    id: UUID
    title: str
    objectives: str
    modules: tuple[ModuleRow, ...]


@dataclass(frozen=True, slots=True)
class RoadmapPlan:
    head: RoadmapRow
    phases: tuple[PhaseRow, ...] = field(default_factory=tuple)

    @property
    def sessions(self) -> list[SessionRow]:
        return [one for phase in self.phases for module in phase.modules for one in module.sessions]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version that was left, with the reason; `plan` is JSON."""

    version: int
    on: date
    reason: str
    plan: str


_HEAD = (
    "id",
    "organisation_id",
    "partner_id",
    "partner__name",
    "agreement",
    "title",
    "objectives",
    "starts_on",
    "ends_on",
    "version",
    "adopted_on",
)
_SESSION = (
    "id",
    "number",
    "organisation_id",
    "roadmap",
    "module",
    "kind",
    "title",
    "first_planned_on",
    "planned_on",
    "held_on",
    "cancelled",
    "hours",
    "target",
    "trainer",
    "place",
    "province",
    "territory",
    "partner_id",
    "signed",
)
_SHORT = {"organisation_id": "organisation", "partner_id": "partner", "partner__name": "partner_name"}


@scoped
def roadmaps(scope: Scope, agreement: UUID | None = None) -> list[RoadmapRow]:
    """All that the reader may read, or those under one agreement, the latest first: three statements."""
    kept = Roadmap.objects.shared(scope)
    kept = kept if agreement is None else kept.filter(agreement=agreement)
    heads = kept.order_by("-starts_on", "-id").values(*_HEAD)
    sums = {
        row["roadmap"]: dict(row)
        for row in Session.objects.shared(scope)
        .filter(cancelled="")
        .order_by()
        .values("roadmap")
        .annotate(sessions=Count("id"), held=Count("held_on"), target=Sum("target"))
    }
    came = came_by(AttendanceCount.objects.shared(scope), "roadmap")
    return [_head(row, sums.get(row["id"], {}), came) for row in heads]


@scoped
def roadmap(scope: Scope, identifier: UUID) -> RoadmapPlan:
    """One roadmap with phases, modules and sessions; NotVisible when it may not be read. Seven statements."""
    row = Roadmap.objects.shared(scope, identifier).values(*_HEAD).first()
    if row is None:
        raise NotVisible
    came = came_by(AttendanceCount.objects.shared(scope).filter(roadmap=identifier), "session")
    found = session_rows(scope, Session.objects.shared(scope).filter(roadmap=identifier), came)
    by_module: dict[UUID, list[SessionRow]] = {}
    for one in found:
        by_module.setdefault(one.module, []).append(one)
    columns = ("id", "title", "objectives", "audience", "hours", "target")
    modules: dict[UUID, list[ModuleRow]] = {}
    for module in (
        Module.objects.shared(scope).filter(roadmap=identifier).order_by("position").values("phase", *columns)
    ):
        phase = module.pop("phase")
        modules.setdefault(phase, []).append(ModuleRow(**module, sessions=tuple(by_module.get(module["id"], ()))))
    phases = Phase.objects.shared(scope).filter(roadmap=identifier).order_by("position")
    standing = [one for one in found if not one.cancelled]
    sums = {
        "sessions": len(standing),
        "held": sum(1 for one in standing if one.held_on),
        "target": sum(one.target for one in standing),
    }
    return RoadmapPlan(
        _head(row, sums, {identifier: sum(one.came for one in found)}),
        tuple(
            PhaseRow(**phase, modules=tuple(modules.get(phase["id"], ())))
            for phase in phases.values("id", "title", "objectives")
        ),
    )


@scoped
def roadmap_versions(scope: Scope, identifier: UUID) -> list[VersionRow]:
    """Versions that were left, newest first."""
    found = RoadmapVersion.objects.shared(scope).filter(roadmap=identifier).order_by("-version")
    return [VersionRow(*row) for row in found.values_list("version", "on", "reason", "plan")]


@scoped
def session(scope: Scope, identifier: UUID) -> SessionRow:
    """NotVisible when it may not be read."""
    rows = Session.objects.shared(scope, identifier)
    came = came_by(AttendanceCount.objects.shared(scope).filter(session=identifier), "session")
    return session_rows(scope, rows, came)[0]


@scoped
def sessions_to_hold(scope: Scope, organisation: UUID, until: date, limit: int = 20) -> list[SessionRow]:
    """Sessions of an office that stand, not held, planned up to a day: the oldest first."""
    rows = Session.objects.rows(scope, organisation).filter(held_on=None, cancelled="", planned_on__lte=until)
    return session_rows(scope, rows.order_by("planned_on", "id")[:limit], {})


def came_by(rows: QuerySet[AttendanceCount], key: str) -> dict[UUID, int]:
    """How many came, by session or by roadmap."""
    return dict(rows.order_by().values(key).annotate(total=Sum("count")).values_list(key, "total"))


def _head(row: Mapping[str, Any], sums: Mapping[str, Any], came: dict[UUID, int]) -> RoadmapRow:
    values: dict[str, Any] = {_SHORT.get(name, name): value for name, value in row.items()}
    values["partner_name"] = values["partner_name"] or ""
    counted: dict[str, Any] = {name: sums.get(name) or 0 for name in ("sessions", "held", "target")}
    return RoadmapRow(**values, **counted, came=came.get(row["id"], 0))


def session_rows(scope: Scope, rows: QuerySet[Session], came: dict[UUID, int]) -> list[SessionRow]:
    """In order of their days, with the names of trainers in one read more. Who trains is told to the partner too."""
    kept = list(rows.values(*_SESSION))
    kept.sort(key=lambda row: (row["held_on"] or row["planned_on"], row["number"]))
    names = trainer_names({row["trainer"] for row in kept if row["trainer"]}, {row["organisation_id"] for row in kept})
    return [
        SessionRow(
            **{_SHORT.get(name, name): value for name, value in row.items()},
            trainer_name=names.get(row["trainer"], ""),
            came=came.get(row["id"], 0),
        )
        for row in kept
    ]


def trainer_names(identifiers: Iterable[UUID], offices: Iterable[UUID]) -> dict[UUID, str]:
    """Names of those who train in sessions that the reader sees: a trainer acts in public."""
    allowed = Scope(rows=frozenset(offices), aggregates=frozenset(offices))
    found = Participant.objects.rows(allowed).filter(id__in=set(identifiers))
    columns = ("id", "family", "post", "given")
    return {row[0]: str(PersonName(*row[1:])) for row in found.values_list(*columns)}
