"""Defining an indicator, setting its targets, typing a value with its proof, withdrawing one."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.indicators.catalogue import COMPUTED, FREQUENCIES, LEVELS
from lisanga.domains.indicators.operations.define_indicator import DefineIndicator
from lisanga.domains.indicators.operations.record_value import RecordValue
from lisanga.domains.indicators.operations.set_targets import PeriodTarget, SetTargets
from lisanga.domains.indicators.operations.withdraw_value import WithdrawValue
from lisanga.domains.indicators.periods import Period, period, quarter_of, year_of
from lisanga.domains.indicators.queries import Aim, aims, typed_values
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.files import served
from lisanga.interfaces.web.indicators.fields import NumberField
from lisanga.interfaces.web.indicators.sheet import definition_of
from lisanga.interfaces.web.indicators.subjects import (
    Subject,
    agreement_subject,
    cooperative_subject,
    said_of,
    subject_of,
)
from lisanga.interfaces.web.indicators.words import Definition, unit_of
from lisanga.interfaces.web.submitting import OperationForm, ReasonForm, send
from lisanga.interfaces.web.uploads import KeptFileField

_AHEAD = 4  # quarters to come that can get a target
_FACTORS = {"g": 1_000_000}  # weights are typed in tonnes


class DefineForm(OperationForm):
    """I1, one line each."""

    code = forms.CharField(label=_("Code"), max_length=16, help_text=_("Court, par exemple EF-03."))
    label = forms.CharField(label=_("Nom de l’indicateur"), max_length=160)
    definition = forms.CharField(label=_("Ce qui est mesuré"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    is_ratio = forms.BooleanField(label=_("C’est une part de tout : tant sur tant, lue en pour cent"), required=False)
    formula = forms.CharField(label=_("Calcul, en mots"), max_length=300, required=False)
    unit = forms.CharField(label=_("Unité"), max_length=24, required=False, help_text=_("kg, ménages, km…"))
    level = forms.ChoiceField(label=_("Niveau"), choices=list(LEVELS.items()), initial="output")
    direction = forms.ChoiceField(
        label=_("On veut que le chiffre"), choices=[("increase", _("monte")), ("decrease", _("baisse"))]
    )
    disaggregation = forms.CharField(
        label=_("Ventilation"), max_length=120, required=False, help_text=_("sexe, âge, zone…")
    )
    source = forms.CharField(label=_("Source et moyen de vérification"), max_length=200)
    frequency = forms.ChoiceField(label=_("Mesuré"), choices=list(FREQUENCIES.items()), initial="quarter")
    responsible = forms.CharField(label=_("Qui en répond"), max_length=120, required=False)
    is_cumulative = forms.BooleanField(label=_("Le chiffre s’ajoute de période en période"), required=False)


def define(request: HttpRequest) -> HttpResponse:
    """A new own indicator of the programme, a partner or a cooperative."""
    subject = subject_of(request, may_change=True)
    form = DefineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = {name: value for name, value in form.cleaned_data.items() if name != "operation_id"}
        payload = DefineIndicator(about=subject.organisation, **data)
        sent = _sent(request, subject, "define_indicator", payload, form, _now("L’indicateur est défini."))
        if sent:
            return redirect(subject.url("indicator", form.identifier))
    about = _now("Ce qui est déjà enregistré dans Lisanga se calcule tout seul ; définissez ici ce qui ne l’est pas.")
    return _form(request, subject, form, _now("Nouvel indicateur"), about, subject.url("indicators"))


class TargetsForm(OperationForm):
    """One field a period: this year and the next, the quarters around today."""

    baseline = NumberField(label=_("Situation de départ"), required=False)
    baseline_on = forms.DateField(label=_("Mesurée le"), required=False, widget=day_input())
    responsible = forms.CharField(label=_("Qui en répond"), max_length=120, required=False)

    def __init__(self, subject: Subject, definition: Definition, aim: Aim | None, *args: Any, **kwargs: Any) -> None:
        initial: dict[str, Any] = {}
        self.factor = _FACTORS.get(unit_of(definition), 1)
        if aim and aim.goal:
            initial = {"baseline_on": aim.goal.baseline_on, "responsible": aim.goal.responsible}
            initial["baseline"] = NumberField.typed(aim.goal.baseline, self.factor)
        super().__init__(*args, initial=initial, **kwargs)
        self.periods = self._periods(subject, aim)
        for code in self.periods:
            name, kept = f"cible-{code}", aim.targets.get(code) if aim else None
            self.fields[name] = NumberField(label=period(code).name, required=False)
            self.initial[name] = NumberField.typed(kept, self.factor)

    @staticmethod
    def _periods(subject: Subject, aim: Aim | None) -> list[str]:
        today = subject.viewer.today
        year = year_of(today)
        now = quarter_of(clock.month_of(today))
        quarters = [Period(now.first + 3 * step, now.last + 3 * step) for step in range(-1, _AHEAD + 1)]
        asked = [year, Period(year.first + 12, year.last + 12), *quarters, subject.span]
        wanted = [*(one.code for one in asked), *(aim.targets if aim else ())]
        known = {code: period(code) for code in wanted if code}
        return sorted(known, key=lambda code: (-known[code].months, known[code].first))

    def payload(self, subject: Subject, key: str) -> SetTargets:
        data = self.cleaned_data
        typed = {code: data[f"cible-{code}"] for code in self.periods}
        return SetTargets(
            about=subject.organisation,
            indicator=key,
            agreement=subject.about,
            baseline=None if data["baseline"] is None else data["baseline"] * self.factor,
            baseline_on=data["baseline_on"],
            responsible=data["responsible"],
            targets=tuple(
                PeriodTarget(period=code, value=value * self.factor)
                for code, value in typed.items()
                if value is not None
            ),
        )


def targets(request: HttpRequest, key: str) -> HttpResponse:
    """Where it stood and what it should reach."""
    return _targets(request, subject_of(request, may_change=True), key)


def agreement_targets(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The same under one agreement."""
    return _targets(request, agreement_subject(request, code, may_change=True), key)


