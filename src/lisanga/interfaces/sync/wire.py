"""From the compact body of an exchange to operations, with the text that the telephone chained (docs/sync.md §3)."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Annotated
from uuid import UUID

import msgspec

from lisanga.core.kernel.ids import operation_id
from lisanga.core.operations.envelope import Envelope
from lisanga.interfaces.sync.phone import link, long, text_of, unb64

MOST = 1_000
_LATEST = 253_402_300_799_000  # the last second of the year 9999, in milliseconds
_KEY = re.compile(r"@?[a-z][a-z0-9_]*|\$day|@?\$after")
_HEAD_BYTES = 32
_HOUR_ZERO = datetime(1970, 1, 1, tzinfo=timezone.utc)

Milliseconds = Annotated[int, msgspec.Meta(ge=0, le=_LATEST)]
Natural = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Sequence32 = Annotated[int, msgspec.Meta(ge=1, le=2**32 - 1)]


class Malformed(ValueError):
    """The body is not what it should be; `args[0]` says what, in English, for who writes the app."""


class Told(msgspec.Struct):
    """What a telephone says of itself."""

    left: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)] = 0
    app: Annotated[str, msgspec.Meta(max_length=24)] = ""
    free: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)] = 0


class Wanted(msgspec.Struct):
    """Which rows: `at` is a cursor, as a number or as the text of an unfinished answer."""

    at: int | str = 0
    max: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 2_000


class Exchange(msgspec.Struct):
    """The body, by the letters that travel."""

    v: int
    d: str
    n: Natural
    m: Milliseconds
    f: Sequence32
    p: str
    t: Milliseconds = 0
    z: Annotated[int, msgspec.Meta(ge=-900, le=900)] = 60
    a: list[str] = []
    u: list[str] = []
    c: list[tuple[msgspec.Raw, ...]] = []
    o: list[list[msgspec.Raw]] = []
    i: Told = msgspec.field(default_factory=Told)
    q: Wanted | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A type, its version, and the keys of its payload in order: (name, kind of key)."""

    type: str
    version: int
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """One operation as the telephone recorded it; `head` is the chain's hash with it."""

    sequence: int
    author: UUID
    envelope: Envelope
    head: bytes


_decoder = msgspec.json.Decoder(Exchange)


def read(body: bytes) -> Exchange:
    try:
        return _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Malformed(str(error)) from error


def head_before(exchange: Exchange) -> bytes:
    """The hash that the telephone says stood before its first operation here."""
    try:
        head = unb64(exchange.p)
    except ValueError as error:
        raise Malformed("p is no hash") from error
    if len(head) != _HEAD_BYTES:
        raise Malformed("p is no hash")
    return head


def operations_of(exchange: Exchange, device: UUID, organisation: UUID) -> list[Sent]:
    """The operations in sequence, each with its text hashed into the chain."""
    if len(exchange.o) > MOST or exchange.f + len(exchange.o) > 2**32:
        raise Malformed("too many operations")
    try:
        people, others = [long(one) for one in exchange.a], [long(one) for one in exchange.u]
        shapes = [_shape(one) for one in exchange.c]
        return _rows(exchange, device, organisation, people, others, shapes)
    except Malformed:
        raise
    except (ValueError, IndexError, OverflowError, msgspec.DecodeError) as error:
        raise Malformed(str(error)) from error


def _shape(parts: tuple[msgspec.Raw, ...]) -> Shape:
    if len(parts) < 2:
        raise Malformed("a shape is a type, a version and keys")
    keys = [msgspec.json.decode(one, type=str) for one in parts[2:]]
    if any(not _KEY.fullmatch(key) for key in keys) or len({key.lstrip("@") for key in keys}) != len(keys):
        raise Malformed("a key is not one, or comes twice")
    name, version = msgspec.json.decode(parts[0], type=str), msgspec.json.decode(parts[1], type=int)
    return Shape(name, version, tuple((key.lstrip("@"), _kind(key)) for key in keys))


def _kind(key: str) -> str:
    if "$" in key:
        return key.lstrip("@")
    return "@" if key.startswith("@") else ""


def _rows(
    exchange: Exchange, device: UUID, organisation: UUID, people: list[UUID], others: list[UUID], shapes: list[Shape]
) -> list[Sent]:
    moment, head, sent = exchange.t, head_before(exchange), []
    zone = timedelta(minutes=exchange.z)
    for sequence, row in enumerate(exchange.o, exchange.f):
        if len(row) < 3:
            raise Malformed("an operation is a shape, a time, a person and values")
        shape, author = shapes[_place(row[0])], people[_place(row[2])]
        moment += int(bytes(row[1]))
        if not 0 <= moment <= _LATEST:
            raise Malformed("a time out of all time")
        if len(row) - 3 > len(shape.keys):
            raise Malformed("more values than keys")
        payload, day, after = _payload(shape, row, others)
        captured = _HOUR_ZERO + timedelta(milliseconds=moment)
        business_date = date.fromordinal(_EPOCH + day) if day is not None else (captured + zone).date()
        text = text_of(sequence, shape.type, shape.version, author, moment, business_date.isoformat(), after, payload)
        head = link(head, text)
        envelope = _envelope(device, organisation, sequence, moment, captured, shape, business_date, after, payload)
        sent.append(Sent(sequence, author, envelope, head))
    return sent


_EPOCH = date(1970, 1, 1).toordinal()


def _place(raw: msgspec.Raw) -> int:
    place = int(bytes(raw))
    if place < 0:
        raise Malformed("a place is not negative")
    return place


def _payload(shape: Shape, row: list[msgspec.Raw], others: list[UUID]) -> tuple[str, int | None, tuple[UUID, ...]]:
    """The text of the payload, byte for byte as it was; the day and the dependencies when the row says them."""
    parts: list[str] = []
    day: int | None = None
    after: tuple[UUID, ...] = ()
    for (name, kind), raw in zip(shape.keys, row[3:], strict=False):
        value = bytes(raw)
        if value == b"null":
            continue
        if not kind:
            parts.append(f'"{name}":{value.decode()}')
        elif kind == "@":
            parts.append(f'"{name}":{_ids(value, others)}')
        elif kind == "$day":
            day = int(value)
        else:
            after = tuple(others[place] for place in _places(value))
    return "{" + ",".join(parts) + "}", day, after


def _ids(value: bytes, others: list[UUID]) -> str:
    if value[:1] != b"[":
        return f'"{others[_place(msgspec.Raw(value))]}"'
    return "[" + ",".join([f'"{others[place]}"' for place in _places(value)]) + "]"


def _places(value: bytes) -> list[int]:
    return msgspec.json.decode(value, type=list[Annotated[int, msgspec.Meta(ge=0)]])


def _envelope(
    device: UUID,
    organisation: UUID,
    sequence: int,
    moment: int,
    captured: datetime,
    shape: Shape,
    business_date: date,
    after: tuple[UUID, ...],
    payload: str,
) -> Envelope:
    if not 1 <= shape.version <= 32_767 or not re.fullmatch(r"[a-z0-9_.]{1,64}", shape.type):
        raise Malformed("no such type")
    return Envelope(
        id=operation_id(device, sequence, moment),
        type=shape.type,
        organisation=organisation,
        payload=msgspec.Raw(payload.encode()),
        captured_at=captured,
        business_date=business_date,
        version=shape.version,
        depends_on=after,
        device=device,
        device_sequence=sequence,
    )
