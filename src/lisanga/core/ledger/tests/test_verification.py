"""What a thief with the database's owner rights changes in the books is found and named."""

from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from lisanga.core.ledger.tests.book import book, member_of
from lisanga.core.ledger.verification import verify_ledger
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.tests.test_proof import lifted

pytestmark = pytest.mark.django_db
ITEM = "account, auxiliary, operation, side, currency, amount, settled, label, opened_on, due_on, organisation_id"


@pytest.fixture
def filled(booking: Network) -> Network:
    """Four entries: cash, a delivery, its payment, an advance in dollars."""
    member = member_of(booking)
    book(booking, ("5711", 50_000), ("711", 0, 50_000))
    opens: Any = ("40115", member, "C", 9_000, "CDF")
    owed = book(booking, ("6011", 9_000), ("40115", 0, 9_000, member), opens=opens).id
    book(booking, ("40115", 4_000, 0, member), ("5711", 0, 4_000), settles=((owed, 4_000),))
    lent: Any = ("4091", member, "D", 1_000, "USD")
    book(booking, ("4091", 28_000, 0, member, "USD", 1_000, 0, 2_800_000_000), ("5712", 0, 28_000), opens=lent)
    assert list(verify_ledger()) == []
    return booking


@pytest.mark.parametrize(
    ("sql", "place", "number", "words"),
    [
        ("UPDATE ledger_line SET debit = debit + 1 WHERE number = 3", "ledger", 2, "does not balance"),
        ("UPDATE ledger_line SET account = '5712' WHERE number = 1", "ledger", 1, "differs"),
        ("UPDATE ledger_line SET debit = debit * 2, credit = credit * 2 WHERE entry = 3", "ledger", 3, "differs"),
        ("UPDATE ledger_line SET auxiliary = NULL WHERE number = 4", "ledger", 2, "differs"),
        ("UPDATE ledger_line SET foreign_debit = 999 WHERE number = 7", "ledger", 4, "differs"),
        ("UPDATE ledger_line SET rate = rate + 1 WHERE number = 7", "ledger", 4, "differs"),
        ("UPDATE ledger_line SET month = month - 1 WHERE number = 1", "ledger", 1, "differs"),
        ("UPDATE ledger_entry SET label = 'autre' WHERE number = 2", "ledger", 2, "differs"),
        ("UPDATE ledger_entry SET posting_date = '2026-04-13' WHERE number = 1", "ledger", 1, "differs"),
        ("DELETE FROM ledger_entry WHERE number = 2", "ledger", 2, "missing"),
        ("DELETE FROM ledger_entry WHERE number = 4", "ledger", 7, "without its entry"),
        ("DELETE FROM ledger_line WHERE entry = 4", "ledger", 4, "differs"),
        ("UPDATE ledger_accountbalance SET debit = debit + 1 WHERE account = '6011'", "balance", 0, "6011"),
        ("DELETE FROM ledger_accountbalance WHERE account = '711'", "balance", 0, "711"),
        ("UPDATE ledger_auxiliarybalance SET credit = 0 WHERE account = '40115'", "balance", 0, "40115"),
        ("UPDATE ledger_auxiliarybalance SET foreign_debit = 7 WHERE account = '4091'", "balance", 0, "4091"),
        ("UPDATE ledger_openitem SET settled = 0", "open item", 0, "settlements"),
        ("UPDATE ledger_settlement SET amount = 4001", "open item", 0, "settle"),
        ("UPDATE ledger_settlement SET operation = item", "open item", 0, "posted"),
        ("DELETE FROM ledger_openitem", "open item", 0, "without their item"),
        ("DELETE FROM ledger_openitem WHERE settled = 0", "open item", 0, "posted"),
        ("UPDATE ledger_openitem SET amount = amount + 1 WHERE settled = 0", "open item", 0, "posted"),
        ("UPDATE ledger_openitem SET amount = amount + 1 WHERE settled > 0", "open item", 0, "posted"),
        ("UPDATE ledger_openitem SET auxiliary = organisation_id", "open item", 0, "posted"),
        ("UPDATE ledger_openitem SET side = 'C' WHERE side = 'D'", "open item", 0, "posted"),
        ("UPDATE ledger_openitem SET side = 'X' WHERE side = 'D'", "open item", 0, "posted"),
        ("UPDATE ledger_openitem SET account = '4092' WHERE side = 'D'", "open item", 0, "posted"),
        ("UPDATE ledger_openitem SET currency = 'CDF'", "open item", 0, "posted"),
        ("UPDATE ledger_openitem SET operation = organisation_id WHERE side = 'D'", "open item", 0, "posted"),
        ("UPDATE ledger_openitem SET opened_on = '2025-04-14' WHERE side = 'D'", "open item", 0, "another day"),
        (
            f"INSERT INTO ledger_openitem (id, {ITEM}) SELECT organisation_id, {ITEM} FROM ledger_openitem "
            "WHERE side = 'D'",
            "open item",
            0,
            "posted",
        ),
        (
            "INSERT INTO ledger_entry (organisation_id, number, operation, journal, posting_date, real_date, label) "
            "SELECT organisation_id, 5, auxiliary, 'OD', opened_on, opened_on, 'ajout' FROM ledger_openitem "
            "WHERE side = 'D'",
            "ledger",
            5,
            "register does not hold",
        ),
        ("UPDATE ledger_line SET number = 99 WHERE number = 1", "ledger", 1, "does not balance"),
        ("UPDATE operations_chainhead SET counters = '{}' WHERE number = 4", "ledger", 4, "ledger.entry"),
    ],
)
def test_every_kind_of_change_is_found(filled: Network, sql: str, place: str, number: int, words: str) -> None:
    lifted(sql)
    first = next(fault for fault in verify_ledger() if fault.place == place)
    assert (first.place, first.number) == (place, number)
    assert words in first.message


def test_the_last_entries_cannot_be_cut_off(filled: Network) -> None:
    lifted("DELETE FROM ledger_line WHERE entry = 4")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM ledger_entry WHERE number = 4")
    found = [fault for fault in verify_ledger() if fault.place == "ledger"]
    assert [(fault.number, fault.message) for fault in found] == [(4, "entries missing at the end")]


def test_only_the_cooperative_that_was_changed_is_named(filled: Network) -> None:
    lifted("UPDATE ledger_entry SET label = 'autre' WHERE number = 3")
    assert {fault.organisation for fault in verify_ledger()} == {filled.cooperative}
    assert filled.cooperative != UUID(int=0)


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_line"])
def test_the_database_denies_even_a_change_that_changes_nothing(filled: Network, table: str) -> None:
    statement = f"UPDATE {table} SET number = number WHERE number = 1"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_progress_counts_the_entries(filled: Network) -> None:
    counted: list[int] = []
    assert list(verify_ledger(counted.append)) == []
    assert sum(counted) == 4
