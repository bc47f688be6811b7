"""From the report's data to its PDF."""

import dataclasses
import json
from datetime import date, datetime
from pathlib import Path

import segno

from lisanga.core.kernel import clock, french
from lisanga.interfaces.bridges.pdf.pictures import FONT, month_drawing, picture, product_drawing
from lisanga.interfaces.bridges.pdf.typesetting import typeset
from lisanga.reports.quarterly_shape import QuarterlyReport

LOGO = Path(__file__).parents[2] / "web" / "static" / "lisanga" / "logo.svg"


def render_report(report: QuarterlyReport) -> bytes:
    """The PDF (A4, tagged, with an outline). The same report gives the same bytes."""
    data = json.dumps(report_data(report), ensure_ascii=False, default=_plain)
    return typeset("quarterly", data, int(report.produced_at.timestamp()))


def report_data(report: QuarterlyReport) -> dict[str, object]:
    """What the template reads: the report's own fields, ready dates, totals and pictures."""
    data = dataclasses.asdict(report)
    data["quarter"] = [
        dataclasses.asdict(line) | {"name": french.month_name(line.month)} for line in report.in_quarter()
    ]
    data["products"] = [dataclasses.asdict(line) | {"name": line.name} for line in report.products]
    data["span"] = f"du {french.long_date(report.starts)} au {french.long_date(report.ends)}"
    data["produced"] = _moment(report.produced_at)
    data["logo"] = LOGO.read_text(encoding="utf-8")
    url = report.verification_url
    data["qr"] = segno.make(url, error="m").svg_inline(border=0, omitsize=True) if url else ""
    data["pictures"] = {
        "months": picture(month_drawing(report, FONT)),
        "products": picture(product_drawing(report, FONT)),
    }
    return data


def _moment(value: datetime) -> str:
    local = value.astimezone(clock.KINSHASA)
    return f"{french.long_date(local.date())} à {local.hour}\u00a0h\u00a0{local:%M}"


def _plain(value: object) -> str:
    if isinstance(value, date):
        return french.short_date(value)
    raise TypeError(f"{type(value).__name__} has no place in a report")
