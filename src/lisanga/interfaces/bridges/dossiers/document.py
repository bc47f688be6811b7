"""A report as a document for further editing: the same words and figures as the PDF, charts as their tables."""

import io

import segno
from django.utils.translation import gettext as _

from lisanga.interfaces.bridges.documents.writer import Document, Side
from lisanga.interfaces.bridges.dossiers.drawings import drawing
from lisanga.interfaces.bridges.dossiers.paper import Paper, cells_of, large, shares
from lisanga.reports.parts.shape import Part, Table


def dossier_document(paper: Paper) -> bytes:
    """A4, both letterheads on the cover, version and code in the footer."""
    dossier = paper.dossier
    title = f"{paper.title}, {dossier.period}"
    running = f"{dossier.programme} · {dossier.partner}"
    document = Document(title, f"{running} — {title}", " · ".join(filter(None, (paper.version_words, paper.code))))
    _cover(document, paper)
    for part in dossier.parts:
        if part.code != "cover":
            _part(document, part)
    document.heading(_("Comment ces chiffres sont faits"), 2)
    document.bullets(dossier.notes)
    return document.to_bytes()


def _cover(document: Document, paper: Paper) -> None:
    dossier = paper.dossier
    document.table(
        ("", ""),
        [(f"{dossier.programme}\n{_('Bureau du programme')}", f"{dossier.partner}\n{dossier.partner_kind}")],
        ("left", "right"),
    )
    document.title(dossier.partner, _("%(title)s · convention %(code)s") % _names(paper), dossier.period)
    document.paragraph(paper.span, soft=True)
    document.paragraph(dossier.agreement_title)
    lines = [(_("Version"), f"{paper.version_words}, {paper.state}"), *paper.signed]
    if paper.code:
        lines.append((_("Code de vérification"), paper.code))
    if paper.url:
        lines.append((_("Vérifier en ligne"), paper.url))
    document.table(("", ""), lines, widths=(3, 7))
    if paper.url:
        drawn = io.BytesIO()
        segno.make(paper.url, error="m").save(drawn, kind="png", scale=6, border=2)
        document.picture(drawn.getvalue(), 30, _("Code QR de vérification"))
    document.page_break()


def _names(paper: Paper) -> dict[str, str]:
    return {"title": paper.title, "code": paper.dossier.agreement}


def _part(document: Document, part: Part) -> None:
    document.heading(f"{part.number}. {part.title}")
    for sentence in part.sentences:
        document.paragraph(sentence)
    if part.figures:
        rows = [(one.label, large(one.value, one.unit), one.note) for one in part.figures]
        document.table((_("Chiffre"), _("Valeur"), ""), rows, ("left", "right", "left"), widths=(4, 3, 4))
    document.paragraph(part.text)
    for table in part.tables:
        _table(document, table)
    for chart in part.charts:
        drawn = drawing(chart)
        document.heading(drawn.title, 3)
        document.paragraph(drawn.sentence, soft=True, stays=True)
        sides: list[Side] = ["left", *["right"] * (len(drawn.columns) - 1)]  # type: ignore[list-item]  # literals
        document.table(drawn.columns, drawn.rows, sides)
    if not (part.sentences or part.figures or part.tables or part.text):
        document.paragraph(_("Rien n’est écrit dans cette partie."), soft=True)


def _table(document: Document, table: Table) -> None:
    document.heading(table.title, 3)
    if not table.rows:
        document.paragraph(table.empty, soft=True)
        return
    rows = [cells_of(table, row.cells) for row in table.rows]
    total = None if table.total is None else cells_of(table, table.total)
    sides: list[Side] = ["left" if column.unit == "text" else "right" for column in table.columns]
    document.table([column.title for column in table.columns], rows, sides, total, shares(table))
    if table.note:
        document.paragraph(table.note, soft=True)
