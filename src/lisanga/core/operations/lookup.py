"""Reading rows in sets on the hot path: one constant statement a shape, on both databases, without building a queryset
each time. For operations only (the organisation is the door's): pages read through scoped queries."""

import uuid
from collections.abc import Callable, Iterable
from datetime import date, datetime, timezone
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
from django.db import connection, models
from django.db.models import Func
from django.db.models.expressions import RawSQL

from lisanga.core.operations.columns import field_of, field_type
from lisanga.core.operations.models import BLOCK, ChainHead, RegisterLine
from lisanga.core.operations.verdicts import Verdict

_encode = msgspec.json.encode
M = TypeVar("M", bound=models.Model)


def recorded(organisation: uuid.UUID) -> "models.QuerySet[RegisterLine]":
    """Lines of a register that changed something. Each exclusion stands alone: word for word the condition of the index
    on operations, which « not in » is not; with that, one operation would be looked for in the whole register."""
    lines = RegisterLine.objects.filter(organisation=organisation)
    return lines.exclude(verdict=Verdict.HELD).exclude(verdict=Verdict.REFUSED)


def about(organisation: uuid.UUID, subject: uuid.UUID) -> "models.QuerySet[RegisterLine]":
    """Lines that changed something and name this record as what they are about. Ask for all of them and choose in
    Python: with an order and a limit a database may walk through the register instead."""
    key = ChainHead._meta.pk.get_db_prep_value(organisation, connection)
    return _in(recorded(organisation).filter(subject=subject), RawSQL(_BLOCKS_OF_A_REGISTER, [key]))


def in_blocks(rows: "models.QuerySet[M]", last: int) -> "models.QuerySet[M]":
    """Looks into each block of numbers up to the one of `last`: one search in the index a block."""
    return _in(rows, range(last // BLOCK + 1))


def _in(rows: "models.QuerySet[M]", blocks: Any) -> "models.QuerySet[M]":
    found: models.QuerySet[M] = rows.alias(block=_Block("number"))  # type: ignore[assignment]  # the stubs forget M
    return found.filter(block__in=blocks)


# Up to the one of its last line, whose number stands with the head of the chain. Without a cast: SQLite would not look
# for a block that has a type of its own in an index on a bare expression.
_BLOCKS_OF_A_REGISTER = (
    "WITH RECURSIVE blocks(block) AS (SELECT 0 UNION ALL SELECT block + 1 FROM blocks WHERE block < "
    f"(SELECT number / {BLOCK} FROM {ChainHead._meta.db_table} WHERE organisation = %s)) SELECT block FROM blocks"
)


class _Block(Func):
    """Written out as in the index: SQLite uses an index on an expression only where no parameter stands in it."""

    template = f"(%(expressions)s / {BLOCK})"
    output_field = models.BigIntegerField()


def lookup_pairs(
    model: type[models.Model],
    columns: tuple[str, ...],
    pair: tuple[str, str],
    values: Iterable[tuple[uuid.UUID, uuid.UUID]],
    *,
    where: str = "",
    order: str = "",
) -> list[tuple[Any, ...]]:
    """Rows whose two columns (organisation first) equal one of the pairs: what several organisations need, in one
    statement. `where` and `order` are constant SQL over the table (as `t`); never text that came from outside."""
    kept = list(values)
    if connection.vendor == "sqlite":
        parameters = [_encode([(first.hex, second.hex) for first, second in kept]).decode()]
    else:
        parameters = ["{" + ",".join([one[side].hex for one in kept]) + "}" for side in (0, 1)]
    with connection.cursor() as cursor:
        cursor.execute(_pairs_sql(model, columns, pair, where, order), parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return _converted(model, columns, rows) if connection.vendor == "sqlite" else rows


@lru_cache(maxsize=64)
def _pairs_sql(
    model: type[models.Model], columns: tuple[str, ...], pair: tuple[str, str], where: str, order: str
) -> str:
    """The wanted pairs come first, and the table's index is used for each of them, whatever the planner believes about
    the sizes of tables that nobody has counted yet."""
    names = ", ".join(f't."{field_of(model, name).column}"' for name in columns)
    first, second = (f't."{field_of(model, name).column}"' for name in pair)
    table = model._meta.db_table
    more = f" AND {where}" if where else ""
    ordered = f" ORDER BY {order}" if order else ""
    if connection.vendor == "postgresql":
        rows = f'SELECT t.* FROM "{table}" t WHERE {first} = w.o AND {second} = w.i{more} OFFSET 0'
        source = f"unnest(%s::uuid[], %s::uuid[]) AS w(o, i) CROSS JOIN LATERAL ({rows}) t"
        return f"SELECT {names} FROM {source}{ordered}"
    organisation, other = (f"json_extract(w.value, '$[{side}]')" for side in (0, 1))
    return (
        f'SELECT {names} FROM json_each(%s) AS w CROSS JOIN "{table}" t '
        f"ON {first} = {organisation} AND {second} = {other}{more}{ordered}"
    )


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
