"""The safety sheet: either side looks, the last answer stands."""

import pytest

from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.operations.check_safety import CheckSafety, Looked
from lisanga.domains.partnerships.queries.missions import mission
from lisanga.domains.partnerships.safety import ITEMS, is_ready
from lisanga.domains.partnerships.tests.travelling import Travel, assert_standard, codes

pytestmark = pytest.mark.django_db


def looked(travel: Travel, **answers: str) -> CheckSafety:
    given = tuple(Looked(item=item, answer=answer) for item, answer in answers.items())  # type: ignore[arg-type]  # literals
    return CheckSafety(mission=travel.mission, answers=given)


def test_the_last_answer_stands_whoever_gave_it(travel: Travel) -> None:
    first = travel.office("check_safety", looked(travel, water="no", meals="yes"))
    assert (first.verdict, codes(first)) == (Verdict.FLAGGED, ["unsafe"])
    assert travel.partner("check_safety", looked(travel, water="yes")).verdict == Verdict.ACCEPTED
    sheet = mission(travel.focal_point.scope, travel.mission)
    assert sheet.answers == {"water": "yes", "meals": "yes"}
    assert sheet.safety["water"].side == "partner"


def test_everything_looked_at(travel: Travel) -> None:
    travel.partner("check_safety", looked(travel, **dict.fromkeys(ITEMS, "yes")))
    assert is_ready(mission(travel.officer.scope, travel.mission).answers)


@pytest.mark.parametrize(("answers", "code"), [({}, "no_answer"), ({"weather": "yes"}, "unknown_item")])
def test_what_makes_no_sense(travel: Travel, answers: dict[str, str], code: str) -> None:
    assert codes(travel.partner("check_safety", looked(travel, **answers))) == [code]


def test_a_question_is_answered_once_a_time(travel: Travel) -> None:
    twice = (Looked(item="water", answer="yes"), Looked(item="water", answer="no"))
    assert codes(travel.partner("check_safety", CheckSafety(mission=travel.mission, answers=twice))) == ["unknown_item"]


def test_standard_cases(travel: Travel) -> None:
    checked = looked(travel, water="yes", route="none")
    assert_standard(travel, "check_safety", travel.network.partner, travel.focal_point, checked)
