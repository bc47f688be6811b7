"""Writing rows by the thousand: the only place that turns rows into multi-row statements, on both databases.

Writes are queued and flushed together: on PostgreSQL as one pipeline of constant statements over arrays (prepared
once), on SQLite by executemany. Sums are added by upsert, so a balance costs one statement per list."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from datetime import date, datetime, timezone
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection, models

Row = tuple[Any, ...]
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


class RowWriter:
    """Queues rows of one transaction. Nothing is visible to reads before `flush`."""

    def __init__(self) -> None:
        self._inserts: dict[tuple[type[models.Model], tuple[str, ...]], list[Row]] = {}
        self._sums: dict[tuple[type[models.Model], tuple[str, ...], tuple[str, ...]], dict[Row, list[int]]] = {}
        self._increases: dict[tuple[type[models.Model], str], dict[Any, int]] = {}

    def insert(self, model: type[models.Model], columns: tuple[str, ...], rows: Iterable[Row]) -> None:
        """Rows to insert; `columns` are field attribute names (`organisation_id`)."""
        self._inserts.setdefault((model, columns), []).extend(rows)

    def add(
        self, model: type[models.Model], keys: tuple[str, ...], sums: tuple[str, ...], key: Row, amounts: Row
    ) -> None:
        """Adds amounts to the summary row of `key`, made when absent; `keys` must be a unique constraint."""
        table = self._sums.setdefault((model, keys, sums), {})
        kept = table.get(key)
        if kept is None:
            table[key] = list(amounts)
            return
        for index, amount in enumerate(amounts):
            kept[index] += amount

    def increase(self, model: type[models.Model], column: str, identifier: Any, amount: int) -> None:
        """Adds to one number of an existing row, by primary key."""
        table = self._increases.setdefault((model, column), {})
        table[identifier] = table.get(identifier, 0) + amount

    def discard(self) -> None:
        """Forgets what was queued (a savepoint was rolled back)."""
        self._inserts.clear()
        self._sums.clear()
        self._increases.clear()

    def flush(self) -> None:
        """Sends everything that is queued, in one round trip where the database can."""
        if not (self._inserts or self._sums or self._increases):
            return
        with connection.cursor() as cursor, _pipeline():
            run = _run_postgresql if connection.vendor == "postgresql" else _run_sqlite
            for (model, columns), rows in self._inserts.items():
                if rows:
                    run(cursor, _insert_sql(model, columns, ()), model, columns, rows)
            for (model, keys, sums), table in self._sums.items():
                summed = [key + tuple(amounts) for key, amounts in table.items()]
                run(cursor, _insert_sql(model, keys, sums), model, keys + sums, summed)
            for (model, column), changes in self._increases.items():
                key = model._meta.pk.attname
                run(cursor, _increase_sql(model, column), model, (key, column), list(changes.items()))
        self.discard()


def _pipeline() -> Any:
    return connection.connection.pipeline() if connection.vendor == "postgresql" else nullcontext()


@lru_cache(maxsize=512)
def _insert_sql(model: type[models.Model], keys: tuple[str, ...], sums: tuple[str, ...]) -> str:
    columns = keys + sums
    names = ", ".join(f'"{field_of(model, name).column}"' for name in columns)
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        arrays = ", ".join(f"%s::{_pg_type(model, name)}[]" for name in columns)
        sql = f'INSERT INTO "{table}" ({names}) SELECT * FROM unnest({arrays})'
    else:
        sql = f'INSERT INTO "{table}" ({names}) VALUES ({", ".join(["%s"] * len(columns))})'
    if sums:
        conflict = ", ".join(f'"{field_of(model, name).column}"' for name in keys)
        added = ", ".join(f'"{name}" = "{table}"."{name}" + EXCLUDED."{name}"' for name in sums)
        sql += f" ON CONFLICT ({conflict}) DO UPDATE SET {added}"
    return sql


@lru_cache(maxsize=64)
def _increase_sql(model: type[models.Model], column: str) -> str:
    table, key = model._meta.db_table, model._meta.pk.attname
    if connection.vendor == "postgresql":
        arrays = f"unnest(%s::{_pg_type(model, key)}[], %s::bigint[]) AS v(k, d)"
        return f'UPDATE "{table}" SET "{column}" = "{column}" + v.d FROM {arrays} WHERE "{table}"."{key}" = v.k'
    return f'UPDATE "{table}" SET "{column}" = "{column}" + %s WHERE "{key}" = %s'


def _run_postgresql(
    cursor: Any, sql: str, model: type[models.Model], columns: Sequence[str], rows: Sequence[Row]
) -> None:
    """One array literal a column, written by us: the driver's own dumping of arrays costs ten times more."""
    columns_of_values = zip(*rows, strict=True)
    cursor.execute(
        sql,
        [
            _literal(_PG_WRITERS[_pg_type(model, name)], values)
            for name, values in zip(columns, columns_of_values, strict=True)
        ],
    )


