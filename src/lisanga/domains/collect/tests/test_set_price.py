"""Dated prices by grade and centre: deliveries keep theirs."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import assert_standard, codes
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.collect import queries
from lisanga.domains.collect.models import Price
from lisanga.domains.collect.operations.set_price import SetPrice
from lisanga.domains.collect.tests.harvest import DAY, Harvest
from lisanga.domains.stock.operations.set_reference import CentreItem, SetReference

pytestmark = pytest.mark.django_db


def price(harvest: Harvest, **more: Any) -> SetPrice:
    values: dict[str, Any] = {"campaign": harvest.campaign, "price": 900, "valid_from": date(2026, 3, 1)}
    return SetPrice(**(values | more))


def paid(answer: Answer) -> tuple[int, str]:
    """The price of a hundred kilograms, and its currency."""
    return answer.result["value"] // 100, answer.result["currency"]


def test_each_day_has_its_price_and_deliveries_keep_theirs(harvest: Harvest) -> None:
    before = harvest.weigh(day=date(2026, 2, 28))
    harvest.send("collect.set_price", price(harvest))
    assert paid(harvest.weigh(day=date(2026, 2, 28))) == (850, "CDF")
    assert paid(harvest.weigh(day=date(2026, 3, 1))) == (900, "CDF")
    scope = harvest.network.viewer("secretary").scope
    kept = queries.delivery(scope, harvest.organisation, before.id)
    assert kept is not None
    assert kept.price == 850
    assert [row.price for row in queries.prices(scope, harvest.organisation)] == [900, 850]


def test_the_nearest_price_wins_grade_before_centre(harvest: Harvest) -> None:
    far = harvest.send("stock.set_reference", SetReference(item=CentreItem(name="Zaba"))).id
    for francs, more in (
        (860, {"centre": harvest.centre}),
        (870, {"grade": "A"}),
        (880, {"grade": "A", "centre": far}),
    ):
        harvest.send("collect.set_price", price(harvest, price=francs, **more))
    assert paid(harvest.weigh()) == (860, "CDF")
    assert paid(harvest.weigh(centre=far)) == (850, "CDF")
    assert paid(harvest.weigh(grade="A")) == (870, "CDF")
    assert paid(harvest.weigh(grade="A", centre=far)) == (880, "CDF")
    assert paid(harvest.weigh(grade="C")) == (860, "CDF")


def test_a_price_in_dollars(harvest: Harvest) -> None:
    harvest.send("ledger.record_rate", {"day": DAY, "rate": 2_800_000_000, "source": "cambiste"})
    harvest.send("collect.set_price", price(harvest, price=30, currency="USD"))
    answer = harvest.weigh()
    assert (answer.result["value"], answer.result["currency"]) == (3_000, "USD")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"campaign": new_id()}, "unknown_campaign"),
        ({"centre": new_id()}, "unknown_centre"),
        ({"price": 0}, "bad_price"),
        ({"price": 10**9 + 1}, "bad_price"),
        ({"currency": "EUR"}, "bad_price"),
        ({"grade": "x" * 21}, "too_long"),
    ],
)
def test_what_makes_no_sense_is_refused(harvest: Harvest, more: dict[str, Any], code: str) -> None:
    answer = harvest.send("collect.set_price", price(harvest, **more))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert Price.plain.count() == 1


def test_standard_cases(harvest: Harvest) -> None:
    assert_standard(harvest.network, "collect.set_price", price(harvest), without="collector")
