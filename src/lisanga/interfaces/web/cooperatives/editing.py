"""A cooperative is created, put right, goes on to its next stage."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.roles import OrganisationKind, Permission
from lisanga.core.scope.viewer import NotVisible, Viewer
from lisanga.domains.cooperatives.operations.create_cooperative import CreateCooperative
from lisanga.domains.cooperatives.operations.set_stage import SetStage
from lisanga.domains.cooperatives.operations.update_identity import UpdateIdentity
from lisanga.domains.cooperatives.queries import Identity, cooperative
from lisanga.domains.directory.queries import partners
from lisanga.interfaces.web.cooperatives.forms import CreateForm, IdentityForm, StageForm
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.interfaces.web.submitting import send


def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Name, seat, header of documents, clauses of the statutes about shares."""
    here, identity = _one(request, code)
    form = IdentityForm(identity, request.POST or None)
    if request.method == "POST" and form.is_valid():
        changes = form.changes()
        if not changes:
            return redirect(here.url("cooperative"))
        said = _("L’identité est mise à jour.")
        payload = UpdateIdentity(**changes)
        if send(request, "cooperatives.update_identity", here.id, payload, form=form, said=said).recorded:
            return redirect(here.url("cooperative"))
    about = _("Ces lignes sont en tête de chaque document remis à l’extérieur (AUS 19).")
    context = {"here": here, "form": form, "title": _("Identité de la coopérative"), "about": about}
    return render(request, "cooperatives/form.html", context, status=422 if form.errors else 200)


def change_stage(request: HttpRequest, code: str) -> HttpResponse:
    """From the group in formation to the registered cooperative."""
    here, identity = _one(request, code)
    form = StageForm(identity, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = SetStage(
            stage=data["stage"],
            signatories=data["signatories"] or 0,
            rsc_number=data["rsc_number"],
            form=data["form"],
        )
        said = _("L’étape est changée.")
        sent = send(
            request, "cooperatives.set_stage", here.id, payload, form=form, business_date=data["day"], said=said
        )
        if sent.recorded:
            return redirect(here.url("cooperative"))
    about = _("Aujourd’hui : %(stage)s.") % {"stage": identity.stage_label}
    context = {"here": here, "form": form, "title": _("Changer d’étape"), "about": about}
    return render(request, "cooperatives/form.html", context, status=422 if form.errors else 200)


def _one(request: HttpRequest, code: str) -> tuple[Here, Identity]:
    here = cooperative_here(request, code)
    here.require(Permission.COOPERATIVE)
    return here, cooperative(here.scope, here.id)


def new(request: HttpRequest) -> HttpResponse:
    """The programme's own act: its line stands in the programme's register."""
    viewer = viewer_of_request(request)
    office = _office_of(viewer)
    known = partners(viewer.scope)
    form = CreateForm(known, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        said = _("%(name)s est créée. Donnez maintenant un rôle à ses premières personnes.") % {"name": data["name"]}
        sent = send(request, "cooperatives.create_cooperative", office, payload_of(form), form=form, said=said)
        if sent.recorded:
            return redirect(reverse("cooperative", args=[data["code"].strip().upper()]))
    context = {"form": form, "has_partners": bool(known)}
    return render(request, "cooperatives/new.html", context, status=422 if form.errors else 200)


def payload_of(form: CreateForm) -> CreateCooperative:
    """The zone « CD-KL/Idiofa » is a province and its territoire."""
    data = form.cleaned_data
    province, _slash, territory = data["zone"].partition("/")
    texts = ("code", "name", "form", "stage", "rsc_number", "place", "activity", "lien_commun")
    return CreateCooperative(
        **{name: data[name] for name in texts},
        partner=UUID(data["partner"]),
        link=new_id(),
        province=province,
        territory=territory,
        founded_on=data["founded_on"],
        nominal_share=data["nominal_share"] or 0,
    )


def _office_of(viewer: Viewer) -> UUID:
    """The programme office where the reader may create; the page does not exist for the others."""
    for grant in viewer.current:
        if grant.organisation_kind == OrganisationKind.PROGRAMME and viewer.may(
            Permission.PROGRAMME, grant.organisation
        ):
            return grant.organisation
    raise NotVisible
