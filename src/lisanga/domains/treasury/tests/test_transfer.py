"""Transfers between tills."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.treasury.models import CashMovement
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.operations.transfer import Transfer
from lisanga.domains.treasury.queries import movement, tills
from lisanga.domains.treasury.tests.ground import Ground, assert_sound, assert_standard, codes, lines_of

pytestmark = pytest.mark.django_db
KIND = "treasury.transfer"


@pytest.fixture
def funded(ground: Ground) -> Ground:
    money = RecordCash(till=ground.cash, direction="in", amount=1_000_000, category="subsidy")
    ground.send("treasury.record_cash", money)
    return ground


def transfer(ground: Ground, **more: Any) -> Transfer:
    filled: dict[str, Any] = {"source": ground.cash, "target": ground.mobile, "amount": 300_000}
    return Transfer(**(filled | more))


def balances(ground: Ground) -> dict[str, int]:
    return {row.name: row.balance for row in tills(ground.secretary.scope, ground.cooperative)}


def test_money_goes_through_the_passage_account_and_both_books(funded: Ground) -> None:
    answer = funded.send(KIND, transfer(funded, fee=500))
    assert lines_of(answer.id) == [
        ("5711", 0, 300_000),
        ("6311", 500, 0),
        ("5711", 0, 500),
        ("585", 300_000, 0),
        ("552", 300_000, 0),
        ("585", 0, 300_000),
    ]
    legs = movement(funded.secretary.scope, funded.cooperative, answer.id)
    assert [(leg.direction, leg.amount, leg.fee) for leg in legs] == [("out", 300_000, 500), ("in", 300_000, 0)]
    assert balances(funded) == {"Caisse du bureau": 699_500, "Caisse en dollars": 0, "M-Pesa": 300_000}
    assert_sound()


def test_francs_become_dollars_at_the_rate_that_was_had(funded: Ground) -> None:
    answer = funded.send(KIND, transfer(funded, target=funded.dollars, amount=285_000, received=10_000))
    assert answer.verdict == Verdict.ACCEPTED
    assert CashMovement.plain.get(till=funded.dollars).rate == 2_850_000_000
    assert balances(funded)["Caisse en dollars"] == 10_000
    back = funded.send(
        KIND, transfer(funded, source=funded.dollars, target=funded.cash, amount=10_000, received=280_000)
    )
    assert lines_of(back.id)[0] == ("5712", 0, 280_000)
    assert_sound()


@pytest.mark.parametrize("received", [7, 333, 99_999])
def test_a_rate_that_does_not_divide_still_balances(funded: Ground, received: int) -> None:
    answer = funded.send(KIND, transfer(funded, target=funded.dollars, amount=285_001, received=received))
    assert answer.recorded
    assert_sound()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"source": new_id()}, "unknown_till"),
        ({"target": new_id()}, "unknown_target"),
        ({"amount": 0}, "bad_amount"),
        ({"received": 299_000}, "received_differs"),
    ],
)
def test_what_makes_no_sense_is_refused(funded: Ground, more: dict[str, Any], code: str) -> None:
    answer = funded.send(KIND, transfer(funded, **more))
    assert answer.verdict == Verdict.REFUSED
    assert code in codes(answer)


def test_a_till_does_not_transfer_to_itself(funded: Ground) -> None:
    assert "unknown_target" in codes(funded.send(KIND, transfer(funded, target=funded.cash)))


def test_between_two_currencies_what_arrived_is_needed(funded: Ground) -> None:
    assert codes(funded.send(KIND, transfer(funded, target=funded.dollars))) == ["no_received"]


def test_more_than_the_till_holds_is_flagged(funded: Ground) -> None:
    assert codes(funded.send(KIND, transfer(funded, amount=1_000_001))) == ["till_below_zero"]


def test_standard_cases(funded: Ground) -> None:
    assert_standard(funded, KIND, transfer(funded))
