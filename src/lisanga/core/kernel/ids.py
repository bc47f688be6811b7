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


_DEVICE_BITS, _SEQUENCE_BITS = 42, 32


def operation_id(device: UUID, sequence: int, captured_ms: int) -> UUID:
    """The id of what a telephone recorded: it follows from what travels anyway (docs/sync.md §2)."""
    return uuid7(captured_ms, _device_bits(device) << _SEQUENCE_BITS | sequence & (1 << _SEQUENCE_BITS) - 1)


def made_on(device: UUID, identifier: UUID) -> bool:
    """Whether an id is one that this telephone gave: the telephone stands in it."""
    random_bits = (identifier.int >> 64 & 0xFFF) << 62 | identifier.int & (1 << 62) - 1
    return random_bits >> _SEQUENCE_BITS == _device_bits(device)


def _device_bits(device: UUID) -> int:
    return device.int & (1 << _DEVICE_BITS) - 1


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
