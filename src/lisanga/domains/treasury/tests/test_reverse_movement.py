"""Corrections of movements of money."""

from typing import Any
from uuid import UUID

import msgspec
import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import OpenItem
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.treasury.models import CashCount, CashMovement, PaymentSummary
from lisanga.domains.treasury.operations.count_cash import CountCash, Denomination
from lisanga.domains.treasury.operations.open_till import OpenTill
from lisanga.domains.treasury.operations.pay_advance import PayAdvance
from lisanga.domains.treasury.operations.pay_member import PayMember
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.operations.record_receivable import RecordReceivable
from lisanga.domains.treasury.operations.reverse_movement import ReverseMovement
from lisanga.domains.treasury.operations.transfer import Transfer
from lisanga.domains.treasury.queries import tills
from lisanga.domains.treasury.tests.ground import Ground, assert_sound, assert_standard, codes, lines_of

pytestmark = pytest.mark.django_db
KIND = "treasury.reverse_movement"


@pytest.fixture
def funded(ground: Ground) -> Ground:
    money = RecordCash(till=ground.cash, direction="in", amount=500_000, category="subsidy")
    ground.send("treasury.record_cash", money)
    ground.owe(ground.kabeya, 60_000)
    return ground


def reverse(ground: Ground, movement: UUID, reason: str = "Payé au mauvais membre") -> Answer:
    return ground.send(KIND, ReverseMovement(movement=movement, reason=reason))


def balances(ground: Ground) -> list[int]:
    return [row.balance for row in tills(ground.secretary.scope, ground.cooperative)]


def test_a_payment_reversed_repeats_its_entry_with_negative_amounts(funded: Ground) -> None:
    paid = funded.send("treasury.pay_member", PayMember(member=funded.kabeya, till=funded.cash, amount=70_000))
    answer = reverse(funded, paid.id)
    assert answer.verdict == Verdict.ACCEPTED
    assert lines_of(answer.id) == [("40115", -60_000, 0), ("4091", -10_000, 0), ("5711", 0, -70_000)]
    again, first = CashMovement.plain.get(operation=answer.id), CashMovement.plain.get(operation=paid.id)
    assert (again.amount, again.direction, again.reverses, again.balance) == (-70_000, "out", first.id, 500_000)
    assert first.reversed_by == answer.id
    due = OpenItem.plain.get(side="C")
    assert (due.amount, due.settled) == (60_000, 0)
    excess = OpenItem.plain.get(side="D")
    assert excess.settled == excess.amount == 10_000
    summary = PaymentSummary.plain.get()
    assert (summary.amount, summary.count) == (0, 0)
    assert_sound()


def payloads(ground: Ground) -> list[tuple[str, msgspec.Struct]]:
    return [
        ("treasury.record_cash", RecordCash(till=ground.cash, direction="out", amount=9_000, category="rent", fee=100)),
        ("treasury.pay_advance", PayAdvance(member=ground.mbuyi, till=ground.cash, amount=9_000)),
        ("treasury.transfer", Transfer(source=ground.cash, target=ground.mobile, amount=9_000)),
        (
            "treasury.count_cash",
            CountCash(
                till=ground.cash,
                denominations=(Denomination(value=500, count=9),),
                counted_by="Mbuyi",
                explanation="Vol",
            ),
        ),
        ("treasury.record_receivable", RecordReceivable(category="services", amount=9_000, debtor_name="Moulin")),
    ]


@pytest.mark.parametrize("index", range(5))
def test_every_movement_of_money_can_be_reversed(funded: Ground, index: int) -> None:
    before = balances(funded)
    sent = funded.send(*payloads(funded)[index])
    assert sent.recorded
    answer = reverse(funded, sent.id)
    assert answer.verdict == Verdict.ACCEPTED, answer.problems
    assert balances(funded) == before
    assert not CashMovement.plain.filter(operation=sent.id, reversed_by=None).exists()
    assert not CashCount.plain.filter(reversed_by=None).exists()
    assert [(account, -debit, -credit) for account, debit, credit in lines_of(answer.id)] == lines_of(sent.id)
    assert_sound()


def test_once_only(funded: Ground) -> None:
    sent = funded.send(*payloads(funded)[0])
    reverse(funded, sent.id)
    answer = reverse(funded, sent.id)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["already_reversed"])


def test_a_count_without_gap_is_reversed_once_only(funded: Ground) -> None:
    notes = (Denomination(value=500_000, count=1),)
    sent = funded.send("treasury.count_cash", CountCash(till=funded.cash, denominations=notes, counted_by="Mbuyi"))
    assert reverse(funded, sent.id).recorded
    assert codes(reverse(funded, sent.id)) == ["already_reversed"]


@pytest.mark.parametrize(("known", "code"), [(False, "unknown_movement"), (True, "not_here")])
def test_only_movements_of_money_are_reversed_here(funded: Ground, known: bool, code: str) -> None:
    target = new_id()
    if known:
        target = funded.send("treasury.open_till", OpenTill(kind="cash", name="Petite caisse")).id
    answer = reverse(funded, target)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_a_reason_is_needed(funded: Ground) -> None:
    sent = funded.send(*payloads(funded)[0])
    assert codes(reverse(funded, sent.id, "  ")) == ["no_reason"]


def test_the_reference_of_a_reversed_payment_is_free_again(funded: Ground) -> None:
    def pay() -> Answer:
        payload: Any = PayMember(
            member=funded.kabeya, till=funded.mobile, amount=1_000, operator="M-Pesa", reference="AA11"
        )
        return funded.send("treasury.pay_member", payload)

    reverse(funded, pay().id)
    assert "duplicate_reference" not in codes(pay())


def test_standard_cases(funded: Ground) -> None:
    sent = funded.send(*payloads(funded)[0])
    assert_standard(funded, KIND, ReverseMovement(movement=sent.id, reason="Erreur"))
