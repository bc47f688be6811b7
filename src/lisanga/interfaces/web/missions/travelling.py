"""Before and during the journey: the safety sheet, departure, safe arrival, return."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.operations.check_safety import CheckSafety, Looked
from lisanga.domains.partnerships.operations.record_travel import RecordTravel
from lisanga.domains.partnerships.queries.missions import SafetyRow
from lisanga.domains.partnerships.safety import (
    ANSWER_LABELS,
    CONCERN_LABELS,
    ITEMS,
    Concern,
    SafetyAnswer,
    SafetyItem,
)
from lisanga.interfaces.web.missions.forms import TravelForm
from lisanga.interfaces.web.missions.here import OnMission, form_page, mission_here
from lisanga.interfaces.web.submitting import OperationForm, send

STEPS = {
    "departed": gettext_lazy("Départ"),
    "arrived": gettext_lazy("Bien arrivés"),
    "returned": gettext_lazy("Rentrés"),
}
_SAYINGS = {
    "departed": gettext_lazy("Nous partons"),
    "arrived": gettext_lazy("Nous sommes bien arrivés"),
    "returned": gettext_lazy("Nous sommes rentrés"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the sheet, with the answer that stands or was just typed."""

    item: SafetyItem
    kept: SafetyRow | None
    answer: str
    note: str

    @property
    def answers(self) -> list[tuple[str, str, bool]]:
        """(value, words, chosen)."""
        return [(str(one), str(ANSWER_LABELS[one]), one == self.answer) for one in SafetyAnswer]

    @property
    def answer_label(self) -> str:
        return str(ANSWER_LABELS[SafetyAnswer(self.answer)]) if self.answer else ""


def questions(on: OnMission, typed: dict[str, str] | None = None) -> list[tuple[str, list[Question]]]:
    """By concern: physical safety, then water and food."""
    given = typed or {}

    def of(concern: Concern) -> Iterator[Question]:
        for code, item in ITEMS.items():
            if item.concern is concern:
                kept = on.sheet.safety.get(code)
                answer = given.get(code) or (kept.answer if kept else "")
                yield Question(item, kept, answer, given.get(f"{code}_note", kept.note if kept else ""))

    return [(str(CONCERN_LABELS[concern]), list(of(concern))) for concern in Concern]


def safety(request: HttpRequest, code: str, mission: UUID) -> HttpResponse:
    """All questions on one page; only what was answered anew is sent."""
    on = mission_here(request, code, mission)
    on.there.require(Permission.PARTNERSHIP)
    if on.sheet.cancelled_on is not None:
        raise NotVisible
    form = OperationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answers = tuple(_looked(request, on))
        if not answers:
            return redirect(on.url("mission"))
        payload, said = CheckSafety(mission=on.id, answers=answers), _("La fiche de sécurité est à jour.")
        if send(request, "partnerships.check_safety", on.there.register, payload, form=form, said=said).recorded:
            return redirect(on.url("mission"))
    context = {
        "there": on.there,
        "on": on,
        "sheet": on.sheet,
        "form": form,
        "groups": questions(on, request.POST.dict() if request.method == "POST" else None),
    }
    return render(request, "missions/safety.html", context, status=422 if form.errors else 200)


def _looked(request: HttpRequest, on: OnMission) -> Iterator[Looked]:
    """Answers that differ from what stands."""
    for code in ITEMS:
        answer, note = request.POST.get(code, ""), request.POST.get(f"{code}_note", "").strip()[:200]
        kept = on.sheet.safety.get(code)
        if answer in tuple(SafetyAnswer) and (kept is None or (kept.answer, kept.note) != (answer, note)):
            yield Looked(item=code, answer=SafetyAnswer(answer).value, note=note)


def travel(request: HttpRequest, code: str, mission: UUID) -> HttpResponse:
    """For the experts and their office; the next step is already chosen."""
    on = mission_here(request, code, mission)
    on.there.require(Permission.MISSION)
    coming = next((step for step in STEPS if on.sheet.told(step) is None), "returned")
    choices = [(step, str(words)) for step, words in _SAYINGS.items()]
    form = TravelForm(choices, request.POST or None, initial={"step": coming})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = RecordTravel(mission=on.id, step=data["step"], place=data["place"], note=data["note"])
        said = _("Merci : les deux côtés le voient maintenant.")
        if send(request, "partnerships.record_travel", on.there.register, payload, form=form, said=said).recorded:
            return redirect(on.url("mission"))
    return form_page(request, on, form, _("Donner des nouvelles du voyage"), on.sheet.purpose)
