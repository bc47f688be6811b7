"""Scoped reads of the ledger: from kept balances, at a constant cost, and only for those who may."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger import queries
from lisanga.core.ledger.models import Line
from lisanga.core.ledger.operations.close_month import CloseMonth
from lisanga.core.ledger.operations.record_rate import RecordRate
from lisanga.core.ledger.queries import TrialRow
from lisanga.core.ledger.tests.book import book, member_of
from lisanga.core.ledger.tests.standard import APRIL, DAY, send
from lisanga.core.operations.models import BLOCK
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.tests.plans import plan_of
from lisanga.core.scope.viewer import NOTHING, NotVisible, Scope

pytestmark = pytest.mark.django_db


class Books:
    """Two members: one delivered in March and April and was paid a part, the other had an advance."""

    def __init__(self, network: Network) -> None:
        self.network, self.organisation = network, network.cooperative
        self.kabeya, self.mbuyi = member_of(network, "Kabeya"), member_of(network, "Mbuyi")
        book(network, ("5711", 100_000), ("711", 0, 100_000), day=date(2026, 3, 1))
        self.march = self._delivery(self.kabeya, 9_000, date(2026, 3, 20))
        self.april = self._delivery(self.kabeya, 5_000, DAY)
        book(network, ("40115", 4_000, 0, self.kabeya), ("5711", 0, 4_000), settles=((self.march, 4_000),))
        opens = ("4091", self.mbuyi, "D", 20_000, "CDF")
        self.advance = book(network, ("4091", 20_000, 0, self.mbuyi), ("5711", 0, 20_000), opens=opens).id
        self.scope = network.viewer("secretary").scope

    def _delivery(self, member: UUID, amount: int, day: date) -> UUID:
        opens = ("40115", member, "C", amount, "CDF")
        return book(self.network, ("6011", amount), ("40115", 0, amount, member), opens=opens, day=day).id


@pytest.fixture
def books(booking: Network) -> Books:
    return Books(booking)


def test_the_trial_balance_opens_moves_and_closes(
    books: Books, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        rows = queries.trial_balance(books.scope, books.organisation, APRIL, APRIL)
    found = {row.account: (row.opening, row.debit, row.credit, row.closing) for row in rows}
    assert found == {
        "40115": (-9_000, 4_000, 5_000, -10_000),
        "4091": (0, 20_000, 0, 20_000),
        "5711": (100_000, 0, 24_000, 76_000),
        "6011": (9_000, 5_000, 0, 14_000),
        "711": (-100_000, 0, 0, -100_000),
    }
    assert [row.account for row in rows] == sorted(found)
    assert sum(row.debit for row in rows) == sum(row.credit for row in rows)
    assert sum(row.closing for row in rows) == 0
    assert queries.trial_balance(books.scope, books.organisation, APRIL, APRIL - 1) == [
        TrialRow(row.account, row.label, row.opening, 0, 0) for row in rows if row.opening
    ]


def test_the_general_ledger_is_read_a_page_at_a_time(
    books: Books, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        page = queries.general_ledger(books.scope, books.organisation, "5711", limit=2)
    assert [(row.debit, row.credit) for row in page] == [(0, 20_000), (0, 4_000)]
    rest = queries.general_ledger(books.scope, books.organisation, "5711", before=page[-1].number, limit=2)
    assert [(row.debit, row.posting_date) for row in rest] == [(100_000, date(2026, 3, 1))]


def test_an_account_is_found_over_blocks_of_numbers(
    books: Books, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Through the index, which holds no order over more than one block, and turned page by page all the same."""
    pairs = [line for _turn in range(BLOCK) for line in (("40115", 0, 1, books.kabeya), ("5711", 1))]
    book(books.network, *pairs)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with CaptureQueriesContext(connection) as asked, django_assert_num_queries(4):
        pages = [queries.account_of_member(books.scope, books.organisation, books.kabeya, limit=1000)]
    searched = next(one["sql"] for one in asked.captured_queries if "IN (0, 1, 2)" in one["sql"])
    assert "line_auxiliary" in plan_of(searched)
    pages.append(queries.account_of_member(books.scope, books.organisation, books.kabeya, pages[0][-1].number, 1000))
    numbers = [row.number for page in pages for row in page]
    assert numbers == sorted(numbers, reverse=True)
    found = Line.plain.filter(auxiliary=books.kabeya).values_list("number", flat=True)
    assert sorted(numbers) == sorted(found)
    assert len(numbers) == BLOCK + 3


def test_a_member_reads_the_own_account_and_no_other(books: Books) -> None:
    own = Scope(own={books.kabeya: books.organisation})
    lines = queries.account_of_member(own, books.organisation, books.kabeya)
    assert [(row.account, row.debit, row.credit) for row in lines] == [
        ("40115", 4_000, 0),
        ("40115", 0, 5_000),
        ("40115", 0, 9_000),
    ]
    due = queries.open_items_of(own, books.organisation, books.kabeya)
    assert [(item.id, item.remaining, item.side) for item in due] == [
        (books.march, 5_000, "C"),
        (books.april, 5_000, "C"),
    ]
    assert queries.balance_of_member(own, books.organisation, books.kabeya) == {
        (books.kabeya, "40115", "CDF"): (-10_000, -10_000)
    }
    for read in (queries.account_of_member, queries.open_items_of, queries.balance_of_member):
        with pytest.raises(NotVisible):
            read(own, books.organisation, books.mbuyi)
    with pytest.raises(NotVisible):
        queries.general_ledger(own, books.organisation, "40115")


