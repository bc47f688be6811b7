"""The chain: one per organisation, numbered without gaps, each line hashed with the one before it."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection

from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.models import ChainHead, Payload, RegisterLine
from lisanga.core.operations.rows import RowWriter

GENESIS = b"\0" * 32
_HEADS = ChainHead._meta.db_table
LINE_COLUMNS = (
    "organisation",
    "number",
    "operation",
    "type",
    "version",
    "author",
    "device",
    "device_sequence",
    "captured_at",
    "received_at",
    "business_date",
    "caused_by",
    "subject",
    "verdict",
    "outcome",
    "digest",
    "sealed",
    "hash",
)
_PAYLOAD_COLUMNS = ("organisation", "number", "body", "salt")
_encode = msgspec.json.Encoder().encode


@dataclass(slots=True)
class Head:
    """An organisation's chain under lock."""

    organisation: UUID
    number: int
    hash: bytes
    counters: dict[str, int]


def lock_head(organisation: UUID) -> Head | None:
    """Takes the organisation's lock until the end of the transaction; None when it has no register.
    SQLite ignores the row lock: there the IMMEDIATE transaction is the lock."""
    suffix = " FOR UPDATE" if connection.vendor == "postgresql" else ""
    key = organisation if suffix else organisation.hex
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT number, hash, counters FROM {_HEADS} WHERE organisation = %s{suffix}", [key])
        row = cursor.fetchone()
    if row is None:
        return None
    return Head(organisation, row[0], bytes(row[1]), msgspec.json.decode(row[2], type=dict[str, int]))


def lock_heads(organisations: Iterable[UUID]) -> dict[UUID, Head]:
    """The locks of several organisations in one statement, taken in the order of their ids, as everybody does."""
    kept = sorted(set(organisations))
    if connection.vendor == "postgresql":
        wanted, suffix = "ANY(%s::uuid[])", " FOR UPDATE"
        parameter = "{" + ",".join([organisation.hex for organisation in kept]) + "}"
    else:
        wanted, suffix = "(SELECT value FROM json_each(%s))", ""
        parameter = _encode([organisation.hex for organisation in kept]).decode()
    operator = "=" if suffix else "IN"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT organisation, number, hash, counters FROM {_HEADS} WHERE organisation {operator} {wanted} "
            f"ORDER BY organisation{suffix}",
            [parameter],
        )
        rows = cursor.fetchall()
    heads = (
        Head(
            row[0] if suffix else UUID(row[0]), row[1], bytes(row[2]), msgspec.json.decode(row[3], type=dict[str, int])
        )
        for row in rows
    )
    return {head.organisation: head for head in heads}


def open_chain(organisation: UUID) -> Head:
    """The register of a new organisation, empty."""
    ChainHead.objects.create(organisation=organisation, hash=GENESIS)
    return Head(organisation, 0, GENESIS, {})


def save_head(head: Head) -> None:
    """At once; `keep_heads` does it with everything else that is queued."""
    writer = RowWriter()
    keep_heads([head], writer)
    writer.flush()


def keep_heads(heads: Iterable[Head], writer: RowWriter) -> None:
    """Queues the heads as they stand; their rows exist and are locked."""
    for head in heads:
        counters = msgspec.json.encode(dict(sorted(head.counters.items()))).decode()
        writer.replace(ChainHead, ("number", "hash", "counters"), head.organisation, (head.number, head.hash, counters))


def line_hash(previous: bytes, values: tuple[Any, ...]) -> bytes:
    """`values` are LINE_COLUMNS without the hash itself."""
    return hashlib.sha256(previous + _encode(values)).digest()


def digest_of(salt: bytes, body: str) -> bytes:
    return hashlib.sha256(salt + body.encode()).digest()


@dataclass(slots=True)
class NewLine:
    """What the door knows about an operation once it has its verdict."""

    envelope: Envelope
    verdict: str
    outcome: str
    subject: UUID | None
    sealed: bytes
    settles: tuple[UUID, ...] = ()


def append(head: Head, writer: RowWriter, author: UUID, received_at: datetime, lines: list[NewLine]) -> None:
    """Queues register lines and payloads, and moves the head (saved by the caller)."""
    rows, payloads = [], []
    salts = os.urandom(16 * len(lines))
    for index, line in enumerate(lines):
        envelope, salt = line.envelope, salts[index * 16 : index * 16 + 16]
        body = bytes(envelope.payload).decode()
        head.number += 1
        values = (
            head.organisation,
            head.number,
            envelope.id,
            envelope.type,
            envelope.version,
            author,
            envelope.device,
            envelope.device_sequence,
            utc(envelope.captured_at),
            utc(received_at),
            envelope.business_date,
            envelope.caused_by,
            line.subject,
            line.verdict,
            line.outcome,
            digest_of(salt, body),
            line.sealed,
        )
        head.hash = line_hash(head.hash, values)
        rows.append((*values, head.hash))
        payloads.append((head.organisation, head.number, body, salt))
    writer.insert(RegisterLine, LINE_COLUMNS, rows)
    writer.insert(Payload, _PAYLOAD_COLUMNS, payloads)


def utc(moment: datetime) -> datetime:
    """The same instant in UTC, so that it hashes alike after a round trip through any database."""
    return moment.astimezone(timezone.utc)
