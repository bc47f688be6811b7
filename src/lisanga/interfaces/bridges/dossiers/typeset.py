"""From a report to its PDF: A4, tagged, with an outline; both letterheads, version, code and pages numbered."""

import json
from typing import Any

import segno

from lisanga.interfaces.bridges.dossiers.drawings import drawing
from lisanga.interfaces.bridges.dossiers.paper import Paper, cells_of, large, shares
from lisanga.interfaces.bridges.pdf.pictures import FONT, picture
from lisanga.interfaces.bridges.pdf.rendering import LOGO
from lisanga.interfaces.bridges.pdf.typesetting import typeset
from lisanga.reports.parts.shape import Part, Table


def dossier_pdf(paper: Paper) -> bytes:
    """The same paper gives the same bytes."""
    return typeset("dossier", json.dumps(_data(paper), ensure_ascii=False), paper.moment)


def _data(paper: Paper) -> dict[str, Any]:
    dossier = paper.dossier
    data = {
        name: getattr(dossier, name) for name in dossier.__struct_fields__ if name not in ("parts", "notes", "register")
    }
    return data | {
        "title": paper.title,
        "span": paper.span,
        "version": paper.version_words,
        "state": paper.state,
        "code": paper.code,
        "url": paper.url,
        "signed": [list(line) for line in paper.signed],
        "qr": segno.make(paper.url, error="m").svg_inline(border=0, omitsize=True) if paper.url else "",
        "logo": LOGO.read_text(encoding="utf-8"),
        "parts": [_part(part) for part in dossier.parts if part.code != "cover"],
        "notes": list(dossier.notes),
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        "number": part.number,
        "sentences": list(part.sentences),
        "paragraphs": [block.strip() for block in part.text.split("\n\n") if block.strip()],
        "figures": [
            {"label": one.label, "value": large(one.value, one.unit), "note": one.note} for one in part.figures
        ],
        "tables": [_table(table) for table in part.tables],
        "pictures": [picture(drawing(chart, FONT)) for chart in part.charts],
        "empty": not (part.sentences or part.figures or part.tables or part.text),
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "heads": [column.title for column in table.columns],
        "units": [column.unit for column in table.columns],
        "rows": [cells_of(table, row.cells) for row in table.rows],
        "total": None if table.total is None else cells_of(table, table.total),
        "shares": shares(table),
        "empty": table.empty,
        "note": table.note,
    }