def test_sums_due_are_listed_oldest_first_by_key(
    books: Books, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        (first,) = queries.open_items(books.scope, books.organisation, "C", "40115", limit=1)
    rest = queries.open_items(books.scope, books.organisation, "C", "40115", after=(first.opened_on, first.id))
    assert [first.id, *(item.id for item in rest)] == [books.march, books.april]
    assert [item.id for item in queries.open_items(books.scope, books.organisation, "D", "4091")] == [books.advance]


def test_movements_of_several_cooperatives_in_one_statement(
    books: Books, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    partner = books.network.viewer("partner_leader").scope
    with django_assert_num_queries(1):
        moved = queries.movements_by_account(partner, [books.organisation], APRIL - 1, APRIL)
    march = queries.movements_by_account(partner, [books.organisation], APRIL - 1, APRIL - 1)
    april = queries.movements_by_account(partner, [books.organisation], APRIL, APRIL)
    assert march[books.organisation, "6011"] == (9_000, 0)
    assert april[books.organisation, "40115"] == (4_000, 5_000)
    for key, (debit, credit) in moved.items():
        parts = march.get(key, (0, 0)), april.get(key, (0, 0))
        assert (debit, credit) == (parts[0][0] + parts[1][0], parts[0][1] + parts[1][1])
    assert queries.account_sums(partner, [books.organisation], APRIL - 1, APRIL) == {
        account: sums for (_organisation, account), sums in moved.items()
    }
    office = books.network.viewer("programme_officer").scope
    assert queries.movements_by_account(office, [books.organisation, books.network.other], APRIL - 1, APRIL) == moved


def test_names_and_balances_of_a_page(books: Books, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    wanted = [books.kabeya, books.mbuyi, new_id()]
    with django_assert_num_queries(3):
        names = queries.auxiliary_names(books.scope, books.organisation, wanted)
        numbers = queries.auxiliary_numbers(books.scope, books.organisation, wanted)
        sums = queries.balances_of_auxiliaries(books.scope, books.organisation, wanted)
    assert names == {books.kabeya: "Kabeya", books.mbuyi: "Mbuyi"}
    assert numbers == {books.kabeya: "6", books.mbuyi: "5"}
    assert sums[books.mbuyi, "4091", "CDF"] == (20_000, 20_000)


def test_a_page_costs_the_same_at_any_size(books: Books, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for day in range(1, 11):
        books._delivery(books.kabeya, 100, date(2026, 2, day))
    with django_assert_num_queries(3):
        queries.trial_balance(books.scope, books.organisation, APRIL, APRIL)
        assert len(queries.general_ledger(books.scope, books.organisation, "40115")) == 13


READS: list[Callable[[Scope, UUID], Any]] = [
    lambda scope, organisation: queries.trial_balance(scope, organisation, APRIL, APRIL),
    lambda scope, organisation: queries.general_ledger(scope, organisation, "5711"),
    lambda scope, organisation: queries.account_of_member(scope, organisation, new_id()),
    lambda scope, organisation: queries.open_items_of(scope, organisation, new_id()),
    lambda scope, organisation: queries.open_items(scope, organisation, "C", "40115"),
    lambda scope, organisation: queries.due_item(scope, organisation, new_id()),
    lambda scope, organisation: queries.balances_of_auxiliaries(scope, organisation, []),
    lambda scope, organisation: queries.balance_of_member(scope, organisation, new_id()),
    lambda scope, organisation: queries.auxiliary_names(scope, organisation, []),
    lambda scope, organisation: queries.auxiliary_numbers(scope, organisation, []),
    lambda scope, organisation: queries.closed_through(scope, organisation),
    lambda scope, organisation: queries.latest_rate(scope, organisation, "USD", DAY),
    lambda scope, organisation: queries.rates(scope, organisation),
]
SUMS: list[Callable[[Scope, UUID], Any]] = [
    lambda scope, organisation: queries.movements_by_account(scope, [organisation], APRIL, APRIL),
    lambda scope, organisation: queries.closing_balances(scope, [organisation], ["5711"], APRIL),
    lambda scope, organisation: queries.last_closed(scope, [organisation]),
]


@pytest.mark.parametrize("read", READS + SUMS)
def test_others_see_nothing(books: Books, read: Callable[[Scope, UUID], Any]) -> None:
    for scope in (books.network.stranger().scope, NOTHING, Scope(own={new_id(): books.network.other})):
        with pytest.raises(NotVisible):
            read(scope, books.organisation)
    read(books.scope, books.organisation)


@pytest.mark.parametrize("read", READS)
def test_a_partner_reads_sums_and_no_line(books: Books, read: Callable[[Scope, UUID], Any]) -> None:
    with pytest.raises(NotVisible):
        read(books.network.viewer("partner_leader").scope, books.organisation)


def test_closings_rates_and_one_item(books: Books) -> None:
    partner = books.network.viewer("partner_leader").scope
    assert queries.last_closed(partner, [books.organisation]) == {}
    assert queries.closed_through(books.scope, books.organisation) is None
    for month in (APRIL - 1, APRIL):
        send(books.network, "ledger.close_month", CloseMonth(month=month))
    assert queries.last_closed(partner, [books.organisation]) == {books.organisation: APRIL}
    assert queries.closed_through(books.scope, books.organisation) == APRIL
    closing = queries.closing_balances(partner, [books.organisation], ["5711", "711"], APRIL - 1)
    assert closing == {(books.organisation, "5711"): 100_000, (books.organisation, "711"): -100_000}
    send(books.network, "ledger.record_rate", RecordRate(day=DAY, rate=2_850_000_000, source="Cambiste"))
    assert queries.rates(books.scope, books.organisation) == [(DAY, "USD", 2_850_000_000, "Cambiste")]
    item = queries.due_item(books.scope, books.organisation, books.march)
    assert item is not None
    assert (item.amount, item.remaining) == (9_000, 5_000)
    assert queries.due_item(books.scope, books.organisation, new_id()) is None
