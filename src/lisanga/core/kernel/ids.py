"""Identifiers made where the fact is made: UUIDv7, so that they sort by time (RFC 9562)."""

import secrets
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def uuid7(milliseconds: int, random_bits: int) -> UUID:
    """A UUIDv7 from a Unix time in milliseconds and 74 random bits; the same input gives the same id."""
    high = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | (random_bits >> 62 & 0xFFF) << 64
    return UUID(int=high | 0b10 << 62 | random_bits & (1 << 62) - 1)


def new_id() -> UUID:
    """A new id, always greater than the ones made before in this process, also when its clock is set back.

    The step from the last one is random, so that two processes forked from one never count in step."""
    global _last
    stamp = time.time_ns() // 1_000_000 << 74 | secrets.randbits(74)
    with _lock:
        if stamp <= _last:
            stamp = _last + 1 + secrets.randbits(40)
        _last = stamp
    return uuid7(stamp >> 74, stamp & (1 << 74) - 1)
