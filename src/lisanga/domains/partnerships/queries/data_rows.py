"""Rows of shared data, and what they say of each territoire; only while the figures may be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import msgspec

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.partnerships.models import DataRow, DataZone
from lisanga.domains.partnerships.queries.data_sets import DataSetRow, DataVersion, data_set, data_versions
from lisanga.domains.partnerships.targeting.columns import Figure
from lisanga.domains.places import gazetteer
from lisanga.domains.places.matching import Level
from lisanga.domains.places.queries import places_of

_ROW = ("number", "written", "province", "territory", "place", "lack", "figures", "unread", "is_open", "aside")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRowLine:
    """One row of a file; `label` is the place it stands at, empty while it has none. `unread`: column → the cell."""

    number: int
    written: dict[str, str]
    province: str
    territory: str
    place: UUID | None
    label: str
    lack: str
    figures: tuple[Figure, ...]
    unread: dict[int, str]
    is_open: bool
    aside: str

    @property
    def name(self) -> str:
        """The place as the file writes it, from narrow to wide."""
        levels = [level for level in reversed(Level) if self.written.get(level)]
        return ", ".join(self.written[level] for level in levels)


@dataclass(frozen=True, slots=True)
class DataZoneLine:
    """What one version says of a territoire (empty: the province itself, or a ville). `sums`: one for each column."""

    data_set: UUID
    province: str
    territory: str
    rows: int
    sums: tuple[int | None, ...]

    @property
    def label(self) -> str:
        known = gazetteer.province(self.province)
        return self.territory or (known.name if known else self.province)


@scoped
def data_version(scope: Scope, identifier: UUID, today: date, number: int = 0) -> DataVersion:
    """One version of data (0: the newest) whose figures may be read today. Raises NotVisible. Five statements."""
    row = data_set(scope, identifier, today)
    if not row.is_usable:
        raise NotVisible
    if number in (0, row.versions):
        return row.newest
    found = [one for one in data_versions(scope, identifier, today) if one.number == number]
    if not found:
        raise NotVisible
    return found[0]


@scoped
def data_zones(scope: Scope, identifier: UUID, today: date, number: int = 0) -> list[DataZoneLine]:
    """By territoire, of figures that may be read today. Raises NotVisible."""
    version = data_version(scope, identifier, today, number)
    return zones_of_versions(scope, [version])


def zones_of_versions(scope: Scope, versions: Iterable[DataVersion]) -> list[DataZoneLine]:
    """One statement; the caller has asked whether these figures may be read."""
    sets = {version.id: version.data_set for version in versions}
    rows = DataZone.objects.shared(scope).filter(version__in=sets).order_by("province", "territory", "version")
    columns = ("version_id", "province", "territory", "rows", "sums")
    return [
        DataZoneLine(sets[version], province, territory, count, msgspec.json.decode(sums, type=tuple[int | None, ...]))
        for version, province, territory, count, sums in rows.values_list(*columns)
    ]


@scoped
def usable_zones(scope: Scope, rows: Iterable[DataSetRow]) -> list[DataZoneLine]:
    """What the newest versions of these sets say of each territoire: of those alone whose figures may be read."""
    return zones_of_versions(scope, [row.newest for row in rows if row.is_usable])


@scoped
def data_rows(
    scope: Scope,
    identifier: UUID,
    today: date,
    number: int = 0,
    *,
    territory: str | None = None,
    waiting: bool = False,
    after: int | None = None,
    limit: int = 50,
) -> list[DataRowLine]:
    """In the order of the file, after a row: all, of one territoire, or those that wait to be settled. Raises
    NotVisible when the figures may not be read today."""
    version = data_version(scope, identifier, today, number)
    rows = DataRow.objects.shared(scope).filter(version=version.id).order_by("number")
    if territory is not None:
        rows = rows.filter(territory=territory, lack="")
    if waiting:
        rows = rows.filter(is_open=True)
    if after is not None:
        rows = rows.filter(number__gt=after)
    found = list(rows.values(*_ROW)[:limit])
    places = places_of(scope, [row["place"] for row in found if row["place"]])
    return [
        DataRowLine(
            **{name: row[name] for name in _ROW if name not in ("written", "figures", "unread")},
            label="" if row["lack"] else _label(row, places[row["place"]].label if row["place"] in places else ""),
            written=msgspec.json.decode(row["written"], type=dict[str, str]),
            figures=msgspec.json.decode(row["figures"], type=tuple[Figure, ...]),
            unread=msgspec.json.decode(row["unread"], type=dict[int, str]),
        )
        for row in found
    ]


def _label(row: dict[str, str], place: str) -> str:
    """ "Secteur Kwenge (Bulungu)", "Territoire Gungu", "Kwilu"."""
    known = gazetteer.province(row["province"])
    return place or (f"Territoire {row['territory']}" if row["territory"] else known.name if known else "")
