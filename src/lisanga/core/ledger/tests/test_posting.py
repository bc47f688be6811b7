"""Posting: balances kept by the same transaction, open items opened, settled and given back."""

from datetime import date
from uuid import UUID

import pytest

from lisanga.core.ledger import queries
from lisanga.core.ledger.chart import CUSTOMERS, EXCHANGE_GAIN, UnknownAccount
from lisanga.core.ledger.models import AccountBalance, AuxiliaryBalance, Entry, Line, OpenItem
from lisanga.core.ledger.operations.posting import UnbalancedEntry
from lisanga.core.ledger.tests.book import Book, book, member_of
from lisanga.core.ledger.tests.standard import (
    APRIL,
    DAY,
    assert_sound,
    balances,
    codes,
    lines_of,
    remaining,
    send,
    statements,
    wrap,
)
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit, submit_one
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict

pytestmark = pytest.mark.django_db


def undo(network: Network, operation: UUID) -> UUID:
    return send(network, "trial.book", Book(reverses=operation)).id


def test_g68_a_sale_in_dollars_and_its_payment_at_another_rate(booking: Network) -> None:
    """1,000 USD sold at 2,800 and paid at 2,850 in the same year: a gain of 50,000 francs (AUDCIF 53)."""
    buyer = member_of(booking, "Café du Kwilu")
    sale = book(
        booking,
        (CUSTOMERS, 2_800_000, 0, buyer, "USD", 100_000, 0, 2_800_000_000),
        ("7011", 0, 2_800_000),
        opens=(CUSTOMERS, buyer, "D", 100_000, "USD"),
        day=date(2026, 3, 2),
    )
    book(
        booking,
        ("5712", 2_850_000, 0, None, "USD", 100_000, 0, 2_850_000_000),
        (CUSTOMERS, 0, 2_800_000, buyer, "USD", 0, 100_000, 2_800_000_000),
        (EXCHANGE_GAIN, 0, 50_000),
        settles=((sale.id, 100_000),),
    )
    assert balances(booking.cooperative) == {"5712": 2_850_000, "7011": -2_800_000, "776": -50_000}
    scope = booking.viewer("treasurer").scope
    rows = {row.account: row for row in queries.trial_balance(scope, booking.cooperative, APRIL, APRIL)}
    assert (rows[CUSTOMERS].opening, rows[CUSTOMERS].credit, rows[CUSTOMERS].closing) == (2_800_000, 2_800_000, 0)
    assert (rows["5712"].debit, rows["776"].closing) == (2_850_000, -50_000)
    owed = queries.balances_of_auxiliaries(scope, booking.cooperative, [buyer])
    assert owed == {(buyer, CUSTOMERS, "USD"): (0, 0)}
    assert remaining(sale.id) == 0
    assert_sound()


def test_balances_are_kept_by_account_auxiliary_month_and_currency(booking: Network) -> None:
    member = member_of(booking)
    for day in (date(2026, 3, 31), DAY, DAY):
        owed = ("40115", member, "C", 700, "CDF")
        book(booking, ("6011", 700), ("40115", 0, 700, member), day=day, opens=owed)
    lent = ("40115", member, "D", 1_000, "USD")
    book(booking, ("40115", 28_000, 0, member, "USD", 1_000, 0, 2_800_000_000), ("5712", 0, 28_000), opens=lent)
    columns = ("month", "currency", "debit", "credit", "foreign_debit")
    rows = AuxiliaryBalance.plain.filter(auxiliary=member).order_by("month", "currency").values_list(*columns)
    assert list(rows) == [
        (APRIL - 1, "CDF", 0, 700, 0),
        (APRIL, "CDF", 0, 1_400, 0),
        (APRIL, "USD", 28_000, 0, 1_000),
    ]
    assert AccountBalance.plain.get(account="6011", month=APRIL).debit == 1_400
    assert_sound()


