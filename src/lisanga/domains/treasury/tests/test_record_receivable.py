"""Sums that third parties owe."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.chart import INPUTS
from lisanga.core.ledger.models import Auxiliary, OpenItem
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.treasury.operations.record_receivable import RecordReceivable
from lisanga.domains.treasury.tests.ground import Ground, assert_sound, assert_standard, codes, lines_of

pytestmark = pytest.mark.django_db
KIND = "treasury.record_receivable"


def claim(**more: Any) -> RecordReceivable:
    filled: dict[str, Any] = {"category": "produce_sale", "amount": 9_000, "debtor_name": "Moulin"}
    return RecordReceivable(**(filled | more))


def test_a_new_third_party_gets_an_account_that_serves_again(ground: Ground) -> None:
    first = ground.send(KIND, claim())
    second = ground.send(KIND, claim(debtor=first.id, debtor_name=""))
    third = Auxiliary.plain.get(kind="third")
    assert (third.name, third.number) == ("Moulin", "T1")
    assert set(OpenItem.plain.values_list("auxiliary", flat=True)) == {third.id}
    assert second.verdict == Verdict.ACCEPTED


def test_inputs_on_credit_stand_on_the_members_account(ground: Ground) -> None:
    answer = ground.send(KIND, claim(category="inputs_sale", debtor=ground.kabeya, debtor_name=""))
    item = OpenItem.plain.get(operation=answer.id)
    assert (item.account, item.side, item.auxiliary, item.amount) == (INPUTS, "D", ground.kabeya, 9_000)
    assert lines_of(answer.id) == [(INPUTS, 9_000, 0), ("7012", 0, 9_000)]
    till = ground.send(KIND, claim(debtor=ground.cash, debtor_name=""))
    assert codes(till) == ["unknown_debtor"]
    assert_sound()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"amount": 0}, "bad_amount"),
        ({"category": "transport"}, "unknown_category"),
        ({"debtor_name": ""}, "no_debtor"),
        ({"debtor": new_id()}, "unknown_debtor"),
        ({"currency": "USD"}, "no_rate"),
    ],
)
def test_what_makes_no_sense_is_refused(ground: Ground, more: dict[str, Any], code: str) -> None:
    answer = ground.send(KIND, claim(**more))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_standard_cases(ground: Ground) -> None:
    assert_standard(ground, KIND, claim())
