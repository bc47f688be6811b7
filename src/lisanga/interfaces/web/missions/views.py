"""Missions of an agreement, one of them, and the execution of the budget, as both sides see them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.scope.roles import Permission
from lisanga.domains.directory.queries import names_of
from lisanga.domains.partnerships import budget as sums
from lisanga.domains.partnerships.budget import CATEGORIES, LineState, Payer
from lisanga.domains.partnerships.queries.missions import (
    MissionFilter,
    MissionRow,
    experts_of,
    mission_history,
    missions,
)
from lisanga.domains.partnerships.queries.services import FactRow, ServiceRow, budget, services
from lisanga.domains.partnerships.safety import ITEMS, unanswered, unsafe
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape
from lisanga.interfaces.web.exports import exported, wants_file
from lisanga.interfaces.web.missions.here import OnMission, mission_here
from lisanga.interfaces.web.missions.travelling import STEPS
from lisanga.interfaces.web.paging import PAGE, cut, day_key, pager
from lisanga.interfaces.web.partnerships.there import agreement_here, event_of

TONES = {LineState.OWED: "watch", LineState.COMMITTED: "info", LineState.STARTED: "info", LineState.DONE: "good"}
_MOST = 5_000
_LIST = (
    Column("Mission", Shape.COUNT),
    Column("Objet"),
    Column("Lieu"),
    Column("Zone"),
    Column("Départ", Shape.DATE),
    Column("Retour", Shape.DATE),
    Column("Experts"),
    Column("Annulée le", Shape.DATE),
)
_BUDGET = (
    Column("À la charge de"),
    Column("Prestation"),
    *(
        Column(f"{step} ({sign})", shape)
        for sign, shape in (("FC", Shape.FRANCS), ("$", Shape.DOLLARS))
        for step in ("Prévu", "Engagé", "Dépensé", "Reste")
    ),
)


def missions_page(request: HttpRequest, code: str) -> HttpResponse:
    """The latest departure first."""
    there = agreement_here(request, code)
    wanted = MissionFilter(agreement=there.id)
    rows = missions(there.scope, wanted, day_key(request), _MOST if wants_file(request) else PAGE + 1)
    experts = experts_of(there.scope, [row.id for row in rows])
    file = exported(request, f"missions-{code}", _LIST, (_listed(row, experts.get(row.id, [])) for row in rows))
    if file is not None:
        return file
    shown, more = cut(rows)
    notes = services(there.scope, [row.id for row in shown])
    today = there.viewer.today
    context = {
        "there": there,
        "tabs": there.tabs("missions"),
        "rows": [(row, state_of(row, notes.get(row.id, []), today), experts.get(row.id, [])) for row in shown],
        "may_plan": there.may(Permission.PROGRAMME),
        "pager": pager(request, f"{shown[-1].starts_on}~{shown[-1].id}" if shown else "", more=more),
    }
    return render(request, "missions/missions.html", context)


def _listed(row: MissionRow, experts: list[str]) -> tuple[object, ...]:
    people = ", ".join(experts)
    return (row.number, row.purpose, row.place, row.zone, row.starts_on, row.ends_on, people, row.cancelled_on)


def state_of(row: MissionRow, lines: Sequence[ServiceRow], today: date) -> tuple[str, str]:
    """(tone, words) of a mission in a list."""
    if row.cancelled_on is not None:
        return "quiet", _("annulée")
    if row.ends_on < today:
        return "good", _("terminée")
    owed = [line for line in lines if line.payer == Payer.PARTNER and line.state is not LineState.DONE]
    if row.starts_on <= today:
        return "info", _("en cours")
    if not lines:
        return "wait", _("note à écrire")
    if owed:
        words = french.plural(len(owed), _("prestation attendue"), _("prestations attendues"))
        return "watch", words
    return "good", _("prête")


def mission_page(request: HttpRequest, code: str, mission: UUID) -> HttpResponse:
    """Who goes where; what each side owes before departure; safety; the journey; what happened."""
    on = mission_here(request, code, mission)
    lines = services(on.there.scope, [mission]).get(mission, [])
    tone, words = state_of(on.sheet, lines, on.there.viewer.today)
    people = {fact.by for line in lines for fact in line.facts} | {one.by for one in on.sheet.travels}
    context = {
        "there": on.there,
        "on": on,
        "sheet": on.sheet,
        "tone": tone,
        "state": words,
        "sides": [side(on, lines, payer) for payer in (Payer.PARTNER, Payer.OFFICE)],
        "facts": _facts(on, lines),
        "names": names_of(on.there.scope, people),
        "safety": _safety(on),
        "journey": [(label, on.sheet.told(step)) for step, label in STEPS.items()],
        "may_lead": on.there.may(Permission.PROGRAMME) and on.sheet.cancelled_on is None,
        "may_act": on.there.may(Permission.PARTNERSHIP),
        "may_travel": on.there.may(Permission.MISSION),
        "events": [event_of(row) for row in mission_history(on.there.scope, mission)],
    }
    return render(request, "missions/mission.html", context)


def _facts(on: OnMission, lines: Sequence[ServiceRow]) -> list[tuple[FactRow, str, bool]]:
    """Everything promised and paid, by day; the last word says whether the reader’s side may correct it."""
    may = on.there.may(Permission.PARTNERSHIP)
    told = [(fact, line.label, may and fact.side == on.side) for line in lines for fact in line.facts]
    return sorted(told, key=lambda one: (one[0].on, one[0].id))


def side(on: OnMission, lines: Sequence[ServiceRow], payer: Payer) -> dict[str, Any]:
    """What one side bears of the note."""
    own = [line for line in lines if line.payer == payer]
    name = on.sheet.partner_name if payer is Payer.PARTNER else on.sheet.organisation_name
    return {
        "payer": payer,
        "name": name,
        "lines": [(line, TONES[line.state], on.bears(line)) for line in own],
        "owed": sum(line.state is not LineState.DONE for line in own),
        "totals": [row for row in sums.totals(of_note(own)) if row.payer == payer],
    }


def of_note(lines: Sequence[ServiceRow]) -> list[sums.Execution]:
    """Sums of one note."""
    found: list[sums.Amount] = []
    for line in lines:
        found.append(sums.Amount(line.category, line.payer, line.currency, sums.Step.PLANNED, line.planned))
        for step in (sums.Step.COMMITTED, sums.Step.SPENT):
            for currency, amount in line.sums(step).items():
                found.append(sums.Amount(line.category, line.payer, currency, step, amount))
    return sums.execution(found)


def _safety(on: OnMission) -> dict[str, Any]:
    answers = on.sheet.answers
    missing, bad = unanswered(answers), unsafe(answers)
    return {
        "all": len(ITEMS),
        "well": len(ITEMS) - len(missing) - len(bad),
        "missing": [ITEMS[code].question for code in missing],
        "bad": [(ITEMS[code].question, on.sheet.safety[code].note) for code in bad],
    }


def budget_page(request: HttpRequest, code: str) -> HttpResponse:
    """Planned, promised and paid by payer and prestation; francs and dollars apart."""
    there = agreement_here(request, code)
    rows = budget(there.scope, there.id)
    names = {"office": there.sheet.organisation_name, "partner": there.sheet.partner_name}
    file = exported(request, f"budget-{code}", _BUDGET, _side_by_side(rows, names))
    if file is not None:
        return file
    groups = [
        (names[total.payer], total, [row for row in rows if (row.payer, row.currency) == (total.payer, total.currency)])
        for total in sums.totals(rows)
    ]
    context = {"there": there, "tabs": there.tabs("missions"), "groups": groups, "categories": CATEGORIES}
    return render(request, "missions/budget.html", context)


def _side_by_side(rows: Sequence[sums.Execution], names: dict[str, str]) -> Iterator[tuple[object, ...]]:
    """One line a payer and prestation, francs then dollars."""
    found = {(row.payer, row.category, row.currency): row for row in rows}
    for payer in Payer:
        for category, label in CATEGORIES.items():
            pair = [found.get((payer, category, currency)) for currency in ("CDF", "USD")]
            if any(pair):
                cells = [(one.planned, one.committed, one.spent, one.left) if one else (0, 0, 0, 0) for one in pair]
                yield (names[payer], str(label), *cells[0], *cells[1])
