"""Roadmaps under agreements: which may be chosen, a roadmap that comes under one, and all of one agreement."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.queries import AgreementFilter, AgreementRow, agreements
from lisanga.domains.training import queries
from lisanga.domains.training.operations.attach_roadmap import AttachRoadmap
from lisanga.interfaces.web.partnerships.there import agreement_here
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.training.roadmaps.forms import AttachForm
from lisanga.interfaces.web.training.standing import Standing, standing_of

OVER = {"ended", "closed"}  # under these nothing new begins


def open_agreements(here: Standing, office: UUID, partner: UUID | None = None) -> list[AgreementRow]:
    """Those of the office that a roadmap may stand under, the latest first."""
    found = agreements(here.scope, AgreementFilter(partner=partner), limit=200)
    return [one for one in found if one.organisation == office and one.status not in OVER]


def attach(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """A roadmap that has a partner and no agreement yet comes under one with that partner."""
    here = standing_of(request)
    office = here.acting()
    head = queries.roadmap(here.scope, identifier).head
    if head.organisation != office or head.agreement is not None or head.partner is None:
        raise NotVisible
    form = AttachForm(open_agreements(here, office, head.partner), request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = AttachRoadmap(roadmap=identifier, agreement=UUID(form.cleaned_data["agreement"]))
        said = _("La feuille de route est sous sa convention, avec tout ce qui a été fait.")
        if send(request, "training.attach_roadmap", office, payload, form=form, said=said).recorded:
            return redirect("roadmap", identifier)
    about = _("Ses séances, présences, visites et certificats sont alors comptés dans les rapports de la convention.")
    context = {"form": form, "title": _("Mettre sous une convention"), "about": about, "head": head}
    context["back"] = reverse("roadmap", args=[identifier])
    return render(request, "training/form.html", context, status=422 if form.errors else 200)


def agreement_training(request: HttpRequest, code: str) -> HttpResponse:
    """Planned against done under one agreement, for its two sides; every figure opens its roadmap."""
    there = agreement_here(request, code)
    rows = queries.roadmaps(there.scope, there.id)
    totals = {name: sum(getattr(row, name) for row in rows) for name in ("sessions", "held", "target", "came")}
    here = standing_of(request)
    context = {
        "there": there,
        "tabs": there.tabs("agreement_training"),
        "rows": rows,
        "totals": totals,
        "done": queries.agreement_training(there.scope, there.id, there.sheet.partner),
        "may": here.may and there.sheet.organisation == here.office and there.sheet.status not in OVER,
    }
    return render(request, "training/agreement.html", context)
