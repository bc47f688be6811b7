"""From the report's data to its PDF. Data reaches the templates as JSON only; no template source is made from people's words."""

import dataclasses
import json
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import segno
import typst

from lisanga.core.kernel import clock, french
from lisanga.interfaces.bridges.pdf.pictures import month_picture, product_picture
from lisanga.reports.quarterly_shape import QuarterlyReport

FOLDER = Path(__file__).parent
LOGO = FOLDER.parent.parent / "web" / "static" / "lisanga" / "logo.svg"


def render_report(report: QuarterlyReport, out: BinaryIO | Path) -> None:
    """Writes the PDF (A4, tagged, with an outline). The same report gives the same bytes. Takes about a tenth of a second
    and some hundred megabytes, so it belongs in a worker and not in a web process."""
    pdf = render_bytes(report)
    if isinstance(out, Path):
        out.write_bytes(pdf)
    else:
        out.write(pdf)


def render_bytes(report: QuarterlyReport) -> bytes:
    """The PDF in memory. Raises typst.TypstError when the template itself is wrong."""
    return typst.compile(
        str(FOLDER / "templates" / "quarterly.typ"),
        root=str(FOLDER / "templates"),
        font_paths=[str(FOLDER / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(report_data(report), ensure_ascii=False, default=_plain)},
        timestamp=int(report.produced_at.timestamp()),
    )


def report_data(report: QuarterlyReport) -> dict[str, object]:
    """What the template reads: the report's own fields, ready dates, totals and pictures."""
    data = dataclasses.asdict(report)
    data["quarter"] = [
        dataclasses.asdict(line) | {"name": french.month_name(line.month)} for line in report.in_quarter()
    ]
    data["products"] = [
        dataclasses.asdict(line) | {"name": line.name} for line in report.products
    ]
    data["span"] = f"du {french.long_date(report.starts)} au {french.long_date(report.ends)}"
    data["produced"] = _moment(report.produced_at)
    data["logo"] = LOGO.read_text(encoding="utf-8")
    data["qr"] = segno.make(report.verification_url, error="m").svg_inline(border=0, omitsize=True)
    data["pictures"] = {
        "months": month_picture(report),
        "products": product_picture(report),
    }
    return data


def _moment(value: datetime) -> str:
    local = value.astimezone(clock.KINSHASA)
    return f"{french.long_date(local.date())} à {local.hour}\u00a0h\u00a0{local:%M}"


def _plain(value: object) -> str:
    if isinstance(value, date):
        return french.short_date(value)
    raise TypeError(f"{type(value).__name__} has no place in a report")
