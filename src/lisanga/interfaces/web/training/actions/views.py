"""Action points: the list, those of one record, one of them; raised, done, dropped."""

from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible, Scope, Viewer
from lisanga.domains.directory.queries import organisation, organisations
from lisanga.domains.training import queries
from lisanga.domains.training.operations.complete_action import CompleteAction
from lisanga.domains.training.operations.drop_action import DropAction
from lisanga.domains.training.operations.partner_action_done import PartnerActionDone
from lisanga.domains.training.operations.raise_action import RaiseAction
from lisanga.domains.training.operations.report_action_done import ReportActionDone
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.components import Tab
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.paging import PAGE, cut, day_key, pager, uuid_of
from lisanga.interfaces.web.partnerships.there import event_of
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.interfaces.web.submitting import ReasonForm, send
from lisanga.interfaces.web.training.actions.forms import ActionForm
from lisanga.interfaces.web.training.actions.records import KIND_WORDS, Record, record_of
from lisanga.interfaces.web.training.standing import office_held, standing_of

EXPORT_LIMIT = 20_000
_SORTS = ("mine", "open", "done", "dropped")
_COLUMNS = (
    Column("Action"),
    Column("Qui"),
    Column("Pour le", Shape.DATE),
    Column("Faite le", Shape.DATE),
    Column("Note"),
    Column("Abandonnée le", Shape.DATE),
    Column("Pourquoi"),
    Column("Vient de"),
)
Shown = list[tuple[queries.ActionRow, Record | None]]


def _with_records(scope: Scope, rows: list[queries.ActionRow]) -> Shown:
    wanted: dict[str, set[UUID]] = {}
    for row in rows:
        wanted.setdefault(row.subject_kind, set()).add(row.subject)
    found = queries.origins(scope, wanted)
    return [(row, record_of(found.get(row.subject))) for row in rows]


def actions(request: HttpRequest) -> HttpResponse:
    """Of the office or of the partner: mine first, then those to do, done, dropped."""
    here = standing_of(request)
    counts = queries.action_counts(here.scope)
    sort = request.GET.get("etat", "")
    sort = sort if sort in _SORTS else "mine" if counts["mine"] else "open"
    state, mine = ("open", True) if sort == "mine" else (sort, False)
    if wants_file(request):
        rows = queries.actions(here.scope, state, limit=EXPORT_LIMIT, mine=mine)
        file = exported(request, "actions", _COLUMNS, map(_exported, _with_records(here.scope, rows)))
        if file is not None:
            return file
    found, more = cut(queries.actions(here.scope, state, day_key(request), PAGE + 1, mine=mine))
    words = {"mine": _("Les miennes"), "open": _("À faire"), "done": _("Faites"), "dropped": _("Abandonnées")}
    tabs = [Tab(f"{words[one]} ({counts[one]})", f"?etat={one}", one == sort) for one in _SORTS]
    key = f"{found[-1].due_on.isoformat()}~{found[-1].id}" if found else ""
    context = {
        "rows": _with_records(here.scope, list(found)),
        "tabs": tabs,
        "sort": sort,
        "pager": pager(request, key, more=more),
        "today": clock.today(),
    }
    return render(request, "training/actions.html", context)


def _exported(line: tuple[queries.ActionRow, Record | None]) -> tuple[object, ...]:
    row, record = line
    told = f"{record.kind} : {record.title}" if record else str(KIND_WORDS.get(row.subject_kind, ""))
    return (row.text, row.owner, row.due_on, row.done_on, row.done_note, row.dropped_on, row.dropped_reason, told)


def actions_about(request: HttpRequest, kind: str, identifier: UUID) -> HttpResponse:
    """What is to do because of one record, for whoever reads it."""
    viewer = viewer_of_request(request)
    record = record_of(queries.origin(viewer.scope, kind, identifier))
    context = {
        "record": record,
        "rows": [(row, None) for row in queries.actions_about(viewer.scope, identifier)],
        "new": reverse("action_new", args=[kind, identifier]) if _raises(viewer) else "",
        "today": clock.today(),
    }
    return render(request, "training/actions_about.html", context)


def _raises(viewer: Viewer) -> UUID | None:
    """The office in which the reader may raise an action."""
    office = office_held(viewer)
    return office if office is not None and viewer.may(Permission.TRAINING, office) else None


