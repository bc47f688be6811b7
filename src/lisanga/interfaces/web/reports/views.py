"""The quarter's report: choose a partner and a quarter, read it, take it away as PDF or as a spreadsheet."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lisanga.core.kernel import clock, french
from lisanga.core.kernel.rounding import half_up
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory.queries import OrganisationRow, partners
from lisanga.interfaces.bridges.pdf.issuing import issue
from lisanga.interfaces.bridges.pdf.pictures import month_drawing, product_drawing
from lisanga.interfaces.bridges.pdf.rendering import render_report
from lisanga.interfaces.bridges.pdf.workbook import (
    cooperative_columns,
    cooperative_values,
    report_workbook,
    shown,
)
from lisanga.interfaces.bridges.spreadsheets.writer import XLSX_TYPE, content_disposition
from lisanga.interfaces.web.exports import exported
from lisanga.interfaces.web.requests import scope_of, viewer_of_request
from lisanga.reports.quarterly_shape import ProductLine, QuarterlyReport
from lisanga.reports.quarters import BadQuarter, Quarter, latest_quarters, quarter

SHOWN_QUARTERS = 8


@dataclass(frozen=True, slots=True)
class PartnerQuarters:
    """One partner with the addresses of its last reports."""

    partner: OrganisationRow
    quarters: list[tuple[str, str]]


def reports(request: HttpRequest) -> HttpResponse:
    """Partners that the reader reads, each with its quarters; for a cooperative's people the page does not exist."""
    scope = scope_of(request)
    found = partners(scope)
    if not found and not scope.network:
        raise NotVisible
    chosen = {row.code: row for row in found}.get(request.GET.get("partenaire", "").upper())
    if chosen is not None:
        return redirect("report", chosen.code, _period(request.GET.get("trimestre", "")).code)
    quarters = latest_quarters(clock.today(), SHOWN_QUARTERS)
    lines = [
        PartnerQuarters(row, [(one.name, reverse("report", args=[row.code, one.code])) for one in quarters[:4]])
        for row in found
    ]
    return render(request, "reports/reports.html", {"lines": lines, "quarters": quarters})


def report(request: HttpRequest, partner: str, period: str) -> HttpResponse:
    """On screen, with the figures of the PDF."""
    one = _period(period)
    found = _issued(request, partner, one)
    file = exported(
        request, f"rapport-{partner}-{one.code}", cooperative_columns(), map(cooperative_values, found.cooperatives)
    )
    if file is not None:
        return file
    following = Quarter(one.year + one.number // 4, one.number % 4 + 1)
    income, expenses = sum(line.cdf for line in found.income), sum(line.cdf for line in found.expenses)
    context = {
        "report": found,
        "code": found.partner_code,
        "figures": [(one.label, *shown(one).partition(french.NBSP)[::2], one.note) for one in found.figures],
        "months": month_drawing(found),
        "by_product": product_drawing(found),
        "products": [(line, _price(line)) for line in found.products if line.deliveries or line.grams],
        "delivered": _delivered(found),
        "income": income,
        "expenses": expenses,
        "result": income - expenses,
        "paid": sum(line.cdf for line in found.payments),
        "paid_usd": sum(line.usd for line in found.payments),
        "before": one.before,
        "following": following if following.starts <= clock.today() else None,
    }
    return render(request, "reports/report.html", context)


def report_pdf(request: HttpRequest, partner: str, period: str) -> HttpResponse:
    """A4, ready to print."""
    found = _issued(request, partner, _period(period))
    return _file(found, render_report(found), "application/pdf", "pdf")


def report_xlsx(request: HttpRequest, partner: str, period: str) -> HttpResponse:
    found = _issued(request, partner, _period(period))
    return _file(found, report_workbook(found), XLSX_TYPE, "xlsx")


def _file(found: QuarterlyReport, content: bytes, kind: str, extension: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition(f"rapport-{found.partner_code}-{found.code}", extension)
    return response


def _issued(request: HttpRequest, partner: str, period: Quarter) -> QuarterlyReport:
    return issue(
        scope_of(request),
        _partner(request, partner),
        period.code,
        viewer_of_request(request).name,
        request.build_absolute_uri,
    )


def _partner(request: HttpRequest, code: str) -> UUID:
    """NotVisible for a partner that the reader does not read, as for one that does not exist."""
    found = {row.code: row.id for row in partners(scope_of(request))}
    if code.upper() not in found:
        raise NotVisible
    return found[code.upper()]


def _period(code: str) -> Quarter:
    try:
        return quarter(code)
    except BadQuarter:
        raise NotVisible from None


def _price(line: ProductLine) -> int | None:
    """What a kilogram was worth on average, in francs."""
    return half_up(line.value_cdf * 1000, line.grams) if line.grams > 0 else None


def _delivered(found: QuarterlyReport) -> tuple[int, int, int]:
    """Deliveries, grams and francs of the quarter."""
    quarter_months = found.in_quarter()
    return (
        sum(line.deliveries for line in quarter_months),
        sum(line.grams for line in quarter_months),
        sum(line.value_cdf for line in quarter_months),
    )