def test_a_rule_that_does_not_balance_is_a_mistake_and_writes_nothing(booking: Network) -> None:
    for wrong, mistake in (
        ([("6011", 700), ("40115", 0, 701)], UnbalancedEntry),
        ([("6011", 700), ("nowhere", 0, 700)], UnknownAccount),
    ):
        with pytest.raises(mistake):
            book(booking, *wrong)
    assert (Entry.plain.count(), RegisterLine.objects.count()) == (0, 0)


def test_an_item_is_settled_in_parts_and_never_above_what_is_due(booking: Network) -> None:
    member = member_of(booking)
    owed = book(booking, ("6011", 900), ("40115", 0, 900, member), opens=("40115", member, "C", 900, "CDF")).id
    for part in (400, 500):
        book(booking, ("40115", part, 0, member), ("5711", 0, part), settles=((owed, part),))
    assert remaining(owed) == 0
    above = book(booking, ("40115", 1, 0, member), ("5711", 0, 1), settles=((owed, 1),))
    assert [problem.code for problem in above.problems] == ["conflict"]
    assert Entry.plain.count() == 3
    assert_sound()


def test_reversing_a_payment_gives_the_sum_due_back(booking: Network) -> None:
    member = member_of(booking)
    owed = book(booking, ("6011", 900), ("40115", 0, 900, member), opens=("40115", member, "C", 900, "CDF")).id
    paid = book(booking, ("40115", 900, 0, member), ("5711", 0, 900), settles=((owed, 900),)).id
    assert lines_of(undo(booking, paid)) == [("40115", -900, 0), ("5711", 0, -900)]
    assert remaining(owed) == 900
    assert_sound()


def test_reversing_what_was_paid_since_makes_it_due_the_other_way(booking: Network) -> None:
    member = member_of(booking)
    owed = book(booking, ("6011", 900), ("40115", 0, 900, member), opens=("40115", member, "C", 900, "CDF")).id
    book(booking, ("40115", 300, 0, member), ("5711", 0, 300), settles=((owed, 300),))
    correction = undo(booking, owed)
    assert remaining(owed) == 0
    back = OpenItem.plain.get(operation=correction)
    assert (back.side, back.account, back.amount, back.settled) == ("D", "40115", 300, 0)
    assert balances(booking.cooperative) == {"40115": 300, "5711": -300}
    assert_sound()


def test_a_list_posts_with_the_same_number_of_statements_as_one(booking: Network) -> None:
    viewer, member = booking.viewer("treasurer"), member_of(booking)
    payload = Book(lines=(("6011", 7, 0, None, "CDF", 0, 0, 0), ("40115", 0, 7, member, "CDF", 0, 0, 0)))
    small = [wrap(booking, "trial.book", payload)]
    large = [wrap(booking, "trial.book", payload) for _ in range(60)]
    assert statements(lambda: submit(viewer, small)) == statements(lambda: submit(viewer, large))
    assert Line.plain.count() == 122


def test_two_cooperatives_are_numbered_apart(booking: Network) -> None:
    book(booking, ("5711", 5), ("7011", 0, 5))
    income = Book(lines=(("5711", 3, 0, None, "CDF", 0, 0, 0), ("7011", 0, 3, None, "CDF", 0, 0, 0)))
    foreign = submit_one(booking.stranger("treasurer"), envelope("trial.book", booking.other, income))
    assert foreign.number == 1
    assert set(Entry.plain.values_list("organisation_id", "number")) == {(booking.cooperative, 1), (booking.other, 1)}
    assert balances(booking.other) == {"5711": 3, "7011": -3}
    assert_sound()


def test_what_does_not_fit_the_database_is_refused_alone(booking: Network) -> None:
    def money(amount: int) -> Book:
        return Book(lines=(("5711", amount, 0, None, "CDF", 0, 0, 0), ("7011", 0, amount, None, "CDF", 0, 0, 0)))

    sent = [wrap(booking, "trial.book", money(amount)) for amount in (5, 10**30, 7)]
    answers = submit(booking.viewer("treasurer"), sent)
    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED, Verdict.REFUSED, Verdict.ACCEPTED]
    assert codes(answers[1]) == ["too_long"]
    assert balances(booking.cooperative) == {"5711": 12, "7011": -12}
    assert list(Entry.plain.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert_sound()
