"""Corrections of shares: account, entry and cash book go back together."""

from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import (
    APRIL,
    assert_sound,
    assert_standard,
    balances,
    codes,
    lines_of,
    remaining,
)
from lisanga.core.operations.gate import submit
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.members.models import ShareMovement, ShareSummary
from lisanga.domains.members.operations.reverse_shares import ReverseShares
from lisanga.domains.members.tests.ground import Register
from lisanga.domains.treasury.queries import tills

pytestmark = pytest.mark.django_db
KIND = "reverse_shares"


def subscription(register: Register, paid: int = 0) -> UUID:
    sent = {"member": register.kabeya, "shares": 5, "paid": paid, "till": register.cash}
    return register.send("subscribe_shares", sent).id


def instalment(register: Register, amount: int = 30_000) -> UUID:
    return register.send("pay_shares", {"member": register.kabeya, "amount": amount, "till": register.cash}).id


def undo(register: Register, movement: UUID, reason: str = "Lu cinquante", **more: Any) -> Answer:
    return register.send(KIND, ReverseShares(movement=movement, reason=reason), **more)


def cash(register: Register) -> int:
    return {row.id: row.balance for row in tills(register.scope, register.organisation)}[register.cash]


def test_a_subscription_and_its_payment_are_taken_back(register: Register) -> None:
    target = subscription(register, 25_000)
    answer = undo(register, target)
    assert (answer.verdict, answer.result["shares"]) == (Verdict.ACCEPTED, -5)
    assert lines_of(answer.id) == [(account, -debit, -credit) for account, debit, credit in lines_of(target)]
    assert balances(register.organisation) == {}
    assert register.shares(register.kabeya) == (0, 0, 0)
    assert (cash(register), remaining(target)) == (0, 0)
    assert ShareSummary.plain.get(month=APRIL).shares == 0
    assert ShareMovement.plain.get(id=target).reversed_by == answer.id
    assert_sound()


def test_an_instalment_is_due_again(register: Register) -> None:
    promised = subscription(register)
    undo(register, instalment(register))
    assert (remaining(promised), cash(register)) == (100_000, 0)
    assert register.shares(register.kabeya) == (5, 100_000, 0)
    assert_sound()


def test_existing_shares_are_taken_back(register: Register) -> None:
    taken = register.send("record_existing_shares", {"member": register.kabeya, "shares": 3, "paid": 45_000}).id
    assert undo(register, taken).verdict == Verdict.ACCEPTED
    assert balances(register.organisation) == {}
    assert register.shares(register.kabeya) == (0, 0, 0)
    assert_sound()


def test_shares_paid_since_wait_for_the_correction_of_the_payment(register: Register) -> None:
    promised = subscription(register)
    paid = instalment(register)
    early = undo(register, promised)
    assert (early.verdict, codes(early)) == (Verdict.REFUSED, ["paid_since"])
    assert undo(register, paid).recorded
    assert undo(register, promised).verdict == Verdict.ACCEPTED
    assert balances(register.organisation) == {}
    assert_sound()


def test_once_only_also_within_one_list(register: Register) -> None:
    target = subscription(register, 25_000)
    payload = ReverseShares(movement=target, reason="doublon")
    answers = submit(register.network.viewer("secretary"), [register.wrap(KIND, payload) for _ in range(2)])
    assert [codes(answer) for answer in answers] == [[], ["already_reversed"]]
    assert codes(undo(register, target)) == ["already_reversed"]
    assert balances(register.organisation) == {}
    assert_sound()


def test_a_correction_is_not_corrected(register: Register) -> None:
    correction = undo(register, subscription(register))
    assert codes(undo(register, correction.id)) == ["not_here"]


def test_a_reason_and_a_movement_of_ones_own_are_needed(register: Register) -> None:
    target = subscription(register)
    assert codes(undo(register, target, " ")) == ["no_reason"]
    assert codes(undo(register, new_id())) == ["unknown_movement"]
    ShareMovement.plain.filter(id=target).update(organisation_id=register.network.other)
    assert codes(undo(register, target)) == ["unknown_movement"]


def test_a_collector_enrols_and_does_not_correct(register: Register) -> None:
    assert undo(register, subscription(register), role="collector").number == 0


def test_standard_cases(register: Register) -> None:
    payload = ReverseShares(movement=subscription(register, 25_000), reason="Cinq parts lues cinquante")
    assert_standard(register.network, "members.reverse_shares", payload, role="secretary", without="collector")
