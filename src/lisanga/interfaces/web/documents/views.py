"""Documents of an agreement: those that the reader may open; each opening is written down for its owner."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.core.scope.readings import note_reading
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory.queries import names_of
from lisanga.domains.partnerships.confidentiality import Label
from lisanga.domains.partnerships.operations.add_version import AddVersion
from lisanga.domains.partnerships.operations.file_document import FileDocument
from lisanga.domains.partnerships.operations.set_label import SetLabel
from lisanga.domains.partnerships.queries.documents import (
    DocumentRow,
    document,
    document_history,
    document_openings,
    document_readers,
    document_versions,
    documents,
    people_of_sides,
)
from lisanga.domains.partnerships.queries.public_results import public_address_of
from lisanga.interfaces.web.documents.forms import TONES, DocumentForm, LabelForm, VersionForm
from lisanga.interfaces.web.files import served
from lisanga.interfaces.web.missions.forms import keep_for
from lisanga.interfaces.web.partnerships.there import There, agreement_here, event_of
from lisanga.interfaces.web.submitting import OperationForm, send


def side_of(there: There) -> str:
    return "office" if there.is_office else "partner"


def documents_page(request: HttpRequest, code: str) -> HttpResponse:
    """The latest first."""
    there = agreement_here(request, code)
    rows = documents(there.scope, there.id, there.viewer.today)
    names = {"office": there.sheet.organisation_name, "partner": there.sheet.partner_name}
    context = {
        "there": there,
        "tabs": there.tabs("documents"),
        "rows": [(row, TONES[row.label], names[row.side]) for row in rows],
        "may_file": there.may(Permission.PARTNERSHIP),
    }
    return render(request, "documents/documents.html", context)


def new(request: HttpRequest, code: str) -> HttpResponse:
    there = agreement_here(request, code)
    there.require(Permission.PARTNERSHIP)
    people = people_of_sides(there.scope, there.id, there.viewer.today)
    form = DocumentForm(
        side_of(there), people, request.POST or None, request.FILES or None, initial={"label": "partner"}
    )
    keep_for(form, there.sheet.organisation, there.viewer.person)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = FileDocument(
            agreement=there.id, title=data["title"], label=data["label"], digest=data["digest"], readers=form.people
        )
        said = _("« %(title)s » est déposé.") % {"title": data["title"]}
        sent = send(request, "partnerships.file_document", there.register, payload, form=form, said=said)
        if sent.recorded:
            return redirect(there.url("document", sent.id))
    return form_page(request, there, form, _("Déposer un document"))


def document_page(request: HttpRequest, code: str, document: UUID) -> HttpResponse:
    """Its versions, who may read it, and for its owner who did."""
    there, row = document_here(request, code, document)
    versions = document_versions(there.scope, row.id, there.viewer.today)
    owns = row.side == side_of(there)
    context = {
        "there": there,
        "row": row,
        "tone": TONES[row.label],
        "owner": there.sheet.organisation_name if row.side == "office" else there.sheet.partner_name,
        "versions": versions,
        "names": names_of(there.scope, {one.by for one in versions}),
        "owns": owns,
        "may_change": owns and there.may(Permission.PARTNERSHIP),
        "shown_at": public_address_of(there.scope, row.id) if row.label == Label.PUBLIC else "",
        "readers": document_readers(there.scope, row.id),
        "openings": document_openings(there.scope, row.id),
        "events": [event_of(line) for line in document_history(there.scope, row.id, there.viewer.today)],
    }
    return render(request, "documents/document.html", context)


def document_here(request: HttpRequest, code: str, identifier: UUID) -> tuple[There, DocumentRow]:
    there = agreement_here(request, code)
    row = document(there.scope, identifier, there.viewer.today)
    if row.agreement != there.id:
        raise NotVisible
    return there, row


def _own(request: HttpRequest, code: str, identifier: UUID) -> tuple[There, DocumentRow]:
    """Changes are for the side that brought it."""
    there, row = document_here(request, code, identifier)
    there.require(Permission.PARTNERSHIP)
    if row.side != side_of(there):
        raise NotVisible
    return there, row


def new_version(request: HttpRequest, code: str, document: UUID) -> HttpResponse:
    there, row = _own(request, code, document)
    form = VersionForm(request.POST or None, request.FILES or None)
    keep_for(form, there.sheet.organisation, there.viewer.person)
    if request.method == "POST" and form.is_valid():
        payload = AddVersion(document=row.id, digest=form.cleaned_data["digest"], note=form.cleaned_data["note"])
        said = _("La nouvelle version est déposée ; les anciennes restent.")
        if send(request, "partnerships.add_version", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("document", row.id))
    return form_page(request, there, form, _("Déposer une nouvelle version"), row)


def label(request: HttpRequest, code: str, document: UUID) -> HttpResponse:
    there, row = _own(request, code, document)
    named = [str(person) for person, _name in document_readers(there.scope, row.id)]
    people = people_of_sides(there.scope, there.id, there.viewer.today)
    form = LabelForm(row.side, people, request.POST or None, initial={"label": row.label, "readers": named})
    if request.method == "POST" and form.is_valid():
        payload = SetLabel(document=row.id, label=form.cleaned_data["label"], readers=form.people)
        said = _("Le label est changé.")
        if send(request, "partnerships.set_label", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("documents"))
    return form_page(request, there, form, _("Qui peut le lire ?"), row)


def file(request: HttpRequest, code: str, document: UUID, number: int) -> HttpResponseBase:
    """A version; that it was opened is written down first."""
    there, row = document_here(request, code, document)
    versions = document_versions(there.scope, row.id, there.viewer.today)
    found = next((one for one in versions if one.number == number), None)
    if found is None:
        raise NotVisible
    answer = served(request, row.organisation, found.digest)
    note_reading(row.id, there.viewer.person, _("version %(number)s") % {"number": number})
    return answer


def form_page(
    request: HttpRequest, there: There, form: OperationForm, title: str, row: DocumentRow | None = None
) -> HttpResponse:
    """A form under the agreement's documents."""
    context = {"there": there, "form": form, "title": title, "row": row}
    return render(request, "documents/form.html", context, status=422 if form.errors else 200)
