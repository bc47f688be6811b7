"""Sending rows to PostgreSQL: one array literal a column, all inserts of a list as one prepared statement."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import count
from typing import Any

from django.db import connection, models

from lisanga.core.operations.columns import field_type, hexadecimal, iso_day, texts

# SQL, model, columns, rows
Statement = tuple[str, type[models.Model], Sequence[str], Sequence[tuple[Any, ...]]]
_PG_TYPES = {
    "UUIDField": "uuid",
    "CharField": "text",
    "EmailField": "text",
    "TextField": "text",
    "BigIntegerField": "bigint",
    "IntegerField": "integer",
    "SmallIntegerField": "smallint",
    "DateField": "date",
    "DateTimeField": "timestamptz",
    "BooleanField": "boolean",
    "BinaryField": "bytea",
    "DecimalField": "numeric",
}


def send(statements: list[Statement]) -> None:
    """In one round trip: inserts into different tables as one statement, then what changes rows, which must see them.

    The driver's own cursor prepares constant statements, which Django's would send as text each time; Django's where
    statements are logged or counted."""
    from psycopg import RawCursor

    inserts: dict[type[models.Model], Statement] = {}
    others = []
    for statement in statements:
        if statement[0].startswith("INSERT") and statement[1] not in inserts:
            inserts[statement[1]] = statement
        else:
            others.append(statement)
    wanted: list[tuple[str, list[str], bool]] = []
    if inserts:
        joined = _joined(tuple(one[0] for one in inserts.values()))
        # An insert has one plan for ever; an update is planned anew, by the size of its table at the time.
        wanted.append((joined, [value for one in inserts.values() for value in _arrays(one)], True))
    wanted += [(statement[0], _arrays(statement), False) for statement in others]
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        if connection.queries_logged:
            with connection.cursor() as logged:
                for sql, values, _prepare in wanted:
                    logged.execute(sql, values)
            return
        with RawCursor(connection.connection) as cursor:
            for sql, values, prepare in wanted:
                cursor.execute(_numbered(sql), values, prepare=prepare)


@lru_cache(maxsize=512)
def _numbered(sql: str) -> str:
    """Placeholders as the server reads them, so that the driver need not look for them."""
    number = count(1)
    return re.sub("%s", lambda _match: f"${next(number)}", sql)


@lru_cache(maxsize=256)
def _joined(inserts: tuple[str, ...]) -> str:
    *first, last = inserts
    named = ", ".join(f"i{index} AS ({sql})" for index, sql in enumerate(first))
    return f"WITH {named} {last}" if first else last


def _arrays(statement: Statement) -> list[str]:
    """One array literal a column, written by us: the driver's own dumping of arrays costs ten times more."""
    _sql, model, columns, rows = statement
    return [
        _literal(_PG_WRITERS[array_type(model, name)], values)
        for name, values in zip(columns, zip(*rows, strict=True), strict=True)
    ]


def _literal(write: Callable[[Any], str], values: tuple[Any, ...]) -> str:
    return "{" + ",".join(texts(write, values)) + "}"


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _pg_moment(value: datetime) -> str:
    return f'"{value.isoformat()}"'


def _pg_bytes(value: bytes) -> str:
    return f'"\\\\x{value.hex()}"'


@lru_cache(maxsize=1024)
def array_type(model: type[models.Model], name: str) -> str:
    """The type of a column's elements."""
    return _PG_TYPES[field_type(model, name)]


_PG_WRITERS: dict[str, Callable[[Any], str]] = {
    "uuid": hexadecimal,
    "text": _quoted,
    "bigint": str,
    "integer": str,
    "smallint": str,
    "date": iso_day,
    "timestamptz": _pg_moment,
    "boolean": str,
    "bytea": _pg_bytes,
    "numeric": str,
}
