"""A Partner's file from its rows to lines that can be shared: each with its place or why it has none, its figures, and
the cells that are no figure. Nothing is lost, nothing is guessed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from lisanga.core.kernel.names import fold
from lisanga.domains.partnerships.operations.data_lines import MOST_ROWS
from lisanga.domains.partnerships.targeting.columns import DataLine, Figure
from lisanga.domains.partnerships.targeting.measures import Nature
from lisanga.domains.places.matching import Atlas, Found, Lack, Level, named
from lisanga.interfaces.bridges.spreadsheets.cells import DITTO, CellError, is_nothing, text
from lisanga.interfaces.bridges.spreadsheets.reader import Cell, Row
from lisanga.interfaces.bridges.targeting.figures import number, words, yes_or_no
from lisanga.interfaces.bridges.targeting.understanding import ColumnPlan, Plan
from lisanga.interfaces.bridges.targeting.wording import lack_words

_TOTALS = ("total", "totaux", "sous total", "s total", "total general", "ensemble", "somme", "cumul", "moyenne")
_SECTIONS = {"province": Level.PROVINCE, "territoire": Level.TERRITORY, "secteur": Level.ENTITY,
             "chefferie": Level.ENTITY, "commune": Level.ENTITY, "ville": Level.ENTITY,
             "groupement": Level.GROUPEMENT}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is to be settled in one cell; `cell` as the spreadsheet names it."""

    number: int
    cell: str
    name: str
    message: str


@dataclass(slots=True)
class ReadData:
    """The lines of a file, what is to be settled in them, and how many rows were passed over (totals, notes)."""

    lines: list[DataLine] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    silent: Counter[str] = field(default_factory=Counter)
    is_cut: bool = False

    @property
    def waiting(self) -> int:
        return sum(1 for line in self.lines if line.lack or line.unread)

    @property
    def is_too_long(self) -> bool:
        return self.is_cut or len(self.lines) > MOST_ROWS


def read(plan: Plan, atlas: Atlas) -> ReadData:
    """Every row below the headings."""
    data, places = ReadData(is_cut=plan.is_cut), _Places(plan, atlas)
    for row in plan.rows:
        if row.number <= plan.header_row:
            continue
        silence = places.silence(row)
        if silence:
            data.silent[silence] += 1
            continue
        written, found = places.of(row)
        figures, unread = [], {}
        for index, column in enumerate(plan.figures):
            figure, problem = _figure(row.cell(column.index), column)
            figures.append(figure)
            if problem:
                unread[index] = text(row.cell(column.index))[:200]
                data.problems.append(RowProblem(row.number, _cell(row, column.index), _name(written), problem))
        if found.lack is not None:
            where = _cell(row, plan.places.get(found.level, min(plan.places.values())))
            data.problems.append(RowProblem(row.number, where, _name(written), lack_words(found)))
        data.lines.append(_line(row, written, found, tuple(figures), unread))
        if len(data.lines) > MOST_ROWS:
            break
    return data


def _line(
    row: Row, written: Mapping[Level, str], found: Found, figures: tuple[Figure, ...], unread: dict[int, str]
) -> DataLine:
    line = DataLine(
        number=row.number,
        written={level.value: text[:200] for level, text in written.items()},
        figures=figures,
        unread=unread,
        lack=found.lack.value if found.lack else "",
    )
    if found.spot is None:
        return line
    spot = found.spot
    return replace(line, province=spot.province, territory=spot.territory, place=spot.place)


def _figure(cell: Cell, column: ColumnPlan) -> tuple[Figure, str]:
    """The figure, or what is wrong with the cell."""
    try:
        if column.role.nature is Nature.WORDS:
            return words(cell), ""
        if column.role.nature is Nature.YES_NO:
            return yes_or_no(cell), ""
        return number(cell, whole=column.role.is_whole), ""
    except CellError as error:
        return None, str(error)


def _cell(row: Row, column: int) -> str:
    """ "F12"."""
    return row.address(column).rpartition("!")[2]


def _name(written: Mapping[Level, str]) -> str:
    return ", ".join(written[level] for level in reversed(Level) if level in written)


class _Places:
    """Cells of places from row to row: a merged cell speaks for the rows below it, and so does a section's title."""

    def __init__(self, plan: Plan, atlas: Atlas) -> None:
        self._plan, self._atlas = plan, atlas
        self._positions = plan.places
        self._figures = [column.index for column in plan.figures]
        self._carried: dict[Level, str] = {}

    def silence(self, row: Row) -> str:
        """Why a row is passed over; empty for one that is read."""
        filled = [index for index, cell in enumerate(row.cells) if not is_nothing(cell)]
        if not filled:
            return "blank"
        if self._is_total(row):
            return "total"
        if any(index in self._figures for index in filled):
            return "header" if self._repeats_headings(row) else ""
        first = row.cell(filled[0])
        if len(filled) == 1 and isinstance(first, str):
            return "" if not self._section(first) and self._atlas.knows(named(first)[1]) else "note"
        return "" if any(index in self._positions.values() for index in filled) else "note"

    def _is_total(self, row: Row) -> bool:
        said = [
            fold(cell) for cell in row.cells[: max(self._positions.values(), default=0) + 1] if isinstance(cell, str)
        ]
        return any(word in _TOTALS or word.startswith(("total ", "sous total ", "totaux ")) for word in said)

    def _repeats_headings(self, row: Row) -> bool:
        """The headings printed again on every page."""
        plans = [column for column in self._plan.columns if column.header]
        same = sum(1 for column in plans if fold(text(row.cell(column.index))) == fold(column.header))
        return same >= 2 and same * 2 > len(plans)

    def _section(self, title: str) -> bool:
        """ "TERRITOIRE DE GUNGU" alone on its row speaks for those below, where no column says that level."""
        level = _SECTIONS.get(named(title)[0])
        if level is None or level in self._positions or Level.ANY in self._positions:
            return False
        self._keep(level, title)
        return True

    def _keep(self, level: Level, said: str) -> None:
        """What lies below a new place is not the old place's any more."""
        levels = list(Level)
        for below in levels[levels.index(level) + 1 :]:
            self._carried.pop(below, None)
        self._carried[level] = said

    def of(self, row: Row) -> tuple[dict[Level, str], Found]:
        """What the row says of its place, and the place."""
        own = {
            level: text(cell)
            for level, index in self._positions.items()
            if not is_nothing(cell := row.cell(index)) and cell not in DITTO
        }
        for level in Level:
            if level in own:
                self._keep(level, own[level])
        if not own and not any(cell in DITTO for cell in row.cells):
            return {}, Found(lack=Lack.EMPTY)
        levels = list(Level)
        narrowest = max((levels.index(level) for level in own), default=len(levels))
        merged = {level: said for level, said in self._carried.items() if levels.index(level) < narrowest} | own
        kind = text(row.cell(self._plan.kind)) if self._plan.kind is not None else ""
        found = self._atlas.find(merged, kind)
        if found.lack is Lack.ELSEWHERE and merged != own:
            # The cell above was empty because nothing stands above this place (a ville among territoires).
            alone = self._atlas.find(own, kind)
            if alone.spot is not None:
                return own, alone
        return merged, found
