"""The programme prepares a mission and its note: planned, changed, called off, lines added and withdrawn."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.operations.cancel_mission import CancelMission
from lisanga.domains.partnerships.operations.change_mission import ChangeMission
from lisanga.domains.partnerships.operations.plan_mission import PlanMission
from lisanga.domains.partnerships.operations.withdraw_service import WithdrawService
from lisanga.interfaces.web.missions.forms import CancelForm, MissionForm, ServiceForm, initial_of
from lisanga.interfaces.web.missions.here import OnMission, form_page, line_here, mission_here
from lisanga.interfaces.web.partnerships.there import agreement_here
from lisanga.interfaces.web.submitting import send


def new(request: HttpRequest, code: str) -> HttpResponse:
    """A mission under this agreement, with the first place of its zone proposed."""
    there = agreement_here(request, code)
    there.require(Permission.PROGRAMME)
    first = there.sheet.zones[0] if there.sheet.zones else None
    initial = {"zone": f"{first.province}/{first.territory}"} if first else {}
    form = MissionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        payload = PlanMission(agreement=there.id, **form.values())
        said = _("La mission est préparée. Écrivez maintenant ce qu’elle demande, ligne par ligne.")
        sent = send(request, "partnerships.plan_mission", there.register, payload, form=form, said=said)
        if sent.recorded:
            return redirect(there.url("mission", sent.id))
    about = _("Qui part, où, quand et pour quoi. La note des prestations se remplit juste après.")
    context = {"there": there, "form": form, "title": _("Préparer une mission"), "about": about}
    return render(request, "missions/form.html", context, status=422 if form.errors else 200)


def edit(request: HttpRequest, code: str, mission: UUID) -> HttpResponse:
    """Only what differs is sent."""
    on = _led(request, code, mission)
    initial = initial_of(on.sheet)
    form = MissionForm(request.POST or None, initial=initial, kept=on.sheet.experts)
    if request.method == "POST" and form.is_valid():
        changes = {name: value for name, value in form.values().items() if value != getattr(on.sheet, name)}
        if "experts" not in form.changed_data:
            changes.pop("experts", None)
        if not changes:
            return redirect(on.url("mission"))
        payload, said = ChangeMission(mission=on.id, **changes), _("La mission est modifiée.")
        if send(request, "partnerships.change_mission", on.there.register, payload, form=form, said=said).recorded:
            return redirect(on.url("mission"))
    return form_page(request, on, form, _("Modifier la mission"))


def cancel(request: HttpRequest, code: str, mission: UUID) -> HttpResponse:
    on = _led(request, code, mission)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload, said = CancelMission(mission=on.id, reason=form.cleaned_data["reason"]), _("La mission est annulée.")
        if send(request, "partnerships.cancel_mission", on.there.register, payload, form=form, said=said).recorded:
            return redirect(on.url("mission"))
    about = _("Ce qui a déjà été dépensé reste dans le budget.")
    return form_page(request, on, form, _("Annuler la mission"), about)


def new_line(request: HttpRequest, code: str, mission: UUID) -> HttpResponse:
    """A line of the note, and the next one."""
    on = _led(request, code, mission)
    form = ServiceForm(on.sheet.organisation_name, on.sheet.partner_name, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        names = ("category", "label", "quantity", "unit", "unit_cost", "currency", "payer")
        payload = {name: data[name] for name in names} | {"mission": on.id}
        said = _("La ligne « %(label)s » est dans la note.") % {"label": data["label"]}
        if send(request, "partnerships.add_service", on.there.register, payload, form=form, said=said).recorded:
            return redirect(on.url("service_new" if "again" in request.POST else "mission"))
    context = {"there": on.there, "on": on, "sheet": on.sheet, "form": form}
    return render(request, "missions/line.html", context, status=422 if form.errors else 200)


def withdraw(request: HttpRequest, code: str, line: UUID) -> HttpResponse:
    on, row = line_here(request, code, line)
    on.there.require(Permission.PROGRAMME)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = WithdrawService(line=row.id, reason=form.cleaned_data["reason"])
        said = _("La ligne est retirée de la note.")
        if send(request, "partnerships.withdraw_service", on.there.register, payload, form=form, said=said).recorded:
            return redirect(on.url("mission"))
    return form_page(request, on, form, _("Retirer une ligne de la note"), row.label)


def _led(request: HttpRequest, code: str, mission: UUID) -> OnMission:
    """For those who lead missions; one that was called off is changed no more."""
    on = mission_here(request, code, mission)
    on.there.require(Permission.PROGRAMME)
    if on.sheet.cancelled_on is not None:
        raise NotVisible
    return on
