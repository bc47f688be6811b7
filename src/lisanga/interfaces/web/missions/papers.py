"""What leaves on paper: the note globale des prestations, signed by both sides, and the sheet of a mission."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lisanga.domains.partnerships import budget as sums
from lisanga.domains.partnerships.budget import Payer
from lisanga.domains.partnerships.queries.services import services
from lisanga.interfaces.web.missions.here import OnMission, mission_here
from lisanga.interfaces.web.missions.travelling import questions
from lisanga.interfaces.web.missions.views import of_note, side


def note(request: HttpRequest, code: str, mission: UUID) -> HttpResponse:
    """Every line with who bears it, totals by side and currency."""
    on = mission_here(request, code, mission)
    lines = services(on.there.scope, [mission]).get(mission, [])
    names = {"office": on.sheet.organisation_name, "partner": on.sheet.partner_name}
    totals = [(names[row.payer], row) for row in sums.totals(of_note(lines))]
    return render(request, "missions/note_paper.html", _frame(on) | {"lines": lines, "names": names, "totals": totals})


def sheet(request: HttpRequest, code: str, mission: UUID) -> HttpResponse:
    """Who goes where, whom to call, what is looked at before leaving, what the Partner provides."""
    on = mission_here(request, code, mission)
    lines = services(on.there.scope, [mission]).get(mission, [])
    provided = side(on, lines, Payer.PARTNER)
    return render(request, "missions/sheet_paper.html", _frame(on) | {"groups": questions(on), "provided": provided})


def _frame(on: OnMission) -> dict[str, Any]:
    return {"there": on.there, "on": on, "sheet": on.sheet, "today": on.there.viewer.today}
