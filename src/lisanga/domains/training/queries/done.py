"""What was done under agreements, in numbers and line by line: sessions, people trained, trainers, visits, promises.
The office reads its own work, a partner what is shared with it; of a cooperative, whoever reads its figures."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from lisanga.core.kernel.names import PersonName
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.queries.kept import Whose, month_of_column, under
from lisanga.domains.training.models import ActionPoint, AttendanceCount, Participant, Presence, Session, Trainer, Visit
from lisanga.domains.training.queries.actions import ActionRow, action_rows
from lisanga.domains.training.queries.roadmaps import SessionRow, came_by, session_rows
from lisanga.domains.training.queries.visits import VisitRow, visit_rows


@dataclass(frozen=True, slots=True)
class DoneCount:
    """Of one agreement (None: the office's own work) in one month: how many were planned or promised, and how many of
    them were done."""

    agreement: UUID | None
    month: int
    planned: int
    done: int


@dataclass(frozen=True, slots=True)
class TrainedGroup:
    """Distinct people of one sex, year of birth (None: unknown, then the class that was told) and province."""

    sex: str
    birth_year: int | None
    age_class: str
    province: str
    count: int


@dataclass(frozen=True, slots=True)
class CertifiedCount:
    agreement: UUID | None
    month: int
    generation: int
    count: int


@dataclass(frozen=True, slots=True)
class CertifiedRow:
    """A trainer by name, for the office."""

    participant: UUID
    name: str
    generation: int
    certified_on: date


@dataclass(frozen=True, slots=True)
class TrainedMember:
    """Somebody of a cooperative who came to sessions, for its own people."""

    participant: UUID
    member: UUID | None
    name: str
    sessions: int
    last: date


@scoped
def sessions_done(scope: Scope, whose: Whose, first: date, last: date) -> list[DoneCount]:
    """Sessions by the day of the plan, called-off ones left out; one statement."""
    return _counted(_sessions(scope, whose, first, last), "planned_on", Q(held_on__isnull=False))


@scoped
def sessions_between(
    scope: Scope,
    whose: Whose,
    first: date,
    last: date,
    after: tuple[date, UUID] | None = None,
    limit: int = 50,
) -> list[SessionRow]:
    """The same line by line, by the day of the plan; four statements."""
    return _sheeted(scope, _after(_sessions(scope, whose, first, last), "planned_on", after, limit))


def _sessions(scope: Scope, whose: Whose, first: date, last: date) -> QuerySet[Session]:
    rows = Session.objects.shared(scope).filter(planned_on__gte=first, planned_on__lte=last, cancelled="")
    return under(rows, whose, "agreement")


@scoped
def sessions_held(
    scope: Scope,
    whose: Whose,
    first: date,
    last: date,
    after: tuple[date, UUID] | None = None,
    limit: int = 50,
) -> list[SessionRow]:
    """Sessions by the day on which people came; four statements."""
    held = Session.objects.shared(scope).filter(held_on__gte=first, held_on__lte=last)
    return _sheeted(scope, _after(under(held, whose, "agreement"), "held_on", after, limit))


def _sheeted(scope: Scope, page: QuerySet[Session]) -> list[SessionRow]:
    """With how many came."""
    ids = list(page.values_list("id", flat=True))
    came = came_by(AttendanceCount.objects.shared(scope).filter(session__in=ids), "session")
    rows = session_rows(scope, Session.objects.shared(scope).filter(id__in=ids), came)
    place = {identifier: index for index, identifier in enumerate(ids)}
    return sorted(rows, key=lambda one: place[one.id])


@scoped
def people_trained(scope: Scope, whose: Whose, first: date, last: date) -> list[TrainedGroup]:
    """Everybody who came to a session in these days, counted once however often; one statement."""
    came = _presences(scope, whose, first, last).values("participant")
    groups = ("sex", "birth_year", "age_class", "province")
    found = Participant.plain.filter(id__in=came).order_by(*groups).values_list(*groups).annotate(Count("id"))
    return [TrainedGroup(*row) for row in found]


@scoped
def trained_by_agreement(scope: Scope, whose: Whose, first: date, last: date) -> dict[UUID | None, int]:
    """Distinct people by agreement: somebody trained under two counts in each. One statement."""
    came = _presences(scope, whose, first, last).order_by().values("agreement")
    return dict(came.annotate(people=Count("participant", distinct=True)).values_list("agreement", "people"))


@scoped
def trained_by_quarter(scope: Scope, whose: Whose, first: date, last: date) -> dict[int, int]:
    """First month of a quarter → distinct people who came in it: quarters do not add up. One statement."""
    month = month_of_column("came_on")
    came = _presences(scope, whose, first, last).annotate(start=month - month % 3).order_by().values("start")
    return dict(came.annotate(people=Count("participant", distinct=True)).values_list("start", "people"))


@scoped
def trained_members(scope: Scope, organisation: UUID, first: date, last: date) -> list[TrainedMember]:
    """Who of a cooperative came, by name: for whoever reads its rows. Two statements."""
    whose = Whose(cooperative=scope.require_rows(organisation))
    came = _presences(scope, whose, first, last).order_by().values_list("participant")
    counted = {row[0]: row[1:] for row in came.annotate(Count("session"), Max("came_on"))}
    people = Participant.plain.filter(id__in=counted).order_by("sort_name", "id")
    return [
        TrainedMember(row[0], row[1], str(PersonName(*row[2:])), *counted[row[0]])
        for row in people.values_list("id", "member", "family", "post", "given")
    ]


def _presences(scope: Scope, whose: Whose, first: date, last: date) -> QuerySet[Presence]:
    if whose.cooperative is not None:
        own = Presence.plain.filter(belongs_to=scope.require_aggregates(whose.cooperative)).exclude(member=None)
        return own.filter(came_on__range=(first, last))
    return under(Presence.objects.shared(scope).filter(came_on__range=(first, last)), whose, "agreement")


@scoped
def trainers_certified(scope: Scope, whose: Whose, first: date, last: date) -> list[CertifiedCount]:
    """Trainers by agreement, month and generation; experts of the programme certify nobody's training. One
    statement."""
    rows = _trainers(scope, whose, first, last).annotate(month=month_of_column("certified_on")).order_by()
    found = rows.values_list("agreement", "month", "generation").annotate(Count("participant"))
    return [CertifiedCount(*row) for row in found]


@scoped
def trainers_between(scope: Scope, whose: Whose, first: date, last: date) -> list[CertifiedRow]:
    """Those whose names the reader's office keeps, the latest first; two statements."""
    rows = _trainers(scope, whose, first, last).filter(organisation_id__in=scope.rows)
    kept = list(rows.order_by("-certified_on", "participant").values_list("participant", "generation", "certified_on"))
    people = Participant.objects.rows(scope).filter(id__in=[row[0] for row in kept])
    names = {row[0]: str(PersonName(*row[1:])) for row in people.values_list("id", "family", "post", "given")}
    return [CertifiedRow(one, names.get(one, ""), generation, day) for one, generation, day in kept]


def _trainers(scope: Scope, whose: Whose, first: date, last: date) -> QuerySet[Trainer]:
    rows = Trainer.objects.shared(scope).filter(certified_on__gte=first, certified_on__lte=last, generation__gt=0)
    return under(rows, whose, "agreement")


@scoped
def visits_made(scope: Scope, whose: Whose, first: date, last: date) -> list[DoneCount]:
    """Visits held in these days, by the month in which they were; one statement."""
    return _counted(_visits(scope, whose, first, last), "held_on", Q(held_on__isnull=False))


@scoped
def visits_between(
    scope: Scope,
    whose: Whose,
    first: date,
    last: date,
    after: tuple[date, UUID] | None = None,
    limit: int = 50,
) -> list[VisitRow]:
    """The same line by line, the earliest first."""
    return visit_rows(_after(_visits(scope, _opened(scope, whose), first, last), "held_on", after, limit))


def _visits(scope: Scope, whose: Whose, first: date, last: date) -> QuerySet[Visit]:
    return _touching(Visit, scope, whose).filter(held_on__gte=first, held_on__lte=last)


@scoped
def promises_kept(scope: Scope, whose: Whose, first: date, last: date) -> list[DoneCount]:
    """Promises about cooperatives whose day came in these days, dropped ones left out, and how many are kept, late
    ones too; one statement."""
    return _counted(_promises(scope, whose, first, last), "due_on", Q(done_on__isnull=False))


@scoped
def promises_between(
    scope: Scope,
    whose: Whose,
    first: date,
    last: date,
    after: tuple[date, UUID] | None = None,
    limit: int = 50,
) -> list[ActionRow]:
    """The same line by line, the earliest first."""
    return action_rows(_after(_promises(scope, _opened(scope, whose), first, last), "due_on", after, limit))


def _promises(scope: Scope, whose: Whose, first: date, last: date) -> QuerySet[ActionPoint]:
    rows = _touching(ActionPoint, scope, whose).filter(due_on__gte=first, due_on__lte=last, dropped_on=None)
    return rows.exclude(cooperative=None)


def _opened(scope: Scope, whose: Whose) -> Whose:
    """Lines about a cooperative are for whoever reads its rows, its sums for more."""
    if whose.cooperative is not None:
        scope.require_rows(whose.cooperative)
    return whose


def _touching(model: Any, scope: Scope, whose: Whose) -> QuerySet[Any]:
    if whose.cooperative is not None:
        own: QuerySet[Any] = model.plain.filter(cooperative=scope.require_aggregates(whose.cooperative))
        return own
    rows: QuerySet[Any] = model.objects.shared(scope)
    if whose.agreement is not None and whose.partner is not None:
        return rows.filter(Q(agreement=whose.agreement) | Q(agreement=None, partner=whose.partner))
    return under(rows, whose, "agreement")


def _counted(rows: QuerySet[Any], day: str, done: Q) -> list[DoneCount]:
    by = rows.annotate(month=month_of_column(day)).order_by().values_list("agreement", "month")
    return [DoneCount(*row) for row in by.annotate(all=Count("id"), done=Count("id", filter=done))]


def _after(rows: QuerySet[Any], day: str, after: tuple[date, UUID] | None, limit: int) -> QuerySet[Any]:
    """A page by day, then id."""
    if after is not None:
        rows = rows.filter(Q(**{f"{day}__gt": after[0]}) | Q(**{day: after[0], "id__gt": after[1]}))
    return rows.order_by(day, "id")[:limit]
