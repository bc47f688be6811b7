"""Missions as both sides read them: who goes where, what is owed before departure, whether they arrived."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from lisanga.core.operations.queries import RegisterRow
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.partnerships.models import Mission, MissionExpert, MissionTravel, SafetyCheck
from lisanga.domains.partnerships.queries.history import told
from lisanga.domains.places import gazetteer

_ROW = (
    "id",
    "number",
    "purpose",
    "place",
    "province",
    "territory",
    "starts_on",
    "ends_on",
    "cancelled_on",
    "agreement_id",
    "agreement__code",
    "agreement__title",
    "organisation_id",
    "organisation__name",
    "partner_id",
    "partner__code",
    "partner__name",
)
STATES = ("coming", "under_way", "over", "cancelled")
_MORE = ("contact_name", "contact_phone", "cancel_reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionRow:
    """A line of the list; `organisation` is the programme office."""

    id: UUID
    number: int
    purpose: str
    place: str
    province: str
    territory: str
    starts_on: date
    ends_on: date
    cancelled_on: date | None
    agreement_id: UUID
    agreement_code: str
    agreement_title: str
    organisation: UUID
    organisation_name: str
    partner: UUID
    partner_code: str
    partner_name: str

    @property
    def zone(self) -> str:
        """ "Bulungu (Kwilu)"."""
        known = gazetteer.province(self.province)
        name = known.name if known else self.province
        return f"{self.territory} ({name})" if self.territory else name

    @property
    def where(self) -> str:
        """The place in its zone, said once: "Bagata (Kwilu)"."""
        return self.zone if self.place == self.territory else f"{self.place}, {self.zone}"

    @property
    def after(self) -> tuple[date, UUID]:
        """Where the next page begins."""
        return self.starts_on, self.id


@dataclass(frozen=True, slots=True)
class ExpertRow:
    id: UUID
    name: str
    phone: str
    person: UUID | None


@dataclass(frozen=True, slots=True)
class TravelRow:
    """Left, arrived, came home: what an expert said, and when."""

    id: UUID
    step: str
    at: datetime
    place: str
    note: str
    by: UUID


@dataclass(frozen=True, slots=True)
class SafetyRow:
    """The answer that stands for one question."""

    item: str
    answer: str
    note: str
    at: datetime
    side: str
    by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionSheet(MissionRow):
    """The whole mission, without its note."""

    contact_name: str
    contact_phone: str
    cancel_reason: str
    experts: tuple[ExpertRow, ...]
    travels: tuple[TravelRow, ...]
    safety: dict[str, SafetyRow]

    def told(self, step: str) -> TravelRow | None:
        """The last word on a step of the journey."""
        return next((one for one in reversed(self.travels) if one.step == step), None)

    @property
    def answers(self) -> dict[str, str]:
        """By code of the question, for the rules of safety."""
        return {code: row.answer for code, row in self.safety.items()}


@dataclass(frozen=True, slots=True)
class MissionFilter:
    """Empty fields filter nothing; `coming_after`: not ended and not called off on that day. `state` is one of
    STATES on the day `today`."""

    agreement: UUID | None = None
    coming_after: date | None = None
    state: str = ""
    today: date | None = None


@scoped
def missions(
    scope: Scope,
    wanted: MissionFilter | None = None,
    before: tuple[date, UUID] | None = None,
    limit: int = 50,
) -> list[MissionRow]:
    """The latest departure first, after the row whose `after` is given."""
    rows, chosen = Mission.objects.shared(scope), wanted or MissionFilter()
    if chosen.agreement is not None:
        rows = rows.filter(agreement_id=chosen.agreement)
    if chosen.coming_after is not None:
        rows = rows.filter(ends_on__gte=chosen.coming_after, cancelled_on=None)
    if chosen.state and chosen.today is not None:
        rows = rows.filter(_in_state(chosen.state, chosen.today))
    if before is not None:
        rows = rows.filter(Q(starts_on__lt=before[0]) | Q(starts_on=before[0], id__lt=before[1]))
    return [MissionRow(**named(row)) for row in rows.order_by("-starts_on", "-id").values(*_ROW)[:limit]]


def _in_state(state: str, today: date) -> Q:
    if state == "cancelled":
        return Q(cancelled_on__isnull=False)
    held = {
        "coming": Q(starts_on__gt=today),
        "under_way": Q(starts_on__lte=today, ends_on__gte=today),
        "over": Q(ends_on__lt=today),
    }
    return Q(cancelled_on=None) & held[state]


@scoped
def safety_of(scope: Scope, identifiers: Iterable[UUID]) -> dict[UUID, dict[str, str]]:
    """Mission → question → the answer that stands; one statement for a whole list."""
    rows = SafetyCheck.objects.shared(scope).filter(mission__in=set(identifiers)).order_by("at", "id")
    found: dict[UUID, dict[str, str]] = {}
    for one, item, answer in rows.values_list("mission_id", "item", "answer"):
        found.setdefault(one, {})[item] = answer
    return found


@scoped
def mission(scope: Scope, identifier: UUID) -> MissionSheet:
    """Raises NotVisible when the reader is of neither side; four statements."""
    found = Mission.objects.shared(scope).filter(id=identifier).values(*_ROW, *_MORE).first()
    if found is None:
        raise NotVisible
    experts = MissionExpert.objects.shared(scope).filter(mission=identifier).order_by("id")
    travels = MissionTravel.objects.shared(scope).filter(mission=identifier).order_by("at", "id")
    checks = SafetyCheck.objects.shared(scope).filter(mission=identifier).order_by("at", "id")
    safety = [SafetyRow(*row) for row in checks.values_list("item", "answer", "note", "at", "side", "by")]
    return MissionSheet(
        **named(found),
        experts=tuple(ExpertRow(*row) for row in experts.values_list("id", "name", "phone", "person")),
        travels=tuple(TravelRow(*row) for row in travels.values_list("id", "step", "at", "place", "note", "by")),
        safety={row.item: row for row in safety},
    )


@scoped
def experts_of(scope: Scope, identifiers: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Names of who travels, by mission."""
    rows = MissionExpert.objects.shared(scope).filter(mission__in=set(identifiers)).order_by("id")
    found: dict[UUID, list[str]] = {}
    for one, name in rows.values_list("mission_id", "name"):
        found.setdefault(one, []).append(name)
    return found


@scoped
def arrivals_awaited(scope: Scope, today: date) -> list[MissionRow]:
    """Missions that have begun and of whose safe arrival nothing was heard."""
    rows = Mission.objects.shared(scope).filter(starts_on__lte=today, ends_on__gte=today, cancelled_on=None)
    arrived = MissionTravel.plain.filter(step__in=("arrived", "returned")).values("mission")
    found = rows.exclude(id__in=arrived).order_by("starts_on", "id")
    return [MissionRow(**named(row)) for row in found.values(*_ROW)[:20]]


@scoped
def mission_history(scope: Scope, identifier: UUID, limit: int = 20) -> list[RegisterRow]:
    """Newest first, from both registers. Raises NotVisible."""
    parties = Mission.objects.shared(scope, identifier).values_list("organisation_id", "partner_id").get()
    return told(parties, identifier, limit)


def named(found: dict[str, Any]) -> dict[str, Any]:
    """Columns of related tables under the names of the rows."""
    names = {"organisation_id": "organisation", "partner_id": "partner"}
    return {names.get(key, key.replace("__", "_")): value for key, value in found.items()}
