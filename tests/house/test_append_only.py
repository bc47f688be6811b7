"""Register and ledger lines cannot be changed, by anybody, on either database."""

import re
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from lisanga.core.ledger.models import Entry, Line, Settlement
from lisanga.core.operations.envelope import Envelope, envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import Payload, RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.tests.probe import DAY, Probe, probes
from tests.house.reading import ending

__all__ = ["probes"]
pytestmark = pytest.mark.django_db
GUARDED = [model._meta.db_table for model in (RegisterLine, Payload, Entry, Line)]
TABLES = [*GUARDED, Settlement._meta.db_table]
FORBIDDEN = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}


def triggers() -> set[str]:
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        return {row[0] for row in cursor.fetchall()}


def unguarded(present: set[str], tables: list[str]) -> list[str]:
    """Triggers that should be there."""
    wanted = {f"{table}_no_{verb}" for table in tables for verb in FORBIDDEN[connection.vendor]}
    return sorted(wanted - present)


def test_every_append_only_table_is_guarded() -> None:
    assert unguarded(triggers(), TABLES) == []
    assert unguarded(triggers(), ["scope_grant"])


@pytest.mark.usefixtures("probes")
@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.parametrize("change", ['UPDATE "{}" SET "organisation_id" = NULL', 'DELETE FROM "{}"'])
def test_the_guard_bites(network: Network, table: str, change: str) -> None:
    answer = submit_one(network.viewer("secretary"), _probe(network.cooperative))
    assert answer.number == 1
    column = "organisation" if table.startswith("operations_") else "organisation_id"
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        cursor.execute(change.replace("organisation_id", column).format(table))


def test_all_append_only_tables_of_the_migrations_are_looked_at() -> None:
    found = {
        table
        for source in ending(".py")
        if source.is_migration
        for table in re.findall(r"DenyChanges\(\s*\"(\w+)\"", source.text)
    }
    assert found == set(TABLES)


def _probe(organisation: UUID) -> Envelope:
    return envelope("probe.observe", organisation, Probe(amount=100), version=2, business_date=DAY)
