"""A new person with a role and a first password, which is shown once and changed at the first sign-in."""

from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.models import Person
from lisanga.core.scope.passwords import may_set_password, set_temporary_password
from lisanga.core.scope.roles import Permission, Role
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory import queries
from lisanga.domains.directory.operations.give_grant import GiveGrant
from lisanga.domains.directory.operations.register_person import RegisterPerson
from lisanga.domains.directory.queries import OrganisationRow
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.people.where import Keeping, first_roles, keeping_here
from lisanga.interfaces.web.requests import scope_of, viewer_of_request
from lisanga.interfaces.web.submitting import OperationForm, send, show_problems


class PersonForm(OperationForm):
    """`known` is ticked once the page has found somebody with this e-mail or phone."""

    name = forms.CharField(label=_("Nom complet"), max_length=160)
    phone = forms.CharField(
        label=_("Téléphone"),
        max_length=24,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Un téléphone ou un e-mail : c’est avec lui qu’on se connecte.")
    )
    role = forms.ChoiceField(label=_("Rôle"))
    valid_from = forms.DateField(
        label=_("À partir du"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    known = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, roles: list[Role], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(role.code, role.label) for role in roles]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "email" in data and not (data["email"] or data.get("phone")):
            self.add_error("phone", _now("Il faut un téléphone ou un e-mail pour se connecter."))
        return data


def new_person(request: HttpRequest) -> HttpResponse:
    """Registers somebody and gives a role; ?pour= names a partner or cooperative that the programme opens."""
    keeping, _kept = keeping_here(request)
    target = _target(request, keeping)
    roles = first_roles(target.kind) if target else keeping.roles
    form = PersonForm(roles, request.POST or None, initial={"valid_from": clock.today()})
    found: tuple[UUID, str] | None = None
    if request.method == "POST" and form.is_valid():
        found = _already(request, keeping, form)
        if found is None or form.cleaned_data["known"] == found[0]:
            answer = _record(request, keeping, target, form, found)
            if answer.recorded:
                return _welcome(request, found[0] if found else form.identifier, keeping, new=found is None)
    where = target.name if target else keeping.name
    context = {"form": form, "keeping": keeping, "target": target, "where": where, "found": found}
    return render(request, "people/new.html", context, status=422 if form.errors or found else 200)


def _target(request: HttpRequest, keeping: Keeping) -> OrganisationRow | None:
    identifier = uuid_of(request.POST.get("pour") or request.GET.get("pour"))
    if identifier is None:
        return None
    if not keeping.is_programme or not viewer_of_request(request).may(Permission.PEOPLE, keeping.id):
        raise NotVisible
    return queries.organisation(scope_of(request), identifier)


def _already(request: HttpRequest, keeping: Keeping, form: PersonForm) -> tuple[UUID, str] | None:
    """Somebody of the network with this very e-mail or phone, unless this form has just made them."""
    for name in ("email", "phone"):
        contact = form.cleaned_data[name]
        found = queries.person_by_contact(scope_of(request), keeping.id, contact) if contact else None
        if found is not None and found[0] != form.identifier:
            return found
    return None


def _record(
    request: HttpRequest,
    keeping: Keeping,
    target: OrganisationRow | None,
    form: PersonForm,
    found: tuple[UUID, str] | None,
) -> Answer:
    """The person first, then the role; the role's id follows from the form's, so that a repeat writes nothing."""
    data, person = form.cleaned_data, form.identifier
    if found is None:
        new = RegisterPerson(name=data["name"], email=data["email"], phone=data["phone"])
        answer = send(request, "directory.register_person", keeping.id, new, form=form)
        if not answer.recorded:
            return answer
    grant = GiveGrant(
        person=found[0] if found else person,
        role=data["role"],
        organisation=target.id if target else keeping.id,
        valid_from=data["valid_from"],
    )
    answer = send(request, "directory.give_grant", keeping.id, grant, id=uuid5(person, "role"))
    if not answer.recorded:
        show_problems(form, answer)
    return answer


def _welcome(request: HttpRequest, identifier: UUID, keeping: Keeping, *, new: bool) -> HttpResponse:
    """The first password of somebody new, once; never kept by a browser."""
    person = Person.objects.get(id=identifier)
    viewer = viewer_of_request(request)
    password = ""
    if new and person.last_login is None and may_set_password(viewer, person):
        password = set_temporary_password(person, viewer)
    context = {"person": person, "password": password, "keeping": keeping, "signin": person.phone or person.email}
    response = render(request, "people/password.html", context)
    response["Cache-Control"] = "no-store"
    return response


def new_password(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Somebody who has lost the password gets a new one to change at once; every open session ends."""
    keeping, _kept = keeping_here(request)
    person = Person.objects.filter(id=identifier).first()
    viewer = viewer_of_request(request)
    known = {row.id for row in queries.people_of(scope_of(request), keeping.id)}
    if person is None or identifier not in known:
        raise NotVisible
    may = may_set_password(viewer, person)
    if request.method == "POST":
        if not may:
            raise NotVisible
        password = set_temporary_password(person, viewer)
        context = {"person": person, "password": password, "keeping": keeping, "signin": person.phone or person.email}
        response = render(request, "people/password.html", context)
        response["Cache-Control"] = "no-store"
        return response
    return render(request, "people/reset.html", {"person": person, "keeping": keeping, "may": may})
