"""Fixtures and harness shared by all tests."""

import os
from collections.abc import Iterator
from typing import Any

import django
import pytest
from django.db import connection

# Here and not in pyproject.toml, which would read the settings before this line says what they are for.
os.environ.setdefault("LISANGA_ENV", "test")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lisanga.config.settings")
django.setup()

pytest_plugins = ["lisanga.core.operations.tests.network"]


def _postgresql_flush(self: Any, sql_list: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for sql in sql_list:
            cursor.execute(sql)
        cursor.execute("SET session_replication_role = origin")


def _sqlite_flush(self: Any, sql_list: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        for sql in sql_list:
            cursor.execute(sql)
        for _name, sql in triggers:
            cursor.execute(sql)


@pytest.fixture(autouse=True, scope="session")
def _flush_lifts_triggers() -> Iterator[None]:
    """Transactional tests empty the tables between them, which the append-only triggers deny to everybody else."""
    patch = pytest.MonkeyPatch()
    flush: Any = _postgresql_flush if connection.vendor == "postgresql" else _sqlite_flush
    patch.setattr(type(connection.ops), "execute_sql_flush", flush)
    yield
    patch.undo()
