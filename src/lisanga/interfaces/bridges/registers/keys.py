"""Ids of operations that follow from a row: the same row of the same cooperative always has the same id."""

import hashlib
from datetime import date, datetime, time, timezone
from uuid import UUID

from lisanga.core.kernel.ids import uuid7

LONG_AGO = date(2000, 1, 1)
_BITS = (1 << 74) - 1


def row_id(organisation: UUID, what: str, key: str, day: date | None, attempt: int = 0) -> UUID:
    """`key` names the row's normalised content and occurrence; `day` is part of that content and only makes ids of one
    time lie together. A row that was refused is tried again under its next `attempt`."""
    text = f"{organisation.hex}/{what}/{key}/{attempt}".encode()
    bits = int.from_bytes(hashlib.sha256(text).digest()[:10], "big") & _BITS
    noon = datetime.combine(max(day or LONG_AGO, date(1971, 1, 1)), time(12), timezone.utc)
    return uuid7(int(noon.timestamp() * 1000), bits)


def short(identifier: UUID) -> int:
    """Enough of an id to know it again among a hundred thousand, in little memory."""
    return identifier.int & (1 << 62) - 1
