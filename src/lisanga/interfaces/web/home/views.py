"""À faire: what waits for this reader, then the figures of the role."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.core.ledger.queries import open_items_of
from lisanga.core.scope.roles import COOPERATIVE_KINDS, ROLES, Permission
from lisanga.core.scope.viewer import HeldGrant, Viewer
from lisanga.domains.collect.queries import volumes_of_member
from lisanga.domains.members.queries import share_account
from lisanga.domains.treasury.queries import money_held
from lisanga.interfaces.web.cooperatives.figures import Figure, autonomy, held, large, shared
from lisanga.interfaces.web.home import partnership
from lisanga.interfaces.web.home.cooperative import tasks_of
from lisanga.interfaces.web.home.deliverables import deliverable_tasks
from lisanga.interfaces.web.home.measuring import value_tasks
from lisanga.interfaces.web.home.missions import mission_tasks
from lisanga.interfaces.web.home.network import SHOWN, watched
from lisanga.interfaces.web.home.sharing import data_tasks
from lisanga.interfaces.web.home.tasks import Task, grouped
from lisanga.interfaces.web.home.training import training_tasks
from lisanga.interfaces.web.partnerships.there import reads_agreements
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.reports.network import rows, total

MOST_COOPERATIVES = 3  # in which one person works
SPAN = 12
_BREAKDOWNS = {"members": "membres", "deliveries": "livre", "payments_done": "paye", "ledger_result": "autonomie"}
_KINDS = {str(kind) for kind in COOPERATIVE_KINDS}


def home(request: HttpRequest) -> HttpResponse:
    """Reads are bounded by the reader's own roles, never by what the network holds."""
    viewer = viewer_of_request(request)
    work = _places_of_work(viewer)
    accounts = [grant for grant in viewer.current if grant.member is not None]
    beyond = any(grant.organisation_kind not in _KINDS for grant in viewer.current)
    tasks: list[Task] = []
    for grant in work:
        tasks += tasks_of(viewer, grant, viewer.today)
    tasks += partnership.tasks_of(viewer) + training_tasks(viewer, viewer.today)
    tasks += mission_tasks(viewer) + value_tasks(viewer) + data_tasks(viewer)
    tasks += deliverable_tasks(viewer, viewer.today) if reads_agreements(viewer) else []
    context: dict[str, Any] = {
        "greeting": viewer.name,
        "groups": grouped(tasks),
        "partnerships": partnership.standings(viewer),
        "shows_tasks": bool(work or tasks),
        "buttons": _buttons(viewer, work[0]) if work else [],
        "figures": _figures(viewer, work[0]) if work else [],
        "accounts": [_account(viewer, grant) for grant in accounts],
    }
    if beyond and viewer.scope.aggregates:
        context |= _network(viewer)
    context["opens_people"] = any("people" in ROLES[grant.role].permissions for grant in viewer.current)
    context["nothing"] = not viewer.current
    return render(request, "home/home.html", context)


def _places_of_work(viewer: Viewer) -> list[HeldGrant]:
    """One grant a cooperative, of those whose rows the reader sees."""
    found: dict[object, HeldGrant] = {}
    for grant in viewer.current:
        if grant.organisation_kind in _KINDS and grant.organisation in viewer.scope.rows:
            found.setdefault(grant.organisation, grant)
    return list(found.values())[:MOST_COOPERATIVES]


def _buttons(viewer: Viewer, grant: HeldGrant) -> list[tuple[str, str, str]]:
    """The gestures of every day: (icon, words, address)."""
    wanted = (
        (Permission.COLLECT, "delivery", _("Nouvelle livraison"), "delivery_new"),
        (Permission.CASH, "cash", _("Payer"), "payments"),
        (Permission.MEMBERS, "import", _("Importer un registre"), "imports"),
        (Permission.ACCOUNTS, "ledger", _("Comptes"), "ledger"),
    )
    allowed = [
        (icon, words, reverse(name, args=[grant.organisation_code]))
        for permission, icon, words, name in wanted
        if viewer.may(permission, grant.organisation)
    ]
    return allowed[:3]


def _figures(viewer: Viewer, grant: HeldGrant) -> list[Figure]:
    """The five figures of the cooperative, each opening its list."""
    place, last = grant.organisation, clock.month_of(viewer.today)
    names = ("members", "deliveries", "payments_done", "treasury", "ledger_result")
    links = {name: reverse(name, args=[grant.organisation_code]) for name in names}
    lines = rows(viewer.scope, [place], last - SPAN + 1, last)
    if not lines:
        return []
    return [
        *shared(lines[0], links),
        held(money_held(viewer.scope, [place])[place], links),
        autonomy(lines[0], links),
    ]


def _network(viewer: Viewer) -> dict[str, Any]:
    """Figures and cooperatives to look at, for the programme and its partners."""
    last = clock.month_of(viewer.today)
    lines = rows(viewer.scope, None, last - SPAN + 1, last)
    sums = total(lines)
    links = {list_: reverse("network_figure", args=[figure]) for list_, figure in _BREAKDOWNS.items()}
    working = Figure(
        _("Fonctionnelles"),
        french.number(sums.functional),
        _("sur %(all)s") % {"all": french.plural(sums.cooperatives, _("coopérative"), _("coopératives"))},
        "",
        reverse("network_figure", args=["fonctionnelles"]),
    )
    seen = watched(viewer.scope, lines, viewer.today)
    return {
        "network_figures": [*shared(sums, links), working, autonomy(sums, links)],
        "watched": seen[:SHOWN],
        "more_watched": max(len(seen) - SHOWN, 0),
        "cooperatives": sums.cooperatives,
        "may_create": any(viewer.may(Permission.PROGRAMME, grant.organisation) for grant in viewer.current),
    }


def _account(viewer: Viewer, grant: HeldGrant) -> dict[str, Any]:
    """A member's own account in a few figures."""
    assert grant.member is not None
    scope, place, member = viewer.scope, grant.organisation, grant.member
    items = open_items_of(scope, place, member)
    owed = sum(item.remaining for item in items if item.side == "C" and item.currency == "CDF")
    owes = sum(item.remaining for item in items if item.side == "D" and item.currency == "CDF")
    shares = share_account(scope, place, member)
    grams = sum(volume.grams for volume in volumes_of_member(scope, place, member))
    url = reverse("member", args=[grant.organisation_code, member])
    return {
        "name": grant.organisation_name,
        "url": url,
        "figures": [
            large(_("On me doit"), french.amount(owed), url=url),
            large(_("Je dois"), french.amount(owes), url=url),
            large(_("J’ai livré"), french.weight(grams), url=url),
            Figure(_("Mes parts"), french.number(shares.shares), french.amount(shares.paid), "", url),
        ],
    }
