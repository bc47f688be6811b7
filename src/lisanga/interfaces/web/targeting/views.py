"""Shared data of an agreement: the list, one set with its rows by zone, the file and the workbook."""

from io import BytesIO
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory.queries import names_of
from lisanga.domains.partnerships.operations.data_lines import MOST_ROWS
from lisanga.domains.partnerships.queries.data_rows import data_rows, data_version, data_zones
from lisanga.domains.partnerships.queries.data_sets import (
    data_history,
    data_openings,
    data_readers,
    data_sets,
    data_versions,
)
from lisanga.domains.partnerships.targeting.measures import NUMBERS
from lisanga.domains.partnerships.targeting.personal import REASONS, Personal
from lisanga.interfaces.bridges.spreadsheets.writer import XLSX_TYPE
from lisanga.interfaces.bridges.targeting.workbook import write_data
from lisanga.interfaces.web.documents.forms import TONES
from lisanga.interfaces.web.files import served
from lisanga.interfaces.web.paging import PAGE, cut, number_key, pager
from lisanga.interfaces.web.partnerships.there import agreement_here, event_of
from lisanga.interfaces.web.targeting.here import data_here
from lisanga.interfaces.web.targeting.showing import counted, heading, row_figures, written_aside, zone_figures

WIDE = 4
"""Columns of figures that a table of territoires shows; all of them stand in the rows and in the workbook."""


def data_sets_page(request: HttpRequest, code: str) -> HttpResponse:
    """The latest first."""
    there = agreement_here(request, code)
    rows = data_sets(there.scope, there.id, there.viewer.today)
    context = {
        "there": there,
        "tabs": there.tabs("data_sets"),
        "rows": [(row, TONES[row.label]) for row in rows],
        "may_bring": not there.is_office and there.may(Permission.PARTNERSHIP),
        "has_figures": any(row.is_usable and not row.is_over for row in rows),
    }
    return render(request, "targeting/data_sets.html", context)


def data_set_page(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Where it comes from, what it says of each territoire, its rows; what is closed says only that it is."""
    on = data_here(request, code, identifier)
    there, row, today = on.there, on.row, on.there.viewer.today
    context = {
        "there": there,
        "on": on,
        "row": row,
        "tone": TONES[row.label],
        "events": [event_of(line) for line in data_history(there.scope, row.id, today)],
        "usable": row.is_usable,
        "version": row.newest,
    }
    if row.is_usable:
        number = _version_of(request)
        version = data_version(there.scope, row.id, today, number)
        on.note(_("version %(number)s") % {"number": version.number})
        zone = request.GET.get("zone")
        found = data_rows(there.scope, row.id, today, number, territory=zone, after=number_key(request), limit=PAGE + 1)
        lines, more = cut(found)
        versions = data_versions(there.scope, row.id, today)
        shown = counted(version.columns)[:WIDE]
        context |= {
            "version": version,
            "versions": versions,
            "names": names_of(there.scope, {one.by for one in versions}),
            "left_out": [(header, str(REASONS[Personal(why)])) for header, why in version.left_out],
            "zone_headings": [heading(version.columns[one]) for one in shown],
            "zones": [
                (line, zone_figures(line, version.columns, shown))
                for line in data_zones(there.scope, row.id, today, number)
            ],
            "chosen_zone": zone,
            "headings": [(heading(column), column.nature in NUMBERS) for column in version.columns],
            "lines": [(line, row_figures(line, version.columns), written_aside(line)) for line in lines],
            "pager": pager(request, str(lines[-1].number) if lines else "", more=more),
            "readers": data_readers(there.scope, row.id),
            "openings": data_openings(there.scope, row.id),
        }
    return render(request, "targeting/data_set.html", context)


def _version_of(request: HttpRequest) -> int:
    """The version of the address; 0 for the newest."""
    text = request.GET.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def data_file(request: HttpRequest, code: str, identifier: UUID, number: int) -> HttpResponseBase:
    """The file as it was brought, for the side that brought it alone: it may hold what was not shared."""
    on = data_here(request, code, identifier)
    found = [one for one in data_versions(on.there.scope, on.row.id, on.there.viewer.today) if one.number == number]
    if not on.row.is_ours or not found or not found[0].file:
        raise NotVisible
    return served(request, on.there.sheet.organisation, found[0].file)


def data_workbook(request: HttpRequest, code: str, identifier: UUID, number: int) -> HttpResponse:
    """What was shared, with its provenance, as a workbook."""
    on = data_here(request, code, identifier)
    scope, today = on.there.scope, on.there.viewer.today
    version = data_version(scope, on.row.id, today, number)
    lines = data_rows(scope, on.row.id, today, number, limit=MOST_ROWS)
    zones = data_zones(scope, on.row.id, today, number)
    on.note(_("version %(number)s, classeur") % {"number": version.number})
    target = BytesIO()
    write_data(target, on.row, version, lines, zones)
    response = HttpResponse(target.getvalue(), content_type=XLSX_TYPE)
    name = f"{slugify(on.row.title)[:60] or 'donnees'}-v{version.number}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
