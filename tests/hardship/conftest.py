"""Installations on the kind of database that the test run is for."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest

from tests import migrated
from tests.hardship.installation import Installation


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """Under PostgreSQL a database of its own in the cluster of the run. Its commits reach the log before they are
    answered, which the test cluster does not ask for otherwise."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        migrated.copy_to(tmp_path)
        made = Installation(tmp_path)
        made.lay()
        yield made
        return
    name = f"hardship_{uuid4().hex}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {migrated.template(given)}".encode())
        connection.execute(f"ALTER DATABASE {name} SET synchronous_commit = on".encode())
        made = Installation(tmp_path, urlunsplit(urlsplit(given)._replace(path=f"/{name}")))
        made.lay()
        yield made
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
