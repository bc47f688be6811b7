"""Lists out, as a workbook or as a CSV that opens in a French Excel; nothing written is ever taken for a formula."""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import BinaryIO, cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from lisanga.core.kernel.clock import KINSHASA
from lisanga.interfaces.bridges.spreadsheets.reader import Cell

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
MAX_ROWS = 1_048_000
_MAX_TEXT = 32_767
_CHUNK = 64 * 1024
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PLAIN_NUMBER = re.compile(r"[+\-]?[\d\s().\-/\u00a0\u202f]*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Shape(StrEnum):
    """How the values of a column are written. Values are exact: `WEIGHT` grams, `FRANCS` whole, `DOLLARS` cents,
    `PERCENT` hundredths of a percent, `NUMBER` thousandths shown with the decimals that they have."""

    TEXT = "text"
    COUNT = "count"
    FRANCS = "francs"
    DOLLARS = "dollars"
    WEIGHT = "weight"
    PERCENT = "percent"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in characters, 0 to follow the shape; `key` when a reader of the list may leave the column out."""

    title: str
    shape: Shape = Shape.TEXT
    width: int = 0
    key: str = ""


Value = str | int | date | datetime | None
SheetValue = str | int | float | Decimal | bool | date | datetime | time | timedelta
_SCALES = {Shape.COUNT: 0, Shape.FRANCS: 0, Shape.DOLLARS: 2, Shape.WEIGHT: 3, Shape.PERCENT: 2, Shape.NUMBER: 3}
_FORMATS = {
    Shape.TEXT: "@",
    Shape.COUNT: "#,##0",
    Shape.FRANCS: '#,##0" FC"',
    Shape.DOLLARS: '#,##0.00" $"',
    Shape.WEIGHT: "#,##0.0##",
    Shape.PERCENT: "0.0#",
    Shape.NUMBER: "#,##0.0##",
    Shape.DATE: "dd/mm/yyyy",
    Shape.MOMENT: "dd/mm/yyyy hh:mm",
}
_WIDTHS = {Shape.TEXT: 22, Shape.COUNT: 10, Shape.PERCENT: 10, Shape.DATE: 12, Shape.MOMENT: 17}
_HEAD_FONT, _HEAD_FILL = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F5D3A")
_HEAD_ALIGNMENT = Alignment(vertical="center", wrap_text=True)


def neutralised(text: str) -> str:
    """With an apostrophe in front of what a spreadsheet would calculate; our own reader takes it off again."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _safe_in_workbook(text: str) -> str:
    """In a workbook the cell is typed as text already: a phone number keeps its face, all else dangerous is marked."""
    clean = _CONTROLS.sub("", text)
    shown = clean if _PLAIN_NUMBER.fullmatch(clean) else neutralised(clean)
    return shown if len(shown) <= _MAX_TEXT else shown[: _MAX_TEXT - 1] + "…"


def xlsx(columns: Sequence[Column], rows: Iterable[Sequence[Value]], title: str = "Liste") -> Iterator[bytes]:
    """A workbook in chunks: real numbers and dates, a header that stays in sight, filters. Rows are taken one at a
    time; more than a sheet holds go on in the next."""
    with tempfile.TemporaryFile() as target:
        write_xlsx(target, columns, rows, title)
        target.seek(0)
        while chunk := target.read(_CHUNK):
            yield chunk


def write_xlsx(target: BinaryIO, columns: Sequence[Column], rows: Iterable[Sequence[Value]], title: str) -> None:
    book = Workbook(write_only=True)
    sheet, count = _sheet(book, columns, title), 0
    for row in rows:
        if count == MAX_ROWS:
            sheet, count = _sheet(book, columns, title), 0
        sheet.append([_typed(sheet, column, value) for column, value in zip(columns, row, strict=True)])
        count += 1
    book.save(target)


def write_book(target: BinaryIO, sheets: Iterable[tuple[str, Sequence[Column], Iterable[Sequence[Value]]]]) -> None:
    """Several lists in one workbook: (title, columns, rows) each on its own sheet."""
    book = Workbook(write_only=True)
    for title, columns, rows in sheets:
        sheet = _sheet(book, columns, title)
        for row in rows:
            sheet.append([_typed(sheet, column, value) for column, value in zip(columns, row, strict=True)])
    book.save(target)


def _sheet(book: Workbook, columns: Sequence[Column], title: str) -> Worksheet:
    sheet = new_sheet(book, title)
    sheet.freeze_panes = "A2"
    _on_paper(sheet)
    sheet.row_dimensions[1].height = 30
    for index, column in enumerate(columns, start=1):
        width = column.width or max(_WIDTHS.get(column.shape, 14), min(len(column.title) + 2, 30))
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.append([_heading(sheet, column.title) for column in columns])
    return sheet


def _on_paper(sheet: Worksheet) -> None:
    """A4 across, all columns on one page, the heads said again on each."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def new_sheet(book: Workbook, title: str) -> Worksheet:
    """Of a book that is written only: openpyxl's own type for it does not tell of columns and rows."""
    return cast(Worksheet, book.create_sheet(sheet_title(title, book.sheetnames)))


def _cell(sheet: Worksheet, value: SheetValue) -> SheetCell:
    return SheetCell(sheet, row=1, column=1, value=value)


def _heading(sheet: Worksheet, title: str) -> SheetCell:
    cell = text_cell(sheet, title)
    cell.font, cell.fill, cell.alignment = _HEAD_FONT, _HEAD_FILL, _HEAD_ALIGNMENT
    return cell


def sheet_title(title: str, taken: Iterable[str]) -> str:
    """Without the marks that Excel forbids, at most 31 characters, and not one already taken."""
    clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip(" '")[:31] or "Liste"
    used = {each.lower() for each in taken}
    shown, number = clean, 2
    while shown.lower() in used:
        shown, number = f"{clean[:26]} ({number})", number + 1
    return shown


def text_cell(sheet: Worksheet, text: str) -> SheetCell:
    """Typed as text whatever it begins with."""
    cell = _cell(sheet, _safe_in_workbook(text))
    cell.data_type = "s"
    cell.number_format = _FORMATS[Shape.TEXT]
    if text.startswith(_DANGEROUS):
        cell.quotePrefix = True
    return cell


def _typed(sheet: Worksheet, column: Column, value: Value) -> SheetCell | None:
    if value is None or value == "":
        return None
    if isinstance(value, str) or column.shape is Shape.TEXT:
        return text_cell(sheet, str(value))
    cell = _cell(sheet, _number_or_day(column.shape, value))
    whole = column.shape is Shape.NUMBER and isinstance(value, int) and not value % 1_000
    cell.number_format = _FORMATS[Shape.COUNT if whole else column.shape]
    return cell


def _number_or_day(shape: Shape, value: int | date | datetime) -> Decimal | int | date | datetime:
    if isinstance(value, datetime):
        return value.astimezone(KINSHASA).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, date):
        return value
    scale = _SCALES.get(shape, 0)
    return Decimal(value).scaleb(-scale) if scale else value


