"""The agreements that a reader is a party of, and one of them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships import queries
from lisanga.domains.partnerships.queries import AgreementFilter, AgreementRow
from lisanga.domains.partnerships.rules import NEXT, OPEN_TEXT, RUNNING, STATUSES, ZONE
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.components import Tab
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.paging import PAGE, address, cut, day_key, pager
from lisanga.interfaces.web.partnerships.there import agreement_here, event_of, reads_agreements
from lisanga.interfaces.web.requests import viewer_of_request

TONES = {
    "draft": "quiet",
    "in_review": "wait",
    "signed": "info",
    "active": "good",
    "suspended": "watch",
    "ended": "quiet",
    "closed": "quiet",
}
_GROUPS = {"preparation": OPEN_TEXT, "cours": RUNNING, "passees": frozenset({"ended", "closed"})}
_COLUMNS = (
    Column("Code"),
    Column("Titre"),
    Column("Partenaire"),
    Column("Genre"),
    Column("État"),
    Column("Signée le", Shape.DATE),
    Column("Du", Shape.DATE),
    Column("Au", Shape.DATE),
)
_MOST = 5_000


def agreements_page(request: HttpRequest) -> HttpResponse:
    """The latest first."""
    viewer = viewer_of_request(request)
    if not reads_agreements(viewer):
        raise NotVisible
    group = request.GET.get("etat", "")
    wanted = AgreementFilter(statuses=_GROUPS.get(group, frozenset()))
    if wants_file(request):
        every = queries.agreements(viewer.scope, wanted, limit=_MOST)
        file = exported(request, "conventions", _COLUMNS, map(_values, every))
        if file is not None:
            return file
    rows, more = cut(queries.agreements(viewer.scope, wanted, day_key(request), PAGE + 1))
    key = f"{rows[-1].starts_on}~{rows[-1].id}" if rows else ""
    counts = queries.ledger_counts(viewer.scope, [row.id for row in rows], viewer.today)
    context = {
        "rows": [(row, TONES[row.status], _to_follow(counts, row)) for row in rows],
        "tabs": _tabs(request, group),
        "pager": pager(request, key, more=more),
        "is_office": viewer.scope.network,
        "may_draft": any(viewer.may(Permission.PROGRAMME, grant.organisation) for grant in viewer.current),
        "filtered": bool(wanted.statuses),
        "xlsx": address(request, format="xlsx", apres=""),
        "csv": address(request, format="csv", apres=""),
    }
    return render(request, "partnerships/agreements.html", context)


def _to_follow(counts: dict[tuple[UUID, str], dict[str, int]], row: AgreementRow) -> str:
    """ "2 en retard · 1 contestée", both sides together; empty where nothing presses, or where nothing is owed."""
    if row.status not in RUNNING:
        return ""
    both = [counts.get((row.id, side), {}) for side in ("office", "partner")]
    late = sum(found.get("late", 0) for found in both)
    disputed = sum(found.get("contested", 0) for found in both)
    told = [_("%(count)s en retard") % {"count": late}] if late else []
    told += [french.plural(disputed, _("contestée"), _("contestées"))] if disputed else []
    return " · ".join(told)


def _tabs(request: HttpRequest, chosen: str) -> list[Tab]:
    labels = (
        ("", _("Toutes")),
        ("preparation", _("En préparation")),
        ("cours", _("En cours")),
        ("passees", _("Passées")),
    )
    return [Tab(label, address(request, etat=key, apres=""), key == chosen) for key, label in labels]


def _values(row: AgreementRow) -> tuple[object, ...]:
    label = STATUSES[row.status]
    return (row.code, row.title, row.partner_name, row.kind_label, label, row.signed_on, row.starts_on, row.ends_on)


def agreement_page(request: HttpRequest, code: str) -> HttpResponse:
    """Parties, zone, days, delays of reports, state, and what happened."""
    there = agreement_here(request, code)
    leads = there.may(Permission.PROGRAMME)
    context = {
        "there": there,
        "sheet": there.sheet,
        "tone": TONES[there.sheet.status],
        "tabs": there.tabs("agreement"),
        "may_revise": leads and there.sheet.status in OPEN_TEXT,
        "may_advance": leads and bool(NEXT[there.sheet.status]),
        "coming": [
            row
            for row in queries.amendments(there.scope, there.id)
            if row.kind == ZONE and row.effective_on and row.effective_on > there.viewer.today
        ],
        "events": [event_of(row) for row in queries.agreement_history(there.scope, there.id)],
    }
    return render(request, "partnerships/agreement.html", context)
