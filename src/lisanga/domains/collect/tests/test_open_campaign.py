"""A season of one product opens."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import assert_standard, codes
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.collect import queries
from lisanga.domains.collect.models import Campaign
from lisanga.domains.collect.operations.open_campaign import OpenCampaign
from lisanga.domains.collect.tests.harvest import Harvest

pytestmark = pytest.mark.django_db


def season(harvest: Harvest, **more: Any) -> OpenCampaign:
    values: dict[str, Any] = {"name": "2026 B", "product": harvest.product, "starts_on": date(2026, 6, 1)}
    return OpenCampaign(**(values | more))


def test_the_newest_stands_first(harvest: Harvest) -> None:
    answer = harvest.send("collect.open_campaign", season(harvest, max_recovery=8_000, capital_instalment=200))
    assert answer.verdict == Verdict.ACCEPTED
    first, second = queries.campaigns(harvest.network.viewer("secretary").scope, harvest.organisation)
    assert (first.id, first.name, first.max_recovery, first.capital_instalment) == (answer.id, "2026 B", 8_000, 200)
    assert (second.id, second.ends_on, second.max_recovery) == (harvest.campaign, None, 10_000)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"name": " "}, "no_name"),
        ({"name": "x" * 61}, "too_long"),
        ({"product": new_id()}, "unknown_product"),
        ({"ends_on": date(2026, 5, 31)}, "ends_before_start"),
        ({"max_recovery": 10_001}, "bad_percentage"),
        ({"capital_instalment": -1}, "bad_percentage"),
    ],
)
def test_what_makes_no_sense_is_refused(harvest: Harvest, more: dict[str, Any], code: str) -> None:
    answer = harvest.send("collect.open_campaign", season(harvest, **more))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert Campaign.plain.count() == 1


def test_standard_cases(harvest: Harvest) -> None:
    assert_standard(harvest.network, "collect.open_campaign", season(harvest), without="collector")
