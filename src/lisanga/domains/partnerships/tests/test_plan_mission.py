"""Planning a mission."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.models import Mission, MissionExpert
from lisanga.domains.partnerships.operations.mission_words import Expert
from lisanga.domains.partnerships.tests.travelling import END, START, Travel, assert_standard, codes, draft, plan, sent

pytestmark = pytest.mark.django_db


def test_a_mission_stands_for_both_sides(travel: Travel) -> None:
    kept = Mission.plain.get(id=travel.mission)
    assert (kept.organisation_id, kept.partner_id) == (travel.network.programme, travel.network.partner)
    assert (kept.number, kept.place, kept.contact_phone) == (1, "Idiofa", "+243997654321")
    expert = MissionExpert.plain.get(mission=kept)
    assert (expert.name, expert.phone, expert.partner_id) == ("Astrid Mbala", "+243811234567", kept.partner_id)
    second = travel.office("plan_mission", plan(travel.agreement, purpose="Suivre les coopératives"))
    assert second.result["number"] == 2


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"ends_on": START.replace(day=1)}, "ends_before"),
        ({"ends_on": END.replace(year=2029)}, "too_long_mission"),
        ({"province": "CD-XX", "territory": ""}, "unknown_province"),
        ({"territory": "Kenge"}, "unknown_territory"),
        ({"purpose": "  "}, "no_purpose"),
        ({"place": ""}, "no_place"),
        ({"purpose": "x" * 201}, "too_long"),
        ({"contact_phone": "12"}, "bad_phone"),
        ({"experts": ()}, "no_expert"),
        ({"experts": (Expert(id=new_id(), name=" "),)}, "no_name"),
        ({"experts": tuple(Expert(id=new_id(), name=f"Expert {n}") for n in range(31))}, "too_many_experts"),
        ({"agreement": new_id()}, "unknown_agreement"),
    ],
)
def test_what_is_refused(travel: Travel, wrong: dict[str, Any], code: str) -> None:
    answer = travel.office("plan_mission", plan(**{"agreement": travel.agreement, **wrong}))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert Mission.plain.count() == 1


def test_a_partner_plans_no_mission(travel: Travel) -> None:
    refused = submit_one(travel.focal_point, sent("plan_mission", travel.network.partner, plan(travel.agreement)))
    assert (refused.verdict, refused.number) == (Verdict.REFUSED, 0)


def test_standard_cases(network: Network, travel: Travel) -> None:
    other = draft(network, "KG-2026", network.other_partner)
    assert_standard(travel, "plan_mission", network.programme, travel.officer, plan(other))
