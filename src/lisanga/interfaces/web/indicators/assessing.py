"""Assessing a cooperative on one page, pillar by pillar; what is counted stands beside, already marked."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel import clock
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.indicators.grid import CURRENT, MARK_LABELS, PILLARS, Criterion
from lisanga.domains.indicators.marking import automatic_marks, facts_for
from lisanga.domains.indicators.operations.record_assessment import GivenMark, RecordAssessment
from lisanga.domains.indicators.operations.withdraw_assessment import WithdrawAssessment
from lisanga.domains.indicators.queries import assessment
from lisanga.interfaces.web.here import cooperative_here
from lisanga.interfaces.web.indicators.assessment import assessor_office
from lisanga.interfaces.web.submitting import OperationForm, ReasonForm, send

_NOT_APPLICABLE = "-"
_CHOICES = [
    ("", _("Choisissez…")),
    *((str(mark), f"{mark}") for mark in range(5)),
    (_NOT_APPLICABLE, _("ne s’applique pas")),
]


class AssessForm(OperationForm):
    """A mark and what was seen, for each criterion that a person marks."""

    assessed_by = forms.CharField(label=_("Qui évalue ?"), max_length=120)
    note = forms.CharField(
        label=_("Ce que la coopérative décide de mieux faire"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {str(mark): f"{mark} · {label}" for mark, label in enumerate(MARK_LABELS)}
        choices = [(value, words.get(value, label)) for value, label in _CHOICES]
        for one in CURRENT.assessed:
            mark = forms.ChoiceField(label=str(one.label), choices=choices, help_text=one.reference)
            seen = forms.CharField(label=_("Ce qui a été vu (dès la note 1)"), max_length=200, required=False)
            self.fields[f"mark_{one.code}"], self.fields[f"evidence_{one.code}"] = mark, seen

    def pair(self, criterion: Criterion) -> tuple[forms.BoundField, forms.BoundField]:
        return self[f"mark_{criterion.code}"], self[f"evidence_{criterion.code}"]

    def marks(self) -> tuple[GivenMark, ...]:
        data = self.cleaned_data
        return tuple(
            GivenMark(
                criterion=one.code,
                mark=None if data[f"mark_{one.code}"] == _NOT_APPLICABLE else int(data[f"mark_{one.code}"]),
                evidence=data[f"evidence_{one.code}"],
            )
            for one in CURRENT.assessed
        )


def assess(request: HttpRequest, code: str) -> HttpResponse:
    """For a trained assessor of the programme."""
    here = cooperative_here(request, code, rows=False)
    office = assessor_office(here.viewer)
    if office is None:
        raise NotVisible
    form = AssessForm(request.POST or None, initial={"assessed_by": here.viewer.name})
    if request.method == "POST" and form.is_valid():
        payload = RecordAssessment(
            cooperative=here.id,
            version=CURRENT.version,
            assessed_by=form.cleaned_data["assessed_by"],
            marks=form.marks(),
            note=form.cleaned_data["note"],
        )
        said = _now("L’évaluation est enregistrée.")
        if send(request, "indicators.record_assessment", office, payload, form=form, said=said).recorded:
            return redirect(here.url("assessments"))
    counted = automatic_marks(CURRENT, facts_for(here.scope, here.id, clock.today()))
    pillars = []
    for pillar, title in PILLARS.items():
        mine = [one for one in CURRENT.criteria if one.pillar == pillar]
        lines = [(one, counted.get(one.code), None if one.automatic else form.pair(one)) for one in mine]
        pillars.append((title, lines))
    context = {"here": here, "form": form, "pillars": pillars, "grid": CURRENT}
    return render(request, "indicators/assess.html", context, status=422 if form.errors else 200)


def withdraw(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """With its reason."""
    here = cooperative_here(request, code, rows=False)
    office = assessor_office(here.viewer)
    if office is None:
        raise NotVisible
    assessment(here.scope, here.id, identifier)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = WithdrawAssessment(assessment=identifier, reason=form.cleaned_data["reason"])
        said = _now("L’évaluation est retirée.")
        if send(request, "indicators.withdraw_assessment", office, payload, form=form, said=said).recorded:
            return redirect(here.url("assessments"))
    context = {
        "form": form,
        "title": _now("Retirer l’évaluation"),
        "about": _now("Elle reste lisible et ne se compare plus."),
        "back": here.url("assessments"),
        "who": here.name,
    }
    return render(request, "indicators/form.html", context, status=422 if form.errors else 200)
