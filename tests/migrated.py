"""An empty database with all its tables, made once for each state of the migrations and copied afterwards.

Migrating takes seven seconds, nearly all of them for Django's models of each state between. What the tables are made of
names the copy: the migrations, what a migration may import (tests/house/test_migrations.py) and Django itself."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg

_ROOT = Path(__file__).resolve().parents[1]
_KEPT = _ROOT / "var" / "migrated"
_MADE_OF = ("**/migrations/*.py", "core/operations/immutable.py", "core/kernel/**/*.py", "config/cli/migrate.py")


def embedded() -> Path:
    """The SQLite file to copy."""
    target = _KEPT / f"{_fingerprint()}.sqlite3"
    with _alone():
        if not target.exists():
            _sweep("*.sqlite3")
            with tempfile.TemporaryDirectory(dir=_KEPT) as folder:
                _migrate({"LISANGA_DATA": folder})
                made = Path(folder) / "lisanga.sqlite3"
                with closing(sqlite3.connect(made)) as file:
                    file.execute("PRAGMA journal_mode=DELETE")
                made.replace(target)
    return target


def copy_to(folder: Path) -> None:
    """The embedded database of a data folder, its tables made."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(embedded(), folder / "lisanga.sqlite3")


def template(url: str) -> str:
    """The name of a PostgreSQL database, in the cluster of `url`, that others are created from."""
    name = f"migrated_{_fingerprint()}"
    address = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    with _alone(), psycopg.connect(url, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return name
        connection.execute(f"CREATE DATABASE {name}".encode())
        version = connection.info.server_version // 10000
        dump = _KEPT / f"{_fingerprint()}.{version}.sql"
        if not dump.exists():
            _sweep("*.sql")
            _migrate({"DATABASE_URL": address})
            made = dump.with_suffix(".part")
            _client(version, "pg_dump", "--no-owner", "--file", str(made), "--dbname", address)
            made.replace(dump)
        else:
            _client(version, "psql", "--quiet", "-v", "ON_ERROR_STOP=1", "--file", str(dump), "--dbname", address)
    return name


def _fingerprint() -> str:
    digest = hashlib.sha256(django.__version__.encode())
    package = _ROOT / "src" / "lisanga"
    for path in sorted({path for pattern in _MADE_OF for path in package.glob(pattern)}):
        digest.update(str(path.relative_to(package)).encode() + path.read_bytes())
    return digest.hexdigest()[:20]


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time: the others find it made."""
    _KEPT.mkdir(parents=True, exist_ok=True)
    with (_KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sweep(pattern: str) -> None:
    """All but the last few states: a branch that one goes back to finds its own."""
    for old in sorted(_KEPT.glob(pattern), key=lambda path: path.stat().st_mtime)[:-4]:
        old.unlink()


def _migrate(database: dict[str, str]) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = kept | {"PYTHONPATH": str(_ROOT / "src"), "LISANGA_ENV": "test"} | database
    command = [sys.executable, "-m", "lisanga.config.cli", "migrate", "--quiet"]
    subprocess.run(command, env=environment, check=True)


def _client(version: int, program: str, *words: str) -> None:
    """A program of PostgreSQL, of the server's own version where several are installed."""
    own = Path(f"/usr/lib/postgresql/{version}/bin/{program}")
    subprocess.run([str(own) if own.exists() else program, *words], check=True, stdout=subprocess.DEVNULL)
