"""Rows of a workbook or text file as a stream: nothing but the shared texts stays in memory."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import TracebackType
from typing import Protocol, Self

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from lisanga.interfaces.bridges.spreadsheets.safety import (
    FileRefused,
    Format,
    Inspection,
    cell_too_long,
    damaged,
    refusal,
)

Cell = str | int | float | bool | datetime | date | time | timedelta | None
MAX_CELL = 32_767
MAX_COLUMNS = 400
MAX_SHEETS = 200
_SPACES = re.compile(r"[\s\u00a0\u202f\u200b\ufeff]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_NEUTRALISED = re.compile(r"^'(?=[=+\-@ ])")


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as the spreadsheet shows it, from 1; trailing empty cells are cut off; a blank row has no cells."""

    sheet: str
    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        return self.cells[column] if 0 <= column < len(self.cells) else None

    def address(self, column: int) -> str:
        """ "Livraisons!F643"."""
        return f"{self.sheet}!{get_column_letter(column + 1)}{self.number}"


class Book(Protocol):
    """An open file. `rows` may be started again as often as needed."""

    sheets: tuple[str, ...]

    def rows(self, sheet: str) -> Iterator[Row]: ...

    def row_count(self, sheet: str) -> int | None:
        """What the file says, for a progress bar; None when it does not say."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_book(inspection: Inspection) -> Book:
    """Raises FileRefused when the insides are broken or beyond measure."""
    if inspection.format is Format.CSV:
        return _TextBook(inspection)
    return _ExcelBook(inspection)


class _Closing:
    def close(self) -> None:
        """Nothing to give back."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _ExcelBook(_Closing):
    """Values as last calculated; formulas, links, pictures and macros are left alone."""

    def __init__(self, inspection: Inspection) -> None:
        # Opened here, because openpyxl judges a path by its suffix, and kept files have none.
        self._file = inspection.path.open("rb")
        try:
            self._book: Workbook = load_workbook(self._file, read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # openpyxl raises whatever its insides raise on a hostile file
            self._file.close()
            raise damaged() from error
        self._sheets = {sheet.title: sheet for sheet in self._book.worksheets}
        self.sheets = tuple(self._sheets)
        if len(self.sheets) > MAX_SHEETS:
            raise refusal(
                "too_many_sheets", _("Ce classeur a plus de 200 feuilles : partagez-le en plusieurs fichiers.")
            )

    def rows(self, sheet: str) -> Iterator[Row]:
        source = self._sheets[sheet].iter_rows(values_only=True)
        number = 0
        while True:
            try:
                values = next(source, None)
            except Exception as error:  # as above
                raise damaged() from error
            if values is None:
                return
            number += 1
            yield Row(sheet, number, _cleaned(values))

    def row_count(self, sheet: str) -> int | None:
        return self._sheets[sheet].max_row

    def close(self) -> None:
        self._book.close()
        self._file.close()


class _TextBook(_Closing):
    """One sheet, named after the file."""

    def __init__(self, inspection: Inspection) -> None:
        if inspection.text is None:
            raise damaged()
        self._path, self._form = inspection.path, inspection.text
        self.sheets: tuple[str, ...] = (inspection.path.stem[:31],)

    def rows(self, sheet: str) -> Iterator[Row]:
        with self._path.open(encoding=self._form.encoding, errors="replace", newline="") as source:
            lines = csv.reader(source, delimiter=self._form.delimiter)
            try:
                for number, values in enumerate(lines, start=1):
                    yield Row(sheet, number, _cleaned(values))
            except csv.Error as error:
                raise (cell_too_long() if "field larger" in str(error) else damaged()) from error

    def row_count(self, sheet: str) -> int | None:
        return self._form.lines


def _cleaned(values: Sequence[object]) -> tuple[Cell, ...]:
    """Texts trimmed and empty ones None. Raises FileRefused for a giant cell or a table without end."""
    cells = [_clean(value) for value in values]
    while cells and cells[-1] is None:
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise refusal(
            "too_many_columns", _("Une feuille de ce fichier a plus de 400 colonnes : gardez celles du registre.")
        )
    return tuple(cells)


def _clean(value: object) -> Cell:
    if value is None or isinstance(value, int | float | datetime | date | time | timedelta):
        return value
    text = str(value)
    if len(text) > MAX_CELL:
        raise cell_too_long()
    if not text.isprintable():
        text = _CONTROLS.sub("", text)
    # The apostrophe that our own exports put before a dangerous text is taken off again.
    return _NEUTRALISED.sub("", _SPACES.sub(" ", text).strip(), count=1) or None


__all__ = ["Book", "Cell", "FileRefused", "Row", "open_book"]
