"""Instalments on shares, oldest subscription first."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import OpenItem
from lisanga.core.ledger.tests.standard import assert_sound, assert_standard, codes, lines_of, remaining, send
from lisanga.core.operations.gate import submit
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.members.models import ShareMovement
from lisanga.domains.members.operations.pay_shares import PayShares
from lisanga.domains.members.tests.ground import Register
from lisanga.domains.treasury.operations.open_till import OpenTill

pytestmark = pytest.mark.django_db


def subscribed(register: Register, shares: int, day: date) -> Any:
    return register.send("subscribe_shares", {"member": register.kabeya, "shares": shares}, business_date=day).id


def pay(register: Register, amount: int, **more: Any) -> Answer:
    values: dict[str, Any] = {"member": register.kabeya, "till": register.cash} | more
    return register.send("pay_shares", PayShares(amount=amount, **values))


def test_the_oldest_subscription_is_released_first(register: Register) -> None:
    second = subscribed(register, 2, date(2026, 3, 1))
    first = subscribed(register, 1, date(2026, 2, 1))
    answer = pay(register, 30_000)
    assert (answer.verdict, answer.result["released"], answer.result["above_due"]) == (Verdict.ACCEPTED, 30_000, 0)
    assert (remaining(first), remaining(second)) == (0, 30_000)
    assert lines_of(answer.id) == [
        ("5711", 30_000, 0),
        ("4612", 0, 30_000),
        ("1012", 30_000, 0),
        ("1013", 0, 30_000),
    ]
    assert register.shares(register.kabeya) == (3, 60_000, 30_000)
    assert_sound()


def test_what_is_paid_above_is_flagged_and_owed_to_the_member(register: Register) -> None:
    subscribed(register, 1, date(2026, 2, 1))
    answer = pay(register, 25_000)
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["above_due"])
    assert register.shares(register.kabeya) == (1, 20_000, 20_000)
    surplus = OpenItem.plain.get(id=answer.id)
    assert (surplus.account, surplus.side, surplus.amount) == ("40115", "C", 5_000)
    assert_sound()


def test_without_any_subscription_all_of_it_is_owed(register: Register) -> None:
    answer = pay(register, 7_000)
    assert (answer.verdict, answer.result["released"]) == (Verdict.FLAGGED, 0)
    assert lines_of(answer.id) == [("5711", 7_000, 0), ("40115", 0, 7_000)]
    assert_sound()


def test_two_instalments_of_one_list_share_what_is_due(register: Register) -> None:
    subscribed(register, 1, date(2026, 2, 1))
    payload = PayShares(member=register.kabeya, till=register.cash, amount=15_000)
    answers = submit(register.network.viewer("secretary"), [register.wrap("pay_shares", payload) for _ in range(2)])
    assert [answer.result["released"] for answer in answers] == [15_000, 5_000]
    assert [codes(answer) for answer in answers] == [[], ["above_due"]]
    assert register.shares(register.kabeya) == (1, 20_000, 20_000)
    assert_sound()


@pytest.mark.parametrize(
    ("amount", "more", "code"),
    [
        (0, {}, "bad_amount"),
        (-5, {}, "bad_amount"),
        (10**13, {}, "bad_amount"),
        (5_000, {"till": new_id()}, "unknown_till"),
        (5_000, {"member": new_id()}, "unknown_member"),
    ],
)
def test_what_makes_no_sense_is_refused(register: Register, amount: int, more: dict[str, Any], code: str) -> None:
    answer = pay(register, amount, **more)
    assert answer.verdict == Verdict.REFUSED
    assert code in codes(answer)
    assert not ShareMovement.plain.exists()


def test_shares_are_paid_in_francs(register: Register) -> None:
    assert codes(pay(register, 5_000, till=register.dollars))[0] == "other_currency"


def test_g74_a_mobile_reference_serves_once(register: Register) -> None:
    subscribed(register, 1, date(2026, 2, 1))
    till = OpenTill(kind="mobile", name="M-Pesa", operator="M-Pesa", number="+243811234567")
    mobile = send(register.network, "treasury.open_till", till).id
    sent = {"till": mobile, "operator": "M-Pesa", "reference": "AB12"}
    assert codes(pay(register, 5_000, **sent)) == []
    assert codes(pay(register, 5_000, **(sent | {"reference": " ab 12"}))) == ["duplicate_reference"]
    assert codes(pay(register, 5_000, till=mobile)) == ["missing_reference"]


def test_standard_cases(register: Register) -> None:
    subscribed(register, 1, date(2026, 2, 1))
    sent = PayShares(member=register.kabeya, till=register.cash, amount=10_000)
    assert_standard(register.network, "members.pay_shares", sent, role="secretary", without="treasurer")
