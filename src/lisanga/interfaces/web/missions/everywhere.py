"""Missions of all agreements that the reader is a party of: who is on the road, who leaves, whose safety sheet lacks an
answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lisanga.core.scope.viewer import NotVisible, Viewer
from lisanga.domains.partnerships.queries.missions import (
    MissionFilter,
    MissionRow,
    experts_of,
    missions,
    safety_of,
)
from lisanga.domains.partnerships.queries.services import services
from lisanga.domains.partnerships.safety import ITEMS, is_ready, unanswered, unsafe
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.components import Tab
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.missions.views import state_of
from lisanga.interfaces.web.paging import PAGE, address, cut, day_key, pager
from lisanga.interfaces.web.partnerships.there import reads_agreements
from lisanga.interfaces.web.requests import viewer_of_request

_MOST = 5_000
_STATES = {"a-venir": "coming", "en-cours": "under_way", "terminees": "over", "annulees": "cancelled"}
_UNSAFE = "securite"
_COLUMNS = (
    Column("Convention"),
    Column("Partenaire"),
    Column("Mission", Shape.COUNT),
    Column("Objet"),
    Column("Lieu"),
    Column("Zone"),
    Column("Départ", Shape.DATE),
    Column("Retour", Shape.DATE),
    Column("Experts"),
    Column("État"),
    Column("Sécurité"),
    Column("Annulée le", Shape.DATE),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A mission with how it stands, and its safety sheet (tone, words)."""

    row: MissionRow
    state: tuple[str, str]
    safety: tuple[str, str]
    experts: list[str]

    def values(self) -> tuple[object, ...]:
        row = self.row
        return (
            row.agreement_code,
            row.partner_name,
            row.number,
            row.purpose,
            row.place,
            row.zone,
            row.starts_on,
            row.ends_on,
            ", ".join(self.experts),
            self.state[1],
            self.safety[1],
            row.cancelled_on,
        )


def missions_everywhere(request: HttpRequest) -> HttpResponse:
    """The latest departure first; the same number of statements however many agreements."""
    viewer = viewer_of_request(request)
    if not reads_agreements(viewer):
        raise NotVisible
    state = request.GET.get("etat", "")
    rows, more = _rows(request, viewer, state)
    lines = _lines(viewer, rows)
    file = exported(request, "missions", _COLUMNS, (line.values() for line in lines))
    if file is not None:
        return file
    context = {
        "lines": lines,
        "tabs": _tabs(request, state),
        "filtered": bool(state),
        "pager": pager(request, f"{rows[-1].starts_on}~{rows[-1].id}" if rows else "", more=more),
        "xlsx": address(request, format="xlsx", apres=""),
        "csv": address(request, format="csv", apres=""),
    }
    return render(request, "missions/everywhere.html", context)


def _rows(request: HttpRequest, viewer: Viewer, state: str) -> tuple[list[MissionRow], bool]:
    today, most = viewer.today, _MOST if wants_file(request) else PAGE + 1
    if state == _UNSAFE:
        # Few are ahead at a time: they are looked at all, and come on one page.
        ahead = missions(viewer.scope, MissionFilter(coming_after=today), None, _MOST)
        answers = safety_of(viewer.scope, [row.id for row in ahead])
        return [row for row in ahead if not is_ready(answers.get(row.id, {}))], False
    wanted = MissionFilter(state=_STATES.get(state, ""), today=today)
    found = missions(viewer.scope, wanted, day_key(request), most)
    if wants_file(request):
        return found, False
    shown, more = cut(found)
    return list(shown), more


def _lines(viewer: Viewer, rows: list[MissionRow]) -> list[Line]:
    ids = [row.id for row in rows]
    notes, experts = services(viewer.scope, ids), experts_of(viewer.scope, ids)
    answers = safety_of(viewer.scope, ids)
    return [
        Line(
            row,
            state_of(row, notes.get(row.id, []), viewer.today),
            safety_words(row, answers.get(row.id, {}), viewer.today),
            experts.get(row.id, []),
        )
        for row in rows
    ]


def safety_words(row: MissionRow, answers: Mapping[str, str], today: date) -> tuple[str, str]:
    """ "3 sur 12", and the colour while it still matters."""
    bad, looked = unsafe(answers), len(ITEMS) - len(unanswered(answers))
    words = _("%(done)s sur %(all)s") % {"done": looked, "all": len(ITEMS)}
    if row.cancelled_on is not None or row.ends_on < today:
        return "", words
    if bad:
        return "bad", _("%(words)s, non assurée") % {"words": words}
    return ("good" if is_ready(answers) else "watch"), words


def _tabs(request: HttpRequest, chosen: str) -> list[Tab]:
    labels = (
        ("", _("Toutes")),
        ("a-venir", _("À venir")),
        ("en-cours", _("En cours")),
        (_UNSAFE, _("Sécurité à compléter")),
        ("terminees", _("Terminées")),
        ("annulees", _("Annulées")),
    )
    return [Tab(label, address(request, etat=key, apres=""), key == chosen) for key, label in labels]
