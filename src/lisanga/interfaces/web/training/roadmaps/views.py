"""Roadmaps: the list, one of them, planned against done."""

from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lisanga.core.kernel import clock, french
from lisanga.core.kernel.ids import new_id
from lisanga.domains.directory.queries import partners
from lisanga.domains.partnerships.queries import agreement_names
from lisanga.domains.training import queries
from lisanga.domains.training.operations.adopt_roadmap import AdoptRoadmap
from lisanga.domains.training.operations.draft_roadmap import DraftRoadmap
from lisanga.domains.training.operations.plan import ModulePlan, PhasePlan
from lisanga.domains.training.template import TEMPLATE
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.exports import exported
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.training.roadmaps.agreed import open_agreements
from lisanga.interfaces.web.training.roadmaps.forms import RoadmapForm
from lisanga.interfaces.web.training.roadmaps.pictures import plan_drawing
from lisanga.interfaces.web.training.standing import standing_of
from lisanga.interfaces.web.training.zones import zone_name

_COLUMNS = (
    Column("Phase"),
    Column("Module"),
    Column("Séance"),
    Column("Numéro", Shape.COUNT),
    Column("Prévue d’abord le", Shape.DATE),
    Column("Prévue le", Shape.DATE),
    Column("Tenue le", Shape.DATE),
    Column("Annulée"),
    Column("Heures", Shape.COUNT),
    Column("Formateur"),
    Column("Lieu"),
    Column("Zone"),
    Column("Attendus", Shape.COUNT),
    Column("Présents", Shape.COUNT),
)


def training(request: HttpRequest) -> HttpResponse:
    """All roadmaps that the reader reads."""
    here = standing_of(request)
    rows = queries.roadmaps(here.scope)
    named = agreement_names(here.scope, {one.agreement for one in rows if one.agreement})
    shown = [(row, named.get(row.agreement, ("", ""))[0] if row.agreement else "") for row in rows]
    return render(request, "training/roadmaps.html", {"rows": shown, "may": here.may, "in_office": here.office})


def new_roadmap(request: HttpRequest) -> HttpResponse:
    here = standing_of(request)
    office = here.acting()
    known = partners(here.scope)
    agreements = open_agreements(here, office)
    wanted = {"agreement": str(uuid_of(request.GET.get("convention")) or "")}
    form = RoadmapForm(known, agreements, None, request.POST or None, initial=wanted)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = DraftRoadmap(
            title=data["title"],
            objectives=data["objectives"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            **form.sides,
            phases=_model() if data["model"] else (),
        )
        said = _("La feuille de route est commencée. Adaptez-la, puis adoptez-la.")
        answer = send(request, "training.draft_roadmap", office, payload, form=form, said=said)
        if answer.recorded:
            return redirect("roadmap", answer.id)
    context = {"form": form, "title": _("Nouvelle feuille de route"), "about": _about_new()}
    return render(request, "training/form.html", context, status=422 if form.errors else 200)


def _about_new() -> str:
    return _(
        "Le cadre de collaboration demande une feuille de route : des phases, des modules, des séances et un suivi, "
        "avec ce que l’on veut atteindre."
    )


def _model() -> tuple[PhasePlan, ...]:
    return tuple(
        PhasePlan(
            id=new_id(),
            title=phase.title,
            objectives=phase.objectives,
            modules=tuple(
                ModulePlan(
                    id=new_id(),
                    title=one.title,
                    objectives=one.objectives,
                    audience=one.audience,
                    hours=one.hours,
                    target=one.target,
                )
                for one in phase.modules
            ),
        )
        for phase in TEMPLATE
    )


def roadmap(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Planned against done, as a timeline and as a table; every figure leads to its sessions."""
    here = standing_of(request)
    plan = queries.roadmap(here.scope, identifier)
    file = exported(request, f"feuille-de-route-{plan.head.title}", _COLUMNS, _exported(plan))
    if file is not None:
        return file
    today = clock.today()
    versions = queries.roadmap_versions(here.scope, identifier) if plan.head.version > 1 else []
    agreement = plan.head.agreement
    named = agreement_names(here.scope, [agreement]).get(agreement) if agreement else None
    context = {
        "plan": plan,
        "head": plan.head,
        "drawing": plan_drawing(plan, today),
        "late": {one.id for one in plan.sessions if one.is_late(today)},
        "zones": {one.id: zone_name(one.province, one.territory) for one in plan.sessions},
        "versions": versions,
        "agreement": named,
        "may": here.may and plan.head.organisation == here.office,
        "hours": sum(module.hours for phase in plan.phases for module in phase.modules),
        "hours_done": sum(module.hours_done for phase in plan.phases for module in phase.modules),
        "sees": plan.head.organisation == here.office,
        "operation_id": new_id(),
    }
    return render(request, "training/roadmap.html", context)


def version(request: HttpRequest, identifier: UUID, number: int) -> HttpResponse:
    """The plan as it stood before a revision."""
    here = standing_of(request)
    head = queries.roadmap(here.scope, identifier).head
    found = [one for one in queries.roadmap_versions(here.scope, identifier) if one.version == number]
    if not found:
        return redirect("roadmap", identifier)
    phases = msgspec.json.decode(found[0].plan, type=tuple[PhasePlan, ...])
    return render(request, "training/version.html", {"head": head, "version": found[0], "phases": phases})


def _exported(plan: queries.RoadmapPlan) -> list[tuple[object, ...]]:
    return [
        (
            phase.title,
            module.title,
            one.title,
            one.number,
            one.first_planned_on,
            one.planned_on,
            one.held_on,
            one.cancelled,
            one.hours,
            one.trainer_name,
            one.place,
            zone_name(one.province, one.territory),
            one.target,
            one.came,
        )
        for phase in plan.phases
        for module in phase.modules
        for one in module.sessions
    ]


@require_POST
def adopt(request: HttpRequest, identifier: UUID) -> HttpResponse:
    here = standing_of(request)
    office = here.acting()
    head = queries.roadmap(here.scope, identifier).head
    said = _("La feuille de route est adoptée : elle change désormais par version. %(day)s.")
    told = said % {"day": french.long_date(clock.today())}
    sent = uuid_of(request.POST.get("operation_id")) or new_id()
    send(request, "training.adopt_roadmap", office, AdoptRoadmap(roadmap=head.id), id=sent, said=told)
    return redirect("roadmap", identifier)
