"""Lines of the note."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.models import ServiceLine
from lisanga.domains.partnerships.operations.cancel_mission import CancelMission
from lisanga.domains.partnerships.tests.travelling import Travel, assert_standard, codes, flight, lodging

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("line", "planned", "currency", "payer"), [("ours", 42_000, "USD", "office"), ("theirs", 450_000, "CDF", "partner")]
)
def test_what_is_planned(travel: Travel, line: str, planned: int, currency: str, payer: str) -> None:
    kept = ServiceLine.plain.get(id=getattr(travel, line))
    assert (kept.planned, kept.currency, kept.payer) == (planned, currency, payer)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"category": "party"}, "unknown_category"),
        ({"label": ""}, "no_label"),
        ({"quantity": 0}, "bad_quantity"),
        ({"quantity": -100}, "bad_quantity"),
        ({"unit_cost": -1}, "bad_cost"),
        ({"unit_cost": 10**15, "quantity": 10_000}, "bad_cost"),
        ({"unit": "x" * 25}, "too_long"),
        ({"mission": new_id()}, "unknown_mission"),
    ],
)
def test_what_is_refused(travel: Travel, wrong: dict[str, Any], code: str) -> None:
    answer = travel.office("add_service", lodging(**{"mission": travel.mission, **wrong}))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_a_room_lent_costs_nothing(travel: Travel) -> None:
    answer = travel.office("add_service", lodging(travel.mission, label="Salle de formation", unit_cost=0))
    assert (answer.recorded, answer.result["planned"]) == (True, 0)


def test_no_line_for_a_mission_called_off(travel: Travel) -> None:
    travel.office("cancel_mission", CancelMission(mission=travel.mission, reason="Pluies"))
    assert codes(travel.office("add_service", flight(travel.mission))) == ["mission_cancelled"]


def test_standard_cases(travel: Travel) -> None:
    assert_standard(travel, "add_service", travel.network.programme, travel.officer, flight(travel.mission))