def raw_cell(sheet: Worksheet, value: Cell) -> SheetCell | None:
    """A cell handed back as it was read: its type kept, its text made safe."""
    if value is None:
        return None
    if isinstance(value, str):
        return text_cell(sheet, value)
    cell = _cell(sheet, value)
    if isinstance(value, date):
        cell.number_format = _FORMATS[Shape.DATE]
    return cell


def french_csv(columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """UTF-8 with its mark, semicolons, decimal commas, days first, one chunk a few hundred rows."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow([neutralised(column.title) for column in columns])
    for row in rows:
        writer.writerow([_written(column, value) for column, value in zip(columns, row, strict=True)])
        if buffer.tell() > _CHUNK:
            yield _emptied(buffer)
    yield _emptied(buffer)


def _emptied(buffer: io.StringIO) -> bytes:
    data = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return data


def _written(column: Column, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str) or column.shape is Shape.TEXT:
        return neutralised(_CONTROLS.sub("", str(value)))
    plain = _number_or_day(column.shape, value)
    if isinstance(plain, datetime):
        return f"{plain:%d/%m/%Y %H:%M}"
    if isinstance(plain, date):
        return f"{plain:%d/%m/%Y}"
    return str(plain) if isinstance(plain, int) else f"{plain:f}".replace(".", ",")


def content_disposition(name: str, extension: str) -> str:
    """The header that names a download; the name in plain letters."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.") or "liste"
    return f'attachment; filename="{plain}.{extension}"'


FORMATS: Mapping[str, str] = {"xlsx": XLSX_TYPE, "csv": CSV_TYPE}
