"""The rows that could not be taken in, as a workbook to correct and bring back."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from lisanga.core.kernel.problems import Problem, Severity
from lisanga.interfaces.bridges.spreadsheets.lines import RegisterRow
from lisanga.interfaces.bridges.spreadsheets.recognition import Recognition, SheetPlan
from lisanga.interfaces.bridges.spreadsheets.vocabulary import LABELS, Field
from lisanga.interfaces.bridges.spreadsheets.writer import new_sheet, raw_cell, text_cell

_REASON_WIDTH = 60
_WIDTH = 18
_REASON_FONT = Font(color="A63D2F", bold=True)
_WRONG_FILL = PatternFill("solid", fgColor="FBE9E7")
_HEAD_FONT, _HEAD_FILL = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="A63D2F")


class ErrorsWorkbook:
    """The rows that are not accepted, one sheet for each of theirs, taken one at a time.

    A first column says in French what to correct and is passed over when the file comes back. What the name of a
    sheet said (a village, a product) becomes a column, so that the row alone says as much as it did in its place.
    """

    def __init__(self, recognition: Recognition) -> None:
        self._recognition = recognition
        self._book = Workbook(write_only=True)
        self._sheets: dict[str, _Sheet] = {}
        self.count = 0
        self._saved = False

    def add(self, row: RegisterRow) -> None:
        plan = self._recognition.plan(row.sheet)
        if row.accepted or plan is None:
            return
        if row.sheet not in self._sheets:
            self._sheets[row.sheet] = _Sheet(self._book, plan, tuple(row.constants))
        self._sheets[row.sheet].append(row)
        self.count += 1

    def save(self, target: BinaryIO) -> None:
        if not self._sheets:
            self._book.create_sheet(_("Rien à corriger"))
        self._book.save(target)
        self._saved = True

    def close(self) -> None:
        """Lets go of a workbook that nobody wants: its rows wait in temporary files until it is saved."""
        if not self._saved:
            self.save(io.BytesIO())


def write_errors(target: BinaryIO, rows: Iterable[RegisterRow], recognition: Recognition) -> int:
    """A whole workbook at once; gives the number of rows in it."""
    book = ErrorsWorkbook(recognition)
    for row in rows:
        book.add(row)
    book.save(target)
    return book.count


class _Sheet:
    """One sheet of the workbook: the reason, the columns of the register, then what held for the whole sheet."""

    def __init__(self, book: Workbook, plan: SheetPlan, constants: Sequence[Field]) -> None:
        self._plan, self._constants = plan, constants
        self._sheet = new_sheet(book, plan.sheet)
        self._sheet.freeze_panes = "B2"
        titles = [_("À corriger"), *self._titles(), *(str(LABELS[field]) for field in constants)]
        for index in range(len(titles)):
            width = _WIDTH if index else _REASON_WIDTH
            self._sheet.column_dimensions[get_column_letter(index + 1)].width = width
        cells = [text_cell(self._sheet, title) for title in titles]
        for cell in cells:
            cell.font, cell.fill = _HEAD_FONT, _HEAD_FILL
        self._sheet.append(cells)

    def _titles(self) -> Iterator[str]:
        """As in the register where that was understood; a column without a header gets the name of its field."""
        for column in self._plan.columns:
            unnamed = column.field not in (None, Field.IGNORED) and (not column.header or column.sure < 70)
            yield str(LABELS[column.field]) if unnamed and column.field else column.header

    def append(self, row: RegisterRow) -> None:
        reason = text_cell(self._sheet, " ".join(_sentence(problem) for problem in row.problems))
        reason.font, reason.alignment = _REASON_FONT, Alignment(wrap_text=True, vertical="top")
        wrong = {_letters(problem.field) for problem in row.problems}
        cells: list[SheetCell | None] = [reason]
        for column in self._plan.columns:
            cell = raw_cell(self._sheet, row.cells[column.index] if column.index < len(row.cells) else None)
            if cell is None and column.letter in wrong:
                cell = text_cell(self._sheet, "")
            if cell is not None and column.letter in wrong:
                cell.fill = _WRONG_FILL
            cells.append(cell)
        cells += [text_cell(self._sheet, row.constants.get(field, "")) for field in self._constants]
        self._sheet.append(cells)


def _sentence(problem: Problem) -> str:
    if problem.severity is Severity.WARNING:
        return _("(À vérifier : %(message)s)") % {"message": problem.message}
    return problem.message


def _letters(address: str) -> str:
    """ "Livraisons!F643" → "F"."""
    return address.rpartition("!")[2].rstrip("0123456789")
