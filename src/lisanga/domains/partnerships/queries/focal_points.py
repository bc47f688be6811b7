"""Who speaks for each side of an agreement, and what they handed over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from lisanga.core.scope.models import Grant, Person
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.roles import ROLES, Permission
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.models import Agreement, Deliverable, FocalPoint, HandedTask, Obligation

_COLUMNS = ("id", "side", "person_id", "person__name", "validates", "valid_from", "valid_to", "note")


@dataclass(frozen=True, slots=True)
class FocalRow:
    """`valid_to` None while in force; `note` from the hand-over."""

    id: UUID
    side: str
    person: UUID
    person_name: str
    validates: bool
    valid_from: date
    valid_to: date | None
    note: str

    def holds(self, today: date) -> bool:
        return self.valid_from <= today and (self.valid_to is None or self.valid_to >= today)


@scoped
def focal_points(scope: Scope, identifier: UUID) -> list[FocalRow]:
    """Of both sides, those in force first; empty for whoever is of neither."""
    rows = FocalPoint.objects.shared(scope).filter(agreement_id=identifier)
    found = [FocalRow(*row) for row in rows.order_by("side", "-valid_from", "id").values_list(*_COLUMNS)]
    return sorted(found, key=lambda row: row.valid_to is not None)


@scoped
def focal_point(scope: Scope, identifier: UUID) -> FocalRow:
    """Raises NotVisible."""
    return FocalRow(*FocalPoint.objects.shared(scope, identifier).values_list(*_COLUMNS).get())


@dataclass(frozen=True, slots=True)
class HandOver:
    """One focal point who stopped, who followed (empty: nobody yet, so everybody of that side), and what was said."""

    focal_point: UUID
    agreement: UUID
    agreement_code: str
    side: str
    day: date
    left: str
    follower: UUID | None
    follower_name: str
    note: str


@dataclass(frozen=True, slots=True)
class HandedRow:
    """One open task that went along; `kind` is "obligation" or "deliverable"."""

    kind: str
    subject: UUID
    title: str


@scoped
def hand_overs(scope: Scope, identifier: UUID) -> list[HandOver]:
    """Of one agreement, both sides, the latest first. Two statements."""
    return _hand_overs(FocalPoint.objects.shared(scope).filter(agreement_id=identifier))


@scoped
def handed_to(scope: Scope, person: UUID, since: date) -> list[HandOver]:
    """What somebody took over from a day on, for the follower to find. Two statements."""
    return _hand_overs(FocalPoint.objects.shared(scope).filter(successor=person, valid_to__gte=since))


@scoped
def handed_along(scope: Scope, subject: UUID) -> list[HandOver]:
    """The hand-overs that moved one obligation or deliverable, the latest first. Three statements."""
    moved = HandedTask.objects.shared(scope).filter(subject=subject).values_list("focal_point_id", flat=True)
    return _hand_overs(FocalPoint.objects.shared(scope).filter(id__in=list(moved)))


@scoped
def handed_tasks(scope: Scope, identifiers: Iterable[UUID]) -> dict[UUID, list[HandedRow]]:
    """Focal point → what moved with the hand-over, under its title of today. Three statements."""
    moved = HandedTask.objects.shared(scope).filter(focal_point_id__in=set(identifiers)).order_by("id")
    rows = list(moved.values_list("focal_point_id", "kind", "subject"))
    subjects = [subject for _focal, _kind, subject in rows]
    titles = dict(Obligation.objects.shared(scope).filter(id__in=subjects).values_list("id", "title"))
    titles |= dict(Deliverable.objects.shared(scope).filter(id__in=subjects).values_list("id", "title"))
    found: dict[UUID, list[HandedRow]] = {}
    for focal, kind, subject in rows:
        found.setdefault(focal, []).append(HandedRow(kind, subject, titles.get(subject, "")))
    return found


def _hand_overs(rows: QuerySet[FocalPoint]) -> list[HandOver]:
    columns = ("id", "agreement_id", "agreement__code", "side", "valid_to", "person__name", "successor", "note")
    found = list(rows.exclude(valid_to=None).order_by("-valid_to", "-id").values_list(*columns)[:50])
    names = dict(Person.objects.filter(id__in={row[6] for row in found} - {None}).values_list("id", "name"))
    return [
        HandOver(focal, agreement, code, side, day, left, heir, names.get(heir, "") if heir else "", note)
        for focal, agreement, code, side, day, left, heir, note in found
    ]


@scoped
def people_of_side(scope: Scope, identifier: UUID, side: str, today: date) -> list[tuple[UUID, str, str]]:
    """People who may act for one side of an agreement today (person, name, role), by name: who may answer for an
    obligation or be named. Raises NotVisible."""
    row = Agreement.objects.shared(scope, identifier).values_list("organisation_id", "partner_id").get()
    organisation = row[0] if side == "office" else row[1]
    roles = [code for code, role in ROLES.items() if Permission.PARTNERSHIP in role.permissions]
    grants = Grant.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today), organisation_id=organisation)
    held = grants.filter(valid_from__lte=today, role__in=roles, person__is_active=True)
    found: dict[UUID, tuple[str, str]] = {}
    for person, name, role in held.order_by("person__name", "id").values_list("person_id", "person__name", "role"):
        found.setdefault(person, (name, str(ROLES[role].label)))
    return [(person, name, role) for person, (name, role) in found.items()]


@scoped
def readers_of_agreement(scope: Scope, identifier: UUID, today: date) -> list[tuple[str, str, str, date | None]]:
    """« Qui peut voir ceci ? »: (person, organisation, role, until) of everybody who reads this agreement today, the
    office's people and the partner's. Raises NotVisible."""
    row = Agreement.objects.shared(scope, identifier).values_list("organisation_id", "partner_id").get()
    grants = Grant.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today), organisation_id__in=row)
    reading = [code for code, role in ROLES.items() if role.reading in ("rows", "aggregates")]
    held = grants.filter(valid_from__lte=today, role__in=reading, person__is_active=True)
    columns = ("person__name", "organisation__name", "role", "valid_to")
    ordered = held.order_by("organisation__name", "person__name", "id").values_list(*columns)[:200]
    return [(name, where, str(ROLES[role].label), until) for name, where, role, until in ordered]
