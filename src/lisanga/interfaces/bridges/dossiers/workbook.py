"""A report as a workbook: exact figures, one table a sheet, and what people wrote."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from lisanga.core.kernel.rounding import half_up
from lisanga.interfaces.bridges.dossiers.paper import Paper, large
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value, write_book
from lisanga.reports.parts.shape import Amount, Cell, Part, Table, Unit

SHAPES: dict[Unit, Shape] = {
    "text": Shape.TEXT,
    "count": Shape.COUNT,
    "grams": Shape.WEIGHT,
    "cdf": Shape.FRANCS,
    "usd": Shape.DOLLARS,
    "percent": Shape.COUNT,
    "rate": Shape.PERCENT,
    "number": Shape.NUMBER,
    "date": Shape.DATE,
}
Sheet = tuple[str, Sequence[Column], Iterable[Sequence[Value]]]


def dossier_workbook(paper: Paper) -> bytes:
    """The whole workbook; a report is small, so it is made in memory."""
    target = io.BytesIO()
    write_book(target, _sheets(paper))
    return target.getvalue()


def _sheets(paper: Paper) -> Iterator[Sheet]:
    yield _("Résumé"), (Column(_("Rubrique"), width=34), Column(_("Contenu"), width=90)), _cover(paper)
    yield (
        _("Textes"),
        (Column(_("N°"), SHAPES["count"], 6), Column(_("Partie"), width=34), Column(_("Texte"), width=100)),
        [(part.number, part.title, part.text) for part in paper.dossier.parts if part.text],
    )
    for part in paper.dossier.parts:
        for table in part.tables:
            yield f"{part.number} {table.title}", _columns(table), list(_rows(table))
        for chart in part.charts:
            heads = (Column(chart.first_column), *(Column(one.name, SHAPES[chart.unit]) for one in chart.series))
            lines = zip(chart.names, *(one.values for one in chart.series), strict=True)
            yield f"{part.number} {chart.title} (graphique)", heads, list(lines)


def _cover(paper: Paper) -> Iterator[tuple[str, str]]:
    dossier = paper.dossier
    yield _("Rapport"), paper.title
    yield _("Convention"), f"{dossier.agreement}, {dossier.agreement_title}"
    yield _("Partenaire"), f"{dossier.partner} ({dossier.partner_kind})"
    yield _("Bureau du programme"), dossier.programme
    yield _("Période"), f"{dossier.period} ({paper.span})"
    yield _("Version"), f"{paper.version_words}, {paper.state}"
    yield from paper.signed
    yield _("Code de vérification"), paper.code
    yield _("Vérifier en ligne"), paper.url
    for part in dossier.parts:
        yield from _said(part)
    yield from (("", note) for note in dossier.notes)


def _said(part: Part) -> Iterator[tuple[str, str]]:
    for figure in part.figures:
        shown = large(figure.value, figure.unit)
        yield figure.label, f"{shown} ({figure.note})" if figure.note else shown
    for sentence in part.sentences:
        yield f"{part.number}. {part.title}", sentence


def _columns(table: Table) -> tuple[Column, ...]:
    plain = tuple(
        Column(column.title, SHAPES[column.unit], 34 if not index else 16 * (column.unit == "number"))
        for index, column in enumerate(table.columns)
    )
    ratios = (table.columns[index].title for index in _ratios(table))
    more = (Column(_("%(title)s : %(side)s") % {"title": title, "side": side}, SHAPES["number"], 16)
            for title in ratios for side in (_("numérateur"), _("dénominateur")))  # fmt: skip
    return (*plain, *((Column(_("Unité"), width=10),) if _is_mixed(table) else ()), *more)


def _is_mixed(table: Table) -> bool:
    return any(isinstance(cell, Amount) for row in table.rows for cell in row.cells)


def _ratios(table: Table) -> list[int]:
    """Columns where a cell is a ratio: their two numbers stand beside."""
    ratios = {
        index
        for row in table.rows
        for index, cell in enumerate(row.cells)
        if isinstance(cell, Amount) and cell.parts is not None
    }
    return sorted(ratios)


def _rows(table: Table) -> Iterator[tuple[Value, ...]]:
    units, ratios, mixed = [column.unit for column in table.columns], _ratios(table), _is_mixed(table)
    for row in table.rows:
        cells: list[Value] = [_value(cell, unit) for cell, unit in zip(row.cells, units, strict=True)]
        if mixed:
            cells.append(next((_sign(cell) for cell in row.cells if isinstance(cell, Amount)), ""))
        for index in ratios:
            cell = row.cells[index]
            parts = cell.parts if isinstance(cell, Amount) and cell.parts is not None else (None, None)
            cells += [None if part is None else part * 10 for part in parts]
        yield tuple(cells)
    if not table.rows and table.empty:
        yield (table.empty, *[None] * (len(units) - 1))


def _value(cell: Cell, unit: Unit) -> Value:
    if isinstance(cell, Amount):
        exact = _hundredths(cell)
        return None if exact is None else exact * 10
    if unit == "number" and isinstance(cell, int):
        return cell * 10
    return date.fromisoformat(cell) if unit == "date" and isinstance(cell, str) and cell else cell


def _hundredths(amount: Amount) -> int | None:
    """In hundredths of its sign: kilograms for a weight."""
    if amount.value is None or amount.unit in ("rate", "number", "usd"):
        return amount.value
    return half_up(amount.value, 10) if amount.unit == "grams" else amount.value * 100


def _sign(amount: Amount) -> str:
    signs = {"grams": "kg", "cdf": "FC", "usd": "$", "percent": "%", "rate": "%"}
    return amount.word or signs.get(amount.unit, "")
