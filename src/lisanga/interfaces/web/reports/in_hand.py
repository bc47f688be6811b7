"""Who has a deliverable in hand on each side, and saying so."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.scope.roles import Permission
from lisanga.domains.directory.queries import names_of
from lisanga.domains.partnerships.operations.assign_deliverable import AssignDeliverable
from lisanga.domains.partnerships.queries import people_of_side
from lisanga.interfaces.web.reports.acting import form_page
from lisanga.interfaces.web.reports.deliverable import Standing, needs, standing
from lisanga.interfaces.web.submitting import OperationForm, send


def hands_of(one: Standing) -> list[tuple[str, str, str]]:
    """(what for, name, address that changes it) of each side; without a name, everybody of it."""
    row = one.row
    names = names_of(one.scope, {row.owner, row.examiner} - {None})  # type: ignore[arg-type]  # without None
    change = one.url("deliverable_assign") if assigns(one) else ""
    return [
        (_now("Le prépare"), names.get(row.owner, "") if row.owner else "", change if one.is_office else ""),
        (_now("L’examine"), names.get(row.examiner, "") if row.examiner else "", "" if one.is_office else change),
    ]


def assigns(one: Standing) -> bool:
    """Whoever acts for a side, as long as something is open."""
    return one.may(Permission.PARTNERSHIP) and one.row.status != "validated"


class AssignForm(OperationForm):
    """Somebody of one’s own side."""

    person = forms.ChoiceField(label=_("Responsable"), required=False)

    def __init__(self, people: list[tuple[UUID, str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        everybody = [("", _("personne en particulier : toute l’équipe"))]
        field.choices = [*everybody, *((str(one), f"{name} ({role})") for one, name, role in people)]


def deliverable_assign(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Each side for itself."""
    one = standing(request, identifier)
    needs(assigns(one))
    side, person = ("office", one.row.owner) if one.is_office else ("partner", one.row.examiner)
    people = people_of_side(one.scope, one.row.agreement, side, one.viewer.today)
    form = AssignForm(people, request.POST or None, initial={"person": str(person or "")})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["person"]
        payload = AssignDeliverable(deliverable=one.id, person=UUID(chosen) if chosen else None)
        said = _now("C’est noté : le responsable le trouve dans sa page À faire.")
        if send(request, "partnerships.assign_deliverable", one.register, payload, form=form, said=said).recorded:
            return redirect(one.url("deliverable"))
    title = _now("Qui le prépare ?") if one.is_office else _now("Qui l’examine ?")
    told = _now("La tâche n’attend plus que cette personne. Si elle passe la main, ses tâches ouvertes suivent.")
    return form_page(request, one, form, title, told)
