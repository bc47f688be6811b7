"""Missions of all agreements: by state, by what their safety sheet lacks, as a spreadsheet; each side its own."""

import io
from datetime import timedelta
from typing import Any, Literal
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from lisanga.core.kernel import clock
from lisanga.domains.partnerships.operations.cancel_mission import CancelMission
from lisanga.domains.partnerships.operations.check_safety import CheckSafety, Looked
from lisanga.domains.partnerships.safety import ITEMS
from lisanga.domains.partnerships.tests.travelling import Travel, plan
from lisanga.interfaces.web.tests.signed_in import Office, body, words

pytestmark = pytest.mark.django_db
PAGE, TODAY = "/missions/", clock.today()


def _mission(travel: Travel, place: str, starts: int, length: int = 3) -> UUID:
    first = TODAY + timedelta(days=starts)
    sent = plan(travel.agreement, purpose=f"Aller à {place}", place=place, starts_on=first,
                ends_on=first + timedelta(days=length))  # fmt: skip
    answer = travel.office("plan_mission", sent)
    assert answer.recorded, answer
    return answer.id


def _client(travel: Travel, role: str) -> Client:
    return Office(travel.network.people[role], "KL-2026").client


def _places(client: Client, state: str) -> set[str]:
    page = words(client.get(PAGE, {"etat": state}))
    return {place for place in ("Gungu", "Feshi", "Kenge", "Bagata") if f"Aller à {place}" in page}


def test_by_state_and_by_what_safety_lacks(travel: Travel) -> None:
    ahead, under_way = _mission(travel, "Gungu", 10), _mission(travel, "Feshi", -1)
    _mission(travel, "Kenge", -30)
    off = _mission(travel, "Bagata", 20)
    travel.office("cancel_mission", CancelMission(mission=off, reason="Pluies"))
    client = _client(travel, "programme_officer")
    assert _places(client, "") == {"Gungu", "Feshi", "Kenge", "Bagata"}
    assert _places(client, "a-venir") == {"Gungu"}
    assert _places(client, "en-cours") == {"Feshi"}
    assert _places(client, "terminees") == {"Kenge"}
    assert _places(client, "annulees") == {"Bagata"}
    assert _places(client, "securite") == {"Gungu", "Feshi"}
    for mission in (ahead, under_way):
        _look(travel, mission, "yes")
    assert _places(client, "securite") == set()
    _look(travel, under_way, "no")
    assert _places(client, "securite") == {"Feshi"}
    assert "non assurée" in words(client.get(PAGE, {"etat": "securite"}))


def _look(travel: Travel, mission: UUID, answer: Literal["yes", "no"]) -> None:
    sent = CheckSafety(mission=mission, answers=tuple(Looked(item=code, answer=answer) for code in ITEMS))
    assert travel.office("check_safety", sent).recorded


def test_as_a_spreadsheet_with_the_filter_applied(travel: Travel) -> None:
    _mission(travel, "Gungu", 10)
    _mission(travel, "Kenge", -30)
    client = _client(travel, "programme_officer")
    file = body(client.get(PAGE, {"etat": "a-venir", "format": "xlsx"}))
    sheet: Any = load_workbook(io.BytesIO(file)).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    told = next(row for row in rows if row[0] == "KL-2026")
    assert told[3:5] == ["Aller à Gungu", "Gungu"]
    assert told[10] == f"0 sur {len(ITEMS)}"
    assert not any("Kenge" in str(cell) for row in rows for cell in row)


def test_each_side_reads_its_own(travel: Travel) -> None:
    _mission(travel, "Gungu", 10)
    assert _places(_client(travel, "focal_point"), "") == {"Gungu"}
    stranger = Office(travel.network.others["focal_point"], "KL-2026").client
    assert "Gungu" not in words(stranger.get(PAGE))
    assert _client(travel, "manager").get(PAGE).status_code == 404


def test_the_cost_does_not_grow(travel: Travel) -> None:
    client = _client(travel, "programme_officer")
    _mission(travel, "Gungu", 10)
    few = _cost(client)
    for day in range(1, 8):
        _mission(travel, "Feshi", day)
    assert _cost(client) == few


def _cost(client: Client) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(PAGE).status_code == 200
    return len(counted)
