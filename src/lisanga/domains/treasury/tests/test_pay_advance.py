"""Advances on deliveries."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import OpenItem
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.treasury.operations.pay_advance import PayAdvance
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.tests.ground import Ground, assert_sound, assert_standard, codes, lines_of

pytestmark = pytest.mark.django_db
KIND = "treasury.pay_advance"


@pytest.fixture
def funded(ground: Ground) -> Ground:
    money = RecordCash(till=ground.cash, direction="in", amount=500_000, category="subsidy")
    ground.send("treasury.record_cash", money)
    return ground


def advance(ground: Ground, **more: Any) -> PayAdvance:
    filled: dict[str, Any] = {
        "member": ground.kabeya,
        "till": ground.cash,
        "amount": 150_000,
        "due_on": date(2026, 7, 31),
        "label": "Campagne café",
    }
    return PayAdvance(**(filled | more))


def test_an_advance_is_owed_by_the_member_until_delivery(funded: Ground) -> None:
    answer = funded.send(KIND, advance(funded))
    assert answer.verdict == Verdict.ACCEPTED
    assert lines_of(answer.id) == [("4091", 150_000, 0), ("5711", 0, 150_000)]
    item = OpenItem.plain.get(id=answer.id)
    assert (item.side, item.account, item.auxiliary, item.amount) == ("D", "4091", funded.kabeya, 150_000)
    assert (item.due_on, item.label) == (date(2026, 7, 31), "Campagne café")
    assert_sound()


def test_a_second_advance_after_the_first_one_is_overdue_is_flagged(funded: Ground) -> None:
    funded.send(KIND, advance(funded, due_on=date(2026, 4, 20)))
    assert funded.send(KIND, advance(funded, amount=1_000)).verdict == Verdict.ACCEPTED
    late = funded.send(KIND, advance(funded, amount=1_000), business_date=date(2026, 5, 2))
    assert (late.verdict, codes(late)) == (Verdict.FLAGGED, ["advance_overdue"])


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"member": new_id()}, "unknown_member"),
        ({"amount": 0}, "bad_amount"),
        ({"due_on": date(2026, 4, 13)}, "due_before"),
    ],
)
def test_what_makes_no_sense_is_refused(funded: Ground, more: dict[str, Any], code: str) -> None:
    answer = funded.send(KIND, advance(funded, **more))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_standard_cases(funded: Ground) -> None:
    assert_standard(funded, KIND, advance(funded))
