"""Calling a mission off."""

import pytest

from lisanga.domains.partnerships.models import Mission
from lisanga.domains.partnerships.operations.cancel_mission import CancelMission
from lisanga.domains.partnerships.operations.record_spending import RecordSpending
from lisanga.domains.partnerships.tests.travelling import DAY, Travel, assert_standard, codes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("reason", ["  ", "x" * 201])
def test_a_reason_is_needed(travel: Travel, reason: str) -> None:
    assert codes(travel.office("cancel_mission", CancelMission(mission=travel.mission, reason=reason))) == ["no_reason"]


def test_what_was_spent_is_still_recorded(travel: Travel) -> None:
    """The ticket was bought before the rains: money that went out is a fact."""
    travel.office("cancel_mission", CancelMission(mission=travel.mission, reason="Route coupée"))
    assert travel.office("record_spending", RecordSpending(line=travel.ours, amount=42_000, currency="USD")).recorded
    again = CancelMission(mission=travel.mission, reason="Encore")
    assert codes(travel.office("cancel_mission", again)) == ["mission_cancelled"]


def test_standard_cases(travel: Travel) -> None:
    cancel = CancelMission(mission=travel.mission, reason="Route coupée par les pluies")
    assert_standard(travel, "cancel_mission", travel.network.programme, travel.officer, cancel)
    kept = Mission.plain.get(id=travel.mission)
    assert (kept.cancelled_on, kept.cancel_reason) == (DAY, "Route coupée par les pluies")
