"""« Qui peut voir ceci ? »: who reads a cooperative, how far, until when; and the follow-up that it may open or end."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory import queries
from lisanga.domains.directory.operations.end_follow_up import EndFollowUp
from lisanga.domains.directory.operations.open_follow_up import OpenFollowUp
from lisanga.domains.directory.queries import LinkRow
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.exports import exported
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.submitting import OperationForm, send

_COLUMNS = (
    Column("Qui"),
    Column("Ce qu’il peut lire"),
    Column("Personnes", Shape.COUNT),
    Column("Jusqu’au", Shape.DATE),
)


def who_can_see(request: HttpRequest, code: str) -> HttpResponse:
    """Readable lines, not a table of rights."""
    here = cooperative_here(request, code)
    today = clock.today()
    lines = queries.who_can_see(here.scope, here.id, today)
    file = exported(
        request, f"qui-voit-{code}", _COLUMNS, ((line.who, line.what, line.people, line.until) for line in lines)
    )
    if file is not None:
        return file
    past = [link for link in _follow_ups(here) if link.valid_to is not None and link.valid_to < today]
    context = {
        "here": here,
        "lines": lines,
        "past": past,
        "may": here.may(Permission.COOPERATIVE),
    }
    return render(request, "people/who.html", context)


def _follow_ups(here: Here) -> list[LinkRow]:
    return [link for link in queries.links(here.scope, here.id) if link.kind == "follow_up"]


class FollowUpForm(OperationForm):
    """Until a day, so that nobody forgets it open."""

    programme = forms.ChoiceField(label=_("Qui suivra la coopérative ?"))
    valid_from = forms.DateField(label=_("Du"), widget=day_input())
    valid_to = forms.DateField(
        label=_("Au"), widget=day_input(), required=False, help_text=_("Vide : jusqu’à ce que vous le fermiez.")
    )

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["programme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def open_follow_up(request: HttpRequest, code: str) -> HttpResponse:
    """The cooperative lets the programme read its lines."""
    here = cooperative_here(request, code)
    here.require(Permission.COOPERATIVE)
    choices = [(str(one.id), one.name) for one in queries.programmes(here.scope)]
    today = clock.today()
    initial = {"valid_from": today, "valid_to": date(today.year, 12, 31)}
    form = FollowUpForm(choices, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = OpenFollowUp(
            programme=UUID(data["programme"]), valid_from=data["valid_from"], valid_to=data["valid_to"]
        )
        said = _now("Le suivi est ouvert. Vous pouvez le fermer quand vous voulez.")
        if send(request, "directory.open_follow_up", here.id, payload, form=form, said=said).recorded:
            return redirect(here.url("who_can_see"))
    context = {"here": here, "form": form, "title": _now("Ouvrir le suivi"), "where": here.name}
    context |= {"back": here.url("who_can_see"), "why": _OPENING}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)


class EndForm(OperationForm):
    valid_to = forms.DateField(label=_("Dernier jour du suivi"), widget=day_input())


def end_follow_up(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """From the day after, the programme reads only totals again."""
    here = cooperative_here(request, code)
    here.require(Permission.COOPERATIVE)
    link = next((one for one in _follow_ups(here) if one.id == identifier), None)
    if link is None:
        raise NotVisible
    form = EndForm(request.POST or None, initial={"valid_to": clock.today()})
    if request.method == "POST" and form.is_valid():
        payload = EndFollowUp(link=identifier, valid_to=form.cleaned_data["valid_to"])
        said = _now("Le suivi se ferme.")
        if send(request, "directory.end_follow_up", here.id, payload, form=form, said=said).recorded:
            return redirect(here.url("who_can_see"))
    title = _now("Fermer le suivi par %(name)s") % {"name": link.other_name}
    context = {"here": here, "form": form, "title": title, "where": here.name, "back": here.url("who_can_see")}
    return render(request, "people/form.html", context | {"why": _ENDING}, status=422 if form.errors else 200)


_OPENING = _(
    "Le bureau du programme lira toutes les lignes de la coopérative : membres, livraisons, caisse. Il n’écrit rien."
)
_ENDING = _("À partir du lendemain, le bureau du programme ne lit plus que les totaux.")
