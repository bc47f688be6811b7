"""What was promised or is to do: read by the office, by the partner and by the cooperative that it is shared with, and
so by the person of one of these who is to do it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from lisanga.core.operations.queries import RegisterRow, history_of
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.training.models import ActionPoint, Visit
from lisanga.domains.training.origins import KINDS, Origin, able_people, found_in
from lisanga.domains.training.queries.visits import either, visit

_ACTION = (
    "id",
    "organisation_id",
    "subject_kind",
    "subject",
    "agreement",
    "partner_id",
    "cooperative",
    "text",
    "owner",
    "person",
    "due_on",
    "done_on",
    "done_note",
    "dropped_on",
    "dropped_reason",
)
STATES = ("open", "done", "dropped")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A promise, or another thing to do; `person` is the owner when known here."""

    id: UUID
    organisation: UUID
    subject_kind: str
    subject: UUID
    agreement: UUID | None
    partner: UUID | None
    cooperative: UUID | None
    text: str
    owner: str
    person: UUID | None
    due_on: date
    done_on: date | None
    done_note: str
    dropped_on: date | None
    dropped_reason: str

    @property
    def state(self) -> str:
        return "done" if self.done_on else "dropped" if self.dropped_on else "open"

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    def is_late(self, today: date) -> bool:
        return self.is_open and self.due_on < today


def _open(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(done_on=None, dropped_on=None)


def _in_state(rows: QuerySet[Any], state: str) -> QuerySet[Any]:
    if state == "done":
        return rows.exclude(done_on=None)
    return rows.exclude(dropped_on=None) if state == "dropped" else _open(rows)


def _own(scope: Scope) -> QuerySet[Any]:
    """All that the reader may read, of any side."""
    return either(ActionPoint.plain.all(), scope)


def action_rows(rows: QuerySet[Any]) -> list[ActionRow]:
    return [ActionRow(*row) for row in rows.values_list(*_ACTION)]


@scoped
def actions(
    scope: Scope,
    state: str = "open",
    after: tuple[date, UUID] | None = None,
    limit: int = 50,
    *,
    mine: bool = False,
) -> list[ActionRow]:
    """In order of their days; `mine`: those that the reader is to do."""
    rows = _in_state(_own(scope), state)
    if mine:
        rows = rows.filter(person=scope.person) if scope.person else rows.none()
    if after is not None:
        rows = rows.filter(Q(due_on__gt=after[0]) | Q(due_on=after[0], id__gt=after[1]))
    return action_rows(rows.order_by("due_on", "id")[:limit])


@scoped
def action_counts(scope: Scope) -> dict[str, int]:
    """How many in each state, and `mine` of those still to do: one statement."""
    is_open = Q(done_on=None, dropped_on=None)
    mine = is_open & Q(person=scope.person) if scope.person else Q(pk__in=())
    return dict(
        _own(scope).aggregate(
            open=Count("id", filter=is_open),
            done=Count("id", filter=~Q(done_on=None)),
            dropped=Count("id", filter=~Q(dropped_on=None)),
            mine=Count("id", filter=mine),
        )
    )


@scoped
def actions_about(scope: Scope, identifier: UUID) -> list[ActionRow]:
    """Raised from one record, those to do first. Empty for whoever reads none of them."""
    found = action_rows(_own(scope).filter(subject=identifier).order_by("due_on", "id")[:200])
    return sorted(found, key=lambda one: (not one.is_open, one.due_on))


@scoped
def actions_for_me(scope: Scope, limit: int = 5) -> list[ActionRow]:
    """What the reader is to do, the oldest first, as far as it may still be read."""
    if scope.person is None:
        return []
    return action_rows(_open(_own(scope).filter(person=scope.person)).order_by("due_on", "id")[:limit])


@scoped
def action(scope: Scope, identifier: UUID) -> ActionRow:
    """One of them; NotVisible when it may not be read."""
    rows = action_rows(_own(scope).filter(id=identifier))
    if not rows:
        raise NotVisible
    return rows[0]


@scoped
def action_history(scope: Scope, identifier: UUID, limit: int = 20) -> list[RegisterRow]:
    """What each side said of it, from all registers that have a word in it. Raises NotVisible."""
    row = action(scope, identifier)
    found: list[RegisterRow] = []
    for place in {row.organisation, row.partner, row.cooperative} - {None}:
        assert place is not None
        found += history_of(Scope(rows=frozenset({place})), place, row.id, limit)
    return sorted(found, key=lambda line: line.received_at, reverse=True)[:limit]


@scoped
def origin(scope: Scope, kind: str, identifier: UUID) -> Origin:
    """A record that the reader reads; NotVisible otherwise."""
    found = _origins(scope, {kind: [identifier]} if kind in KINDS else {})
    if identifier not in found:
        raise NotVisible
    return found[identifier]


@scoped
def origins(scope: Scope, subjects: Mapping[str, Iterable[UUID]]) -> dict[UUID, Origin]:
    """Where actions come from (kind → ids), as far as the reader reads that: a statement a kind, however many."""
    return _origins(scope, subjects)


def _origins(scope: Scope, wanted: Mapping[str, Iterable[UUID]]) -> dict[UUID, Origin]:
    def readable(table: Any) -> QuerySet[Any]:
        if table is Visit:  # read by the cooperative too
            return either(Visit.plain.all(), scope)
        shared: QuerySet[Any] = table.objects.shared(scope)
        return shared

    return found_in(scope, wanted, readable, scope.aggregates)


@scoped
def able_to_do(
    scope: Scope, organisation: UUID, kind: str, identifier: UUID, today: date
) -> dict[UUID, tuple[str, UUID]]:
    """Whom an office may ask to do something that comes from a record: its own people, those of the record's partner
    and cooperative; person → (name, organisation)."""
    scope.require_rows(organisation)
    if not scope.network:
        raise NotVisible
    found = origin(scope, kind, identifier)
    return able_people([organisation, *(one for one in (found.partner, found.cooperative) if one is not None)], today)


@scoped
def promises_before(scope: Scope, identifier: UUID) -> list[ActionRow]:
    """What was promised at earlier visits to the same cooperative and still is to do: how the next visit opens."""
    seen = visit(scope, identifier)
    rows = _open(_own(scope).filter(organisation_id=seen.organisation, cooperative=seen.cooperative))
    return action_rows(rows.exclude(subject=seen.id).order_by("due_on", "id"))


@scoped
def promises_made(scope: Scope, identifier: UUID) -> list[ActionRow]:
    """What was promised at a visit."""
    seen = visit(scope, identifier)
    rows = _own(scope).filter(organisation_id=seen.organisation, subject=seen.id)
    return action_rows(rows.order_by("due_on", "id"))


@scoped
def promises_of(scope: Scope, organisation: UUID, limit: int = 100) -> list[ActionRow]:
    """Promises about a cooperative, for its own people: those to keep first."""
    rows = ActionPoint.plain.filter(cooperative=scope.require_rows(organisation))
    found = action_rows(rows.order_by("due_on", "id")[:limit])
    return sorted(found, key=lambda one: (not one.is_open, one.due_on))


@scoped
def actions_due(scope: Scope, organisation: UUID, until: date, limit: int = 30) -> list[ActionRow]:
    """What an office has to see kept until a day, the oldest first."""
    rows = _open(ActionPoint.objects.rows(scope, organisation)).filter(due_on__lte=until)
    return action_rows(rows.order_by("due_on", "id")[:limit])
