"""The calendar of deliverables, one of them, and a new one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.partnerships import queries
from lisanga.domains.partnerships.deliverable_rules import KINDS, STATES, VALIDATED, Due, calendar, lateness
from lisanga.domains.partnerships.operations.open_deliverable import OpenDeliverable
from lisanga.domains.partnerships.queries import agreement, deliverables
from lisanga.domains.partnerships.queries.deliverables import DeliverableFilter, DeliverableRow
from lisanga.domains.partnerships.rules import BINDING
from lisanga.interfaces.web.components import Tab
from lisanga.interfaces.web.paging import PAGE, address, cut, day_key, pager
from lisanga.interfaces.web.partnerships.there import agreement_here, event_of, reads_agreements
from lisanga.interfaces.web.reports.deliverable import TONES, standing
from lisanga.interfaces.web.reports.deliverable_forms import OtherForm
from lisanga.interfaces.web.reports.in_hand import hands_of
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.interfaces.web.submitting import send

OPEN = frozenset(STATES) - {VALIDATED}
_GROUPS: dict[str, frozenset[str]] = {"valides": frozenset({VALIDATED}), "tous": frozenset()}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the calendar: a deliverable, with how its day stands."""

    row: DeliverableRow
    tone: str
    late: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that the agreement promises and nobody has opened yet."""

    agreement: str
    partner: str
    due: Due
    label: str
    late: str


def deliverables_page(request: HttpRequest) -> HttpResponse:
    """By day, first what still waits for one side or the other; above, what should be opened now."""
    viewer = viewer_of_request(request)
    if not reads_agreements(viewer):
        raise NotVisible
    group = request.GET.get("etat", "")
    wanted = DeliverableFilter(statuses=_GROUPS.get(group, OPEN))
    rows, more = cut(deliverables.deliverables(viewer.scope, wanted, day_key(request), PAGE + 1))
    key = f"{rows[-1].due_on}~{rows[-1].id}" if rows else ""
    context = {
        "lines": [_line(row, viewer.today) for row in rows],
        "waiting": [] if day_key(request) or group else waiting(viewer.scope, viewer.today),
        "tabs": _tabs(request, group),
        "filtered": bool(group),
        "quiet": not rows and bool(deliverables.deliverables(viewer.scope, None, None, 1)),
        "pager": pager(request, key, more=more),
        "is_office": viewer.scope.network,
        "opens": any(viewer.may(Permission.PROGRAMME, grant.organisation) for grant in viewer.current),
    }
    return render(request, "reports/deliverables.html", context)


def _tabs(request: HttpRequest, chosen: str) -> list[Tab]:
    labels = (("", _("À suivre")), ("valides", _("Validés")), ("tous", _("Tous")))
    return [Tab(label, address(request, etat=key, apres=""), key == chosen) for key, label in labels]


def _line(row: DeliverableRow, today: date) -> Line:
    return Line(row, TONES[row.status], lateness(row.due_on, today) if row.is_owed else "")


def waiting(scope: Scope, today: date) -> list[Waiting]:
    """Reports due within a fortnight or late that were never opened; two statements."""
    known = {(row.agreement, row.period) for row in deliverables.deliverables(scope, DeliverableFilter(), limit=1000)}
    found = []
    for terms in deliverables.report_terms(scope):
        for due in terms.calendar():
            late = lateness(due.on, today)
            if late != "later" and (terms.agreement, due.period) not in known:
                label = f"{KINDS[due.kind]} {'' if due.period == 'final' else due.period}".strip()
                found.append(Waiting(terms.code, terms.partner_name, due, label, late))
    return sorted(found, key=lambda one: one.due.on)


def deliverable_page(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """State, versions, observations, and what this reader can do next."""
    one = standing(request, identifier)
    versions = deliverables.versions(one.scope, one.id)
    context = {
        "one": one,
        "row": one.row,
        "late": lateness(one.row.due_on, one.viewer.today) if one.row.is_owed else "",
        "versions": [(version, TONES[version.status]) for version in versions],
        "last": versions[0] if versions else None,
        "observations": deliverables.observations(one.scope, one.id),
        "decides": one.validates and one.row.status == "submitted",
        "observes": one.observes and one.row.status in ("submitted", "observed"),
        "submits": one.writes and one.row.status != "submitted",
        "signs": one.row.status == "submitted" and one.may(Permission.PARTNERSHIP),
        "hands": hands_of(one),
        "along": queries.handed_along(one.scope, one.id),
        "lapses": _lapses(one.row, one.viewer.today) and one.writes,
        "events": [event_of(line) for line in deliverables.deliverable_history(one.scope, one.id)],
    }
    return render(request, "reports/deliverable.html", context)


def _lapses(row: DeliverableRow, today: date) -> bool:
    days = row.agreement_tacit_days
    if row.status != "submitted" or days is None or row.submitted_at is None:
        return False
    return (today - row.submitted_at.date()).days > days


def deliverable_open(request: HttpRequest, code: str) -> HttpResponse:
    """A report of the calendar by its button (`periode`, `genre`), any other work by its form."""
    there = agreement_here(request, code)
    there.require(Permission.PROGRAMME)
    period, kind = request.POST.get("periode", ""), request.POST.get("genre", "")
    if request.method == "POST" and period:
        payload = OpenDeliverable(agreement=there.id, kind=kind, period=period)
        answer = send(request, "partnerships.open_deliverable", there.register, payload)
        if answer.recorded:
            return redirect("deliverable_write", answer.id)
        return redirect(reverse("agreement_deliverables", args=[there.code]))
    form = OtherForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        payload = OpenDeliverable(agreement=there.id, kind="other", title=data["title"], due_on=data["due_on"])
        said = _("Le livrable est annoncé : le Partenaire le voit dans son calendrier.")
        answer = send(request, "partnerships.open_deliverable", there.register, payload, form=form, said=said)
        if answer.recorded:
            return redirect("deliverable", answer.id)
    context = {"there": there, "form": form, "title": _("Annoncer un livrable")}
    context["about"] = _("Un manuel, un plan, une étude : tout ce que la convention promet en plus des rapports.")
    context["back"] = reverse("agreement_deliverables", args=[there.code])
    return render(request, "partnerships/form.html", context, status=422 if form.errors else 200)


def agreement_deliverables(request: HttpRequest, code: str) -> HttpResponse:
    """The whole calendar of one agreement: what was opened, and what will be due."""
    there = agreement_here(request, code)
    sheet = agreement(there.scope, there.id)
    rows = deliverables.deliverables(there.scope, DeliverableFilter(agreement=there.id), limit=200)
    known = {row.period for row in rows if row.period}
    today = there.viewer.today
    coming = [
        (due, KINDS[due.kind], lateness(due.on, today))
        for due in calendar(sheet.starts_on, sheet.ends_on, sheet.delays, sheet.signed_on)
        if due.period not in known
    ]
    context = {
        "there": there,
        "tabs": there.tabs("agreement_deliverables"),
        "lines": [_line(row, today) for row in rows if row.status != VALIDATED],
        "done": [_line(row, today) for row in reversed(rows) if row.status == VALIDATED],
        "coming": coming,
        "opens": there.may(Permission.PROGRAMME) and there.is_office and sheet.status in BINDING,
    }
    return render(request, "reports/calendar.html", context)
