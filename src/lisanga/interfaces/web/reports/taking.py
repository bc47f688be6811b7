"""Papers of a deliverable: PDF, workbook, document; the page to sign, and what was signed."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.operations.record_paper_validation import RecordPaperValidation
from lisanga.domains.partnerships.queries import deliverables as queries
from lisanga.interfaces.bridges.documents.writer import DOCX_TYPE
from lisanga.interfaces.bridges.dossiers.document import dossier_document
from lisanga.interfaces.bridges.dossiers.paper import Paper
from lisanga.interfaces.bridges.dossiers.typeset import dossier_pdf
from lisanga.interfaces.bridges.dossiers.workbook import dossier_workbook
from lisanga.interfaces.bridges.spreadsheets.writer import XLSX_TYPE, content_disposition
from lisanga.interfaces.public.receipts import qr
from lisanga.interfaces.web.files import served
from lisanga.interfaces.web.reports.acting import form_page
from lisanga.interfaces.web.reports.deliverable import (
    draft_paper,
    legible,
    needs,
    standing,
    version_of,
    version_paper,
)
from lisanga.interfaces.web.reports.deliverable_forms import SignedForm
from lisanga.interfaces.web.submitting import send

_MAKERS: dict[str, tuple[Callable[[Paper], bytes], str]] = {
    "pdf": (dossier_pdf, "application/pdf"),
    "xlsx": (dossier_workbook, XLSX_TYPE),
    "docx": (dossier_document, DOCX_TYPE),
}


@legible
def deliverable_file(request: HttpRequest, identifier: UUID, number: int, kind: str) -> HttpResponseBase:
    """A version as a paper; number 0 is the programme's draft. A work that is no report is the file that was sent."""
    one = standing(request, identifier)
    if not one.row.is_report:
        version = version_of(one, number)
        return served(request, one.row.organisation, version.file)
    needs(kind in _MAKERS and (number > 0 or one.is_office))
    paper = version_paper(request, one, version_of(one, number)) if number else draft_paper(one)
    make, media = _MAKERS[kind]
    response = HttpResponse(make(paper), content_type=media)
    response["Content-Disposition"] = content_disposition(paper.name, kind)
    return response


def deliverable_paper(request: HttpRequest, identifier: UUID, number: int) -> HttpResponse:
    """One page to sign where there is no internet, with the code and the QR of this version."""
    one = standing(request, identifier)
    version = version_of(one, number)
    address = request.build_absolute_uri(one.url("verify_deliverable", number, version.code))
    context = {"one": one, "row": one.row, "version": version, "qr": qr(address), "address": address}
    return render(request, "reports/signing.html", context)


def deliverable_signed(request: HttpRequest, identifier: UUID, number: int) -> HttpResponse:
    """The signed page is recorded, by either side."""
    one = standing(request, identifier)
    needs(one.may(Permission.PARTNERSHIP) and one.row.status == "submitted" and number == one.row.version)
    form = SignedForm(queries.valideurs(one.scope, one.id), request.POST or None, request.FILES or None)
    form.fields["file"].for_(one.register, one.viewer.person)  # type: ignore[attr-defined]  # a kept file's
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        sent = RecordPaperValidation(
            deliverable=one.id,
            version=number,
            signed_by=UUID(data["signed_by"]),
            signed_on=data["signed_on"],
            file=data["file"],
            code=data["code"],
        )
        said = _("La validation sur papier est enregistrée.")
        if send(request, "partnerships.record_paper_validation", one.register, sent, form=form, said=said).recorded:
            return redirect(one.url("deliverable"))
    told = _("La photo de la page signée est gardée, et le Partenaire la voit.")
    return form_page(request, one, form, _("Enregistrer une validation sur papier"), told, upload=True)


def deliverable_signature(request: HttpRequest, identifier: UUID, number: int) -> HttpResponseBase:
    """The photograph of the signed page, for both sides."""
    one = standing(request, identifier)
    version = version_of(one, number)
    needs(version.paper_owner is not None)
    assert version.paper_owner is not None
    return served(request, version.paper_owner, version.paper, inline=True)