def _targets(request: HttpRequest, subject: Subject, key: str) -> HttpResponse:
    definition: Definition = COMPUTED[key] if key in COMPUTED else definition_of(subject, key)
    aim = aims(subject.scope, subject.organisation, subject.about).get(key)
    form = TargetsForm(subject, definition, aim, request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = form.payload(subject, key)
        if _sent(request, subject, "set_targets", payload, form, _now("Les cibles sont fixées.")):
            return redirect(subject.url("indicator", key))
    unit = {"%": "%", "FC": _now("francs"), "g": _now("tonnes")}.get(unit_of(definition), unit_of(definition))
    who = f"{subject.name}, {subject.agreement.code}" if subject.agreement else subject.name
    about = _now("%(label)s, pour %(who)s.") % {"label": definition.label, "who": who}
    if unit:
        about += " " + _now("Les nombres sont en %(unit)s.") % {"unit": unit}
    return _form(request, subject, form, _now("Cibles"), about, subject.url("indicator", key))


class ValueForm(OperationForm):
    """Numbers as they were counted; the proof is asked for with them."""

    period = forms.ChoiceField(label=_("Période"))
    numerator = NumberField(label=_("Combien ?"))
    denominator = NumberField(label=_("Sur combien ?"))
    women = NumberField(label=_("dont femmes"), required=False)
    men = NumberField(label=_("dont hommes"), required=False)
    evidence = forms.CharField(
        label=_("Ce qui le prouve"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Le rapport, l’enquête ou la feuille signée, avec sa date."),
    )
    evidence_file = KeptFileField(label=_("Le papier, en photo ou en PDF"), required=False)

    def __init__(self, subject: Subject, *args: Any, is_ratio: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"] = forms.ChoiceField(
            label=_("Période"),
            choices=[(one.value, one.label) for one in subject.periods],
            initial=subject.span.code,
        )
        if not is_ratio:
            del self.fields["denominator"]
        self.order_fields(["period", "numerator", "denominator", "women", "men", "evidence", "evidence_file"])


def value(request: HttpRequest, key: str) -> HttpResponse:
    """The value of a period; a computed indicator has no such page."""
    return _value(request, subject_of(request, may_change=True), key)


def agreement_value(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The value of a period under one agreement."""
    return _value(request, agreement_subject(request, code, may_change=True), key)


def _value(request: HttpRequest, subject: Subject, key: str) -> HttpResponse:
    row = definition_of(subject, key)
    form = ValueForm(subject, request.POST or None, request.FILES or None, is_ratio=row.is_ratio)
    paper = form.fields["evidence_file"]
    if isinstance(paper, KeptFileField):
        paper.for_(subject.organisation, subject.viewer.person)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = RecordValue(
            about=subject.organisation,
            indicator=key,
            agreement=subject.about,
            period=data["period"],
            numerator=data["numerator"],
            denominator=data.get("denominator"),
            women=data["women"],
            men=data["men"],
            evidence=data["evidence"],
            evidence_file=data["evidence_file"],
        )
        if _sent(request, subject, "record_value", payload, form, _now("La valeur est enregistrée.")):
            return redirect(subject.url("indicator", key))
    return _form(request, subject, form, row.label, row.definition, subject.url("indicator", key))


def evidence(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    """The paper behind a typed value, for whoever reads the value."""
    try:
        subject = subject_of(request)
    except NotVisible:  # the people of the cooperative itself
        subject = cooperative_subject(request, request.GET.get("pour", ""))
    for row in typed_values(subject.scope, subject.organisation):
        if row.id == identifier and row.evidence_file:
            return served(request, subject.organisation, row.evidence_file, inline=True)
    raise NotVisible


def withdraw(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """With its reason; the value stays readable."""
    subject = subject_of(request, may_change=True)
    found = next((row for row in typed_values(subject.scope, subject.organisation) if row.id == identifier), None)
    if found is None:
        raise NotVisible
    form = ReasonForm(request.POST or None)
    back = subject.url("indicator", found.indicator)
    if request.method == "POST" and form.is_valid():
        payload = WithdrawValue(about=subject.organisation, value=identifier, reason=form.cleaned_data["reason"])
        if _sent(request, subject, "withdraw_value", payload, form, _now("La valeur est retirée.")):
            return redirect(back)
    about = _now("La valeur reste lisible, barrée ; celle d’avant compte de nouveau.")
    return _form(request, subject, form, _now("Retirer une valeur"), about, back)


def _sent(request: HttpRequest, subject: Subject, kind: str, payload: Any, form: OperationForm, said: str) -> bool:
    if subject.office is None:
        raise NotVisible
    return send(request, f"indicators.{kind}", subject.office, payload, form=form, said=said).recorded


def _form(request: HttpRequest, subject: Subject, form: forms.Form, title: str, about: str, back: str) -> HttpResponse:
    context = {"subject": subject, "form": form, "title": title, "about": about, "back": back, "who": said_of(subject)}
    return render(request, "indicators/form.html", context, status=422 if form.errors else 200)
