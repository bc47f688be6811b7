"""Writing rows by the thousand: the only place that turns rows into multi-row statements, on both databases.

Writes are queued and flushed together: on PostgreSQL as one pipeline of constant statements over arrays (prepared
once), on SQLite by executemany. Sums are added by upsert, so a balance costs one statement per list."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timezone
from functools import lru_cache
from typing import Any

from django.db import connection, models

from lisanga.core.operations.arrays import Statement, array_type, send
from lisanga.core.operations.columns import field_of, field_type, hexadecimal, iso_day, texts

Row = tuple[Any, ...]


class RowWriter:
    """Queues rows of one transaction. Nothing is visible to reads before `flush`."""

    def __init__(self) -> None:
        self._inserts: dict[tuple[type[models.Model], tuple[str, ...]], list[Row]] = {}
        self._sums: dict[tuple[type[models.Model], tuple[str, ...], tuple[str, ...]], dict[Row, list[int]]] = {}
        self._increases: dict[tuple[type[models.Model], str], dict[Any, int]] = {}
        self._replacements: dict[tuple[type[models.Model], tuple[str, ...]], dict[Any, Row]] = {}

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

    def replace(self, model: type[models.Model], columns: tuple[str, ...], identifier: Any, values: Row) -> None:
        """Sets columns of an existing row, by primary key."""
        self._replacements.setdefault((model, columns), {})[identifier] = values

    @property
    def pending(self) -> bool:
        """Whether something is queued that reads do not see yet."""
        return bool(self._inserts or self._sums or self._increases or self._replacements)

    def discard(self) -> None:
        """Forgets what was queued (a savepoint was rolled back)."""
        self._inserts.clear()
        self._sums.clear()
        self._increases.clear()
        self._replacements.clear()

    def flush(self) -> None:
        """Sends everything that is queued, in one round trip where the database can."""
        if not self.pending:
            return
        statements = [statement for statement in self._statements() if statement[3]]
        if connection.vendor == "postgresql":
            send(statements)
        else:
            with connection.cursor() as cursor:
                for statement in statements:
                    _run_sqlite(cursor, *statement)
        self.discard()

    def _statements(self) -> Iterator[Statement]:
        for (model, columns), rows in self._inserts.items():
            yield _insert_sql(model, columns, ()), model, columns, rows
        for (model, keys, sums), table in self._sums.items():
            summed = [key + tuple(amounts) for key, amounts in table.items()]
            yield _insert_sql(model, keys, sums), model, keys + sums, summed
        for (model, column), changes in self._increases.items():
            key = model._meta.pk.attname
            added = [(amount, identifier) for identifier, amount in changes.items()]
            yield _update_sql(model, (column,), True), model, (column, key), added
        for (model, columns), replaced in self._replacements.items():
            key = model._meta.pk.attname
            values = [(*row, identifier) for identifier, row in replaced.items()]
            yield _update_sql(model, columns, False), model, (*columns, key), values


@lru_cache(maxsize=512)
def _insert_sql(model: type[models.Model], keys: tuple[str, ...], sums: tuple[str, ...]) -> str:
    columns = keys + sums
    names = ", ".join(f'"{field_of(model, name).column}"' for name in columns)
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        arrays = ", ".join(f"%s::{array_type(model, name)}[]" for name in columns)
        sql = f'INSERT INTO "{table}" ({names}) SELECT * FROM unnest({arrays})'
    else:
        sql = f'INSERT INTO "{table}" ({names}) VALUES ({", ".join(["%s"] * len(columns))})'
    if sums:
        conflict = ", ".join(f'"{field_of(model, name).column}"' for name in keys)
        added = ", ".join(f'"{name}" = "{table}"."{name}" + EXCLUDED."{name}"' for name in sums)
        sql += f" ON CONFLICT ({conflict}) DO UPDATE SET {added}"
    return sql


@lru_cache(maxsize=64)
def _update_sql(model: type[models.Model], columns: tuple[str, ...], adds: bool) -> str:
    """Sets columns by primary key, or adds to them."""
    table, key = model._meta.db_table, model._meta.pk.attname
    if connection.vendor == "postgresql":
        arrays = ", ".join(f"%s::{array_type(model, name)}[]" for name in (*columns, key))
        names = [f"v{index}" for index in range(len(columns))]
        new = [
            f'"{table}"."{column}" + v.{name}' if adds else f"v.{name}"
            for column, name in zip(columns, names, strict=True)
        ]
        sets = ", ".join(f'"{column}" = {value}' for column, value in zip(columns, new, strict=True))
        source = f"unnest({arrays}) AS v({', '.join((*names, 'k'))})"
        return f'UPDATE "{table}" SET {sets} FROM {source} WHERE "{table}"."{key}" = v.k'
    sets = ", ".join(f'"{column}" = "{column}" + %s' if adds else f'"{column}" = %s' for column in columns)
    return f'UPDATE "{table}" SET {sets} WHERE "{key}" = %s'


def _run_sqlite(cursor: Any, sql: str, model: type[models.Model], columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Column by column, because most columns need no conversion, and many hold one value."""
    converters = [_sqlite_converter(model, name) for name in columns]
    if any(converter is not _same for converter in converters):
        table = [
            values if converter is _same else texts(converter, values, None)
            for converter, values in zip(converters, zip(*rows, strict=True), strict=True)
        ]
        rows = list(zip(*table, strict=True))
    cursor.executemany(sql, rows)


def _same(value: Any) -> Any:
    return value


def _moment(value: datetime) -> str:
    """As Django stores aware datetimes on SQLite: naive, UTC, with a space."""
    return value.astimezone(timezone.utc).replace(tzinfo=None).isoformat(" ")


_SQLITE_CONVERTERS: dict[str, Callable[[Any], Any]] = {
    "UUIDField": hexadecimal,
    "DateField": iso_day,
    "DateTimeField": _moment,
    "DecimalField": str,
}


@lru_cache(maxsize=1024)
def _sqlite_converter(model: type[models.Model], name: str) -> Callable[[Any], Any]:
    return _SQLITE_CONVERTERS.get(field_type(model, name), _same)
