"""Payments to members, singly and as a list."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import Auxiliary, OpenItem, Settlement
from lisanga.core.operations.gate import submit
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.treasury.operations.pay_member import PayMember
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.tests.ground import Ground, assert_sound, assert_standard, codes, lines_of

pytestmark = pytest.mark.django_db
KIND = "treasury.pay_member"


@pytest.fixture
def funded(ground: Ground) -> Ground:
    """A million in the cash box and on the phone."""
    for till, reference in ((ground.cash, ""), (ground.mobile, "START")):
        ground.send(
            "treasury.record_cash",
            RecordCash(
                till=till, direction="in", amount=1_000_000, category="subsidy", operator="M-Pesa", reference=reference
            ),
        )
    return ground


def pay(ground: Ground, **more: Any) -> PayMember:
    filled: dict[str, Any] = {"member": ground.kabeya, "till": ground.cash, "amount": 60_000}
    return PayMember(**(filled | more))


def settled() -> list[int]:
    return list(OpenItem.plain.filter(side="C").order_by("opened_on", "id").values_list("settled", flat=True))


def test_the_oldest_sums_due_are_paid_first(funded: Ground) -> None:
    for amount in (40_000, 50_000, 10_000):
        funded.owe(funded.kabeya, amount)
    answer = funded.send(KIND, pay(funded))
    assert answer.verdict == Verdict.ACCEPTED
    assert settled() == [40_000, 20_000, 0]
    assert lines_of(answer.id) == [("40115", 60_000, 0), ("5711", 0, 60_000)]
    assert answer.result["balance"] == 940_000
    assert_sound()


def test_named_sums_are_paid_and_no_others(funded: Ground) -> None:
    """The second payment of one slip leaves the member's other slips as they were promised."""
    funded.owe(funded.kabeya, 40_000)
    named = funded.owe(funded.kabeya, 50_000)
    assert funded.send(KIND, pay(funded, amount=50_000, items=(named,))).verdict == Verdict.ACCEPTED
    assert settled() == [0, 50_000]
    again = funded.send(KIND, pay(funded, amount=50_000, items=(named,)))
    assert (codes(again), again.result["above_due"]) == (["above_due"], 50_000)
    assert settled() == [0, 50_000]
    assert_sound()


def test_more_than_what_is_due_is_flagged_and_becomes_an_advance(funded: Ground) -> None:
    funded.owe(funded.kabeya, 45_000)
    answer = funded.send(KIND, pay(funded))
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["above_due"])
    assert lines_of(answer.id) == [("40115", 45_000, 0), ("4091", 15_000, 0), ("5711", 0, 60_000)]
    advance = OpenItem.plain.get(side="D")
    assert (advance.account, advance.auxiliary, advance.amount) == ("4091", funded.kabeya, 15_000)
    assert answer.result["above_due"] == 15_000
    assert_sound()


def test_two_payments_of_one_member_in_one_list_share_what_is_due(funded: Ground) -> None:
    funded.owe(funded.kabeya, 100_000)
    answers = submit(funded.secretary, [funded.wrap(KIND, pay(funded)), funded.wrap(KIND, pay(funded))])
    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED, Verdict.FLAGGED]
    assert [answer.result["above_due"] for answer in answers] == [0, 20_000]
    assert [answer.result["balance"] for answer in answers] == [940_000, 880_000]
    assert settled() == [100_000]
    assert_sound()


def test_g74_a_second_mobile_payment_of_the_same_operator_and_reference_is_a_duplicate(funded: Ground) -> None:
    funded.owe(funded.kabeya, 200_000)
    first = pay(funded, till=funded.mobile, operator="M-Pesa", reference="bk7 r2x9")
    assert funded.send(KIND, first).verdict == Verdict.ACCEPTED
    second = pay(funded, till=funded.mobile, operator="m-pesa", reference="BK7R2X9", member=funded.kabeya)
    answer = funded.send(KIND, second)
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["duplicate_reference"])
    other_operator = pay(funded, till=funded.mobile, operator="Airtel Money", reference="BK7R2X9")
    assert funded.send(KIND, other_operator).verdict == Verdict.ACCEPTED


def test_g74_inside_one_list_too(funded: Ground) -> None:
    funded.owe(funded.kabeya, 200_000)
    twice = [
        funded.wrap(KIND, pay(funded, till=funded.mobile, operator="M-Pesa", reference="ZZ1", amount=amount))
        for amount in (1_000, 2_000)
    ]
    assert [codes(answer) for answer in submit(funded.secretary, twice)] == [[], ["duplicate_reference"]]


def test_a_mobile_payment_without_its_reference_is_flagged(funded: Ground) -> None:
    funded.owe(funded.kabeya, 60_000)
    assert codes(funded.send(KIND, pay(funded, till=funded.mobile))) == ["missing_reference"]


@pytest.mark.parametrize(
    ("more", "code"),
    [({"member": new_id()}, "unknown_member"), ({"till": new_id()}, "unknown_till"), ({"amount": -5}, "bad_amount")],
)
def test_what_makes_no_sense_is_refused(funded: Ground, more: dict[str, Any], code: str) -> None:
    answer = funded.send(KIND, pay(funded, **more))
    assert answer.verdict == Verdict.REFUSED
    assert code in codes(answer)


def test_a_member_of_another_cooperative_is_unknown(funded: Ground) -> None:
    Auxiliary.plain.create(
        id=(member := new_id()), organisation_id=funded.network.other, kind="member", number="1", name="X"
    )
    assert "unknown_member" in codes(funded.send(KIND, pay(funded, member=member)))


def test_dollars_due_are_paid_in_dollars_and_the_rate_moves(ground: Ground) -> None:
    ground.send(
        "treasury.record_cash",
        RecordCash(till=ground.dollars, direction="in", amount=50_000, category="subsidy", rate=2_800_000_000),
    )
    ground.owe(ground.kabeya, 10_000, "USD", 2_800_000_000)
    answer = ground.send(KIND, pay(ground, till=ground.dollars, amount=10_000, rate=2_850_000_000))
    assert lines_of(answer.id) == [("40115", 280_000, 0), ("5712", 0, 285_000), ("676", 5_000, 0)]
    assert_sound()


def test_a_list_costs_the_same_number_of_reads_at_any_length(funded: Ground) -> None:
    def reads(count: int) -> int:
        for _index in range(count):
            funded.owe(funded.mbuyi, 1_000)
        batch = [funded.wrap(KIND, pay(funded, member=funded.mbuyi, amount=1_000)) for _index in range(count)]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answers = submit(funded.secretary, batch)
        assert all(answer.verdict == Verdict.ACCEPTED for answer in answers)
        return sum(query["sql"].lstrip().upper().startswith("SELECT") for query in queries)

    assert reads(2) == reads(20)
    assert_sound()


def test_standard_cases(funded: Ground) -> None:
    funded.owe(funded.kabeya, 60_000)
    assert_standard(funded, KIND, pay(funded))
    assert Settlement.plain.count() == 1
