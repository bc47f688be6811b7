"""Data sets as the operations find and write them: only the partner's own, and what a version says of each territoire
reckoned anew whenever a row moves."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.domains.partnerships.confidentiality import Label
from lisanga.domains.partnerships.models import DataRow, DataSet, DataSetReader, DataSetVersion, DataZone
from lisanga.domains.partnerships.operations.mission_rows import invalid
from lisanga.domains.partnerships.targeting.columns import DataColumn, DataLine, Figure
from lisanga.domains.partnerships.targeting.measures import Nature
from lisanga.domains.partnerships.targeting.zoning import Placed, by_territory
from lisanga.domains.places.matching import Spot


def own_data(context: Context, identifier: UUID) -> DataSet | None:
    """Data that this partner brought; the office touches none."""
    return DataSet.plain.select_for_update().filter(partner_id=context.organisation, id=identifier).first()


def unknown_data() -> Problem:
    return invalid("unknown_data", _("Ces données n’existent pas, ou c’est le Partenaire qui les garde."), "data_set")


def over(data_set: DataSet) -> list[Problem]:
    """What was withdrawn changes no more."""
    if data_set.withdrawn_on is None:
        return []
    return [Problem(code="data_withdrawn", message=_("Ces données sont retirées."), field="data_set")]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a row is: a place gives its own province and territoire, whatever was sent."""

    province: str = ""
    territory: str = ""
    place: UUID | None = None
    kind: str = ""


def standing(province: str, territory: str, place: Spot | None) -> Standing:
    if place is not None:
        return Standing(place.province, place.territory, place.place, place.kind)
    return Standing(province, territory, None, "territoire" if territory else "province")


def write_data_readers(data_set: DataSet, readers: Collection[UUID]) -> None:
    """Who is named now; the register keeps who was before."""
    DataSetReader.plain.filter(data_set=data_set).delete()
    if data_set.label != Label.RESTRICTED:
        return
    DataSetReader.plain.bulk_create(
        DataSetReader(id=new_id(), **_sides(data_set), data_set=data_set, person=person)
        for person in dict.fromkeys(readers)
    )


def write_rows(version: DataSetVersion, lines: Iterable[DataLine], places: dict[UUID, Spot]) -> None:
    """Rows in their order, in few statements, then the sums."""
    rows = []
    for line in lines:
        where = (
            Standing() if line.lack else standing(line.province, line.territory, places.get(line.place or version.id))
        )
        rows.append(
            DataRow(
                id=new_id(),
                **_sides(version),
                version=version,
                number=line.number,
                written=msgspec.json.encode(line.written).decode(),
                province=where.province,
                territory=where.territory,
                place=where.place,
                kind=where.kind,
                lack=line.lack,
                figures=msgspec.json.encode(line.figures).decode(),
                unread=msgspec.json.encode(line.unread).decode(),
                is_open=bool(line.lack or line.unread),
            )
        )
    DataRow.plain.bulk_create(rows, batch_size=500)
    write_zones(version)


def write_zones(version: DataSetVersion) -> None:
    """What the version says of each territoire, from its rows that have their place and were not set aside."""
    columns = msgspec.json.decode(version.columns, type=list[DataColumn])
    placed = DataRow.plain.filter(version=version, lack="", aside="").order_by("number")
    rows = (
        Placed(province, territory, kind, msgspec.json.decode(figures, type=list[Figure]))
        for province, territory, kind, figures in placed.values_list("province", "territory", "kind", "figures")
    )
    sums = by_territory(rows, [Nature(column.nature) for column in columns])
    DataZone.plain.filter(version=version).delete()
    DataZone.plain.bulk_create(
        DataZone(
            id=new_id(),
            **_sides(version),
            version=version,
            province=zone.province,
            territory=zone.territory,
            rows=zone.rows,
            sums=msgspec.json.encode(zone.sums).decode(),
        )
        for zone in sums
    )


def _sides(row: DataSet | DataSetVersion) -> dict[str, UUID]:
    return {"organisation_id": row.organisation_id, "partner_id": row.partner_id}
