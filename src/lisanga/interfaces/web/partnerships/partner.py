"""A partner's own page: what each side owes the other, the next report, the cooperatives on the map, and the benefits
that the framework promises, as figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import articles, clock, french
from lisanga.core.kernel.clock import local_date
from lisanga.core.scope.roles import OrganisationKind, Permission
from lisanga.core.scope.viewer import NotVisible, Viewer
from lisanga.domains.cooperatives.queries import CooperativeFilter, cooperatives, counts
from lisanga.domains.directory.queries import OrganisationRow, partners
from lisanga.domains.partnerships import queries
from lisanga.domains.partnerships.deliverable_rules import SUBMITTED
from lisanga.domains.partnerships.queries import AgreementFilter, AgreementRow, Reminder
from lisanga.domains.partnerships.queries.deliverables import DeliverableFilter, deliverables
from lisanga.domains.partnerships.rules import RUNNING
from lisanga.interfaces.web.cooperatives.figures import STAGE_TONES, Figure, large
from lisanga.interfaces.web.partnerships.obligations import TONES
from lisanga.interfaces.web.partnerships.views import TONES as AGREEMENT_TONES
from lisanga.interfaces.web.requests import viewer_of_request
from lisanga.interfaces.web.svg.drawing import Drawing
from lisanga.interfaces.web.svg.maps import province_map
from lisanga.reports.network import Totals, figures

AHEAD = 92  # days: one quarter
SHOWN = 8
_SPAN = 12


@dataclass(frozen=True, slots=True)
class Owed:
    """One line of what a side owes."""

    title: str
    state: str
    tone: str
    day: date
    url: str


def partner_here(viewer: Viewer, code: str) -> OrganisationRow:
    """The partner of this code, for its own people and for an office that reads agreements."""
    office = any(
        grant.organisation_kind == OrganisationKind.PROGRAMME and grant.organisation in viewer.scope.rows
        for grant in viewer.current
    )
    found = next((row for row in partners(viewer.scope) if row.code == code.upper()), None)
    if found is None or not (office or found.id in viewer.scope.parties):
        raise NotVisible
    return found


def partnership(request: HttpRequest, code: str) -> HttpResponse:
    """Sums and shared things only, in a fixed number of statements."""
    viewer = viewer_of_request(request)
    partner = partner_here(viewer, code)
    scope, today = viewer.scope, viewer.today
    agreements = queries.agreements(scope, AgreementFilter(partner=partner.id))
    waiting = queries.reminders(scope, today + timedelta(days=AHEAD), today, 500, partner.id)
    ours = partner.id in scope.parties
    month = clock.month_of(today)
    wanted = CooperativeFilter(partner=partner.id)
    totals = figures(scope, wanted, month - _SPAN + 1, month).totals
    office = articles.the(agreements[0].organisation_name) if agreements else _("le programme")
    theirs_title = _("Ce que %(name)s nous doit") % {"name": office} if ours else _("Ce que nous devons")
    ours_title = (
        _("Ce que nous devons") if ours else _("Ce que %(name)s nous doit") % {"name": articles.the(partner.name)}
    )
    context = {
        "partner": partner,
        "agreements": [(row, AGREEMENT_TONES[row.status]) for row in agreements],
        "blocks": [(theirs_title, _owed(waiting, "office")), (ours_title, _owed(waiting, "partner"))],
        "examined": _examined(viewer, partner),
        "report": _next_report(waiting),
        "benefits": _benefits(totals, _kept(viewer, agreements), _links(partner, agreements)),
        "cooperatives": [
            (row, STAGE_TONES[row.stage], reverse("cooperative", args=[row.code]))
            for row in cooperatives(scope, wanted, limit=SHOWN)
        ],
        "all": f"{reverse('network')}?partenaire={partner.code}",
        "count": totals.cooperatives,
        "map": _map(viewer, wanted),
        "ours": ours,
    }
    return render(request, "partnerships/partner.html", context)


def _owed(waiting: Sequence[Reminder], side: str) -> list[Owed]:
    """Contested and late first, then by day."""
    rows = [one for one in waiting if one.side == side]
    first = {"contested": 0, "late": 1}
    rows.sort(key=lambda one: (first.get(one.due.state, 2), one.due.due_on))
    return [
        Owed(
            f"{one.obligation_title}, {one.due.label}" if one.due.label else one.obligation_title,
            one.due.state_label,
            TONES[one.due.state],
            one.due.due_on,
            reverse("obligation", args=[one.agreement_code, one.due.obligation]),
        )
        for one in rows[:SHOWN]
    ]


@dataclass(frozen=True, slots=True)
class Examined:
    """A version that waits for the partner’s word; `act` are the words of its button."""

    title: str
    day: date | None
    url: str
    act: str


def _examined(viewer: Viewer, partner: OrganisationRow) -> list[Examined]:
    """Reports before other works, the earliest due first."""
    rows = deliverables(viewer.scope, DeliverableFilter(partner=partner.id, statuses=frozenset({SUBMITTED})))
    decides = partner.id in viewer.scope.parties and viewer.may(Permission.VALIDATE, partner.id)
    return [
        Examined(
            row.title,
            local_date(row.submitted_at) if row.submitted_at else None,
            reverse("deliverable_version", args=[row.id, row.version]),
            _("Lire et valider") if decides else _("Lire"),
        )
        for row in sorted(rows, key=lambda row: not row.is_report)[:3]
    ]


def _links(partner: OrganisationRow, agreements: Sequence[AgreementRow]) -> dict[str, str]:
    """Where each benefit opens: the figure by cooperative, and the ledger of what was promised."""
    figures = ("fonctionnelles", "autonomie", "paye", "membres")
    found = {name: f"{reverse('network_figure', args=[name])}?partenaire={partner.code}" for name in figures}
    running = next((row for row in agreements if row.status in RUNNING), None)
    return found | {"kept": reverse("obligations", args=[running.code]) if running else ""}


def _next_report(waiting: Sequence[Reminder]) -> Owed | None:
    """The first report that is still owed (C4)."""
    reports = [one for one in waiting if one.side == "office" and one.clause == "C4" and one.due.state != "contested"]
    found = _owed(sorted(reports, key=lambda one: one.due.due_on)[:1], "office")
    return found[0] if found else None


def _kept(viewer: Viewer, agreements: Sequence[AgreementRow]) -> tuple[int, int]:
    """Days kept of those that have come, in agreements that run."""
    running = [row.id for row in agreements if row.status in RUNNING]
    return queries.days_kept(viewer.scope, running, viewer.today)


def _benefits(totals: Totals, kept: tuple[int, int], links: dict[str, str]) -> list[Figure]:
    """The five that the framework promises (E5), in its order."""
    autonomy = "–" if totals.autonomy is None else f"{totals.autonomy}{french.NBSP}%"
    done, due = kept
    working = _("coopératives fonctionnelles sur %(all)s") % {"all": french.number(totals.cooperatives)}
    women = _("membres, dont %(share)s de femmes") % {"share": french.percentage(totals.women, totals.members)}
    paid_words = _("payés aux membres en douze mois")
    kept_words = french.plural(done, _("échéance tenue à temps"), _("échéances tenues à temps"))
    return [
        Figure(_("Image de l’institution"), french.number(totals.functional), working, "", links["fonctionnelles"]),
        Figure(_("Moins de dépendance"), autonomy, _("de recettes propres"), "", links["autonomie"]),
        large(
            _("Revenus autonomes"),
            french.millions(totals.paid),
            paid_words,
            url=links["paye"],
        ),
        Figure(_("Maîtrise coopérative"), french.number(totals.members), women, "", links["membres"]),
        Figure(
            _("Partenariat tenu"),
            french.percentage(done, due) if due else "–",
            _("%(kept)s sur %(due)s") % {"kept": kept_words, "due": french.number(due)}
            if due
            else _("rien n’est échu"),
            "",
            links["kept"],
        ),
    ]


def _map(viewer: Viewer, wanted: CooperativeFilter) -> Drawing | None:
    found: dict[str, int] = {}
    for (province, _stage), count in counts(viewer.scope, wanted).items():
        found[province] = found.get(province, 0) + count
    if not found:
        return None
    return province_map(
        _("Où sont nos coopératives"),
        found,
        show=lambda count: french.plural(count, _("coopérative"), _("coopératives")),
        links={province: f"{reverse('network')}?province={province}" for province in found},
        columns=(_("Province"), _("Coopératives")),
    )
