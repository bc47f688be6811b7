"""Fixtures and harness shared by all tests."""

import gc
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import django
import pytest
from django.db import connection
from django.test import SimpleTestCase
from hypothesis import settings

from tests import migrated

# Here and not in pyproject.toml, which would read the settings before this line says what they are for.
os.environ.setdefault("LISANGA_ENV", "test")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lisanga.config.settings")
django.setup()
# Tests make and drop much; what they leave in cycles is little. An eighth of the time went into looking for it.
gc.set_threshold(100_000, 50, 100)

# What a machine beside other work takes is no property of the code.
settings.register_profile("lisanga", deadline=None)
settings.load_profile("lisanga")

pytest_plugins = ["lisanga.core.operations.tests.network"]

# A test that asks for none of these cannot reach the database of the run: pytest-django denies it, and a process that a
# test starts is told of it by `installation` or `cluster` alone (tests/house/test_databases.py).
REACHES_THE_DATABASE = {"db", "transactional_db", "django_db_setup", "installation", "cluster"}


def pytest_configure(config: pytest.Config) -> None:
    said = "once(place): a page not rendered again on PostgreSQL: the tests at `place` ask there all that it asks"
    config.addinivalue_line("markers", said)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that are run again on PostgreSQL: all that reach the database, but pages told once."""
    for item in items:
        if item.get_closest_marker("once"):
            continue
        asked = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or REACHES_THE_DATABASE & asked or _is_of_django(item):
            item.add_marker("database")


def pytest_collection_finish() -> None:
    """Modules, models and the tests themselves are not walked through again."""
    gc.collect()
    gc.freeze()


def _is_of_django(item: pytest.Item) -> bool:
    """Django's own test classes may use the database without a mark."""
    return isinstance(item, pytest.Function) and item.cls is not None and issubclass(item.cls, SimpleTestCase)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Tables are copied, not migrated anew by each process; the migrations that then run find nothing to do."""
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated.template(os.environ["DATABASE_URL"])
        yield
        return
    creation: Any = connection.creation
    name = creation._get_test_db_name()
    # Open until the end: a database in memory goes with its last connection.
    with closing(sqlite3.connect(name, uri=True)) as target:
        with closing(sqlite3.connect(migrated.embedded())) as source:
            source.backup(target)
        yield


@pytest.fixture(scope="session")
def migrated_copy() -> Callable[[Path], None]:
    """Gives a data folder its embedded database, tables made."""
    return migrated.copy_to


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
