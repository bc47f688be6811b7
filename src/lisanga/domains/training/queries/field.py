"""What the telephones of a programme office hold: sessions around a day with their sheets, visits, open promises."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from lisanga.core.scope.models import Organisation
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.training.models import ActionPoint, Participant, Presence, Session, Visit
from lisanga.domains.training.queries.roadmaps import trainer_names


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSession:
    """A session that stands. `registered` counts the lines of its sheet; `people` are the numbers of their participants
    in the order of the lines and `came` those present: both empty when the sheet was too long to take along."""

    id: UUID
    number: int
    title: str
    planned_on: date
    held_on: date | None
    place: str
    trainer_name: str
    hours: int
    target: int
    signed: int | None
    partner: UUID | None
    registered: int
    people: tuple[int, ...]
    came: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FieldParticipant:
    """Somebody on one of the sheets; `member` is the row of a cooperative's register, as its cards name it."""

    id: UUID
    number: int
    family: str
    post: str
    given: str
    sex: str
    village: str
    member: UUID | None


@dataclass(frozen=True, slots=True)
class FieldVisit:
    """A visit planned, or held lately, with the name of its cooperative."""

    id: UUID
    cooperative: UUID
    name: str
    purpose: str
    planned_on: date
    held_on: date | None


@dataclass(frozen=True, slots=True)
class FieldPromise:
    """Something that a cooperative still has to do."""

    id: UUID
    cooperative: UUID
    text: str
    owner: str
    due_on: date


_SESSION = ("id", "number", "title", "planned_on", "held_on", "place", "hours", "target", "signed", "trainer")


@scoped
def field_sessions(
    scope: Scope, organisation: UUID, first: date, last: date, today: date, sessions: int = 40, people: int = 1_500
) -> tuple[list[FieldSession], list[FieldParticipant]]:
    """Sessions of these days, those nearest to today when there are more; whole sheets as far as `people` lines go, the
    nearest ones first. Six statements at most."""
    near = _nearest(Session.objects.rows(scope, organisation).filter(cancelled=""), first, last, today, sessions)
    if not near:
        return [], []
    lines = Presence.objects.rows(scope, organisation).filter(session__in=[one.id for one in near])
    counts = dict(lines.order_by().values("session").annotate(total=Count("id")).values_list("session", "total"))
    taken = set(_taken((one.id for one in near), counts, people))
    known = _participants(scope, organisation, taken)
    sheets = _sheets(lines.filter(session__in=taken), known)
    names = trainer_names({one.trainer for one in near if one.trainer}, [organisation])
    held = [_session(one, names.get(one.trainer or one.id, ""), counts, sheets) for one in near]
    return sorted(held, key=lambda one: (one.held_on or one.planned_on, one.number)), list(known.values())


def _nearest(rows: QuerySet[Session], first: date, last: date, today: date, most: int) -> list[Session]:
    dated = rows.annotate(day=Coalesce("held_on", "planned_on")).filter(day__range=(first, last))
    dated = dated.only(*_SESSION, "partner_id")
    ahead = dated.filter(day__gte=today).order_by("day", "id")[:most]
    behind = dated.filter(day__lt=today).order_by("-day", "-id")[:most]
    found = [(abs(((one.held_on or one.planned_on) - today).days), one.number, one) for one in (*ahead, *behind)]
    return [one for _days, _number, one in sorted(found, key=lambda each: each[:2])[:most]]


def _taken(near: Iterable[UUID], counts: dict[UUID, int], people: int) -> Iterator[UUID]:
    """Whose sheet fits in what is left."""
    for session in near:
        if 0 < counts.get(session, 0) <= people:
            people -= counts[session]
            yield session


def _participants(scope: Scope, organisation: UUID, sessions: set[UUID]) -> dict[UUID, FieldParticipant]:
    on_sheets = Presence.objects.rows(scope, organisation).filter(session__in=sessions).values("participant")
    found = Participant.objects.rows(scope, organisation).filter(id__in=on_sheets).order_by("number")
    columns = ("id", "number", "family", "post", "given", "sex", "village", "member")
    return {row[0]: FieldParticipant(*row) for row in found.values_list(*columns)}


_Sheets = dict[UUID, tuple[list[int], list[int]]]


def _sheets(lines: QuerySet[Presence], known: dict[UUID, FieldParticipant]) -> _Sheets:
    """Session → numbers of those expected, and of those who came."""
    found: _Sheets = {}
    for session, who, came_on in lines.order_by("session", "line").values_list("session", "participant", "came_on"):
        people, came = found.setdefault(session, ([], []))
        people.append(known[who].number)
        if came_on is not None:
            came.append(known[who].number)
    return found


def _session(one: Session, trainer_name: str, counts: dict[UUID, int], sheets: _Sheets) -> FieldSession:
    people, came = sheets.get(one.id, ((), ()))
    return FieldSession(
        id=one.id,
        number=one.number,
        title=one.title,
        planned_on=one.planned_on,
        held_on=one.held_on,
        place=one.place,
        trainer_name=trainer_name,
        hours=one.hours,
        target=one.target,
        signed=one.signed,
        partner=one.partner_id,
        registered=counts.get(one.id, 0),
        people=tuple(people),
        came=tuple(came),
    )


@scoped
def field_visits(
    scope: Scope, organisation: UUID, first: date, last: date, since: date, visits: int = 40, promises: int = 200
) -> tuple[list[FieldVisit], list[FieldPromise]]:
    """Visits planned in these days and not held, and those held since a day, the earliest when there are more; what
    their cooperatives still have to do for the office, the most urgent first. Three statements."""
    rows = Visit.objects.rows(scope, organisation).filter(
        Q(held_on=None, planned_on__range=(first, last)) | Q(held_on__gte=since)
    )
    columns = ("id", "cooperative", "purpose", "planned_on", "held_on")
    kept = list(rows.order_by("planned_on", "id").values_list(*columns)[:visits])
    places = {row[1] for row in kept}
    if not kept:
        return [], []
    names = dict(Organisation.objects.filter(id__in=places).values_list("id", "name"))
    told = [FieldVisit(one, place, names.get(place, ""), *rest) for one, place, *rest in kept]
    due = ActionPoint.objects.rows(scope, organisation).filter(cooperative__in=places, done_on=None, dropped_on=None)
    fields = ("id", "cooperative", "text", "owner", "due_on")
    return told, [FieldPromise(*row) for row in due.order_by("due_on", "id").values_list(*fields)[:promises]]
