"""What telephones pay: out of their own float, the slips that are theirs; the rest is recorded and looked at."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.ledger.models import OpenItem
from lisanga.core.operations.gate import submit, submit_one
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.members.operations.pay_shares import PayShares
from lisanga.domains.treasury.operations.assign_slips import AssignSlips
from lisanga.domains.treasury.operations.count_cash import CountCash, Denomination
from lisanga.domains.treasury.operations.open_till import OpenTill
from lisanga.domains.treasury.operations.pay_advance import PayAdvance
from lisanga.domains.treasury.operations.pay_member import PayMember
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.queries import paid_same
from lisanga.domains.treasury.tests.ground import Ground, Owe, assert_sound, codes, from_telephone, telephone

pytestmark = pytest.mark.django_db


class Phone:
    """A telephone with its float, which records one operation after the other."""

    def __init__(self, ground: Ground, name: str) -> None:
        self.ground, self.sequence = ground, 0
        self.till = ground.send("treasury.open_till", OpenTill(kind="cash", name=name)).id
        filled = RecordCash(till=self.till, direction="in", amount=200_000, category="subsidy")
        assert ground.send("treasury.record_cash", filled).recorded
        self.id = telephone(ground, self.till, name)

    def send(self, kind: str, payload: msgspec.Struct) -> Answer:
        self.sequence += 1
        return submit_one(self.ground.secretary, from_telephone(self.ground, self.id, self.sequence, kind, payload))

    def pay(self, amount: int, items: Sequence[UUID] = (), **more: Any) -> Answer:
        filled: dict[str, Any] = {"member": self.ground.kabeya, "till": self.till} | more
        return self.send("treasury.pay_member", PayMember(amount=amount, items=tuple(items), **filled))


@pytest.fixture
def phone(ground: Ground) -> Phone:
    return Phone(ground, "Fonds de Kimbata")


def give(ground: Ground, phone: Phone, *items: UUID) -> None:
    assert ground.send("treasury.assign_slips", AssignSlips(device=phone.id, items=items)).recorded


def test_a_slip_that_was_given_is_paid_and_settled(ground: Ground, phone: Phone) -> None:
    slip = ground.owe(ground.kabeya, 40_000)
    give(ground, phone, slip)
    answer = phone.pay(40_000, [slip])
    assert (answer.verdict, answer.result["balance"]) == (Verdict.ACCEPTED, 160_000)
    assert OpenItem.plain.get(id=slip).settled == 40_000
    assert_sound()


def test_what_it_has_weighed_itself_is_paid_on_the_spot(ground: Ground, phone: Phone) -> None:
    slip = phone.send("trial.owe", Owe(member=ground.kabeya, amount=30_000)).id
    assert phone.pay(30_000, [slip]).verdict == Verdict.ACCEPTED


def test_a_slip_of_nobody_or_of_another_is_flagged_and_paid(ground: Ground, phone: Phone) -> None:
    other = Phone(ground, "Fonds de Lusanga")
    free, taken = ground.owe(ground.kabeya, 10_000), ground.owe(ground.kabeya, 20_000)
    weighed = phone.send("trial.owe", Owe(member=ground.kabeya, amount=5_000)).id
    give(ground, other, taken, weighed)
    for slip, amount in ((free, 10_000), (taken, 20_000), (weighed, 5_000)):
        answer = phone.pay(amount, [slip])
        assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["foreign_slip"])
    assert list(OpenItem.plain.filter(side="C").values_list("settled", flat=True)) == [10_000, 20_000, 5_000]
    assert codes(phone.pay(1_000)) == ["above_due"]
    assert_sound()


def test_without_a_name_the_sums_that_it_takes_are_looked_at(ground: Ground, phone: Phone) -> None:
    own = ground.owe(ground.kabeya, 10_000)
    ground.owe(ground.kabeya, 20_000)
    give(ground, phone, own)
    assert phone.pay(10_000).verdict == Verdict.ACCEPTED
    assert codes(phone.pay(20_000)) == ["foreign_slip"]


@pytest.mark.parametrize("kind", ["pay_member", "pay_advance", "count_cash"])
def test_money_of_a_till_that_is_not_its_float_is_flagged(ground: Ground, phone: Phone, kind: str) -> None:
    slip = ground.owe(ground.kabeya, 40_000)
    give(ground, phone, slip)
    note = Denomination(value=20_000, count=0)
    payload = {
        "pay_member": PayMember(member=ground.kabeya, till=ground.cash, amount=40_000, items=(slip,)),
        "pay_advance": PayAdvance(member=ground.kabeya, till=ground.cash, amount=1_000),
        "count_cash": CountCash(till=ground.cash, denominations=(note,), counted_by="Awa"),
    }[kind]
    answer = phone.send(f"treasury.{kind}", payload)
    assert answer.verdict == Verdict.FLAGGED
    assert "foreign_till" in codes(answer)


def test_the_same_from_its_float_is_in_order(ground: Ground, phone: Phone) -> None:
    advance = PayAdvance(member=ground.kabeya, till=phone.till, amount=50_000)
    assert phone.send("treasury.pay_advance", advance).verdict == Verdict.ACCEPTED
    notes = (Denomination(value=10_000, count=15),)
    count = CountCash(till=phone.till, denominations=notes, counted_by="Awa")
    assert phone.send("treasury.count_cash", count).verdict == Verdict.ACCEPTED
    shares = phone.send("members.pay_shares", PayShares(member=ground.kabeya, till=ground.cash, amount=1_000))
    assert "foreign_till" in codes(shares)


def test_two_telephones_pay_one_slip(ground: Ground, phone: Phone) -> None:
    """Both are recorded; the second is above what is due, and its like is found."""
    other, slip, kept = Phone(ground, "Fonds de Lusanga"), ground.owe(ground.kabeya, 40_000), 15_000
    ground.owe(ground.kabeya, kept)
    give(ground, phone, slip)
    first, second = phone.pay(40_000, [slip]), other.pay(40_000, [slip])
    assert (first.verdict, second.verdict) == (Verdict.ACCEPTED, Verdict.FLAGGED)
    assert codes(second) == ["above_due", "foreign_slip"]
    assert second.result["above_due"] == 40_000
    scope = ground.network.viewer("manager").scope
    assert paid_same(scope, ground.cooperative, second.id, [slip], ground.kabeya) == [first.id]
    assert paid_same(scope, ground.cooperative, second.id, [], ground.kabeya) == [first.id]
    assert OpenItem.plain.get(side="C", settled=0).amount == kept
    assert_sound()


def test_a_day_of_payments_costs_the_same_number_of_reads(ground: Ground, phone: Phone) -> None:
    def reads(count: int) -> int:
        slips = [ground.owe(ground.mbuyi, 1_000) for _turn in range(count)]
        give(ground, phone, *slips)
        sent = []
        for slip in slips:
            phone.sequence += 1
            payload = PayMember(member=ground.mbuyi, till=phone.till, amount=1_000, items=(slip,))
            sent.append(from_telephone(ground, phone.id, phone.sequence, "treasury.pay_member", payload))
        with CaptureQueriesContext(connection) as queries:
            answers = submit(ground.secretary, sent)
        assert {answer.verdict for answer in answers} == {Verdict.ACCEPTED}
        return sum(query["sql"].lstrip().upper().startswith("SELECT") for query in queries)

    assert reads(2) == reads(15)
