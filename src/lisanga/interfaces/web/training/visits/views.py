"""Follow-up visits: planned, opened with the promises of the last one, noted with what is promised now."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.cooperatives.queries import CooperativeFilter, cooperatives
from lisanga.domains.training import queries
from lisanga.domains.training.operations.complete_action import CompleteAction
from lisanga.domains.training.operations.plan_visit import PlanVisit
from lisanga.domains.training.operations.record_visit import Promise, RecordVisit
from lisanga.domains.training.operations.report_action_done import ReportActionDone
from lisanga.interfaces.web.fields import day_input
from lisanga.interfaces.web.here import cooperative_here
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.interfaces.web.submitting import OperationForm, send
from lisanga.interfaces.web.training.standing import office_held, standing_of

PROMISES = 4  # lines of the form
DELAY = timedelta(days=30)  # proposed for a promise


def visits(request: HttpRequest) -> HttpResponse:
    """Visits of the office or of the partner, planned and held."""
    here = standing_of(request)
    rows = queries.visits(here.scope)
    today = clock.today()
    late = {row.id for row in rows if row.held_on is None and row.planned_on < today}
    return render(request, "training/visits.html", {"rows": rows, "late": late, "may": here.may})


class PlanForm(OperationForm):
    """Where, when, for what."""

    cooperative = forms.ChoiceField(label=_("Coopérative"))
    planned_on = forms.DateField(label=_("Jour"), widget=day_input())
    purpose = forms.CharField(label=_("Ce que l’on va voir"), max_length=200, required=False)
    roadmap = forms.ChoiceField(label=_("Feuille de route"), required=False)


def new_visit(request: HttpRequest) -> HttpResponse:
    here = standing_of(request)
    office = here.acting()
    form = PlanForm(request.POST or None)
    known = cooperatives(here.scope, CooperativeFilter(), limit=500)
    plans = [one for one in queries.roadmaps(here.scope) if one.organisation == office]
    form.fields["cooperative"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
        (str(one.organisation), one.name) for one in known
    ]
    form.fields["roadmap"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
        ("", "—"),
        *((str(one.id), one.title) for one in plans),
    ]
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        partners = {str(one.organisation): one.partner for one in known}
        payload = PlanVisit(
            cooperative=UUID(data["cooperative"]),
            planned_on=data["planned_on"],
            purpose=data["purpose"],
            roadmap=uuid_of(data["roadmap"]),
            partner=partners[data["cooperative"]],
        )
        answer = send(request, "training.plan_visit", office, payload, form=form, said=_now("La visite est prévue."))
        if answer.recorded:
            return redirect("visit", answer.id)
    context = {"form": form, "title": _now("Prévoir une visite")}
    return render(request, "training/form.html", context, status=422 if form.errors else 200)


def visit(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """What was seen and promised; for the office, its partner and the cooperative."""
    viewer = viewer_of_request(request)
    row = queries.visit(viewer.scope, identifier)
    office = office_held(viewer) == row.organisation
    context = {
        "row": row,
        "before": queries.promises_before(viewer.scope, identifier),
        "made": queries.promises_made(viewer.scope, identifier),
        "photos": queries.visit_photos(viewer.scope, identifier),
        "may": office and viewer.may(Permission.TRAINING, row.organisation),
        "today": clock.today(),
        "operation_id": new_id(),
    }
    return render(request, "training/visit.html", context)


class VisitForm(OperationForm):
    """Findings first, then promises: what, who, until when."""

    day = forms.DateField(label=_("Jour de la visite"), widget=day_input())
    visitor = forms.CharField(label=_("Qui a visité ?"), max_length=120)
    findings = forms.CharField(label=_("Constats"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(PROMISES):
            number = {"n": place + 1}
            self.fields[f"text_{place}"] = forms.CharField(
                label=_now("Promesse %(n)s : quoi ?") % number, max_length=300, required=False
            )
            self.fields[f"owner_{place}"] = forms.CharField(label=_now("Qui ?"), max_length=120, required=False)
            self.fields[f"due_{place}"] = forms.DateField(
                label=_now("Pour quand ?"), required=False, widget=day_input(), initial=clock.today() + DELAY
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for place in range(PROMISES):
            if data.get(f"text_{place}"):
                for name in (f"owner_{place}", f"due_{place}"):
                    if not data.get(name):
                        self.add_error(name, _now("Une promesse dit qui, et pour quand."))
        return data

    @property
    def promises(self) -> tuple[Promise, ...]:
        data = self.cleaned_data
        return tuple(
            Promise(text=data[f"text_{place}"], owner=data[f"owner_{place}"], due_on=data[f"due_{place}"])
            for place in range(PROMISES)
            if data.get(f"text_{place}")
        )


def record_visit(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The next visit opens with the last one's promises: those kept are ticked."""
    here = standing_of(request)
    office = here.acting()
    row = queries.visit(here.scope, identifier)
    if row.organisation != office:
        raise NotVisible
    before = queries.promises_before(here.scope, identifier)
    form = VisitForm(request.POST or None, initial={"day": clock.today(), "visitor": here.viewer.name})
    if request.method == "POST" and form.is_valid():
        data, ticked = form.cleaned_data, set(request.POST.getlist("tenue"))
        payload = RecordVisit(
            visit=identifier,
            findings=data["findings"],
            visitor=data["visitor"],
            promises=form.promises,
            kept=tuple(one.id for one in before if str(one.id) in ticked),
        )
        said = _now("La visite est notée.")
        sent = send(request, "training.record_visit", office, payload, form=form, business_date=data["day"], said=said)
        if sent.recorded:
            return redirect("visit", identifier)
    context = {"row": row, "form": form, "before": before, "today": clock.today()}
    return render(request, "training/visit_record.html", context, status=422 if form.errors else 200)


@require_POST
def complete(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """A promise kept: said by the office, or by the cooperative in its own register."""
    viewer = viewer_of_request(request)
    row = queries.action(viewer.scope, identifier)
    sent = uuid_of(request.POST.get("operation_id")) or new_id()
    note = request.POST.get("note", "")[:300]
    said = _now("La promesse est tenue.")
    if viewer.may(Permission.TRAINING, row.organisation):
        payload = CompleteAction(action=identifier, note=note)
        send(request, "training.complete_action", row.organisation, payload, id=sent, said=said)
    elif row.cooperative is not None and viewer.may(Permission.COOPERATIVE, row.cooperative):
        done = ReportActionDone(action=identifier, note=note)
        send(request, "training.report_action_done", row.cooperative, done, id=sent, said=said)
    else:
        raise NotVisible
    if row.subject_kind == "visit":
        return redirect("visit", row.subject)
    return redirect("home")


def cooperative_visits(request: HttpRequest, code: str) -> HttpResponse:
    """A cooperative's own visits and promises."""
    here = cooperative_here(request, code)
    context = {
        "here": here,
        "tabs": here.tabs("cooperative"),
        "rows": queries.visits_of(here.scope, here.id),
        "promises": queries.promises_of(here.scope, here.id),
        "may": here.may(Permission.COOPERATIVE),
        "today": clock.today(),
        "operation_id": new_id(),
    }
    return render(request, "training/cooperative_visits.html", context)
