"""From an agreement to its PDF: A4, tagged, both letterheads, pages numbered, a QR that verifies it."""

import dataclasses
import json

import segno

from lisanga.interfaces.bridges.agreements.paper import AgreementPaper
from lisanga.interfaces.bridges.pdf.rendering import LOGO
from lisanga.interfaces.bridges.pdf.typesetting import typeset


def agreement_pdf(paper: AgreementPaper) -> bytes:
    """The same paper gives the same bytes."""
    data = dataclasses.asdict(paper)
    data["articles"] = [
        {"number": row.number, "title": row.title, "paragraphs": row.paragraphs} for row in paper.articles
    ]
    data["qr"] = segno.make(paper.url, error="m").svg_inline(border=0, omitsize=True)
    data["logo"] = LOGO.read_text(encoding="utf-8")
    return typeset("agreement", json.dumps(data, ensure_ascii=False), paper.moment)
