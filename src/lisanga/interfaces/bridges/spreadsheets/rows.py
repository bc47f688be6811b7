"""One row seen through the plan of its sheet: its cells by field, and the rows that say nothing of their own."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import TypeVar

from lisanga.core.kernel.names import fold, tidy
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.interfaces.bridges.spreadsheets.cells import DITTO, CellError, is_nothing, text
from lisanga.interfaces.bridges.spreadsheets.reader import Cell, Row
from lisanga.interfaces.bridges.spreadsheets.recognition import SheetPlan
from lisanga.interfaces.bridges.spreadsheets.vocabulary import TOTAL_WORDS, Field, Kind

Value = TypeVar("Value")
_SECTION = re.compile(r"(?i)\s*(?:village|localit[ée]|groupement|site)\s*(?:de\s+|:|-|–)\s*(\S.*)")
_TOTAL_BEGINNINGS = ("tot", "so", "s/", "s.", "s t", "s-", "gra", "rep", "à r", "a r", "cum", "moy")
_ON_MEMBERS = (
    Field.NUMBER, Field.NAME, Field.FAMILY, Field.POST, Field.GIVEN, Field.SEX, Field.PHONE, Field.JOINED,
)  # fmt: skip
_ON_DELIVERIES = (Field.RECEIPT, Field.DATE, Field.MEMBER, Field.MEMBER_NAME, Field.PRODUCT)
_DITTOED = {
    Field.DATE, Field.MEMBER, Field.MEMBER_NAME, Field.PRODUCT, Field.FORM, Field.PRICE, Field.VILLAGE, Field.CENTRE,
    Field.JOINED, Field.SEX, Field.GRADE,
}  # fmt: skip


class Silence(Enum):
    """Why a row is passed over; each is counted."""

    BLANK = "blank"
    HEADER = "header"
    TOTAL = "total"
    NOTE = "note"


class SheetView:
    """A plan made ready for row after row."""

    def __init__(self, plan: SheetPlan) -> None:
        self.plan = plan
        self.positions = plan.positions()
        self.constants: dict[Field, str] = dict(plan.constants)
        self.headers = {column.field: fold(column.header) for column in plan.columns if column.field is not None}
        identity = _ON_MEMBERS if plan.kind is Kind.MEMBERS else _ON_DELIVERIES
        self._identity = [self.positions[field] for field in identity if field in self.positions]
        self._headers = {column.index: fold(column.header) for column in plan.columns if column.header}
        self._dittoed = [index for field, index in self.positions.items() if field in _DITTOED]
        self._above: Row | None = None

    def silence(self, row: Row) -> Silence | None:
        """None for a row that must be read."""
        if row.number <= self.plan.header_row:
            return Silence.HEADER if row.number == self.plan.header_row else Silence.NOTE
        filled = [index for index, cell in enumerate(row.cells) if not is_nothing(cell)]
        if not filled:
            return Silence.BLANK
        if self._is_total(row):
            return Silence.TOTAL
        if self._repeats_header(row, filled):
            return Silence.HEADER
        return self._note_or_blank(row, filled)

    def _is_total(self, row: Row) -> bool:
        """The word stands where a person, a number or a product would, or before it."""
        worded = [index for index, cell in enumerate(row.cells) if isinstance(cell, str) and _is_total_word(cell)]
        identified = [index for index in self._identity if index not in worded and not is_nothing(row.cell(index))]
        if worded:
            return not identified
        return not identified and all(isinstance(cell, int | float) or cell is None for cell in row.cells)

    def _repeats_header(self, row: Row, filled: list[int]) -> bool:
        if not any(self._says_header(row, index) for index in filled[:2]):
            return False  # nearly every row: not worth folding all of it
        same = sum(self._says_header(row, index) for index in filled)
        return len(self._headers) >= 2 and same * 2 > len(filled) and same >= 2

    def _says_header(self, row: Row, index: int) -> bool:
        return fold(text(row.cell(index))) == self._headers.get(index, "\0")

    def _note_or_blank(self, row: Row, filled: list[int]) -> Silence | None:
        first = row.cell(filled[0])
        if len(filled) == 1 and len(self.positions) >= 3:
            if isinstance(first, str) and not first.isdigit():
                if (match := _SECTION.fullmatch(first)) and Field.VILLAGE not in self.positions:
                    self.constants[Field.VILLAGE] = tidy(match[1])
                return Silence.NOTE
            return Silence.BLANK  # a line numbered in advance
        if len(filled) == 2 and isinstance(first, str) and first.endswith(":"):
            return Silence.NOTE
        own = (Field.NUMBER, Field.RECEIPT)
        numbered = {self.positions.get(field, -1) for field in own}
        if all(index in numbered or row.cell(index) in (0, "0") for index in filled):
            return Silence.BLANK
        return None

    def filled_in(self, row: Row) -> Row:
        """With the ditto marks (", idem) replaced by what stands above."""
        if self._above is not None and any(row.cell(index) in DITTO for index in self._dittoed):
            cells = list(row.cells)
            for index in self._dittoed:
                if row.cell(index) in DITTO:
                    cells[index] = self._above.cell(index)
            row = replace(row, cells=tuple(cells))
        self._above = row
        return row


def _is_total_word(cell: str) -> bool:
    if not cell.lower().startswith(_TOTAL_BEGINNINGS):
        return False  # most cells: not worth folding
    folded = fold(cell)
    return folded in TOTAL_WORDS or folded.startswith(("total ", "sous total ", "somme "))


class CellReader:
    """Cells of one row by field; what is wrong is gathered with the address of the cell."""

    def __init__(self, view: SheetView, row: Row, today: date) -> None:
        self.row, self.today = row, today
        self._positions: Mapping[Field, int] = view.positions
        self.constants: Mapping[Field, str] = dict(view.constants)
        self._headers = view.headers
        self.problems: list[Problem] = []

    def raw(self, field: Field) -> Cell:
        if field in self._positions:
            cell = self.row.cell(self._positions[field])
            return None if is_nothing(cell) else cell
        return self.constants.get(field)

    def is_per_container(self, field: Field) -> bool:
        """The header says the weight of one sack, not of all."""
        return bool({"sac", "unitaire", "unit", "colis"} & set(self._headers.get(field, "").split()))

    def has(self, field: Field) -> bool:
        return field in self._positions or field in self.constants

    def text(self, field: Field) -> str:
        return text(self.raw(field))

    def address(self, *fields: Field) -> str:
        """Of the first of these fields that has a column, else of the row."""
        column = next((self._positions[field] for field in fields if field in self._positions), 0)
        return self.row.address(column)

    def wrong(self, code: str, message: str, *fields: Field, warning: bool = False) -> None:
        severity = Severity.WARNING if warning else Severity.INVALID
        self.problems.append(Problem(code, message, self.address(*fields), severity))

    def take(
        self, field: Field, parse: Callable[[Cell], Value], default: Value, code: str, *, warning: bool = False
    ) -> Value:
        """The parsed cell, or the default where it is empty or wrong (which is noted)."""
        cell = self.raw(field)
        if cell is None or cell == "-":
            return default
        try:
            return parse(cell)
        except CellError as error:
            self.wrong(code, str(error), field, warning=warning)
            return default
