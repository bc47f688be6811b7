"""What was understood of a Partner's file: which sheet, which columns mean what, which are left out because they speak
of persons. Plain data that a page shows and a person puts right."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from lisanga.domains.partnerships.operations.data_lines import MOST_ROWS
from lisanga.domains.partnerships.targeting.columns import DataColumn
from lisanga.domains.partnerships.targeting.measures import MEASURES, Nature
from lisanga.domains.partnerships.targeting.personal import Personal, personal
from lisanga.domains.places.matching import Atlas, Level, named
from lisanga.interfaces.bridges.spreadsheets.cells import CellError, is_nothing, text
from lisanga.interfaces.bridges.spreadsheets.reader import Book, Cell, Row
from lisanga.interfaces.bridges.targeting.figures import number, yes_or_no
from lisanga.interfaces.bridges.targeting.layout import Headings, find_headings, headings_at
from lisanga.interfaces.bridges.targeting.vocabulary import (
    KIND,
    UNREAD,
    Role,
    free_role,
    named_level,
    named_measure,
    place_role,
    role_of,
    says_kind,
    unit_in,
)

LOOKED_AT = MOST_ROWS + 1_000
"""Rows of a sheet that say something and are read: all that a file may hold, with titles, totals and notes."""
MOST_SHEETS, MOST_SCANNED = 30, 60_000
"""Sheets that are looked at for the one that says most; rows that are passed, the empty ones too."""
HIGHEST = 120
"""Rows from the top among which the headings stand, also those that a person names."""
MOST_WIDE = 60
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person put right. `roles` and `units`: letter of the column → role's code, unit."""

    sheet: str = ""
    header_row: int | None = None
    roles: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column; `index` from 0. `personal`: why it is left out whatever is chosen."""

    index: int
    header: str
    role: Role
    unit: str = ""
    personal: Personal | None = None
    samples: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        return get_column_letter(self.index + 1)

    @property
    def is_figure(self) -> bool:
        return self.role.nature is not None and self.personal is None

    def column(self) -> DataColumn:
        """As it is shared."""
        assert self.role.nature is not None
        known = MEASURES.get(self.role.measure)
        words = " ".join(self.header.split())
        return DataColumn(
            letter=self.letter,
            header=words,
            label=(words or str(known.label if known else self.letter))[:80],
            nature=self.role.nature.value,
            measure=self.role.measure,
            unit=(self.unit or (known.unit if known else ""))[:24],
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """How one sheet of a file is read; `sheets` are all that it has; `rows` those looked at."""

    sheets: tuple[str, ...]
    sheet: str
    header_row: int
    columns: tuple[ColumnPlan, ...]
    rows: tuple[Row, ...]
    is_cut: bool = False  # the sheet goes on after the rows that were read

    @property
    def places(self) -> dict[Level, int]:
        """Level → column, one each."""
        return {
            column.role.level: column.index
            for column in reversed(self.columns)
            if column.role.level is not None and column.personal is None
        }

    @property
    def kind(self) -> int | None:
        return next((column.index for column in self.columns if column.role.code == KIND), None)

    @property
    def figures(self) -> tuple[ColumnPlan, ...]:
        return tuple(column for column in self.columns if column.is_figure)

    @property
    def left_out(self) -> tuple[ColumnPlan, ...]:
        return tuple(column for column in self.columns if column.personal is not None)

    @property
    def lack(self) -> str:
        """What must be said first, in French; empty when the sheet can be read."""
        if not self.places:
            return _("Aucune colonne ne dit le lieu : choisissez-la, ou donnez la ligne des titres.")
        if not self.figures:
            return _("Aucune colonne ne donne de chiffre : choisissez ce que disent les colonnes.")
        return ""


def understand(book: Book, atlas: Atlas, choices: Choices | None = None) -> Plan:
    """The sheet that says most, or the one that was chosen. Raises FileRefused; ValueError for a role that is none."""
    chosen = choices or Choices()
    names = (chosen.sheet,) if chosen.sheet in book.sheets else book.sheets[:MOST_SHEETS]
    best: tuple[Headings, str] | None = None
    for name in names:
        top = tuple(islice(book.rows(name), HIGHEST))
        found = find_headings(top) if chosen.header_row is None else headings_at(top, chosen.header_row)
        if best is None or found.score > best[0].score:
            best = (found, name)
    if best is None:
        return Plan((), "", 0, (), ())
    headings, name = best
    rows, is_cut = _said(book.rows(name))
    data = [row for row in rows if row.number > headings.row]
    return Plan(book.sheets, name, headings.row, _columns(headings, data, atlas, chosen), rows, is_cut)


def _said(rows: Iterator[Row]) -> tuple[tuple[Row, ...], bool]:
    """Rows that say something, and whether there are more than may be read."""
    kept: list[Row] = []
    for row in rows:
        if row.number > MOST_SCANNED or len(kept) >= LOOKED_AT:
            return tuple(kept), True
        if any(not is_nothing(cell) for cell in row.cells):
            kept.append(row)
    return tuple(kept), False


def _columns(headings: Headings, rows: Sequence[Row], atlas: Atlas, chosen: Choices) -> tuple[ColumnPlan, ...]:
    width = min(MOST_WIDE, max([len(headings.titles), *(len(row.cells) for row in rows[:200])], default=0))
    plans: list[ColumnPlan] = []
    taken: set[str] = set()
    for index in range(width):
        header = headings.titles[index] if index < len(headings.titles) else ""
        cells = [cell for row in rows if not is_nothing(cell := row.cell(index))]
        if not header and not cells:
            continue
        plan = _column(index, header, cells, atlas, chosen)
        if (plan.role.level is not None or plan.role.code == KIND) and plan.role.code in taken:
            plan = ColumnPlan(index, header, UNREAD, plan.unit, plan.personal, plan.samples)
        taken.add(plan.role.code)
        plans.append(plan)
    return tuple(plans)


def _column(index: int, header: str, cells: list[Cell], atlas: Atlas, chosen: Choices) -> ColumnPlan:
    letter = get_column_letter(index + 1)
    guessed = _guess(header, cells, atlas)
    role = role_of(chosen.roles[letter]) if letter in chosen.roles else guessed
    # What a person chooses makes no place of a column of names: its cells must name places.
    is_place = role.level is not None and (guessed.level is not None or _names_places(cells, atlas))
    texts = [text(cell) for cell in cells if isinstance(cell, str) or _long(cell)]
    found = personal(header, texts, is_place=is_place)
    unit = chosen.units.get(letter, unit_in(header) or (MEASURES[role.measure].unit if role.measure else ""))
    samples = tuple(text(cell)[:40] for cell in cells[:_SAMPLES]) if found is None else ()
    return ColumnPlan(index, header, UNREAD if found else role, unit, found, samples)


def _long(cell: Cell) -> bool:
    """A number as long as a telephone's."""
    return isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= 10**8


