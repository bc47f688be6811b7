"""Visits: read by the office, by the partner of the visit, and by the cooperative that was visited."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from lisanga.core.scope.models import Organisation
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.training.models import Presence, Session, Visit, VisitPhoto

_VISIT = (
    "id",
    "organisation_id",
    "partner_id",
    "cooperative",
    "roadmap",
    "purpose",
    "planned_on",
    "held_on",
    "visitor",
    "findings",
)
_VISIT_NAMES = tuple(name.removesuffix("_id") for name in _VISIT)


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit planned, or held when `held_on` is told."""

    id: UUID
    organisation: UUID
    partner: UUID | None
    cooperative: UUID
    roadmap: UUID | None
    purpose: str
    planned_on: date
    held_on: date | None
    visitor: str
    findings: str
    cooperative_name: str
    cooperative_code: str

    @property
    def day(self) -> date:
        return self.held_on or self.planned_on


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A picture of a visit: the digest of a file that `organisation` keeps."""

    id: UUID
    visit: UUID
    organisation: UUID
    sha256: str


_PHOTO = ("id", "visit", "organisation_id", "photo")


@scoped
def visits(scope: Scope, limit: int = 200) -> list[VisitRow]:
    """Of the reader's office or partnership, the latest first."""
    return visit_rows(Visit.objects.shared(scope).order_by("-planned_on", "-id")[:limit])


@scoped
def visit(scope: Scope, identifier: UUID) -> VisitRow:
    """One visit; its cooperative's people read it too. NotVisible for the others."""
    rows = visit_rows(either(Visit.plain.filter(id=identifier), scope))
    if not rows:
        raise NotVisible
    return rows[0]


@scoped
def visits_of(scope: Scope, organisation: UUID, limit: int = 50) -> list[VisitRow]:
    """Visits to a cooperative, for its own people: held ones with findings, and those to come."""
    rows = Visit.plain.filter(cooperative=scope.require_rows(organisation))
    return visit_rows(rows.order_by("-planned_on", "-id")[:limit])


@scoped
def visit_photos(scope: Scope, identifier: UUID) -> list[PhotoRow]:
    """A visit's pictures, in the order in which they came: for whoever reads the visit."""
    seen = visit(scope, identifier)
    rows = VisitPhoto.plain.filter(organisation_id=seen.organisation, visit=seen.id).order_by("position", "id")
    return [PhotoRow(*row) for row in rows.values_list(*_PHOTO)]


@scoped
def visit_photo(scope: Scope, identifier: UUID) -> PhotoRow:
    """One picture; NotVisible for whoever does not read its visit."""
    row = VisitPhoto.plain.filter(id=identifier).values_list(*_PHOTO).first()
    if row is None:
        raise NotVisible
    visit(scope, row[1])
    return PhotoRow(*row)


@scoped
def visits_due(scope: Scope, organisation: UUID, until: date, limit: int = 30) -> list[VisitRow]:
    """Visits of an office planned until a day and not held."""
    rows = Visit.objects.rows(scope, organisation).filter(held_on=None, planned_on__lte=until)
    return visit_rows(rows.order_by("planned_on", "id")[:limit])


@scoped
def trained_by_cooperative(scope: Scope, identifier: UUID) -> dict[UUID, int]:
    """Cooperative → how many of its members came to sessions of a roadmap."""
    sessions = Session.objects.shared(scope).filter(roadmap=identifier).values("id")
    rows = Presence.objects.shared(scope).filter(session__in=sessions).exclude(came_on=None).exclude(member=None)
    counted = rows.order_by().values("belongs_to").annotate(people=Count("participant", distinct=True))
    return dict(counted.values_list("belongs_to", "people"))


def either(rows: QuerySet[Any], scope: Scope) -> QuerySet[Any]:
    """Rows of the reader's office, partnership or cooperative."""
    own = Q(organisation_id__in=scope.rows) | Q(partner_id__in=scope.parties) | Q(cooperative__in=scope.rows)
    return rows.filter(own)


def visit_rows(rows: QuerySet[Any]) -> list[VisitRow]:
    kept = list(rows.values_list(*_VISIT))
    found = Organisation.objects.filter(id__in={row[3] for row in kept}).values_list("id", "name", "code")
    places = {place: (name, code) for place, name, code in found}
    made = []
    for row in kept:
        name, code = places.get(row[3], ("", ""))
        made.append(VisitRow(**dict(zip(_VISIT_NAMES, row, strict=True)), cooperative_name=name, cooperative_code=code))
    return made
