"""What was trained and visited under an agreement in a stretch of days: for the reports of both sides. Counts and sums;
sessions and visits one by one, people never."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lisanga.core.scope.models import Organisation
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.training.models import (
    ActionPoint,
    AttendanceCount,
    Certificate,
    Presence,
    Session,
    TestScore,
    Trainer,
    Visit,
)
from lisanga.domains.training.queries.evaluation import Learning, learning_from
from lisanga.domains.training.queries.roadmaps import came_by


@dataclass(frozen=True, slots=True)
class PeriodSession:
    """A session planned or held in the period; `came` counts those present."""

    id: UUID
    number: int
    kind: str
    title: str
    planned_on: date
    held_on: date | None
    hours: int
    target: int
    place: str
    came: int

    @property
    def day(self) -> date:
        return self.held_on or self.planned_on


@dataclass(frozen=True, slots=True)
class PeopleLine:
    """Distinct people, each as at the last session that they came to in the period."""

    sex: str
    age_class: str
    province: str
    belongs_to: UUID | None
    count: int


@dataclass(frozen=True, slots=True)
class Papers:
    """Certificates of attendance that stand, trainers certified (experts named are none), both of the period."""

    certificates: int
    trainers: int


@dataclass(frozen=True, slots=True)
class PeriodVisit:
    """A visit planned or held in the period."""

    id: UUID
    cooperative: UUID
    code: str
    name: str
    purpose: str
    planned_on: date
    held_on: date | None


@dataclass(frozen=True, slots=True)
class PromiseCount:
    """Promises due in the period about one cooperative (None: about another record): how many, how many kept, and how
    many whose day has come without that."""

    cooperative: UUID | None
    due: int
    kept: int
    late: int


@scoped
def sessions_of_period(scope: Scope, identifier: UUID, first: date, last: date) -> list[PeriodSession]:
    """Of an agreement, in order of their days, without those called off. Two statements."""
    inside = Q(planned_on__range=(first, last)) | Q(held_on__range=(first, last))
    rows = Session.objects.shared(scope).filter(inside, agreement=identifier, cancelled="")
    columns = ("id", "number", "kind", "title", "planned_on", "held_on", "hours", "target", "place")
    came = came_by(AttendanceCount.objects.shared(scope).filter(session__in=rows.order_by().values("id")), "session")
    found = [PeriodSession(**row, came=came.get(row["id"], 0)) for row in rows.values(*columns)]
    return sorted(found, key=lambda one: (one.day, one.number))


@scoped
def people_of_period(scope: Scope, identifier: UUID, first: date, last: date) -> list[PeopleLine]:
    """Who came to sessions of an agreement, each counted once, in groups; one statement."""
    came = Presence.objects.shared(scope).filter(agreement=identifier, came_on__range=(first, last))
    same = Presence.plain.filter(
        participant=OuterRef("participant"), agreement=identifier, came_on__range=(first, last)
    )
    later = same.filter(Q(came_on__gt=OuterRef("came_on")) | Q(came_on=OuterRef("came_on"), id__gt=OuterRef("id")))
    groups = ("sex", "age_class", "province", "belongs_to")
    counted = came.filter(~Exists(later)).order_by(*groups).values_list(*groups).annotate(Count("id"))
    return [PeopleLine(*row) for row in counted]


@scoped
def learning_of_period(scope: Scope, identifier: UUID, first: date, last: date) -> Learning:
    """Tests before and after, of the sessions held in the period, from their sums; one statement."""
    held = Session.objects.shared(scope).filter(agreement=identifier, held_on__range=(first, last)).values("id")
    return learning_from(TestScore.objects.shared(scope).filter(session__in=held))


@scoped
def papers_of_period(scope: Scope, identifier: UUID, first: date, last: date) -> Papers:
    """Two statements."""
    papers = Certificate.objects.shared(scope).filter(agreement=identifier, kind="attendance", withdrawn="")
    trainers = Trainer.objects.shared(scope).filter(agreement=identifier, generation__gt=0)
    return Papers(
        papers.filter(issued_on__range=(first, last)).count(),
        trainers.filter(certified_on__range=(first, last)).count(),
    )


@scoped
def visits_of_period(
    scope: Scope, identifier: UUID, first: date, last: date, partner: UUID | None = None
) -> list[PeriodVisit]:
    """Of an agreement, and those to cooperatives of the `partner` that name no agreement; two statements."""
    inside = Q(planned_on__range=(first, last)) | Q(held_on__range=(first, last))
    rows = _of(Visit.objects.shared(scope), identifier, partner).filter(inside)
    columns = ("id", "cooperative", "purpose", "planned_on", "held_on")
    kept = list(rows.values_list(*columns))
    named = Organisation.objects.filter(id__in={row[1] for row in kept}).values_list("id", "code", "name")
    places = {place: (code, name) for place, code, name in named}
    found = [PeriodVisit(row[0], row[1], *places.get(row[1], ("", "")), *row[2:]) for row in kept]
    return sorted(found, key=lambda one: (one.held_on or one.planned_on, one.code, one.planned_on, one.purpose))


@scoped
def promises_of_period(
    scope: Scope, identifier: UUID, first: date, last: date, today: date, partner: UUID | None = None
) -> list[PromiseCount]:
    """Promises due in the period, by cooperative, those given up left out; one statement."""
    rows = _of(ActionPoint.objects.shared(scope), identifier, partner).filter(due_on__range=(first, last))
    rows = rows.filter(dropped_on=None)
    counted = rows.order_by("cooperative").values_list("cooperative")
    kept, late = ~Q(done_on=None), Q(done_on=None, due_on__lt=today)
    annotated = counted.annotate(due=Count("id"), kept=Count("id", filter=kept), late=Count("id", filter=late))
    return [PromiseCount(*row) for row in annotated]


def _of(rows: QuerySet[Any], agreement: UUID, partner: UUID | None) -> QuerySet[Any]:
    if partner is None:
        return rows.filter(agreement=agreement)
    return rows.filter(Q(agreement=agreement) | Q(agreement=None, partner=partner))
