"""An agreement is prepared, put right, and goes on from state to state: the programme's own acts."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel.deadlines import add_months
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory.queries import OrganisationRow, partners, programme_name
from lisanga.domains.partnerships.operations.advance_agreement import AdvanceAgreement
from lisanga.domains.partnerships.operations.draft_agreement import DraftAgreement
from lisanga.domains.partnerships.operations.revise_agreement import ReviseAgreement
from lisanga.domains.partnerships.operations.terms import COLUMNS
from lisanga.domains.partnerships.queries import AgreementSheet
from lisanga.domains.partnerships.rules import NEXT, OPEN_TEXT, SIGNED
from lisanga.domains.places.queries import entities
from lisanga.interfaces.web.partnerships.forms import AdvanceForm, DraftForm, TermsForm, zone_value
from lisanga.interfaces.web.partnerships.there import There, agreement_here, form_page, office_of
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.interfaces.web.submitting import send

_SPAN = 24  # months, as a draft proposes


def new(request: HttpRequest) -> HttpResponse:
    """A draft in a few minutes: what the framework says stands there already."""
    viewer = viewer_of_request(request)
    office, known = office_of(viewer), partners(viewer.scope)
    chosen = next((one for one in known if one.code == request.GET.get("partenaire", "")), None)
    initial = _proposed(viewer.today, programme_name(viewer.scope), chosen)
    form = DraftForm(known, entities(viewer.scope), request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        partner = next(one for one in known if str(one.id) == form.cleaned_data["partner"])
        code = form.cleaned_data["code"].strip().upper() or f"{partner.code}-{form.cleaned_data['starts_on'].year}"
        payload = DraftAgreement(code=code, partner=partner.id, **form.terms())
        said = _("La convention %(code)s est en brouillon : les deux parties peuvent la lire.") % {"code": code}
        if send(request, "partnerships.draft_agreement", office, payload, form=form, said=said).recorded:
            return redirect(reverse("agreement", args=[code]))
    context = {"form": form, "has_partners": bool(known)}
    return render(request, "partnerships/new.html", context, status=422 if form.errors else 200)


def _proposed(today: date, office: str, partner: OrganisationRow | None) -> dict[str, Any]:
    starts = add_months(today.replace(day=1), 1)
    return {
        "partner": str(partner.id) if partner else "",
        "title": _("Convention de collaboration pour la promotion des coopératives agricoles"),
        "purpose": _(
            "Formaliser les relations entre le Partenaire et %(office)s dans la mise en œuvre d’un projet de "
            "développement économique et social par la formation, l’encadrement et la création de coopératives "
            "agricoles."
        )
        % {"office": office},
        "starts_on": starts,
        "ends_on": date.fromordinal(add_months(starts, _SPAN).toordinal() - 1),
    }


def revise(request: HttpRequest, code: str) -> HttpResponse:
    """Terms of a draft; once signed they change by an amendment."""
    there = _led(request, code, there_is=lambda sheet: sheet.status in OPEN_TEXT)
    form = TermsForm(entities(there.scope), request.POST or None, initial=_kept(there.sheet))
    if request.method == "POST" and form.is_valid():
        payload = ReviseAgreement(agreement=there.id, **form.terms())
        said = _("La convention est corrigée.")
        if send(request, "partnerships.revise_agreement", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("agreement"))
    about = _("Tant que la convention n’est pas signée, tout peut encore changer ; le registre garde chaque version.")
    return form_page(request, there, form, _("Corriger la convention"), about)


def advance(request: HttpRequest, code: str) -> HttpResponse:
    """Reviewed, signed, in force, suspended, ended, closed."""
    there = _led(request, code, there_is=lambda sheet: bool(NEXT[sheet.status]))
    form = AdvanceForm(there.sheet, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        names = {name: value for name, value in data.items() if "signatory" in name}
        payload = AdvanceAgreement(
            agreement=there.id,
            status=data["status"],
            reason=data["reason"],
            signed_on=data["day"] if data["status"] == SIGNED else None,
            **names,
        )
        said = _("L’état de la convention est changé.")
        sent = send(
            request,
            "partnerships.advance_agreement",
            there.register,
            payload,
            form=form,
            business_date=data["day"],
            said=said,
        )
        if sent.recorded:
            return redirect(there.url("agreement"))
    about = _("Aujourd’hui : %(state)s.") % {"state": there.sheet.status_label}
    return form_page(request, there, form, _("Faire avancer la convention"), about)


def _led(request: HttpRequest, code: str, there_is: Callable[[AgreementSheet], bool]) -> There:
    """The agreement for those who lead it; where there is nothing to do the page does not exist."""
    there = agreement_here(request, code)
    there.require(Permission.PROGRAMME)
    if not there_is(there.sheet):
        raise NotVisible
    return there


def _kept(sheet: AgreementSheet) -> dict[str, Any]:
    """What is written, as the form takes it."""
    values: dict[str, Any] = {name: getattr(sheet, name, None) for name in COLUMNS}
    values |= {name: getattr(sheet.delays, name) for name in COLUMNS if hasattr(sheet.delays, name)}
    zones: list[str] = [zone_value(zone.province, zone.territory, zone.place) for zone in sheet.zones]
    return values | {"zones": zones}
