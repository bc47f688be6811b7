"""Reading rows in sets on the hot path: one constant statement a shape, on both databases, without building a queryset
each time. For operations only (the organisation is the door's): pages read through scoped queries."""

import uuid
from collections.abc import Callable, Iterable
from datetime import date, datetime, timezone
from functools import lru_cache
from typing import Any

import msgspec
from django.db import connection, models

from lisanga.core.operations.rows import field_of, field_type, hexadecimal

_encode = msgspec.json.encode


def lookup(
    model: type[models.Model],
    columns: tuple[str, ...],
    *,
    equal: dict[str, Any],
    within: tuple[str, Iterable[Any]] | None = None,
    where: str = "",
    order: str = "",
) -> list[tuple[Any, ...]]:
    """Rows where columns equal values and one column lies within a set. `where` and `order` are constant SQL over the
    table's columns; never text that came from outside."""
    sql = _sql(model, columns, tuple(equal), within[0] if within else "", where, order)
    parameters = [_parameter(value) for value in equal.values()]
    if within is not None:
        parameters.append(_set(within[1]))
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return _converted(model, columns, rows) if connection.vendor == "sqlite" else rows


@lru_cache(maxsize=128)
def _sql(
    model: type[models.Model], columns: tuple[str, ...], equal: tuple[str, ...], within: str, where: str, order: str
) -> str:
    wanted = ", ".join(f'"{field_of(model, name).column}"' for name in columns)
    conditions = [f'"{field_of(model, name).column}" = %s' for name in equal]
    if within:
        column = f'"{field_of(model, within).column}"'
        if connection.vendor == "postgresql":
            conditions.append(f"{column} = ANY(%s::{_array_type(model, within)}[])")
        else:
            conditions.append(f"{column} IN (SELECT value FROM json_each(%s))")
    if where:
        conditions.append(where)
    ordered = f" ORDER BY {order}" if order else ""
    return f'SELECT {wanted} FROM "{model._meta.db_table}" WHERE {" AND ".join(conditions)}{ordered}'


def _array_type(model: type[models.Model], name: str) -> str:
    return {"UUIDField": "uuid", "BigIntegerField": "bigint", "IntegerField": "integer"}.get(
        field_type(model, name), "text"
    )


def _parameter(value: Any) -> Any:
    if isinstance(value, uuid.UUID) and connection.vendor == "sqlite":
        return value.hex
    return value


def _set(values: Iterable[Any]) -> Any:
    kept = [hexadecimal(value) if isinstance(value, uuid.UUID) else value for value in values]
    if connection.vendor == "sqlite":
        return _encode(kept).decode()
    return "{" + ",".join(str(value) for value in kept) + "}" if all(map(_is_plain, kept)) else kept


def _is_plain(value: Any) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and value.isalnum())


def _uuid(value: str) -> uuid.UUID:
    return uuid.UUID(hex=value)


def _moment(value: Any) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return moment.replace(tzinfo=timezone.utc) if moment.tzinfo is None else moment


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


_FROM_SQLITE: dict[str, Callable[[Any], Any]] = {
    "UUIDField": _uuid,
    "DateField": _day,
    "DateTimeField": _moment,
    "BooleanField": bool,
}


def _converted(
    model: type[models.Model], columns: tuple[str, ...], rows: list[tuple[Any, ...]]
) -> list[tuple[Any, ...]]:
    converters = _converters(model, columns)
    if not any(converters):
        return rows
    return [
        tuple(
            value if convert is None or value is None else convert(value)
            for convert, value in zip(converters, row, strict=True)
        )
        for row in rows
    ]


@lru_cache(maxsize=128)
def _converters(model: type[models.Model], columns: tuple[str, ...]) -> tuple[Callable[[Any], Any] | None, ...]:
    return tuple(_FROM_SQLITE.get(field_type(model, name)) for name in columns)
