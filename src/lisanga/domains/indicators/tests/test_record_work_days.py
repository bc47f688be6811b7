"""Paid days of work."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.indicators.operations.record_work_days import RecordWorkDays
from lisanga.domains.indicators.queries import work_days, work_totals
from lisanga.domains.indicators.tests.ground import assert_standard, codes

pytestmark = pytest.mark.django_db
GOOD: dict[str, Any] = {"work": "Tri du maïs", "women": 4, "men": 2, "women_days": 20, "men_days": 10}


def note(network: Network, day: date = date(2026, 2, 3), **more: Any) -> Answer:
    payload = RecordWorkDays(**(GOOD | more))
    sent = envelope("indicators.record_work_days", network.cooperative, payload, business_date=day)
    return submit_one(network.viewer("treasurer"), sent)


def test_days_add_up_by_sex_and_month(network: Network) -> None:
    note(network)
    note(network, date(2026, 3, 3), women_days=1, men_days=0, youth_days=1)
    (last, first) = work_days(network.viewer("secretary").scope, network.cooperative)
    assert (first.women_days, first.men_days, last.youth_days) == (20, 10, 1)
    sums = work_totals(network.viewer("focal_point").scope, [network.cooperative], 2026 * 12, 2026 * 12 + 1)
    assert sums == {network.cooperative: (20, 10)}
    with pytest.raises(NotVisible):
        work_days(network.viewer("focal_point").scope, network.cooperative)


def test_days_that_cannot_be_are_kept_and_shown(network: Network) -> None:
    answer = note(network, women=1, women_days=40)
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["many_days"])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"work": ""}, "no_work"),
        ({"women_days": 0, "men_days": 0}, "no_days"),
        ({"men": -1, "men_days": 5}, "bad_number"),
        ({"youth_days": 31}, "parts_above_whole"),
        ({"voucher": "9" * 41}, "too_long"),
    ],
)
def test_what_says_nothing_is_refused(network: Network, more: dict[str, Any], code: str) -> None:
    answer = note(network, **more)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_standard_cases(network: Network) -> None:
    strangers = [network.viewer("control"), network.viewer("programme_officer"), network.stranger("treasurer")]
    payload = RecordWorkDays(**GOOD)
    assert_standard(network.viewer("manager"), network.cooperative, "record_work_days", payload, strangers)
