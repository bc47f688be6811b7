"""Giving a role to somebody already known, and ending one."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.core.scope.roles import Role
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory import queries
from lisanga.domains.directory.operations.end_grant import EndGrant
from lisanga.domains.directory.operations.give_grant import GiveGrant
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.people.where import keeping_here
from lisanga.interfaces.web.requests import scope_of
from lisanga.interfaces.web.submitting import OperationForm, send


class RoleForm(OperationForm):
    role = forms.ChoiceField(label=_("Rôle"))
    valid_from = forms.DateField(label=_("À partir du"), widget=day_input())

    def __init__(self, roles: list[Role], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(role.code, role.label) for role in roles]


def give_role(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """One more role for somebody of the organisation."""
    keeping, _kept = keeping_here(request)
    person = next((row for row in queries.people_of(scope_of(request), keeping.id) if row.id == identifier), None)
    if person is None:
        raise NotVisible
    form = RoleForm(keeping.roles, request.POST or None, initial={"valid_from": clock.today()})
    back = f"{reverse('people')}?organisation={keeping.code}"
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        grant = GiveGrant(person=identifier, role=data["role"], organisation=keeping.id, valid_from=data["valid_from"])
        said = _now("Le rôle est donné.")
        if send(request, "directory.give_grant", keeping.id, grant, form=form, said=said).recorded:
            return redirect(back)
    title = _now("Donner un rôle à %(name)s") % {"name": person.name}
    context = {"form": form, "back": back, "title": title, "where": keeping.name}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)


class EndForm(OperationForm):
    valid_to = forms.DateField(label=_("Dernier jour du rôle"), widget=day_input())


def end_role(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The person keeps nothing of it from the day after."""
    keeping, _kept = keeping_here(request)
    grant = next((row for row in queries.grants_of(scope_of(request), keeping.id) if row.id == identifier), None)
    if grant is None:
        raise NotVisible
    form = EndForm(request.POST or None, initial={"valid_to": clock.today()})
    back = f"{reverse('people')}?organisation={keeping.code}"
    if request.method == "POST" and form.is_valid():
        end = EndGrant(grant=identifier, valid_to=form.cleaned_data["valid_to"])
        said = _now("Le rôle se termine.")
        if send(request, "directory.end_grant", keeping.id, end, form=form, said=said).recorded:
            return redirect(back)
    title = _now("Terminer : %(name)s, %(role)s") % {"name": grant.person_name, "role": grant.role_label}
    context = {"form": form, "back": back, "title": title, "where": keeping.name}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)
