"""The plan is edited: its head, its phases, its modules, its sessions."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.training import queries
from lisanga.domains.training.operations.change_session import ChangeSession
from lisanga.domains.training.operations.plan import ModulePlan, PhasePlan
from lisanga.domains.training.operations.plan_session import PlanSession
from lisanga.domains.training.operations.revise_roadmap import ReviseRoadmap
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.submitting import OperationForm, send
from lisanga.interfaces.web.training.roadmaps.forms import ModuleForm, PhaseForm, RoadmapForm, SessionForm
from lisanga.interfaces.web.training.standing import Standing, standing_of

Phases = tuple[PhasePlan, ...]


def _plan(request: HttpRequest, identifier: UUID) -> tuple[Standing, queries.RoadmapPlan]:
    here = standing_of(request)
    plan = queries.roadmap(here.scope, identifier)
    if plan.head.organisation != here.acting():
        raise NotVisible
    return here, plan


def _phases(plan: queries.RoadmapPlan) -> Phases:
    return tuple(
        PhasePlan(
            id=phase.id,
            title=phase.title,
            objectives=phase.objectives,
            modules=tuple(
                ModulePlan(
                    id=one.id,
                    title=one.title,
                    objectives=one.objectives,
                    audience=one.audience,
                    hours=one.hours,
                    target=one.target,
                )
                for one in phase.modules
            ),
        )
        for phase in plan.phases
    )


def _revise(request: HttpRequest, form: OperationForm, plan: queries.RoadmapPlan, phases: Phases, **head: Any) -> bool:
    """Sends the whole plan with one thing changed."""
    names = ("title", "objectives", "starts_on", "ends_on")
    values = {name: getattr(plan.head, name) for name in names} | head
    payload = ReviseRoadmap(
        roadmap=plan.head.id,
        version=plan.head.version,
        phases=phases,
        reason=form.cleaned_data.get("reason", ""),
        **values,
    )
    said = _("Le plan est à jour.")
    return send(request, "training.revise_roadmap", plan.head.organisation, payload, form=form, said=said).recorded


def _shown(request: HttpRequest, form: OperationForm, plan: queries.RoadmapPlan, title: str) -> HttpResponse:
    about = ""
    if plan.head.version:
        about = _("Le plan est adopté : ce changement en fait une nouvelle version, l’ancienne reste lisible.")
    context = {"form": form, "title": title, "about": about, "head": plan.head}
    context["back"] = reverse("roadmap", args=[plan.head.id])
    return render(request, "training/form.html", context, status=422 if form.errors else 200)


def edit_roadmap(request: HttpRequest, identifier: UUID) -> HttpResponse:
    _here, plan = _plan(request, identifier)
    form = RoadmapForm([], [], plan.head, request.POST or None)
    if request.method == "POST" and form.is_valid():
        head = {name: form.cleaned_data[name] for name in ("title", "objectives", "starts_on", "ends_on")}
        if _revise(request, form, plan, _phases(plan), **head):
            return redirect("roadmap", identifier)
    return _shown(request, form, plan, _("Modifier la feuille de route"))


def edit_phase(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """A new phase at the end, or `?phase=` changed."""
    _here, plan = _plan(request, identifier)
    kept = _phases(plan)
    old = _chosen(request, "phase", kept)
    initial = {"title": old.title, "objectives": old.objectives} if old else {}
    form = PhaseForm(plan.head.version > 0, old is None, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        new = PhasePlan(
            id=old.id if old else form.identifier,
            title=data["title"],
            objectives=data["objectives"],
            modules=old.modules if old else (),
        )
        if _revise(request, form, plan, _replaced(kept, old, None if data.get("remove") else new)):
            return redirect("roadmap", identifier)
    return _shown(request, form, plan, _("Phase : %(title)s") % {"title": old.title} if old else _("Nouvelle phase"))


def edit_module(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """A new module of `?phase=`, or `?module=` changed."""
    _here, plan = _plan(request, identifier)
    kept = _phases(plan)
    old = _chosen(request, "module", tuple(module for phase in kept for module in phase.modules))
    phase = next((one for one in kept if old in one.modules), None) if old else _chosen(request, "phase", kept)
    if phase is None:
        raise NotVisible
    names = ("title", "objectives", "audience", "hours", "target")
    initial = {name: getattr(old, name) for name in names} if old else {}
    form = ModuleForm(plan.head.version > 0, old is None, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        new = ModulePlan(id=old.id if old else form.identifier, **{name: data[name] for name in names})
        modules = _replaced(phase.modules, old, None if data.get("remove") else new)
        changed = PhasePlan(id=phase.id, title=phase.title, objectives=phase.objectives, modules=modules)
        if _revise(request, form, plan, _replaced(kept, phase, changed)):
            return redirect("roadmap", identifier)
    return _shown(request, form, plan, _("Module : %(title)s") % {"title": old.title} if old else _("Nouveau module"))


def _chosen(request: HttpRequest, name: str, among: tuple[Any, ...]) -> Any:
    """The piece that the address names; NotVisible when it names none of these."""
    wanted = uuid_of(request.GET.get(name))
    found = next((one for one in among if one.id == wanted), None)
    if wanted is not None and found is None:
        raise NotVisible
    return found


def _replaced(kept: tuple[Any, ...], old: Any, new: Any) -> tuple[Any, ...]:
    """`new` in the place of `old`: at the end when there was none, gone when None."""
    if old is None:
        return (*kept, new)
    return tuple(new if one is old else one for one in kept if one is not old or new is not None)


def new_session(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """A sitting of `?module=`."""
    here, plan = _plan(request, identifier)
    modules = tuple(module for phase in plan.phases for module in phase.modules)
    module = _chosen(request, "module", modules)
    if module is None:
        raise NotVisible
    form = SessionForm(_trainers(here), module, None, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data, (province, territory) = form.cleaned_data, form.where
        payload = PlanSession(
            module=module.id,
            trainer=uuid_of(data["trainer"]),
            province=province,
            territory=territory,
            **{name: data[name] for name in ("planned_on", "title", "kind", "hours", "target", "place")},
        )
        said = _("La séance est prévue.")
        answer = send(request, "training.plan_session", plan.head.organisation, payload, form=form, said=said)
        if answer.recorded:
            return redirect("training_session", answer.id)
    return _shown(request, form, plan, _("Nouvelle séance : %(title)s") % {"title": module.title})


def _trainers(here: Standing) -> list[tuple[str, str]]:
    """Who may train, for the choice."""
    return [(str(one.id), one.name) for one in queries.trainer_choices(here.scope, here.reading())]


def edit_session(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Moves it, changes who and where, or cancels it."""
    here = standing_of(request)
    kept = queries.session(here.scope, identifier)
    if kept.organisation != here.acting() or kept.cancelled:
        raise NotVisible
    form = SessionForm(_trainers(here), None, kept, request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = ChangeSession(session=identifier, **_changes(form, kept))
        said = _("La séance est à jour.")
        if send(request, "training.change_session", kept.organisation, payload, form=form, said=said).recorded:
            return redirect("training_session", identifier)
    context = {"form": form, "title": _("Changer la séance : %(title)s") % {"title": kept.title}}
    context["back"] = reverse("training_session", args=[identifier])
    return render(request, "training/form.html", context, status=422 if form.errors else 200)


def _changes(form: SessionForm, kept: queries.SessionRow) -> dict[str, Any]:
    data, (province, territory) = form.cleaned_data, form.where
    given: dict[str, Any] = {name: data[name] for name in ("planned_on", "hours", "target", "place") if name in data}
    given |= {"trainer": uuid_of(data["trainer"]), "province": province, "territory": territory}
    changed = {name: value for name, value in given.items() if value != getattr(kept, name)}
    if data.get("cancelled"):
        changed["cancelled"] = data["cancelled"]
    return changed
