"""What a telephone's authenticator does, written from RFC 6238 with nothing of ours, and a clock that tests set on."""

import base64
import hashlib
import hmac
import struct
from datetime import timedelta

import pytest

from lisanga.core.kernel import clock


def rfc6238(secret: bytes, seconds: int, digits: int = 6) -> str:
    """A code by HMAC-SHA-1 in steps of thirty seconds."""
    digest = hmac.new(secret, struct.pack(">Q", seconds // 30), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**digits:0{digits}d}"


def code_of(secret: str, shift: int = 0) -> str:
    """The code shown now (or `shift` seconds later) for a secret typed in base 32."""
    return rfc6238(base64.b32decode(secret), int(clock.now().timestamp()) + shift)


def pass_time(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Sets our clock forward, on top of what was set before."""
    before = clock.now
    monkeypatch.setattr(clock, "now", lambda: before() + timedelta(seconds=seconds))
