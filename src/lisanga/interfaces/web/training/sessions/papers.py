"""Certificates: given to all who came, printed, withdrawn."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training import queries
from lisanga.domains.training.operations.issue_certificates import IssueCertificates
from lisanga.domains.training.operations.withdraw_certificate import WithdrawCertificate
from lisanga.interfaces.public.receipts import qr
from lisanga.interfaces.public.trainings import training_certificate_url
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.submitting import ReasonForm, send
from lisanga.interfaces.web.training.sessions.views import acting_on
from lisanga.interfaces.web.training.standing import standing_of


@require_POST
def issue(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """For all who came and have none yet."""
    _here, row = acting_on(request, identifier)
    said = _("Les certificats sont numérotés : imprimez-les.")
    sent = uuid_of(request.POST.get("operation_id")) or new_id()
    payload = IssueCertificates(session=identifier)
    send(request, "training.issue_certificates", row.organisation, payload, id=sent, said=said)
    return redirect("training_session", identifier)


def session_certificates(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """All certificates of a session, one a page."""
    here = standing_of(request)
    row = queries.session(here.scope, identifier)
    found = queries.certificates(here.scope, here.reading(), identifier)
    standing = [one for one in found if not one.withdrawn]
    back = reverse("training_session", args=[identifier])
    return _printed(request, standing, back, row.hours)


def certificate(request: HttpRequest, identifier: UUID) -> HttpResponse:
    here = standing_of(request)
    row = queries.training_certificate(here.scope, here.reading(), identifier)
    return _printed(request, [row], reverse("participant", args=[row.participant]), 0)


def _printed(request: HttpRequest, rows: list[queries.CertificateRow], back: str, hours: int) -> HttpResponse:
    papers = [(row, qr(training_certificate_url(request, row))) for row in rows]
    return render(request, "training/certificates.html", {"papers": papers, "back": back, "hours": hours})


def withdraw(request: HttpRequest, identifier: UUID) -> HttpResponse:
    here = standing_of(request)
    office = here.acting()
    row = queries.training_certificate(here.scope, office, identifier)
    form = ReasonForm(request.POST or None)
    back = reverse("participant", args=[row.participant])
    if request.method == "POST" and form.is_valid():
        payload = WithdrawCertificate(certificate=identifier, reason=form.cleaned_data["reason"])
        said = _("Le certificat est retiré : sa vérification le dit.")
        if send(request, "training.withdraw_certificate", office, payload, form=form, said=said).recorded:
            return redirect(back)
    title = _("Retirer le certificat n° %(number)s de %(name)s") % {"number": row.number, "name": row.name}
    context = {"form": form, "title": title, "back": back}
    return render(request, "training/form.html", context, status=422 if form.errors else 200)
