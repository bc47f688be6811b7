"""The partner settles rows of its data: chooses the place, writes the figure that could not be read, or sets a row
aside. What the file said stays beside what was chosen."""

from uuid import UUID

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.models import DataRow, DataSet, DataSetVersion
from lisanga.domains.partnerships.operations.data_lines import MOST_ROWS, is_figure, zone_exists
from lisanga.domains.partnerships.operations.data_rows import (
    over,
    own_data,
    standing,
    unknown_data,
    write_zones,
)
from lisanga.domains.partnerships.operations.mission_rows import invalid
from lisanga.domains.partnerships.targeting.columns import DataColumn, Figure
from lisanga.domains.places.matching import Spot
from lisanga.domains.places.queries import spots


class SettledRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`number` of the row in its sheet. The place chosen (`province` empty: none is), figures by column in thousandths,
    None for a figure that nobody knows; or why the row is set aside."""

    number: int
    province: str = ""
    territory: str = ""
    place: UUID | None = None
    figures: dict[int, Figure] = {}
    aside: str = ""


class SettleData(msgspec.Struct, frozen=True, kw_only=True):
    """`version`: the one that was looked at; another one has come in between when it is not the newest."""

    data_set: UUID
    version: int
    rows: tuple[SettledRow, ...]


def _check(context: Context, item: Item[SettleData]) -> list[Problem]:
    sent, kept = item.payload, own_data(context, item.payload.data_set)
    if kept is None:
        return [unknown_data()]
    if sent.version != kept.versions:
        text = _("Entre-temps, une nouvelle version est arrivée : regardez-la d’abord.")
        return [invalid("other_version", text, "version")]
    if not 0 < len(sent.rows) <= MOST_ROWS:
        return [invalid("nothing_settled", _("Choisissez un lieu, ou mettez la ligne de côté."), "rows")]
    version = _newest(kept)
    columns = msgspec.json.decode(version.columns, type=list[DataColumn])
    rows, places = _rows(version, sent), _places(context, item)
    problems = over(kept)
    for index, one in enumerate(sent.rows):
        row = rows.pop(one.number, None)
        problems += _row_problems(row, one, columns, places, f"rows[{index}]")
    return problems


def _row_problems(
    row: DataRow | None, one: SettledRow, columns: list[DataColumn], places: dict[UUID, Spot], field: str
) -> list[Problem]:
    if row is None or not row.is_open:
        return [invalid("settled_already", _("Cette ligne n’attend plus rien."), field)]
    if one.aside.strip():
        long = len(one.aside) > 200
        return [invalid("too_long", _("Ce texte est trop long."), field)] if long else []
    problems = []
    if one.province and not _is_place(one, places):
        problems.append(invalid("unknown_place", _("Ce lieu n’existe pas."), field))
    unread = msgspec.json.decode(row.unread, type=dict[int, str])
    if any(index not in unread or not is_figure(figure, columns[index]) for index, figure in one.figures.items()):
        problems.append(invalid("bad_figure", _("Écrivez un nombre, comme 12 500 ou 3,5."), field))
    if not one.province and not one.figures:
        problems.append(invalid("nothing_settled", _("Choisissez un lieu, ou mettez la ligne de côté."), field))
    return problems


def _is_place(one: SettledRow, places: dict[UUID, Spot]) -> bool:
    return one.place in places if one.place is not None else zone_exists(one.province, one.territory)


def _newest(data_set: DataSet) -> DataSetVersion:
    found: DataSetVersion = DataSetVersion.plain.get(data_set=data_set, number=data_set.versions)
    return found


def _rows(version: DataSetVersion, sent: SettleData) -> dict[int, DataRow]:
    numbers = {one.number for one in sent.rows}
    return {row.number: row for row in DataRow.plain.filter(version=version, is_open=True) if row.number in numbers}


def _places(context: Context, item: Item[SettleData]) -> dict[UUID, Spot]:
    """Places of the provinces that were chosen, by id; read once for check and apply."""

    def read() -> dict[UUID, Spot]:
        wanted = {one.province for one in item.payload.rows if one.place is not None}
        found = spots(Scope(), wanted) if wanted else []
        return {spot.place: spot for spot in found if spot.place is not None}

    return context.once(("settled spots", item.envelope.id), read)


def _apply(context: Context, item: Item[SettleData]) -> Outcome:
    sent, day = item.payload, item.envelope.business_date
    data_set = DataSet.plain.get(id=sent.data_set)
    version = _newest(data_set)
    rows, places = _rows(version, sent), _places(context, item)
    for one in sent.rows:
        row = rows[one.number]
        _settle(row, one, places)
        row.settled_by, row.settled_on = context.author, day
    DataRow.plain.bulk_update(
        rows.values(),
        (
            "province", "territory", "place", "kind", "lack", "figures", "unread", "aside", "is_open", "settled_by",
            "settled_on",
        ),
        batch_size=200,
    )  # fmt: skip
    write_zones(version)
    left = DataRow.plain.filter(version=version, is_open=True).count()
    return Outcome({"count": len(sent.rows), "title": data_set.title, "left": left}, subject=data_set.id)


def _settle(row: DataRow, one: SettledRow, places: dict[UUID, Spot]) -> None:
    if one.aside.strip():
        row.aside, row.is_open = one.aside.strip(), False
        return
    if one.province:
        where = standing(one.province, one.territory, places.get(one.place) if one.place else None)
        row.province, row.territory, row.place, row.kind = where.province, where.territory, where.place, where.kind
        row.lack = ""
    figures = msgspec.json.decode(row.figures, type=list[Figure])
    unread = msgspec.json.decode(row.unread, type=dict[int, str])
    for index, figure in one.figures.items():
        figures[index] = figure
        unread.pop(index, None)
    row.figures, row.unread = msgspec.json.encode(figures).decode(), msgspec.json.encode(unread).decode()
    row.is_open = bool(row.lack or unread)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.settle_data",
    label=gettext_lazy("Régler des lignes de données"),
    kind=Kind.REQUEST,
    permission=Permission.PARTNERSHIP,
    payload=SettleData,
    check=check,
    apply=apply,
    example=lambda: SettleData(
        data_set=UUID(int=1), version=1, rows=(SettledRow(number=7, province="CD-KL", territory="Bulungu"),)
    ),
    sentence=gettext_lazy("{author} a réglé {count} ligne(s) de « {title} » ; il en reste {left}."),
)
