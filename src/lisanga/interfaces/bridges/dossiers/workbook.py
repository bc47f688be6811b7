"""A report as a workbook: exact figures, one table a sheet, and what people wrote."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from lisanga.interfaces.bridges.dossiers.paper import Paper, large
from lisanga.interfaces.bridges.pdf.workbook import SHAPES
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Value, write_book
from lisanga.reports.parts.shape import Cell, Part, Table, Unit

Sheet = tuple[str, Sequence[Column], Iterable[Sequence[Value]]]


def dossier_workbook(paper: Paper) -> bytes:
    """The whole workbook; a report is small, so it is made in memory."""
    target = io.BytesIO()
    write_book(target, _sheets(paper))
    return target.getvalue()


def _sheets(paper: Paper) -> Iterator[Sheet]:
    yield _("Résumé"), (Column("", width=34), Column("", width=90)), _cover(paper)
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
        yield figure.label, f"{large(figure.value, figure.unit)} {figure.note}".strip()
    for sentence in part.sentences:
        yield f"{part.number}. {part.title}", sentence


def _columns(table: Table) -> tuple[Column, ...]:
    return tuple(
        Column(column.title, SHAPES[column.unit], 30 * (not index)) for index, column in enumerate(table.columns)
    )


def _rows(table: Table) -> Iterator[tuple[Value, ...]]:
    units = [column.unit for column in table.columns]
    for row in table.rows:
        yield tuple(_value(cell, unit) for cell, unit in zip(row.cells, units, strict=True))
    if not table.rows and table.empty:
        yield (table.empty, *[None] * (len(units) - 1))


def _value(cell: Cell, unit: Unit) -> Value:
    return date.fromisoformat(cell) if unit == "date" and isinstance(cell, str) and cell else cell
