"""A member enters the register, is put right, goes on to the next step."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.roles import Permission
from lisanga.domains.members.operations.set_status import NEXT, SetStatus
from lisanga.domains.members.operations.update_member import UpdateMember
from lisanga.domains.members.queries import MemberSheet, SimilarMember, member, similar_members, villages
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.members.forms import EditForm, NewMemberForm, StatusForm
from lisanga.interfaces.web.members.labels import STATUSES
from lisanga.interfaces.web.submitting import send


def new_member(request: HttpRequest, code: str) -> HttpResponse:
    """Somebody who looks like a member already there is shown first; « une autre personne » goes on."""
    here = cooperative_here(request, code)
    here.require(Permission.MEMBERS)
    alike: list[SimilarMember] = []
    form = NewMemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["another"]:
            alike = similar_members(here.scope, here.id, form.full_name, form.cleaned_data["phone"])
        if not alike:
            said = str(_("%(name)s est inscrit au registre.") % {"name": " ".join(form.full_name.split())})
            payload = form.payload()
            answer = send(request, "members.register_member", here.id, payload, form=form, said=said)
            if answer.recorded:
                following = "next" in request.POST
                return redirect(here.url("member_new") if following else here.url("member", answer.id))
    context = {"here": here, "form": form, "alike": alike, "villages": villages(here.scope, here.id)}
    return render(request, "members/new.html", context, status=422 if form.errors or alike else 200)


def similar(request: HttpRequest, code: str) -> HttpResponse:
    """While a name or a phone is typed: who may be the same person. A part of the page of a new member."""
    here = cooperative_here(request, code)
    here.require(Permission.MEMBERS)
    name = " ".join(request.GET.get(part, "")[:60] for part in ("family", "post", "given"))
    alike = similar_members(here.scope, here.id, name, request.GET.get("phone", "")[:40])
    return render(request, "members/similar.html", {"here": here, "alike": alike})


def edit_member(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Only what changed is sent, each field with the value that was seen."""
    here, person = _one(request, code, identifier)
    form = EditForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        changes = form.changes()
        if not changes:
            return redirect(here.url("member", person.id))
        payload = UpdateMember(member=person.id, changes=changes)
        said = str(_("La fiche est corrigée."))
        if send(request, "members.update_member", here.id, payload, form=form, said=said).recorded:
            return redirect(here.url("member", person.id))
    context = {"here": here, "form": form, "person": person, "villages": villages(here.scope, here.id)}
    return render(request, "members/edit.html", context, status=422 if form.errors else 200)


def change_status(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Application, admission, ratification, departure: in this order (AUS 10, 11)."""
    here, person = _one(request, code, identifier)
    form = StatusForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = SetStatus(member=person.id, status=data["status"], reason=data["reason"])
        said = str(_("La situation de %(name)s est changée.") % {"name": person.name.plain})
        sent = send(request, "members.set_status", here.id, payload, form=form, business_date=data["day"], said=said)
        if sent.recorded:
            return redirect(here.url("member", person.id))
    context = {"here": here, "form": form, "person": person, "state": STATUSES[person.status]}
    context["ended"] = not NEXT[person.status]
    return render(request, "members/status.html", context, status=422 if form.errors else 200)


def _one(request: HttpRequest, code: str, identifier: UUID) -> tuple[Here, MemberSheet]:
    here = cooperative_here(request, code)
    here.require(Permission.MEMBERS)
    return here, member(here.scope, here.id, identifier)
