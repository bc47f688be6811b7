"""Participants, sheets and certificates. Names are the office's; a partner reads counts and the names of its own staff,
a cooperative what its members followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from lisanga.core.kernel.names import PersonName, fold, name_key
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.training.models import (
    AttendanceCount,
    Certificate,
    Participant,
    Presence,
    Session,
    Trainer,
    Visit,
)

_COLUMNS = (
    "id",
    "number",
    "kind",
    "family",
    "post",
    "given",
    "sex",
    "birth_year",
    "age_class",
    "phone",
    "province",
    "territory",
    "village",
    "belongs_to",
    "member",
    "trained_on",
    "sort_name",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantRow:
    """A participant as the office sees it; `belongs_name` is the cooperative or the partner."""

    id: UUID
    number: int
    kind: str
    family: str
    post: str
    given: str
    sex: str
    birth_year: int | None
    age_class: str
    phone: str
    province: str
    territory: str
    village: str
    belongs_to: UUID | None
    belongs_name: str
    member: UUID | None
    trained_on: date | None
    sort_name: str

    @property
    def name(self) -> str:
        return str(PersonName(self.family, self.post, self.given))

    @property
    def after(self) -> tuple[str, UUID]:
        return self.sort_name, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A line of a session's sheet; `certificate` is its number when one stands."""

    line: int
    participant: UUID
    name: str
    number: int
    kind: str
    sex: str
    age_class: str
    village: str
    came_on: date | None
    certificate: int | None


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many came, of a sex, an age class, a province and a kind."""

    sex: str
    age_class: str
    province: str
    kind: str
    count: int


@scoped
def participants(
    scope: Scope,
    organisation: UUID,
    text: str = "",
    kind: str = "",
    after: tuple[str, UUID] | None = None,
    limit: int = 50,
) -> list[ParticipantRow]:
    """A page by name; words are looked for at the beginning or inside of the name."""
    rows = Participant.objects.rows(scope, organisation)
    for word in fold(text).split():
        rows = rows.filter(sort_name__contains=word)
    if kind:
        rows = rows.filter(kind=kind)
    if after is not None:
        rows = rows.filter(Q(sort_name__gt=after[0]) | Q(sort_name=after[0], id__gt=after[1]))
    return _people(list(rows.order_by("sort_name", "id").values_list(*_COLUMNS)[:limit]))


@scoped
def participant(scope: Scope, organisation: UUID, identifier: UUID) -> ParticipantRow:
    """One of them; NotVisible when there is none."""
    rows = _people(list(Participant.objects.rows(scope, organisation).filter(id=identifier).values_list(*_COLUMNS)))
    if not rows:
        raise NotVisible
    return rows[0]


@scoped
def similar_participants(
    scope: Scope, organisation: UUID, family: str, post: str = "", given: str = ""
) -> list[ParticipantRow]:
    """Those who bear the same names in any order, or the same family name and given name."""
    rows = Participant.objects.rows(scope, organisation)
    key = name_key(PersonName(family, post, given))
    near = Q(name_key=key)
    if family.strip() and given.strip():
        near |= Q(family__iexact=family.strip(), given__iexact=given.strip())
    return _people(list(rows.filter(near).order_by("sort_name", "id").values_list(*_COLUMNS)[:6]))


@scoped
def participant_counts(scope: Scope, organisation: UUID) -> dict[str, int]:
    """Kind → how many."""
    rows = Participant.objects.rows(scope, organisation).order_by().values("kind").annotate(total=Count("id"))
    return {row["kind"]: row["total"] for row in rows}


@scoped
def sheet(scope: Scope, organisation: UUID, session: UUID) -> list[SheetLine]:
    """The sheet of a session, line by line; three statements."""
    lines = Presence.objects.rows(scope, organisation).filter(session=session).order_by("line")
    return _sheet(scope, organisation, session, lines.values_list(*_LINE))


_LINE = ("line", "participant", "sex", "age_class", "came_on")


def _sheet(scope: Scope, organisation: UUID, session: UUID, lines: Iterable[tuple[Any, ...]]) -> list[SheetLine]:
    kept = list(lines)
    columns = ("id", "number", "kind", "family", "post", "given", "village")
    found = Participant.objects.rows(scope, organisation).filter(id__in=[row[1] for row in kept])
    people = {row[0]: row for row in found.values_list(*columns)}
    standing = Certificate.objects.rows(scope, organisation).filter(session=session, withdrawn="")
    numbers = dict(standing.values_list("participant", "number"))
    return [
        SheetLine(
            line=line,
            participant=who,
            name=str(PersonName(*people[who][3:6])),
            number=people[who][1],
            kind=people[who][2],
            village=people[who][6],
            sex=sex,
            age_class=age,
            came_on=came,
            certificate=numbers.get(who),
        )
        for line, who, sex, age, came in kept
        if who in people
    ]


@scoped
def session_counts(scope: Scope, identifier: UUID) -> list[CountLine]:
    """Who came to a session, in numbers: for the office and for its partner."""
    return _counted(AttendanceCount.objects.shared(scope).filter(session=identifier))


@scoped
def roadmap_counts(scope: Scope, identifier: UUID) -> list[CountLine]:
    """Presences of a roadmap, in numbers."""
    return _counted(AttendanceCount.objects.shared(scope).filter(roadmap=identifier))


def _counted(rows: QuerySet[AttendanceCount]) -> list[CountLine]:
    groups = ("sex", "age_class", "province", "kind")
    summed = rows.order_by(*groups).values_list(*groups).annotate(total=Sum("count"))
    return [CountLine(*row) for row in summed if row[-1]]


@scoped
def own_staff(scope: Scope, identifier: UUID) -> list[tuple[str, bool]]:
    """Names of the reader's own people (staff of a partner) on a session's sheet, and whether they came."""
    lines = Presence.objects.shared(scope).filter(session=identifier, belongs_to__in=scope.parties)
    came = {row[0]: row[1] is not None for row in lines.values_list("participant", "came_on")}
    people = Participant.plain.filter(id__in=came, belongs_to__in=scope.parties, kind="partner_staff")
    columns = ("id", "family", "post", "given")
    return [(str(PersonName(*row[1:])), came[row[0]]) for row in people.order_by("sort_name").values_list(*columns)]


@scoped
def trainer_choices(scope: Scope, organisation: UUID) -> list[ParticipantRow]:
    """Experts of the office and those who are trainers already, by name."""
    trainers = Trainer.objects.rows(scope, organisation).values("participant")
    rows = Participant.objects.rows(scope, organisation).filter(Q(kind="expert") | Q(id__in=trainers))
    return _people(list(rows.order_by("sort_name", "id").values_list(*_COLUMNS)[:400]))


@scoped
def taught_names(scope: Scope, organisation: UUID, identifiers: Iterable[UUID]) -> dict[UUID, str]:
    """What an office calls its participants, sessions and visits, of these ids. Three statements."""
    wanted = set(identifiers)
    people = Participant.objects.rows(scope, organisation).filter(id__in=wanted)
    names = {row[0]: str(PersonName(*row[1:])) for row in people.values_list("id", "family", "post", "given")}
    names |= dict(Session.objects.rows(scope, organisation).filter(id__in=wanted).values_list("id", "title"))
    return names | dict(Visit.objects.rows(scope, organisation).filter(id__in=wanted).values_list("id", "purpose"))


def _people(rows: list[tuple[Any, ...]]) -> list[ParticipantRow]:
    """Rows with the names of where they belong: one read more."""
    wanted = {row[13] for row in rows if row[13] is not None}
    names = dict(Organisation.objects.filter(id__in=wanted).values_list("id", "name")) if wanted else {}
    named: list[dict[str, Any]] = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
    return [ParticipantRow(**row, belongs_name=names.get(row["belongs_to"], "")) for row in named]
