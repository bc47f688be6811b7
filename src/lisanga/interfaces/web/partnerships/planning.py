"""What people do about an obligation: add one, say who answers for it, prove it, contest it, answer."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.operations.add_obligation import AddObligation
from lisanga.domains.partnerships.operations.answer_contest import AnswerContest
from lisanga.domains.partnerships.operations.contest_obligation import ContestObligation
from lisanga.domains.partnerships.operations.fulfil_obligation import FulfilObligation
from lisanga.domains.partnerships.operations.plan_obligation import PlanObligation
from lisanga.domains.partnerships.queries import DueRow, ObligationRow, people_of_side
from lisanga.domains.partnerships.rhythms import RHYTHMS
from lisanga.domains.partnerships.rules import RUNNING
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.partnerships.obligations import due_here, obligation_here
from lisanga.interfaces.web.partnerships.there import There, agreement_here, form_page
from lisanga.interfaces.web.submitting import OperationForm, send
from lisanga.interfaces.web.uploads import KeptFileField


class AddForm(OperationForm):
    """One more promise."""

    side = forms.ChoiceField(label=_("Qui le doit ?"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("En quelques mots"), max_length=160)
    text = forms.CharField(
        label=_("Texte complet"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    rhythm = forms.ChoiceField(label=_("Quand ?"), choices=list(RHYTHMS.items()))
    due_on = forms.DateField(label=_("Pour le (si c’est une fois)"), required=False, widget=day_input())

    def __init__(self, there: There, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["side"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("office", there.sheet.organisation_name), ("partner", there.sheet.partner_name)]
        field.initial = "office" if there.is_office else "partner"


def add(request: HttpRequest, code: str) -> HttpResponse:
    """To an agreement that is signed and running."""
    there = agreement_here(request, code)
    there.require(Permission.PARTNERSHIP)
    if there.sheet.status not in RUNNING:
        raise NotVisible
    form = AddForm(there, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = {name: form.cleaned_data[name] for name in ("side", "title", "text", "rhythm", "due_on")}
        payload = AddObligation(agreement=there.id, **data)
        said = _now("L’obligation est ajoutée ; les deux parties la lisent.")
        if send(request, "partnerships.add_obligation", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("obligations"))
    about = _now("L’autre partie la lit aussitôt et peut la contester.")
    return form_page(request, there, form, _now("Ajouter une obligation"), about, there.url("obligations"))


class PlanForm(OperationForm):
    """Who answers for it, and when it is due."""

    owner = forms.ChoiceField(label=_("Responsable"), required=False)
    rhythm = forms.ChoiceField(label=_("Quand ?"), required=False)
    due_on = forms.DateField(label=_("Pour le (si c’est une fois)"), required=False, widget=day_input())

    def __init__(self, people: list[tuple[UUID, str, str]], row: ObligationRow, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner, rhythm = self.fields["owner"], self.fields["rhythm"]
        assert isinstance(owner, forms.ChoiceField)
        assert isinstance(rhythm, forms.ChoiceField)
        owner.choices = [
            ("", _("personne encore : tous les points focaux")),
            *((str(person), f"{name} ({role})") for person, name, role in people),
        ]
        owner.initial = str(row.owner or "")
        rhythm.choices = [("", _("comme aujourd’hui")), *RHYTHMS.items()]


def plan(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """A side organises its own obligations."""
    there, row = obligation_here(request, code, identifier)
    _own(there, row)
    people = people_of_side(there.scope, there.id, row.side, there.viewer.today)
    form = PlanForm(people, row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        owner = UUID(data["owner"]) if data["owner"] else None
        payload = PlanObligation(obligation=row.id, owner=owner, rhythm=data["rhythm"], due_on=data["due_on"])
        said = _now("C’est noté : le responsable le trouve dans sa page À faire.")
        if send(request, "partnerships.plan_obligation", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("obligation", row.id))
    return form_page(request, there, form, row.title, row.text, there.url("obligation", row.id))


class FulfilForm(OperationForm):
    """Where one stands, with what shows it."""

    state = forms.ChoiceField(
        label=_("Où en est-on ?"),
        widget=forms.RadioSelect,
        choices=[("done", _("C’est fait")), ("started", _("C’est en cours"))],
        initial="done",
    )
    day = forms.DateField(label=_("Depuis le"), widget=day_input(), initial=clock.today)
    statement = forms.CharField(
        label=_("En une phrase"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    record = forms.CharField(
        label=_("Référence d’une pièce"),
        max_length=160,
        required=False,
        help_text=_("Numéro d’une lettre, d’un rapport, d’un procès-verbal."),
    )
    evidence = KeptFileField(label=_("Fichier ou photo"), required=False)


def fulfil(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """Done asks for a proof: a sentence, a reference or a file."""
    there, row, due = due_here(request, code, identifier)
    _own(there, row)
    if due.state == "contested":
        raise NotVisible
    kept = {"statement": due.statement, "record": due.record}
    form = FulfilForm(request.POST or None, request.FILES or None, initial=kept)
    field = form.fields["evidence"]
    assert isinstance(field, KeptFileField)
    field.for_(there.register, there.viewer.person)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = FulfilObligation(
            due=due.id,
            done=data["state"] == "done",
            statement=data["statement"],
            record=data["record"],
            evidence=data["evidence"],
        )
        sent = send(
            request,
            "partnerships.fulfil_obligation",
            there.register,
            payload,
            form=form,
            business_date=data["day"],
            said=_now("C’est enregistré ; l’autre partie le lit."),
        )
        if sent.recorded:
            return redirect(there.url("obligation", row.id))
    return form_page(request, there, form, _title(row, due), row.text, there.url("obligation", row.id))


class ContestForm(OperationForm):
    reason = forms.CharField(
        label=_("Qu’est-ce qui manque, ou ne va pas ?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


def contest(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """The other side's word, with its reason."""
    there, row, due = due_here(request, code, identifier)
    there.require(Permission.PARTNERSHIP)
    if (row.side == "office") == there.is_office or due.state == "contested":
        raise NotVisible
    form = ContestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = ContestObligation(due=due.id, reason=form.cleaned_data["reason"])
        said = _now("Votre contestation est enregistrée ; l’autre partie doit y répondre.")
        if send(request, "partnerships.contest_obligation", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("obligation", row.id))
    about = _now("L’autre partie lit votre motif et répond ; tout reste dans l’histoire de l’obligation.")
    return form_page(request, there, form, _title(row, due), about, there.url("obligation", row.id))


class AnswerForm(OperationForm):
    answer = forms.CharField(label=_("Votre réponse"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    done = forms.BooleanField(label=_("L’obligation est exécutée"), required=False)


def answer(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """The side that owes answers a contest."""
    there, row, due = due_here(request, code, identifier)
    _own(there, row)
    if due.state != "contested":
        raise NotVisible
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = AnswerContest(due=due.id, answer=form.cleaned_data["answer"], done=form.cleaned_data["done"])
        said = _now("Votre réponse est enregistrée.")
        if send(request, "partnerships.answer_contest", there.register, payload, form=form, said=said).recorded:
            return redirect(there.url("obligation", row.id))
    about = _now("Contesté : « %(reason)s »") % {"reason": due.contest}
    return form_page(request, there, form, _title(row, due), about, there.url("obligation", row.id))


def _own(there: There, row: ObligationRow) -> None:
    """Each side moves its own; for the other one the page does not exist."""
    there.require(Permission.PARTNERSHIP)
    if (row.side == "office") != there.is_office:
        raise NotVisible


def _title(row: ObligationRow, due: DueRow) -> str:
    return f"{row.title}, {due.label}" if due.label else row.title