def _guess(header: str, cells: Sequence[Cell], atlas: Atlas) -> Role:
    """By the heading, then by what the cells say."""
    level = named_level(header)
    if level is not None and (not cells or _mostly(cells, lambda cell: isinstance(cell, str))):
        return place_role(level)
    if says_kind(header):
        return Role(KIND)
    nature = _nature(cells)
    measure = named_measure(header)
    if measure and (not cells or _suits(MEASURES[measure].nature, cells, nature)):
        return Role(f"measure:{measure}")
    if nature is Nature.WORDS and _names_places(cells, atlas):
        return place_role(Level.ANY)
    if not header or nature is None or _is_numbering(header):
        return UNREAD
    return free_role(Nature.RATE if nature is Nature.COUNT and _is_rate(header) else nature)


def _suits(wanted: Nature, cells: Sequence[Cell], nature: Nature | None) -> bool:
    """Where the heading says a measure, a third of the cells must bear it out. A count and a rate are both written as
    numbers; "0" and "1" may say yes and no."""
    if wanted is Nature.WORDS:
        return nature is Nature.WORDS
    reads = _reads_as_yes_or_no if wanted is Nature.YES_NO else _reads_as_number
    return sum(1 for cell in cells if reads(cell)) * 3 >= len(cells)


def _nature(cells: Sequence[Cell]) -> Nature | None:
    if not cells:
        return None
    if _mostly(cells, _reads_as_number):
        return Nature.COUNT
    if _mostly(cells, _reads_as_yes_or_no):
        return Nature.YES_NO
    return Nature.WORDS


def _reads_as_number(cell: Cell) -> bool:
    try:
        return number(cell, whole=True) is not None
    except CellError:
        return False


def _reads_as_yes_or_no(cell: Cell) -> bool:
    try:
        return yes_or_no(cell) is not None
    except CellError:
        return False


def _mostly(cells: Sequence[Cell], suits: Callable[[Cell], bool]) -> bool:
    return sum(1 for cell in cells if suits(cell)) * 3 >= len(cells) * 2


def _names_places(cells: Iterable[Cell], atlas: Atlas) -> bool:
    """Whether a third of the different words are names of places that are known."""
    words = {named(cell)[1] for cell in cells if isinstance(cell, str)}
    return bool(words) and sum(1 for word in words if atlas.knows(word)) * 3 >= len(words)


def _is_numbering(header: str) -> bool:
    return header.strip().lower().rstrip(".") in ("n°", "no", "n", "num", "numéro", "numero", "#", "id", "ordre")


def _is_rate(header: str) -> bool:
    folded = header.lower()
    return any(word in folded for word in ("%", "taux", "prix", "moyen", "indice", "altitude", "densité", "part "))