def action_new(request: HttpRequest, kind: str, identifier: UUID) -> HttpResponse:
    """From a record, by the office; its partner and its cooperative may read it."""
    viewer = viewer_of_request(request)
    office = _raises(viewer)
    if office is None:
        raise NotVisible
    found = queries.origin(viewer.scope, kind, identifier)
    people = queries.able_to_do(viewer.scope, office, kind, identifier, viewer.today)
    sides = {one for one in (found.partner, found.cooperative) if one is not None}
    places = {one.id: one.name for one in organisations(viewer.scope, sides).values()}
    places[office] = organisation(viewer.scope, office).name
    form = ActionForm(people, places, found.partner, found.cooperative, request.POST or None)
    if request.method == "POST" and form.is_valid():
        person, owner = form.doer
        payload = RaiseAction(
            subject_kind=kind,
            subject=identifier,
            text=form.cleaned_data["text"],
            owner=owner,
            due_on=form.cleaned_data["due_on"],
            person=person,
            partner=form.shared("for_partner"),
            cooperative=form.shared("for_cooperative"),
        )
        said = _("L’action est notée.")
        if send(request, "training.raise_action", office, payload, form=form, said=said).recorded:
            return redirect("actions_about", kind, identifier)
    record = record_of(found)
    context = {"form": form, "record": record, "back": reverse("actions_about", args=[kind, identifier])}
    return render(request, "training/action_new.html", context, status=422 if form.errors else 200)


def action(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """What, who, until when, where it comes from; the gestures of those who may."""
    viewer = viewer_of_request(request)
    row = queries.action(viewer.scope, identifier)
    context = {
        "row": row,
        "record": _with_records(viewer.scope, [row])[0][1],
        "late": row.is_late(viewer.today),
        "mine": row.person == viewer.person,
        "may_close": _register_of(viewer, row) is not None,
        "may_drop": viewer.may(Permission.TRAINING, row.organisation),
        "events": [event_of(line) for line in queries.action_history(viewer.scope, identifier)],
        "operation_id": new_id(),
    }
    return render(request, "training/action.html", context)


def _register_of(viewer: Viewer, row: queries.ActionRow) -> tuple[str, UUID] | None:
    """The operation by which the reader says that it is done, and in whose register that word stands."""
    if viewer.may(Permission.TRAINING, row.organisation):
        return "training.complete_action", row.organisation
    if row.cooperative is not None and viewer.may(Permission.COOPERATIVE, row.cooperative):
        return "training.report_action_done", row.cooperative
    own = row.cooperative is None or row.person == viewer.person  # a cooperative's promise is no partner's to speak of
    if own and row.partner is not None and viewer.may(Permission.PARTNERSHIP, row.partner):
        return "training.partner_action_done", row.partner
    return None


@require_POST
def complete(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Done: said by the office, by the cooperative or by the partner, each in its own register. The operation's id
    follows from the page and the action: the same tap twice is a duplicate."""
    viewer = viewer_of_request(request)
    row = queries.action(viewer.scope, identifier)
    found = _register_of(viewer, row)
    if found is None:
        raise NotVisible
    name, register = found
    payloads = {
        "training.complete_action": CompleteAction,
        "training.report_action_done": ReportActionDone,
        "training.partner_action_done": PartnerActionDone,
    }
    page = uuid_of(request.POST.get("operation_id")) or new_id()
    payload = payloads[name](action=identifier, note=request.POST.get("note", "")[:300])
    send(request, name, register, payload, id=uuid5(page, identifier.hex), said=_("C’est noté : fait."))
    if row.subject_kind == "visit" and "fiche" not in request.POST:
        return redirect("visit", row.subject)
    return redirect("action", identifier)


def drop(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """Given up by the office, with the reason."""
    viewer = viewer_of_request(request)
    row = queries.action(viewer.scope, identifier)
    if not viewer.may(Permission.TRAINING, row.organisation) or not row.is_open:
        raise NotVisible
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = DropAction(action=identifier, reason=form.cleaned_data["reason"])
        said = _("L’action est abandonnée ; la raison reste écrite.")
        if send(request, "training.drop_action", row.organisation, payload, form=form, said=said).recorded:
            return redirect("action", identifier)
    context = {"form": form, "title": _("Abandonner cette action"), "about": row.text}
    context["back"] = reverse("action", args=[identifier])
    return render(request, "training/form.html", context, status=422 if form.errors else 200)