def _literal(write: Callable[[Any], str], values: tuple[Any, ...]) -> str:
    return "{" + ",".join(["NULL" if value is None else write(value) for value in values]) + "}"


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _pg_moment(value: datetime) -> str:
    return f'"{value.isoformat()}"'


def _pg_bytes(value: bytes) -> str:
    return f'"\\\\x{value.hex()}"'


def _run_sqlite(cursor: Any, sql: str, model: type[models.Model], columns: Sequence[str], rows: Sequence[Row]) -> None:
    converters = [_sqlite_converter(model, name) for name in columns]
    if sql.startswith("UPDATE"):
        cursor.executemany(sql, [(row[1], converters[0](row[0])) for row in rows])
        return
    wanted = [index for index, converter in enumerate(converters) if converter is not _same]
    if not wanted:
        cursor.executemany(sql, rows)
        return
    prepared = []
    for row in rows:
        values = list(row)
        for index in wanted:
            if values[index] is not None:
                values[index] = converters[index](values[index])
        prepared.append(values)
    cursor.executemany(sql, prepared)


def field_of(model: type[models.Model], attname: str) -> Any:
    """The field behind an attribute name (`organisation_id`)."""
    return _fields(model)[attname]


@lru_cache(maxsize=128)
def _fields(model: type[models.Model]) -> dict[str, Any]:
    return {field.attname: field for field in model._meta.concrete_fields}


@lru_cache(maxsize=1024)
def field_type(model: type[models.Model], name: str) -> str:
    """Django's name of a column's type, a foreign key's being its target's."""
    field = field_of(model, name)
    kind: str = (field.target_field if field.is_relation else field).get_internal_type()
    return kind


@lru_cache(maxsize=1024)
def _pg_type(model: type[models.Model], name: str) -> str:
    return _PG_TYPES[field_type(model, name)]


def _same(value: Any) -> Any:
    return value


def hexadecimal(value: UUID) -> str:
    return value.hex


def _day(value: date) -> str:
    return value.isoformat()


def _moment(value: datetime) -> str:
    """As Django stores aware datetimes on SQLite: naive, UTC, with a space."""
    return value.astimezone(timezone.utc).replace(tzinfo=None).isoformat(" ")


_SQLITE_CONVERTERS: dict[str, Callable[[Any], Any]] = {
    "UUIDField": hexadecimal,
    "DateField": _day,
    "DateTimeField": _moment,
    "DecimalField": str,
}


@lru_cache(maxsize=1024)
def _sqlite_converter(model: type[models.Model], name: str) -> Callable[[Any], Any]:
    return _SQLITE_CONVERTERS.get(field_type(model, name), _same)


_PG_WRITERS: dict[str, Callable[[Any], str]] = {
    "uuid": hexadecimal,
    "text": _quoted,
    "bigint": str,
    "integer": str,
    "smallint": str,
    "date": _day,
    "timestamptz": _pg_moment,
    "boolean": str,
    "bytea": _pg_bytes,
    "numeric": str,
}
