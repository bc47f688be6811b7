"""The report of an agreement as plain data: what a snapshot holds, and what the page, the PDF, the workbook and the
document draw. Every figure and every cell has a key that stays the same from one version to the next.

Units: weights in grams, `cdf` in whole francs, `usd` in cents, `percent` whole, `rate` in hundredths of a percent,
`number` in hundredths of whatever is counted, dates as ISO text."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

Kind = Literal["quarterly", "annual", "final"]
Unit = Literal["text", "count", "grams", "cdf", "usd", "percent", "rate", "number", "date"]


class Amount(msgspec.Struct, frozen=True):
    """A number with its own unit, where the rows of a column differ. `word` is the unit of a `number` that is no plain
    count; `parts`: numerator and denominator of a ratio, in hundredths."""

    value: int | None
    unit: Unit
    word: str = ""
    parts: tuple[int, int] | None = None


Cell = str | int | Amount | None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One large figure. `opens` names what stands behind it (see `opening.py`); `lives`: counted on the day of the
    report and not on the period, so that it moves without anybody being late."""

    key: str
    label: str
    value: int | None
    unit: Unit = "count"
    note: str = ""
    opens: str = ""
    lives: bool = False


class Column(msgspec.Struct, frozen=True):
    """`lives`: as for a figure."""

    key: str
    title: str
    unit: Unit = "text"
    lives: bool = False


class Row(msgspec.Struct, frozen=True):
    """Cells in the order of the table's columns; `opens` names what stands behind the line; `lives` as for a figure."""

    key: str
    cells: tuple[Cell, ...]
    opens: str = ""
    lives: bool = False


def column_sum(rows: Iterable[Row], index: int) -> int:
    """What stands under a column of numbers of one unit."""
    return sum(cell for row in rows if isinstance(cell := row.cells[index], int))


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """`total` repeats the sums under the columns, or is None; `empty` is said where there is no row."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: tuple[Cell, ...] | None = None
    empty: str = ""
    note: str = ""


class Series(msgspec.Struct, frozen=True):
    name: str
    values: tuple[int, ...]


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """One chart over months or years: bars of one series, a pile of several, or lines; `opens` as for a figure."""

    key: str
    title: str
    form: Literal["bars", "pile", "lines"]
    first_column: str
    letters: tuple[str, ...]
    names: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit
    opens: str = ""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part: sentences, figures, tables and charts drawn from the data, `text` written by people. `asks` tells the
    writers what belongs here."""

    number: int
    code: str
    title: str
    asks: str = ""
    sentences: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    text: str = ""


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """The whole report. `composed_at` is an ISO moment, `register` the number of operations that stood in the registers
    of the cooperatives when it was composed, `heads` the last number of each by the cooperative's code (older reports
    have none)."""

    kind: Kind
    agreement: str
    agreement_title: str
    partner: str
    partner_code: str
    partner_kind: str
    programme: str
    period: str
    period_code: str
    starts: str
    ends: str
    composed_at: str
    register: int
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    heads: dict[str, int] = {}

    def part(self, code: str) -> Part | None:
        return next((part for part in self.parts if part.code == code), None)


class Value(msgspec.Struct, frozen=True):
    """One number of a report with the words that say which."""

    part: str
    label: str
    amount: Amount
    opens: str
    lives: bool

    @property
    def value(self) -> int | None:
        return self.amount.value


def values(dossier: Dossier) -> Iterator[tuple[str, Value]]:
    """Every number by its key: `part.figure`, or `part.table.row.column`; sums are found again from the rows."""
    for part in dossier.parts:
        for figure in part.figures:
            amount = Amount(figure.value, figure.unit)
            said = Value(part.title, figure.label, amount, figure.opens, figure.lives)
            yield f"{part.code}.{figure.key}", said
        for table in part.tables:
            yield from _cells(part, table)


def _cells(part: Part, table: Table) -> Iterator[tuple[str, Value]]:
    first = next((index for index, column in enumerate(table.columns) if column.unit == "text"), 0)
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            if isinstance(cell, str) or (column.unit in ("text", "date") and not isinstance(cell, Amount)):
                continue
            amount = cell if isinstance(cell, Amount) else Amount(cell, column.unit)
            label = f"{table.title} · {row.cells[first]} · {column.title}"
            lives = column.lives or row.lives
            yield f"{part.code}.{table.key}.{row.key}.{column.key}", Value(part.title, label, amount, row.opens, lives)
