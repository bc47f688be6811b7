"""A season ends on a day; the next one takes over."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import assert_standard, codes
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.collect.operations.close_campaign import CloseCampaign
from lisanga.domains.collect.operations.open_campaign import OpenCampaign
from lisanga.domains.collect.operations.set_price import SetPrice
from lisanga.domains.collect.tests.harvest import DAY, Harvest

pytestmark = pytest.mark.django_db


def season(harvest: Harvest, **more: Any) -> OpenCampaign:
    values: dict[str, Any] = {"name": "2026 B", "product": harvest.product, "starts_on": date(2026, 6, 1)}
    return OpenCampaign(**(values | more))


def price(harvest: Harvest, **more: Any) -> SetPrice:
    values: dict[str, Any] = {"campaign": harvest.campaign, "price": 900, "valid_from": date(2026, 3, 1)}
    return SetPrice(**(values | more))


def paid(answer: Answer) -> tuple[int, str]:
    """The price of a hundred kilograms, and its currency."""
    return answer.result["value"] // 100, answer.result["currency"]


def test_a_later_weighing_is_recorded_and_flagged(harvest: Harvest) -> None:
    sent = CloseCampaign(campaign=harvest.campaign, ends_on=date(2026, 4, 13))
    assert harvest.send("collect.close_campaign", sent).verdict == Verdict.ACCEPTED
    assert codes(harvest.weigh(day=date(2026, 4, 13))) == []
    assert codes(harvest.weigh(campaign=harvest.campaign)) == ["outside_campaign"]
    assert codes(harvest.weigh()) == ["no_price"]


def test_the_next_season_takes_over(harvest: Harvest) -> None:
    harvest.send("collect.close_campaign", CloseCampaign(campaign=harvest.campaign, ends_on=date(2026, 4, 13)))
    after = harvest.send("collect.open_campaign", season(harvest, starts_on=DAY)).id
    harvest.send("collect.set_price", price(harvest, campaign=after, price=1_000))
    assert paid(harvest.weigh()) == (1_000, "CDF")
    assert paid(harvest.weigh(day=date(2026, 4, 13))) == (850, "CDF")


def test_an_end_before_the_start_or_of_another_is_refused(harvest: Harvest) -> None:
    for campaign, code in ((harvest.campaign, "ends_before_start"), (new_id(), "unknown_campaign")):
        sent = CloseCampaign(campaign=campaign, ends_on=date(2026, 1, 4))
        assert codes(harvest.send("collect.close_campaign", sent)) == [code]


def test_standard_cases(harvest: Harvest) -> None:
    sent = CloseCampaign(campaign=harvest.campaign, ends_on=DAY)
    assert_standard(harvest.network, "collect.close_campaign", sent, without="collector")
