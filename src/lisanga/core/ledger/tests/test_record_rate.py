"""Rates of a day, noted by a person with their source."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.ledger.models import Entry, ExchangeRate
from lisanga.core.ledger.operations.record_rate import RecordRate
from lisanga.core.ledger.queries import latest_rate
from lisanga.core.ledger.tests.standard import DAY, assert_standard, codes, send
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict

pytestmark = pytest.mark.django_db
KIND = "ledger.record_rate"


def rate(**more: Any) -> RecordRate:
    values: dict[str, Any] = {"day": DAY, "rate": 2_800_000_000, "source": "Banque centrale"}
    return RecordRate(**(values | more))


def test_the_last_one_on_or_before_the_day_counts(network: Network) -> None:
    for day, francs in ((1, 2_700), (10, 2_750), (20, 2_900)):
        assert send(network, KIND, rate(day=date(2026, 4, day), rate=francs * 1_000_000)).verdict == Verdict.ACCEPTED
    scope = network.viewer("secretary").scope
    assert latest_rate(scope, network.cooperative, "USD", DAY) == (
        date(2026, 4, 10),
        2_750_000_000,
        "Banque centrale",
    )
    assert latest_rate(scope, network.cooperative, "USD", date(2026, 3, 31)) is None
    assert not Entry.plain.exists()


def test_of_two_on_one_day_the_later_one_counts(network: Network) -> None:
    send(network, KIND, rate())
    send(network, KIND, rate(rate=2_810_500_000, source="Cambiste"))
    found = latest_rate(network.viewer("secretary").scope, network.cooperative, "USD", DAY)
    assert found == (DAY, 2_810_500_000, "Cambiste")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"rate": 0}, "bad_rate"),
        ({"rate": -1}, "bad_rate"),
        ({"rate": 10**30}, "bad_rate"),
        ({"source": " "}, "no_source"),
        ({"currency": "EURO"}, "malformed"),
    ],
)
def test_a_rate_that_is_none_is_refused(network: Network, more: dict[str, Any], code: str) -> None:
    answer = send(network, KIND, rate(**more))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert not ExchangeRate.plain.exists()


def test_standard_cases(network: Network) -> None:
    assert_standard(network, KIND, rate(), role="treasurer")
    assert ExchangeRate.plain.count() == 1
