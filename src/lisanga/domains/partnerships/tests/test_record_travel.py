"""News of the journey."""

from datetime import datetime, timezone

import pytest

from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.operations.check_safety import CheckSafety, Looked
from lisanga.domains.partnerships.operations.record_travel import RecordTravel
from lisanga.domains.partnerships.queries.missions import arrivals_awaited, mission
from lisanga.domains.partnerships.safety import ITEMS
from lisanga.domains.partnerships.tests.travelling import START, Travel, assert_standard, codes, sent

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 5, 4, 6, 30, tzinfo=timezone.utc)


def test_a_departure_before_the_sheet_is_complete_is_flagged(travel: Travel) -> None:
    left = travel.office("record_travel", RecordTravel(mission=travel.mission, step="departed"))
    assert (left.verdict, codes(left)) == (Verdict.FLAGGED, ["not_ready"])
    everything = tuple(Looked(item=item, answer="yes") for item in ITEMS)
    travel.partner("check_safety", CheckSafety(mission=travel.mission, answers=everything))
    again = travel.office("record_travel", RecordTravel(mission=travel.mission, step="departed"))
    assert again.verdict == Verdict.ACCEPTED


def test_the_expert_says_that_they_arrived(travel: Travel) -> None:
    """With the moment of the telephone, and the place of the mission when none is said."""
    assert [row.id for row in arrivals_awaited(travel.focal_point.scope, START)] == [travel.mission]
    arrived = RecordTravel(mission=travel.mission, step="arrived")
    made = sent("record_travel", travel.network.programme, arrived, captured_at=MORNING)
    assert submit_one(travel.trainer(), made).verdict == Verdict.ACCEPTED
    row = mission(travel.focal_point.scope, travel.mission).told("arrived")
    assert row is not None
    assert (row.at, row.place) == (MORNING, "Idiofa")
    assert arrivals_awaited(travel.focal_point.scope, START) == []


def test_standard_cases(travel: Travel) -> None:
    arrived = RecordTravel(mission=travel.mission, step="arrived", note="Tous en bonne santé")
    assert_standard(travel, "record_travel", travel.network.programme, travel.officer, arrived)
