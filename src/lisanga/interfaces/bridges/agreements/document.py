"""An agreement as a document for a word processor: the same words as the PDF, real headings, a place to sign."""

import io

import segno
from django.utils.translation import gettext as _

from lisanga.interfaces.bridges.agreements.paper import AgreementPaper, Party
from lisanga.interfaces.bridges.documents.writer import Document


def agreement_document(paper: AgreementPaper) -> bytes:
    """A4, both letterheads on top, code and fingerprint in the footer."""
    running = f"{paper.office.name} · {paper.partner.name} — {paper.code}"
    document = Document(paper.title, running, f"{paper.state} · {_('empreinte')} {paper.fingerprint}")
    heads = [(f"{paper.office.name}\n{paper.office.kind}", f"{paper.partner.name}\n{paper.partner.kind}")]
    document.table(("", ""), heads, ("left", "right"))
    document.title(paper.title, f"{paper.kind} · {paper.code}")
    document.paragraph(f"{paper.state} · {paper.span}", soft=True)
    document.paragraph(paper.purpose)
    document.paragraph(_("Zone : %(zone)s") % {"zone": paper.zone}, soft=True)
    for row in paper.articles:
        document.heading(_("Article %(number)s. %(title)s") % {"number": row.number, "title": row.title}, 2)
        for block in row.paragraphs:
            if block.startswith("– "):
                document.bullets([block.removeprefix("– ")])
            else:
                document.paragraph(block, stays=block.endswith(":"))
    if paper.amendments:
        document.heading(_("Avenants"), 2)
        document.bullets(paper.amendments)
    _signatures(document, paper)
    return document.to_bytes()


def _signatures(document: Document, paper: AgreementPaper) -> None:
    document.heading(_("Signatures"), 2)
    day = paper.signed or "…………………………"
    document.paragraph(_("Fait en deux exemplaires, le %(day)s.") % {"day": day})
    document.table((paper.office.name, paper.partner.name), [(_place(paper.office), _place(paper.partner))])
    drawn = io.BytesIO()
    segno.make(paper.url, error="m").save(drawn, kind="png", scale=6, border=2)
    document.picture(drawn.getvalue(), 26, _("Code QR de vérification"))
    document.paragraph(_("Vérifier ce document : %(url)s") % {"url": paper.url}, soft=True)


def _place(party: Party) -> str:
    """Name and function, and room to sign under them."""
    return "\n".join((party.signatory or "………………………………", party.function, "", "", "", ""))
