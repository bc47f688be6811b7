"""A partner's public page: validated figures from frozen reports, light enough for 2G; a printed version checked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from lisanga.core.kernel import french
from lisanga.domains.partnerships.deliverable_rules import STATES
from lisanga.domains.partnerships.queries.public_results import (
    ShownReport,
    public_document,
    public_results,
    public_version,
)
from lisanga.interfaces.bridges.dossiers.paper import cells_of, large, title_of
from lisanga.interfaces.web.files import served
from lisanga.interfaces.web.middleware import public
from lisanga.reports.parts.shape import Dossier, Table
from lisanga.reports.parts.snapshot import BadSnapshot, thaw

_SHOWN = (("cooperatives", "stages"), ("cooperatives", "products"))  # sums only, nothing of one cooperative alone
_TREND = 6
Cells = tuple[tuple[str, str], ...]  # (head of the column, words)


@dataclass(frozen=True, slots=True)
class Shown:
    """One report on the page. `figures` are (label, value, unit, note)."""

    title: str
    period: str
    validated: str
    figures: tuple[tuple[str, str, str, str], ...]
    tables: tuple[tuple[str, tuple[str, ...], tuple[Cells, ...]], ...]


@public
def results(request: HttpRequest, code: str) -> HttpResponse:
    """404 where the partner shows nothing, as where there is no such partner."""
    found = public_results(code)
    if found is None:
        raise Http404
    reports = list(_readable(found.reports))
    if not (reports or found.documents):
        raise Http404
    context = {
        "partner": found,
        "latest": _shown(*reports[0]) if reports else None,
        "earlier": [_line(report, row) for report, row in reports[1:_TREND]],
        "programme": reports[0][0].programme if reports else "",
    }
    response = render(request, "public/results.html", context)
    response["Cache-Control"] = "public, max-age=600"
    return response


@public
def document(request: HttpRequest, code: str, identifier: UUID) -> HttpResponseBase:
    """The last version of a document that bears the label public; for any other there is nothing here."""
    found = public_document(code, identifier)
    if found is None:
        raise Http404
    return served(request, *found)


def _readable(rows: Iterable[ShownReport]) -> Iterator[tuple[Dossier, ShownReport]]:
    """A damaged one is left out: the others still say what was validated."""
    for row in rows:
        try:
            yield thaw(row.snapshot), row
        except BadSnapshot:
            continue


def _shown(report: Dossier, row: ShownReport) -> Shown:
    return Shown(title_of(report), report.period, _validated(row), tuple(_figures(report)), tuple(_tables(report)))


def _validated(row: ShownReport) -> str:
    return french.long_date(row.decided_on) if row.decided_on else ""


def _figures(report: Dossier) -> Iterator[tuple[str, str, str, str]]:
    summary = report.part("summary")
    for one in summary.figures if summary else ():
        value, _space, unit = large(one.value, one.unit).partition(french.NBSP)
        yield one.label, value, unit, one.note


def _tables(report: Dossier) -> Iterator[tuple[str, tuple[str, ...], tuple[Cells, ...]]]:
    for code, key in _SHOWN:
        part = report.part(code)
        for table in part.tables if part else ():
            if table.key == key and table.rows:
                yield table.title, tuple(column.title for column in table.columns), tuple(_rows(table))


def _rows(table: Table) -> Iterator[Cells]:
    heads = [column.title for column in table.columns]
    for row in table.rows:
        yield tuple(zip(heads, cells_of(table, row.cells), strict=True))
    if table.total is not None:
        yield tuple(zip(heads, cells_of(table, table.total), strict=True))


def _line(report: Dossier, row: ShownReport) -> tuple[str, str, str, str]:
    """An earlier report: title, delivered, paid, day of its validation."""
    values = {label: " ".join(filter(None, (value, unit))) for label, value, unit, _note in _figures(report)}
    ordered = [*values.values(), "", "", ""]
    return f"{title_of(report)}, {report.period}", ordered[1], ordered[2], _validated(row)


@public
def verify_deliverable(request: HttpRequest, identifier: UUID, number: int, code: str) -> HttpResponse:
    """Whether a printed version is ours and what became of it; nothing that its cover does not show."""
    found = public_version(identifier, number)
    plain = code.replace("-", "").lower()
    if found is None or len(plain) < 12 or not found[3].startswith(plain):
        return render(request, "public/unknown.html", status=404)
    title, partner, status, _sha256, decided_on = found
    facts = {
        "title": title,
        "partner": partner,
        "number": number,
        "state": STATES[status],
        "tone": "good" if status == "validated" else "wait",
        "day": french.long_date(decided_on) if decided_on else "",
    }
    return render(request, "public/deliverable.html", facts)
