"""The register is the proof: nothing changes it, and every kind of tampering is found and named."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from lisanga.core.ledger.verification import verify_ledger
from lisanga.core.operations.gate import submit
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.tests.probe import probes
from lisanga.core.operations.tests.test_gate import probe
from lisanga.core.operations.verification import verify_chains

__all__ = ["probes"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("probes")]
TABLES = ("operations_registerline", "operations_payload", "ledger_entry", "ledger_line")


def fill(network: Network) -> None:
    submit(network.viewer("secretary"), [probe(network.cooperative, word) for word in ("", "warn", "nonsense", "")])


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET number = number + 100", "DELETE FROM {}", "TRUNCATE {}"])
def test_changes_are_denied(network: Network, table: str, statement: str) -> None:
    fill(network)
    if statement.startswith("TRUNCATE") and connection.vendor == "sqlite":
        statement = "DELETE FROM {} WHERE true"  # SQLite has no TRUNCATE
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def lifted(sql: str) -> None:
    """What a thief with the database's owner rights could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(sql)
            cursor.execute("SET session_replication_role = origin")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute(sql)


@pytest.mark.parametrize(
    ("sql", "place", "number"),
    [
        ("UPDATE operations_registerline SET verdict = 'accepted' WHERE number = 3", "register", 3),
        ("UPDATE operations_registerline SET author = organisation WHERE number = 2", "register", 2),
        ("UPDATE operations_payload SET body = replace(body, '100', '101') WHERE number = 2", "payload", 2),
        ("DELETE FROM operations_registerline WHERE number = 3", "register", 3),
        ("DELETE FROM operations_registerline WHERE number = 4", "register", 4),
        ("DELETE FROM operations_payload WHERE number = 1", "payload", 1),
        ("UPDATE operations_payload SET body = '', redacted_by = organisation WHERE number = 1", "payload", 1),
        ("UPDATE operations_chainhead SET number = 9 WHERE number = 4", "register", 5),
        ("UPDATE operations_registerline SET outcome = replace(outcome, '1', '2') WHERE number = 2", "register", 2),
        ("UPDATE operations_registerline SET hash = digest WHERE number = 3", "register", 3),
        (
            "UPDATE operations_chainhead SET hash = (SELECT hash FROM operations_registerline WHERE number = 3) "
            "WHERE number = 4",
            "register",
            5,
        ),
        ("UPDATE operations_registerline SET number = 7 WHERE number = 2", "register", 2),
        ("UPDATE operations_registerline SET number = 5 WHERE number = 4", "register", 4),
        ("UPDATE operations_registerline SET sealed = digest WHERE number = 1", "register", 1),
        (
            "UPDATE operations_payload SET body = '', redacted_by = (SELECT operation FROM operations_registerline "
            "WHERE number = 4) WHERE number = 1",
            "payload",
            1,
        ),
        ("UPDATE operations_payload SET body = '{}', redacted_by = organisation WHERE number = 1", "payload", 1),
        ("UPDATE operations_payload SET number = 5 WHERE number = 4", "payload", 4),
        (
            "INSERT INTO operations_payload (organisation, number, body, salt) "
            "SELECT organisation, 5, body, salt FROM operations_payload WHERE number = 4",
            "payload",
            5,
        ),
        ("DELETE FROM operations_chainhead WHERE number = 4", "register", 0),
    ],
)
def test_a_changed_register_is_found(network: Network, sql: str, place: str, number: int) -> None:
    fill(network)
    lifted(sql)
    first, *_others = verify_chains()
    assert (first.place, first.number) == (place, number)


def test_swapped_lines_are_found(network: Network) -> None:
    """Numbers exchanged, in the register and beside it: each line still goes with its own payload."""
    fill(network)
    for table in ("operations_registerline", "operations_payload"):
        for old, new in ((2, 92), (3, 2), (92, 3)):
            lifted(f"UPDATE {table} SET number = {new} WHERE number = {old}")
    assert [(fault.place, fault.number) for fault in verify_chains()] == [("register", 2)]


def test_the_books_of_an_organisation_without_a_register_are_found(network: Network) -> None:
    fill(network)
    for table in ("operations_registerline", "operations_payload", "operations_chainhead"):
        lifted(f"DELETE FROM {table} WHERE organisation = '{_key(network)}'")
    assert [fault.organisation for fault in verify_chains()] == [network.cooperative]
    assert {fault.place for fault in verify_ledger()} == {"ledger"}


def _key(network: Network) -> str:
    """As the database writes an id."""
    return str(network.cooperative) if connection.vendor == "postgresql" else network.cooperative.hex


@pytest.mark.parametrize(
    ("sql", "place"),
    [
        ("UPDATE ledger_line SET debit = debit + 1 WHERE number = 1", "ledger"),
        ("UPDATE ledger_line SET account = '5712' WHERE number = 1", "ledger"),
        ("UPDATE ledger_line SET debit = debit * 2, credit = credit * 2 WHERE entry = 2", "ledger"),
        ("UPDATE ledger_entry SET label = 'autre' WHERE number = 2", "ledger"),
        ("DELETE FROM ledger_line WHERE entry = 3", "ledger"),
        ("DELETE FROM ledger_entry WHERE number = 3", "ledger"),
        ("UPDATE ledger_accountbalance SET debit = debit + 1 WHERE account = '5711'", "balance"),
        ("DELETE FROM ledger_accountbalance WHERE account = '7581'", "balance"),
    ],
)
def test_a_changed_ledger_is_found(network: Network, sql: str, place: str) -> None:
    fill(network)
    assert list(verify_ledger()) == []
    lifted(sql)
    assert place in {fault.place for fault in verify_ledger()}


def test_nothing_is_found_where_nothing_was_changed(network: Network) -> None:
    fill(network)
    counted: list[int] = []
    count: Callable[[int], None] = counted.append
    assert list(verify_chains(count)) == []
    assert sum(counted) == 4
