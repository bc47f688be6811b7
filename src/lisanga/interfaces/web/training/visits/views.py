"""Follow-up visits: planned, opened with the promises of the last one, noted with what is promised now."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.cooperatives.queries import CooperativeFilter, cooperatives
from lisanga.domains.training import queries
from lisanga.domains.training.operations.plan_visit import PlanVisit
from lisanga.domains.training.operations.record_visit import RecordVisit
from lisanga.interfaces.web.here import cooperative_here
from lisanga.interfaces.web.paging import uuid_of
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.interfaces.web.submitting import send
from lisanga.interfaces.web.training.standing import office_held, standing_of
from lisanga.interfaces.web.training.visits.forms import PlanForm, VisitForm


def visits(request: HttpRequest) -> HttpResponse:
    """Visits of the office or of the partner, planned and held."""
    here = standing_of(request)
    rows = queries.visits(here.scope)
    today = clock.today()
    late = {row.id for row in rows if row.held_on is None and row.planned_on < today}
    return render(request, "training/visits.html", {"rows": rows, "late": late, "may": here.may})


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


def record_visit(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The next visit opens with the last one's promises: those kept are ticked."""
    here = standing_of(request)
    office = here.acting()
    row = queries.visit(here.scope, identifier)
    if row.organisation != office:
        raise NotVisible
    before = queries.promises_before(here.scope, identifier)
    people = queries.able_to_do(here.scope, office, "visit", identifier, here.viewer.today)
    initial = {"day": clock.today(), "visitor": here.viewer.name}
    form = VisitForm(people, request.POST or None, request.FILES or None, initial=initial)
    form.keep_for(office, here.viewer.person)
    if request.method == "POST" and form.is_valid():
        data, ticked = form.cleaned_data, set(request.POST.getlist("tenue"))
        payload = RecordVisit(
            visit=identifier,
            findings=data["findings"],
            visitor=data["visitor"],
            photos=form.cleaned_data["photos"],
            promises=form.promises,
            kept=tuple(one.id for one in before if str(one.id) in ticked),
        )
        said = _now("La visite est notée.")
        sent = send(request, "training.record_visit", office, payload, form=form, business_date=data["day"], said=said)
        if sent.recorded:
            return redirect("visit", identifier)
    names = sorted({name for name, _place in people.values()})
    context = {"row": row, "form": form, "before": before, "today": clock.today(), "names": names}
    context["ticked"] = {one.id for one in before if str(one.id) in request.POST.getlist("tenue")}
    return render(request, "training/visit_record.html", context, status=422 if form.errors else 200)


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
