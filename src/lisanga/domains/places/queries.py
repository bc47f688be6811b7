"""Reads of places. They are the network's common ground: any scope may read them, a visitor's too."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from lisanga.core.kernel.names import fold
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.places.matching import Spot
from lisanga.domains.places.models import Place
from lisanga.domains.places.rules import ETD, LABELS

_COLUMNS = ("id", "kind", "name", "parent_id", "province", "territory")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    id: UUID
    kind: str
    name: str
    parent: UUID | None
    province: str
    territory: str

    @property
    def label(self) -> str:
        """ "Secteur Kwenge (Bulungu)"."""
        inside = f" ({self.territory})" if self.territory else ""
        return f"{LABELS[self.kind]} {self.name}{inside}"


@scoped
def places(scope: Scope, province: str, parent: UUID | None = None, kind: str = "") -> list[PlaceRow]:
    """Places of a province straight under `parent` (None: under the province or its territoires), by name."""
    found = Place.objects.filter(province=province, parent=parent)
    if kind:
        found = found.filter(kind=kind)
    return [PlaceRow(*row) for row in found.order_by("search", "id").values_list(*_COLUMNS)]


@scoped
def find_places(scope: Scope, text: str, limit: int = 10) -> list[PlaceRow]:
    """Places whose name begins with what was typed (accents and case ignored)."""
    folded = fold(text)
    if not folded:
        return []
    # A range uses the index on both databases, where LIKE depends on collation and case rules.
    found = Place.objects.filter(search__gte=folded, search__lt=folded + "\x7f")
    return [PlaceRow(*row) for row in found.order_by("search", "id").values_list(*_COLUMNS)[:limit]]


@scoped
def entities(scope: Scope, territory: str = "", limit: int = 1000) -> list[PlaceRow]:
    """Decentralised entities known (villes, communes, secteurs, chefferies), of one territoire or of all, by name."""
    found = Place.objects.filter(kind__in=sorted(ETD))
    if territory:
        found = found.filter(territory=territory)
    return [PlaceRow(*row) for row in found.order_by("search", "id").values_list(*_COLUMNS)[:limit]]


@scoped
def places_of(scope: Scope, identifiers: Iterable[UUID]) -> dict[UUID, PlaceRow]:
    """Those of the list that exist, by id; no statement for an empty list."""
    wanted = set(identifiers)
    rows = Place.objects.filter(id__in=wanted).values_list(*_COLUMNS) if wanted else []
    return {row[0]: PlaceRow(*row) for row in rows}


@scoped
def spots(scope: Scope, provinces: Iterable[str], limit: int = 50_000) -> list[Spot]:
    """Every place known in these provinces, for finding the names of a file among them; one statement."""
    columns = ("province", "kind", "name", "territory", "id", "parent_id")
    found = Place.objects.filter(province__in=set(provinces)).order_by("search", "id")
    return [Spot(*row) for row in found.values_list(*columns)[:limit]]
