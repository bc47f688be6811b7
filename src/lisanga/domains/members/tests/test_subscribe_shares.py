"""New shares: refused where the law or the statutes make them void."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import OpenItem
from lisanga.core.ledger.tests.standard import assert_sound, assert_standard, balances, codes, lines_of
from lisanga.core.operations.gate import submit
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.members.models import ShareMovement, ShareSummary
from lisanga.domains.members.operations.subscribe_shares import SubscribeShares
from lisanga.domains.members.tests.ground import Register
from lisanga.domains.treasury.models import CashMovement

pytestmark = pytest.mark.django_db
KIND = "subscribe_shares"


def subscribe(register: Register, shares: int, paid: int = 0, **more: Any) -> Answer:
    values: dict[str, Any] = {"member": register.kabeya, "till": register.cash} | more
    return register.send(KIND, SubscribeShares(shares=shares, paid=paid, **values))


def test_promise_payment_and_certificate(register: Register) -> None:
    answer = subscribe(register, 5, 40_000)
    assert answer.verdict == Verdict.ACCEPTED
    assert answer.result == {"certificate": 1, "subscribed": 100_000, "remaining": 60_000, "entry": 1}
    assert lines_of(answer.id) == [
        ("4612", 100_000, 0),
        ("1012", 0, 100_000),
        ("5711", 40_000, 0),
        ("4612", 0, 40_000),
        ("1012", 40_000, 0),
        ("1013", 0, 40_000),
    ]
    assert register.shares(register.kabeya) == (5, 100_000, 40_000)
    item = OpenItem.plain.get(id=answer.id)
    assert (item.account, item.side, item.amount, item.due_on) == ("4612", "D", 60_000, None)
    movement = CashMovement.plain.get()
    assert (movement.till, movement.amount, movement.nature) == (register.cash, 40_000, "capital")
    assert ShareSummary.plain.get().shares == 5
    assert_sound()


def test_g41_a_coop_ca_asks_for_a_quarter_at_once_and_the_rest_within_three_years(register: Register) -> None:
    register.statutes(form="coop_ca", allow_quarter=True)
    low = subscribe(register, 5, 20_000)
    assert (low.verdict, codes(low), low.problems[0].reference) == (
        Verdict.REFUSED,
        ["below_minimum_payment"],
        "AUS 270",
    )
    assert "25\u202f000" in low.problems[0].message
    assert balances(register.organisation) == {}
    enough = subscribe(register, 5, 25_000)
    assert (enough.verdict, enough.result["remaining"]) == (Verdict.ACCEPTED, 75_000)
    assert OpenItem.plain.get(id=enough.id).due_on == date(2029, 4, 14)
    assert_sound()


def test_without_the_clause_a_coop_ca_is_paid_in_full(register: Register) -> None:
    register.statutes(form="coop_ca")
    assert codes(subscribe(register, 5, 99_999)) == ["below_minimum_payment"]
    paid = subscribe(register, 5, 100_000)
    assert (paid.verdict, OpenItem.plain.filter(id=paid.id).exists()) == (Verdict.ACCEPTED, False)


def test_g42_the_largest_part_is_measured_after_the_operation(register: Register) -> None:
    assert subscribe(register, 182, member=register.mbuyi).recorded
    assert subscribe(register, 18).recorded
    register.statutes(max_share_pct=1_000)
    more = subscribe(register, 3)
    assert (more.verdict, codes(more), more.problems[0].reference) == (
        Verdict.REFUSED,
        ["above_maximum_share"],
        "AUS 18",
    )
    assert "10,34" in more.problems[0].message
    less = subscribe(register, 2)
    assert less.verdict == Verdict.ACCEPTED
    assert register.shares(register.kabeya)[0] == 20
    assert_sound()


def test_g42_holds_within_one_list_too(register: Register) -> None:
    assert subscribe(register, 182, member=register.mbuyi).recorded
    assert subscribe(register, 18).recorded
    register.statutes(max_share_pct=1_000)
    sent = [register.wrap(KIND, SubscribeShares(member=register.kabeya, shares=2)) for _ in range(2)]
    answers = submit(register.network.viewer("secretary"), sent)
    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED, Verdict.REFUSED]
    assert codes(answers[1]) == ["above_maximum_share"]


@pytest.mark.parametrize(
    ("shares", "paid", "more", "code"),
    [
        (0, 0, {}, "bad_shares"),
        (10**30, 0, {}, "bad_shares"),
        (1, -1, {}, "bad_amount"),
        (1, 10**30, {}, "bad_amount"),
        (1, 5_000, {"till": None}, "unknown_till"),
        (1, 5_000, {"till": new_id()}, "unknown_till"),
        (1, 0, {"member": new_id()}, "unknown_member"),
        (1, 20_001, {}, "above_amount"),
    ],
)
def test_what_does_not_stand_is_refused(
    register: Register, shares: int, paid: int, more: dict[str, Any], code: str
) -> None:
    answer = subscribe(register, shares, paid, **more)
    assert answer.verdict == Verdict.REFUSED
    assert code in codes(answer)
    assert not ShareMovement.plain.exists()
    assert_sound()


def test_dollars_nominal_and_departure(register: Register) -> None:
    assert codes(subscribe(register, 1, 5_000, till=register.dollars)) == ["other_currency"]
    register.send("set_status", {"member": register.kabeya, "status": "left"})
    assert codes(subscribe(register, 1)) == ["not_a_member"]
    register.statutes(nominal_share=0)
    assert codes(subscribe(register, 1, member=register.mbuyi)) == ["no_nominal"]


def test_standard_cases(register: Register) -> None:
    sent = SubscribeShares(member=register.kabeya, shares=5, paid=25_000, till=register.cash)
    assert_standard(register.network, "members.subscribe_shares", sent, role="secretary")
    assert register.shares(register.kabeya) == (5, 100_000, 25_000)
