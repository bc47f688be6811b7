"""One figure or table of a report on its own: what it says, how it is made, and the records behind it as far as the
reader's right goes."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lisanga.interfaces.web.reports.deliverable import draft_of, frozen, legible, needs, standing
from lisanga.interfaces.web.reports.opening import Opener
from lisanga.interfaces.web.reports.shown import shown_figure, shown_table
from lisanga.reports.parts.explained import of_column, of_figure
from lisanga.reports.parts.shape import Dossier, Figure, Part, Table


@dataclass(frozen=True, slots=True)
class Found:
    """What the address names: a figure with the table behind it, or a table alone, in its part."""

    part: Part
    figure: Figure | None
    behind: tuple[Part, Table] | None

    @property
    def title(self) -> str:
        if self.figure is not None:
            return self.figure.label
        assert self.behind is not None
        return self.behind[1].title


@legible
def deliverable_records(request: HttpRequest, identifier: UUID, number: int, part: str, name: str) -> HttpResponse:
    """Of a version as it was frozen; number 0 is the programme's draft, counted now."""
    one = standing(request, identifier)
    needs(one.row.is_report and (number > 0 or one.writes))
    report = frozen(one, number) if number else draft_of(one)
    found = _found(report, part, name)
    needs(found is not None)
    assert found is not None
    opener = Opener(one.scope, one.row, report, number)
    context = {
        "one": one,
        "row": one.row,
        "number": number,
        "found": found,
        "report": report,
        "figure": shown_figure(found.part, found.figure, opener) if found.figure else None,
        "said": of_figure(found.part.code, found.figure.key) if found.figure else "",
        "table": shown_table(*found.behind, opener) if found.behind else None,
        "columns": _explained(*found.behind) if found.behind else [],
    }
    return render(request, "reports/records.html", context)


def _found(report: Dossier, code: str, name: str) -> Found | None:
    part = report.part(code)
    if part is None:
        return None
    figure = next((one for one in part.figures if one.key == name), None)
    if figure is None:
        table = next((one for one in part.tables if one.key == name), None)
        return None if table is None else Found(part, None, (part, table))
    kind, _colon, behind = figure.opens.partition(":")
    return Found(part, figure, _table(report, behind) if kind == "table" else None)


def _table(report: Dossier, name: str) -> tuple[Part, Table] | None:
    code, _dot, key = name.partition(".")
    part = report.part(code)
    table = next((one for one in part.tables if one.key == key), None) if part else None
    return None if part is None or table is None else (part, table)


def _explained(part: Part, table: Table) -> list[tuple[str, str]]:
    """(column, how it is made), where something is counted."""
    told = [(column.title, of_column(part.code, table.key, column.key)) for column in table.columns]
    return [(title, text) for title, text in told if text]
