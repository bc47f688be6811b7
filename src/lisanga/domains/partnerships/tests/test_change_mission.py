"""Changing a mission: what is left out stays."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.partnerships.models import Mission, MissionExpert
from lisanga.domains.partnerships.operations.cancel_mission import CancelMission
from lisanga.domains.partnerships.operations.change_mission import ChangeMission
from lisanga.domains.partnerships.operations.mission_words import Expert
from lisanga.domains.partnerships.tests.travelling import Travel, assert_standard, codes

pytestmark = pytest.mark.django_db


def test_only_what_is_said_changes(travel: Travel) -> None:
    answer = travel.office("change_mission", ChangeMission(mission=travel.mission, contact_phone="0810000001"))
    kept = Mission.plain.get(id=travel.mission)
    assert (answer.result["fields"], kept.contact_phone) == (["contact_phone"], "+243810000001")
    assert (kept.contact_name, kept.place) == ("Jean Mpia", "Idiofa")
    assert MissionExpert.plain.count() == 1


def test_experts_given_replace_all(travel: Travel) -> None:
    two = tuple(Expert(id=new_id(), name=name) for name in ("Paul Kabeya", "Rose Mayele"))
    assert travel.office("change_mission", ChangeMission(mission=travel.mission, experts=two)).recorded
    named = MissionExpert.plain.filter(mission=travel.mission).order_by("name").values_list("name", flat=True)
    assert list(named) == ["Paul Kabeya", "Rose Mayele"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"ends_on": date(2026, 5, 1)}, "ends_before"),
        ({"starts_on": date(2026, 6, 1)}, "ends_before"),
        ({"province": "CD-KG"}, "unknown_territory"),
        ({"purpose": " "}, "empty"),
        ({"contact_phone": "12"}, "bad_phone"),
        ({"experts": ()}, "no_expert"),
    ],
)
def test_what_is_refused(travel: Travel, wrong: dict[str, Any], code: str) -> None:
    """One new day is held against the other that stands."""
    assert codes(travel.office("change_mission", ChangeMission(mission=travel.mission, **wrong))) == [code]


def test_a_mission_called_off_changes_no_more(travel: Travel) -> None:
    travel.office("cancel_mission", CancelMission(mission=travel.mission, reason="Pluies"))
    assert codes(travel.office("change_mission", ChangeMission(mission=travel.mission, place="Gungu"))) == [
        "mission_cancelled"
    ]


def test_standard_cases(travel: Travel) -> None:
    change = ChangeMission(mission=travel.mission, place="Gungu", province="CD-KL", territory="Gungu")
    assert_standard(travel, "change_mission", travel.network.programme, travel.officer, change)
    assert Mission.plain.get(id=travel.mission).territory == "Gungu"
