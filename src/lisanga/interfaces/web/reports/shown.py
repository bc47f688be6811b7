"""The parts of a report as a page shows them: cells in words, and each figure with the address of what stands behind
it, as far as the reader's right goes."""

from collections.abc import Iterable
from dataclasses import dataclass

from lisanga.core.kernel import french
from lisanga.interfaces.bridges.dossiers.drawings import drawing
from lisanga.interfaces.bridges.dossiers.paper import cells_of, large
from lisanga.interfaces.web.reports.opening import Opener
from lisanga.interfaces.web.svg.drawing import Drawing
from lisanga.reports.parts.shape import Figure, Part, Table


@dataclass(frozen=True, slots=True)
class ShownFigure:
    label: str
    value: str
    unit: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class ShownTable:
    """`rows` are (address, first cell, other cells); a cell is (title, words, whether it is a number)."""

    anchor: str
    title: str
    heads: tuple[tuple[str, bool], ...]
    url: str  # the page of its records
    rows: tuple[tuple[str, str, tuple[tuple[str, str, bool], ...]], ...]
    total: tuple[tuple[str, str, bool], ...]
    empty: str
    note: str


@dataclass(frozen=True, slots=True)
class ShownPart:
    number: int
    code: str
    title: str
    asks: str
    sentences: tuple[str, ...]
    text: str
    figures: tuple[ShownFigure, ...]
    tables: tuple[ShownTable, ...]
    charts: tuple[tuple[Drawing, str], ...]  # each with the address of what it draws

    @property
    def is_empty(self) -> bool:
        return not (self.sentences or self.text or self.figures or self.tables)


def shown(parts: Iterable[Part], opener: Opener) -> list[ShownPart]:
    """Without the cover, which the head of the page is."""
    return [_part(part, opener) for part in parts if part.code != "cover"]


def _part(part: Part, opener: Opener) -> ShownPart:
    return ShownPart(
        part.number,
        part.code,
        part.title,
        part.asks,
        part.sentences,
        part.text,
        tuple(shown_figure(part, one, opener) for one in part.figures),
        tuple(shown_table(part, table, opener) for table in part.tables),
        tuple((drawing(chart), opener.url(chart.opens)) for chart in part.charts),
    )


def shown_figure(part: Part, one: Figure, opener: Opener) -> ShownFigure:
    """Its own page where a table stands behind it, else what it opens."""
    value, _space, unit = large(one.value, one.unit).partition(french.NBSP)
    behind = one.opens.startswith("table:")
    return ShownFigure(
        one.label, value, unit, one.note, opener.records(part.code, one.key) if behind else opener.url(one.opens)
    )


def shown_table(part: Part, table: Table, opener: Opener) -> ShownTable:
    """With the address of each row, and of the page that tells how its columns are made."""
    heads = tuple((column.title, column.unit != "text") for column in table.columns)

    def cells(words: list[str]) -> tuple[tuple[str, str, bool], ...]:
        return tuple((title, text, number) for (title, number), text in zip(heads[1:], words[1:], strict=True))

    rows = []
    for row in table.rows:
        words = cells_of(table, row.cells)
        rows.append((opener.url(row.opens), words[0], cells(words)))
    total = cells_of(table, table.total) if table.total is not None else []
    return ShownTable(
        f"{part.code}-{table.key}",
        table.title,
        heads,
        opener.records(part.code, table.key),
        tuple(rows),
        ((heads[0][0], total[0], False), *cells(total)) if total else (),
        table.empty,
        table.note,
    )
