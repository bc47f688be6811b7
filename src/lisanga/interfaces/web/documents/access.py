"""Access to a partner's information: asked by the programme, opened until a day by the partner, closed by itself."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory.queries import names_of
from lisanga.domains.partnerships.confidentiality import AccessState
from lisanga.domains.partnerships.operations.end_access import EndAccess
from lisanga.domains.partnerships.operations.grant_access import GrantAccess
from lisanga.domains.partnerships.operations.refuse_access import RefuseAccess
from lisanga.domains.partnerships.operations.request_access import RequestAccess
from lisanga.domains.partnerships.queries.data_sets import data_sets, opened_data
from lisanga.domains.partnerships.queries.documents import (
    AccessRow,
    access_openings,
    access_request,
    access_requests,
    documents,
)
from lisanga.interfaces.web.documents.forms import AskForm, GrantForm, RefuseForm
from lisanga.interfaces.web.partnerships.there import There, agreement_here
from lisanga.interfaces.web.submitting import OperationForm, send

TONES = {
    AccessState.WAITING: "watch",
    AccessState.OPEN: "good",
    AccessState.REFUSED: "bad",
    AccessState.CLOSED: "quiet",
    AccessState.ENDED: "quiet",
}


def requests_page(request: HttpRequest, code: str) -> HttpResponse:
    """The latest first, with what became of each."""
    there = agreement_here(request, code)
    rows = access_requests(there.scope, there.id, there.viewer.today)
    context = {
        "there": there,
        "tabs": there.tabs("documents"),
        "rows": [(row, TONES[row.state]) for row in rows],
        "may_ask": there.is_office and there.may(Permission.PROGRAMME),
    }
    return render(request, "documents/requests.html", context)


def new(request: HttpRequest, code: str) -> HttpResponse:
    there = agreement_here(request, code)
    there.require(Permission.PROGRAMME)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = RequestAccess(
            agreement=there.id, information=form.cleaned_data["information"], reason=form.cleaned_data["reason"]
        )
        said = _("La demande est envoyée au Partenaire.")
        sent = send(request, "partnerships.request_access", there.register, payload, form=form, said=said)
        if sent.recorded:
            return redirect(there.url("access_request", sent.id))
    return _form(request, there, form, _("Demander un accès"))


def request_page(request: HttpRequest, code: str, asked: UUID) -> HttpResponse:
    """What was asked, why, what was answered, and what is open today."""
    there, row = _here(request, code, asked)
    answers = not there.is_office and there.may(Permission.PARTNERSHIP)
    context = {
        "there": there,
        "row": row,
        "tone": TONES[row.state],
        "names": names_of(there.scope, {row.by}),
        "opened": access_openings(there.scope, row.id, there.viewer.today),
        "data": opened_data(there.scope, row.id, there.viewer.today),
        "may_answer": answers and row.state is AccessState.WAITING,
        "may_end": answers and row.state is AccessState.OPEN,
    }
    return render(request, "documents/request.html", context)


def _here(request: HttpRequest, code: str, identifier: UUID) -> tuple[There, AccessRow]:
    there = agreement_here(request, code)
    row = access_request(there.scope, identifier, there.viewer.today)
    if row.agreement != there.id:
        raise NotVisible
    return there, row


def _answering(request: HttpRequest, code: str, identifier: UUID, state: AccessState) -> tuple[There, AccessRow]:
    """The partner's alone, while there is something to answer or to end."""
    there, row = _here(request, code, identifier)
    there.require(Permission.PARTNERSHIP)
    if there.is_office or row.state is not state:
        raise NotVisible
    return there, row


def grant(request: HttpRequest, code: str, asked: UUID) -> HttpResponse:
    there, row = _answering(request, code, asked, AccessState.WAITING)
    today = there.viewer.today
    own = [one for one in documents(there.scope, there.id, today) if one.side == "partner"]
    shared = [one for one in data_sets(there.scope, there.id, today) if one.withdrawn_on is None]
    form = GrantForm([*own, *shared], request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        opens = tuple(UUID(one) for one in data["opens"])
        payload = GrantAccess(request=row.id, until=data["until"], opens=opens, answer=data["answer"])
        said = _("L’accès est ouvert jusqu’au %(day)s compris.") % {"day": french.short_date(data["until"])}
        if send(request, "partnerships.grant_access", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("access_request", row.id))
    return _form(request, there, form, _("Ouvrir un accès"), row, nothing=not (own or shared))


def refuse(request: HttpRequest, code: str, asked: UUID) -> HttpResponse:
    there, row = _answering(request, code, asked, AccessState.WAITING)
    form = RefuseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = RefuseAccess(request=row.id, reason=form.cleaned_data["reason"])
        said = _("Votre réponse est donnée.")
        if send(request, "partnerships.refuse_access", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("access_request", row.id))
    return _form(request, there, form, _("Ne pas ouvrir l’accès"), row)


def end(request: HttpRequest, code: str, asked: UUID) -> HttpResponse:
    there, row = _answering(request, code, asked, AccessState.OPEN)
    form = OperationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = _("L’accès est fermé.")
        if send(
            request, "partnerships.end_access", there.register, EndAccess(request=row.id), form=form, said=said
        ).recorded:
            return redirect(there.url("access_request", row.id))
    return _form(request, there, form, _("Mettre fin à l’accès"), row)


def _form(
    request: HttpRequest,
    there: There,
    form: OperationForm,
    title: str,
    row: AccessRow | None = None,
    *,
    nothing: bool = False,
) -> HttpResponse:
    context = {"there": there, "form": form, "title": title, "row": row, "nothing": nothing}
    return render(request, "documents/access_form.html", context, status=422 if form.errors else 200)
