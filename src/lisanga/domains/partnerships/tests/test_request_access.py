"""Asking for information, with the reason."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.gate import submit_one
from lisanga.domains.partnerships.confidentiality import AccessState
from lisanga.domains.partnerships.queries.documents import access_requests, access_to_recall
from lisanga.domains.partnerships.tests.filing import TODAY, Cabinet, ask
from lisanga.domains.partnerships.tests.travelling import assert_standard, codes, sent

pytestmark = pytest.mark.django_db


def test_it_waits_before_both_sides(cabinet: Cabinet) -> None:
    travel = cabinet.travel
    for scope in (travel.officer.scope, travel.focal_point.scope):
        assert [row.state for row in access_requests(scope, travel.agreement, TODAY)] == [AccessState.WAITING]
        assert [row.id for row in access_to_recall(scope, TODAY)] == [cabinet.asked]
    assert access_to_recall(travel.stranger.scope, TODAY) == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"information": " "}, "no_information"),
        ({"reason": ""}, "no_reason"),
        ({"reason": "x" * 401}, "too_long"),
        ({"agreement": new_id()}, "unknown_agreement"),
    ],
)
def test_what_is_refused(cabinet: Cabinet, wrong: dict[str, Any], code: str) -> None:
    answer = cabinet.travel.office("request_access", ask(**{"agreement": cabinet.travel.agreement, **wrong}))
    assert codes(answer) == [code]


def test_a_partner_asks_nothing_of_itself(cabinet: Cabinet) -> None:
    travel = cabinet.travel
    refused = submit_one(travel.focal_point, sent("request_access", travel.network.partner, ask(travel.agreement)))
    assert refused.number == 0


def test_standard_cases(cabinet: Cabinet) -> None:
    travel = cabinet.travel
    assert_standard(travel, "request_access", travel.network.programme, travel.officer, ask(travel.agreement))
