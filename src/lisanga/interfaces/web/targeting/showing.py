"""Figures of shared data as pages write them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.kernel.names import fold
from lisanga.domains.partnerships.queries.data_rows import DataRowLine, DataZoneLine
from lisanga.domains.partnerships.targeting.columns import DataColumn, Figure
from lisanga.domains.partnerships.targeting.measures import NUMBERS, SCALE, Nature


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure under its heading; `unread` is the cell that was no figure."""

    label: str
    text: str
    is_number: bool
    unread: str = ""


def figure(value: Figure, column: DataColumn) -> str:
    """ "12 345", "4 512,5", "oui"; a dash for nothing."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if column.nature == Nature.YES_NO:
        return _("oui") if value else _("non")
    return thousandths(value)


def thousandths(value: int) -> str:
    """With the decimals that there are."""
    decimals = 0 if value % SCALE == 0 else 1 if value % 100 == 0 else 2 if value % 10 == 0 else 3
    return french.number(value // 10 ** (3 - decimals), decimals)


def heading(column: DataColumn) -> str:
    """ "Population (habitants)"; the unit is not said twice."""
    unit = column.unit if column.unit and column.unit.casefold() not in column.label.casefold() else ""
    return f"{column.label} ({unit})" if unit else column.label


def row_figures(line: DataRowLine, columns: Sequence[DataColumn]) -> list[Shown]:
    return [
        Shown(column.label, figure(value, column), column.nature in NUMBERS, line.unread.get(index, ""))
        for index, (value, column) in enumerate(zip(line.figures, columns, strict=True))
    ]


def written_aside(line: DataRowLine) -> str:
    """What the file says of the place, where it says it otherwise than we do."""
    known = fold(line.label)
    same = bool(line.label) and all(fold(text) in known for text in line.written.values())
    return "" if same or not line.label else line.name


def counted(columns: Sequence[DataColumn]) -> list[int]:
    """Columns whose figures add up inside one file."""
    return [index for index, column in enumerate(columns) if column.nature == Nature.COUNT]


def zone_figures(zone: DataZoneLine, columns: Sequence[DataColumn], shown: Sequence[int]) -> list[Shown]:
    return [Shown(columns[one].label, figure(zone.sums[one], columns[one]), is_number=True) for one in shown]
