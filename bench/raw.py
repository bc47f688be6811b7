"""What the same database does in the same run without us: one bare insert of a row of an operation's size."""

import os
import sqlite3
import time
from pathlib import Path

import psycopg

_BODY = "x" * 296
_CREATE = "CREATE TABLE raw_rows (id {id} PRIMARY KEY, body text NOT NULL)"


def rows_a_second(url: str, folder: Path, size: int, seconds: float) -> float:
    """`size` rows a commit, one client, durable."""
    return (_postgresql if url.startswith("postgres") else _sqlite)(url, folder, size, seconds)


def _sqlite(_url: str, folder: Path, size: int, seconds: float) -> float:
    connection = sqlite3.connect(folder / "raw.sqlite3", isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; DROP TABLE IF EXISTS raw_rows")
    connection.execute(_CREATE.format(id="blob"))
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        connection.execute("BEGIN IMMEDIATE")
        rows = [(os.urandom(16), _BODY) for _ in range(size)]
        connection.executemany("INSERT INTO raw_rows VALUES (?, ?)", rows)
        connection.execute("COMMIT")
        done += size
    elapsed = time.perf_counter() - start
    connection.close()
    return done / elapsed


def _postgresql(url: str, _folder: Path, size: int, seconds: float) -> float:
    with psycopg.connect(url) as connection:
        connection.execute("DROP TABLE IF EXISTS raw_rows")
        connection.execute(_CREATE.format(id="bytea"))
        connection.commit()
        done, start = 0, time.perf_counter()
        while time.perf_counter() - start < seconds:
            rows = [(os.urandom(16), _BODY) for _ in range(size)]
            with connection.cursor() as cursor:
                cursor.executemany("INSERT INTO raw_rows VALUES (%s, %s)", rows)
            connection.commit()
            done += size
        elapsed = time.perf_counter() - start
        connection.execute("DROP TABLE raw_rows")
        connection.commit()
    return done / elapsed
