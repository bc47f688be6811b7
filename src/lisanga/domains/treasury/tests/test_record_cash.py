"""Receipts and expenses by plain category, and sums due that they settle."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import Entry, OpenItem
from lisanga.core.ledger.operations.close_month import CloseMonth
from lisanga.core.ledger.operations.record_rate import RecordRate
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.treasury.categories import CATEGORIES
from lisanga.domains.treasury.models import CashMovement
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.operations.record_receivable import RecordReceivable
from lisanga.domains.treasury.queries import tills
from lisanga.domains.treasury.tests.ground import DAY, Ground, assert_sound, assert_standard, codes, lines_of

pytestmark = pytest.mark.django_db
KIND = "treasury.record_cash"


def cash(ground: Ground, **more: Any) -> RecordCash:
    filled: dict[str, Any] = {"till": ground.cash, "direction": "in", "amount": 80_000, "category": "produce_sale"}
    return RecordCash(**(filled | more))


def balances(ground: Ground) -> dict[str, int]:
    return {row.name: row.balance for row in tills(ground.secretary.scope, ground.cooperative)}


@pytest.mark.parametrize("category", CATEGORIES.values(), ids=lambda category: category.code)
def test_each_category_posts_to_its_account_on_the_right_side(ground: Ground, category: Any) -> None:
    answer = ground.send(KIND, cash(ground, category=category.code, direction=category.direction))
    assert answer.recorded
    till, other = ("5711", 80_000, 0), (category.account, 0, 80_000)
    if category.direction == "out":
        till, other = ("5711", 0, 80_000), (category.account, 80_000, 0)
    assert lines_of(answer.id) == [other, till]


def test_the_book_numbers_its_lines_and_keeps_the_balance(ground: Ground) -> None:
    ground.send(KIND, cash(ground))
    answer = ground.send(KIND, cash(ground, direction="out", category="transport", amount=30_000, label="Camion"))
    lines = list(CashMovement.plain.order_by("number").values_list("number", "balance", "label"))
    assert lines == [(1, 80_000, ""), (2, 50_000, "Camion")]
    assert answer.result["balance"] == balances(ground)["Caisse du bureau"] == 50_000
    assert_sound()


def test_a_till_below_zero_is_flagged_and_recorded(ground: Ground) -> None:
    answer = ground.send(KIND, cash(ground, direction="out", category="transport"))
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["till_below_zero"])
    assert balances(ground)["Caisse du bureau"] == -80_000


def test_fees_leave_the_till_as_a_charge(ground: Ground) -> None:
    ground.send(KIND, cash(ground, till=ground.mobile, operator="M-Pesa", reference="AB1"))
    sent = cash(
        ground,
        till=ground.mobile,
        direction="out",
        category="sacks",
        amount=10_000,
        fee=150,
        operator="M-Pesa",
        reference="AB2",
    )
    answer = ground.send(KIND, sent)
    assert lines_of(answer.id) == [("6081", 10_000, 0), ("552", 0, 10_000), ("6311", 150, 0), ("552", 0, 150)]
    assert balances(ground)["M-Pesa"] == 69_850


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"till": new_id()}, "unknown_till"),
        ({"amount": 0}, "bad_amount"),
        ({"amount": 10**13}, "bad_amount"),
        ({"fee": -1}, "bad_fee"),
        ({"category": "transport"}, "unknown_category"),
        ({"category": ""}, "unknown_category"),
        ({"item": new_id()}, "unknown_item"),
    ],
)
def test_what_makes_no_sense_is_refused(ground: Ground, more: dict[str, Any], code: str) -> None:
    answer = ground.send(KIND, cash(ground, **more))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert not CashMovement.plain.exists()


def test_dollars_ask_for_a_rate_and_take_the_last_one_noted(ground: Ground) -> None:
    sent = cash(ground, till=ground.dollars, amount=12_050)
    assert codes(ground.send(KIND, sent)) == ["no_rate"]
    for day, rate in (
        (date(2026, 4, 1), 2_800_000_000),
        (date(2026, 4, 10), 2_850_500_000),
        (date(2026, 4, 20), 1_000_000),
    ):
        ground.send("ledger.record_rate", RecordRate(day=day, rate=rate, source="Banque centrale"))
    answer = ground.send(KIND, sent)
    assert lines_of(answer.id) == [("7011", 0, 343_485), ("5712", 343_485, 0)]
    assert balances(ground)["Caisse en dollars"] == 12_050
    own_rate = ground.send(KIND, cash(ground, till=ground.dollars, amount=100, rate=2_900_000_000))
    assert lines_of(own_rate.id)[0] == ("7011", 0, 2_900)
    assert_sound()


def claim(ground: Ground, amount: int = 100_000, currency: Any = "USD") -> Any:
    payload = RecordReceivable(
        category="produce_sale", amount=amount, currency=currency, debtor_name="Café du Kwilu", rate=2_800_000_000
    )
    return ground.send("treasury.record_receivable", payload)


def test_g68_a_sale_in_dollars_paid_at_another_rate_is_an_exchange_gain(ground: Ground) -> None:
    sale = claim(ground)
    assert lines_of(sale.id) == [("4111", 2_800_000, 0), ("7011", 0, 2_800_000)]
    paid = ground.send(
        KIND, cash(ground, till=ground.dollars, amount=100_000, category="", item=sale.id, rate=2_850_000_000)
    )
    assert lines_of(paid.id) == [("4111", 0, 2_800_000), ("5712", 2_850_000, 0), ("776", 0, 50_000)]
    item = OpenItem.plain.get(id=sale.id)
    assert item.settled == item.amount == 100_000
    assert_sound()


def test_a_lower_rate_is_an_exchange_loss_and_parts_add_up_to_the_debt(ground: Ground) -> None:
    sale = claim(ground, 333)
    for amount in (111, 111, 111):
        part = cash(ground, till=ground.dollars, amount=amount, category="", item=sale.id, rate=2_799_990_000)
        last = ground.send(KIND, part)
    assert sum(credit for account, _debit, credit in lines_of(sale.id) if account == "7011") == 9_324
    assert OpenItem.plain.get(id=sale.id).settled == 333
    assert lines_of(last.id)[0] == ("4111", 0, 3_108)
    assert_sound()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"amount": 100_001}, "above_item"),
        ({"direction": "out"}, "wrong_direction"),
    ],
)
def test_a_sum_due_takes_no_more_than_what_is_left(ground: Ground, more: dict[str, Any], code: str) -> None:
    sale = claim(ground, currency="CDF")
    answer = ground.send(KIND, cash(ground, **({"amount": 100_000, "category": "", "item": sale.id} | more)))
    assert answer.verdict == Verdict.REFUSED
    assert code in codes(answer)


def test_a_sum_due_in_dollars_is_not_paid_in_francs(ground: Ground) -> None:
    sale = claim(ground)
    assert codes(ground.send(KIND, cash(ground, category="", item=sale.id))) == ["other_currency"]


def test_what_members_are_owed_goes_through_payments(ground: Ground) -> None:
    item = ground.owe(ground.kabeya, 5_000)
    answer = ground.send(KIND, cash(ground, direction="out", amount=5_000, category="", item=item))
    assert "paid_elsewhere" in codes(answer)


def test_a_voucher_of_a_closed_month_posts_on_the_first_open_day_with_its_real_date(ground: Ground) -> None:
    closing = ground.wrap("ledger.close_month", CloseMonth(month=2026 * 12 + 2))
    assert submit_one(ground.network.viewer("president"), closing).recorded
    answer = ground.send(KIND, cash(ground), business_date=date(2026, 3, 28))
    entry = Entry.plain.get(operation=answer.id)
    assert (entry.real_date, entry.posting_date) == (date(2026, 3, 28), date(2026, 4, 1))
    assert CashMovement.plain.get(id=answer.id).on == date(2026, 3, 28)


def test_standard_cases(ground: Ground) -> None:
    assert_standard(ground, KIND, cash(ground, label="Marché de Bulungu"))
    assert CashMovement.plain.get().on == DAY
