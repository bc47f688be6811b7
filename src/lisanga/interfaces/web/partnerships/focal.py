"""Focal points of both sides: who they are, naming one, replacing one; and who reads the agreement."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory.operations.writing import NewPerson
from lisanga.domains.partnerships import queries
from lisanga.domains.partnerships.operations.end_focal_point import EndFocalPoint
from lisanga.domains.partnerships.operations.name_focal_point import NameFocalPoint
from lisanga.domains.partnerships.queries import FocalRow, HandedRow, HandOver
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.partnerships.there import There, agreement_here, form_page
from lisanga.interfaces.web.submitting import OperationForm, send


@dataclass(frozen=True, slots=True)
class Past:
    """One who stops or has stopped, with the hand-over."""

    row: FocalRow
    over: HandOver | None
    tasks: list[HandedRow]


def focal_page(request: HttpRequest, code: str) -> HttpResponse:
    """Both sides, those in force first."""
    there = agreement_here(request, code)
    rows, today = queries.focal_points(there.scope, there.id), there.viewer.today
    own, other = ("office", "partner") if there.is_office else ("partner", "office")
    names = {"office": there.sheet.organisation_name, "partner": there.sheet.partner_name}
    names_people = _names_people(there)
    moved = queries.handed_tasks(there.scope, [row.id for row in rows if row.valid_to is not None])
    left = {row.focal_point: row for row in queries.hand_overs(there.scope, there.id)}
    context = {
        "there": there,
        "tabs": there.tabs("focal_points"),
        "blocks": [
            (
                names[side],
                [row for row in rows if row.side == side and row.holds(today)],
                side == own and names_people,
            )
            for side in (own, other)
        ],
        "past": [Past(row, left.get(row.id), moved.get(row.id, [])) for row in rows if row.id in left],
        "may_name": names_people,
    }
    return render(request, "partnerships/focal_points.html", context)


def _names_people(there: There) -> bool:
    """At the partner whoever keeps its people; at the programme whoever leads the agreement."""
    return there.may(Permission.PROGRAMME) if there.is_office else there.may(Permission.PEOPLE)


def _require_naming(there: There) -> None:
    there.require(Permission.PARTNERSHIP)
    if not _names_people(there):
        raise NotVisible


class NameForm(OperationForm):
    """Somebody known, or a new person of the partner."""

    person = forms.ChoiceField(label=_("Personne"), required=False)
    name = forms.CharField(label=_("ou une nouvelle personne : son nom"), max_length=160, required=False)
    phone = forms.CharField(label=_("Son téléphone"), max_length=24, required=False)
    email = forms.EmailField(label=_("ou son adresse électronique"), required=False)
    validates = forms.BooleanField(
        label=_("Peut valider les livrables au nom du partenaire (valideur)"), required=False
    )
    valid_from = forms.DateField(label=_("À partir du"), widget=day_input(), initial=clock.today)

    def __init__(self, there: There, people: list[tuple[UUID, str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("choisissez")), *((str(one), f"{name} ({role})") for one, name, role in people)]
        if there.is_office:
            for name in ("name", "phone", "email", "validates"):
                del self.fields[name]


def name(request: HttpRequest, code: str) -> HttpResponse:
    """Naming opens the access."""
    there = agreement_here(request, code)
    _require_naming(there)
    side = "office" if there.is_office else "partner"
    people = queries.people_of_side(there.scope, there.id, side, there.viewer.today)
    form = NameForm(there, people, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = _now("Le point focal est nommé.")
        payload = _naming(there, form.cleaned_data)
        if send(request, "partnerships.name_focal_point", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("focal_points"))
    about = _now("Nommer quelqu’un lui ouvre l’accès à cette convention ; mettre fin à son mandat le ferme aussitôt.")
    return form_page(request, there, form, _now("Nommer un point focal"), about, there.url("focal_points"))


def _naming(there: There, data: dict[str, Any]) -> NameFocalPoint:
    new = None
    if not data["person"] and data.get("name"):
        new = NewPerson(id=new_id(), name=data["name"], email=data["email"], phone=data["phone"])
    return NameFocalPoint(
        agreement=there.id,
        grant=new_id(),
        valid_from=data["valid_from"],
        person=UUID(data["person"]) if data["person"] else None,
        new_person=new,
        validates=data.get("validates", False),
    )


class EndForm(OperationForm):
    """The last day, who follows, and what is said at the hand-over."""

    valid_to = forms.DateField(label=_("Dernier jour"), widget=day_input(), initial=clock.today)
    successor = forms.ChoiceField(label=_("Qui prend la suite ?"), required=False)
    note = forms.CharField(
        label=_("Note de passation"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, others: list[FocalRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["successor"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("personne encore : les tâches restent à toute l’équipe")),
            *((str(row.id), row.person_name) for row in others),
        ]


def end(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """The access ends at once; what is open moves."""
    there = agreement_here(request, code)
    _require_naming(there)
    rows = queries.focal_points(there.scope, there.id)
    side = "office" if there.is_office else "partner"
    row = next((one for one in rows if one.id == identifier and one.side == side and one.valid_to is None), None)
    if row is None:
        raise NotVisible
    today = there.viewer.today
    others = [one for one in rows if one.side == side and one.id != identifier and one.holds(today)]
    form = EndForm(others, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        successor = UUID(data["successor"]) if data["successor"] else None
        payload = EndFocalPoint(focal_point=row.id, valid_to=data["valid_to"], successor=successor, note=data["note"])
        said = _now("C’est fait : l’accès est fermé, les tâches ouvertes sont transmises.")
        if send(request, "partnerships.end_focal_point", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("focal_points"))
    title = _now("Remplacer %(name)s") % {"name": row.person_name}
    about = _now("Nommez d’abord le successeur : ce qui est ouvert lui est transmis avec votre note.")
    return form_page(request, there, form, title, about, there.url("focal_points"))


def who(request: HttpRequest, code: str) -> HttpResponse:
    """« Qui peut voir ceci ? »: the people of the two sides, and nobody else."""
    there = agreement_here(request, code)
    lines = queries.readers_of_agreement(there.scope, there.id, there.viewer.today)
    return render(request, "partnerships/who.html", {"there": there, "lines": lines})
