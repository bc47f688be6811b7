"""Lists of payments: decided once, paid one by one."""

from typing import Any

import pytest

from lisanga.core.operations.gate import submit
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.treasury.models import CashMovement, PaymentList, PaymentSummary
from lisanga.domains.treasury.operations.open_payment_list import OpenPaymentList
from lisanga.domains.treasury.operations.pay_member import PayMember
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.tests.ground import Ground, assert_standard, codes

pytestmark = pytest.mark.django_db
KIND = "treasury.open_payment_list"
PAYMENT = "treasury.pay_member"


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


def test_payments_of_a_list_carry_it_and_add_to_the_month(funded: Ground) -> None:
    funded.owe(funded.kabeya, 60_000)
    funded.owe(funded.mbuyi, 30_000)
    plan = OpenPaymentList(till=funded.cash, label="Paie d’avril", planned=2, total=90_000)
    parent = funded.send(KIND, plan)
    assert PaymentList.plain.get(id=parent.id).total == 90_000
    batch = [
        funded.wrap(PAYMENT, pay(funded), caused_by=parent.id, depends_on=(parent.id,)),
        funded.wrap(PAYMENT, pay(funded, member=funded.mbuyi, amount=30_000), caused_by=parent.id),
    ]
    assert [answer.verdict for answer in submit(funded.secretary, batch)] == [Verdict.ACCEPTED] * 2
    assert CashMovement.plain.filter(batch=parent.id).count() == 2
    summary = PaymentSummary.plain.get()
    assert (summary.channel, summary.month, summary.amount, summary.count) == ("cash", 2026 * 12 + 3, 90_000, 2)


def test_a_list_above_what_the_till_holds_is_flagged_and_an_empty_one_refused(funded: Ground) -> None:
    plan = OpenPaymentList(till=funded.cash, label="Paie", planned=2, total=1_000_001)
    assert codes(funded.send(KIND, plan)) == ["not_enough"]
    empty = OpenPaymentList(till=funded.cash, label="Paie", planned=0, total=10)
    answer = funded.send(KIND, empty)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["empty_list"])


def test_standard_cases_of_a_list(funded: Ground) -> None:
    plan = OpenPaymentList(till=funded.cash, label="Paie", planned=3, total=30_000)
    assert_standard(funded, KIND, plan)
