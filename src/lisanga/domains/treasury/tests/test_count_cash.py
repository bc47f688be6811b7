"""Counting the cash (G69) and what it means for the month."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.operations.close_month import CloseMonth
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.treasury.models import CashCount, CashMovement
from lisanga.domains.treasury.operations.count_cash import CountCash, Denomination
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.queries import tills, uncounted
from lisanga.domains.treasury.tests.ground import Ground, assert_sound, assert_standard, codes, lines_of

pytestmark = pytest.mark.django_db
KIND = "treasury.count_cash"
APRIL = 2026 * 12 + 3
NOTES_412_500 = (Denomination(value=20_000, count=20), Denomination(value=500, count=25))


def receive(ground: Ground, amount: int, **more: Any) -> None:
    sent = RecordCash(till=ground.cash, direction="in", amount=amount, category="produce_sale")
    assert ground.send("treasury.record_cash", sent, **more).recorded


def count(ground: Ground, explanation: str = "Monnaie rendue en trop", **more: Any) -> CountCash:
    filled: dict[str, Any] = {"till": ground.cash, "denominations": NOTES_412_500, "counted_by": "Mbuyi Grâce"}
    return CountCash(**(filled | {"explanation": explanation} | more))


def close(ground: Ground, month: int = APRIL) -> Answer:
    return submit_one(ground.network.viewer("president"), ground.wrap("ledger.close_month", CloseMonth(month=month)))


def test_g69_a_gap_is_recorded_with_its_explanation_posted_and_signed(ground: Ground) -> None:
    receive(ground, 415_000)
    answer = ground.send(KIND, count(ground))
    assert answer.verdict == Verdict.ACCEPTED
    assert answer.result == {"counted": 412_500, "book": 415_000, "gap": -2_500}
    kept = CashCount.plain.get()
    assert (kept.counted_by, kept.explanation) == ("Mbuyi Grâce", "Monnaie rendue en trop")
    assert lines_of(answer.id) == [("6582", 2_500, 0), ("5711", 0, 2_500)]
    assert tills(ground.secretary.scope, ground.cooperative)[0].balance == 412_500
    assert_sound()


def test_g69_the_month_does_not_close_without_a_count(ground: Ground) -> None:
    receive(ground, 415_000)
    answer = close(ground)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["cash_not_counted"])
    assert uncounted(ground.secretary.scope, ground.cooperative, APRIL) == [(ground.cash, "Caisse du bureau")]
    ground.send(KIND, count(ground))
    assert uncounted(ground.secretary.scope, ground.cooperative, APRIL) == []
    assert close(ground).verdict == Verdict.ACCEPTED


def test_g69_an_unexplained_gap_is_flagged_and_keeps_the_month_open(ground: Ground) -> None:
    receive(ground, 415_000)
    answer = ground.send(KIND, count(ground, " "))
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["gap_unexplained"])
    assert codes(close(ground)) == ["gap_unexplained"]
    assert ground.send(KIND, count(ground, "")).result["gap"] == 0
    assert close(ground).verdict == Verdict.ACCEPTED


def test_a_count_of_another_month_does_not_serve(ground: Ground) -> None:
    receive(ground, 412_500)
    ground.send(KIND, count(ground), business_date=date(2026, 5, 1))
    assert codes(close(ground)) == ["cash_not_counted"]


def test_a_month_without_cash_closes_without_a_count(ground: Ground) -> None:
    assert close(ground).verdict == Verdict.ACCEPTED


def test_too_much_money_is_an_income(ground: Ground) -> None:
    receive(ground, 400_000)
    answer = ground.send(KIND, count(ground))
    assert lines_of(answer.id) == [("7582", 0, 12_500), ("5711", 12_500, 0)]


def test_a_count_that_agrees_posts_nothing(ground: Ground) -> None:
    receive(ground, 412_500)
    answer = ground.send(KIND, count(ground, ""))
    assert (answer.verdict, lines_of(answer.id)) == (Verdict.ACCEPTED, [])
    assert CashMovement.plain.count() == 1


def test_a_count_of_an_earlier_day_is_held_against_the_book_of_that_day(ground: Ground) -> None:
    receive(ground, 412_500, business_date=date(2026, 4, 10))
    receive(ground, 70_000, business_date=date(2026, 4, 12))
    answer = ground.send(KIND, count(ground, ""), business_date=date(2026, 4, 11))
    assert answer.result["gap"] == 0


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"till": new_id()}, "unknown_till"),
        ({"counted_by": " "}, "no_signature"),
        ({"denominations": (Denomination(value=500, count=-1),)}, "bad_count"),
        ({"denominations": (Denomination(value=0, count=1),)}, "bad_count"),
    ],
)
def test_what_makes_no_sense_is_refused(ground: Ground, more: dict[str, Any], code: str) -> None:
    answer = ground.send(KIND, count(ground, **more))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_standard_cases(ground: Ground) -> None:
    receive(ground, 400_000)
    assert_standard(ground, KIND, count(ground))
