"""Photographs of a telephone: after its operations, in pieces, going on where a cut left them (docs/sync.md §8)."""

import hashlib
from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from lisanga.interfaces.sync.phone import piece_lines, short

# put(address, body, headers) → (status, answer); a wire that breaks raises OSError
Put = Callable[[str, bytes, dict[str, str]], tuple[int, dict[str, Any]]]
PIECE = 8 * 1024  # bytes: a second and a half at 50 kbit/s, so that a cut costs no more
_TRIES = 3  # answers that send one back to where one was


class Holder(Protocol):
    """A telephone, as far as a photograph needs it."""

    @property
    def id(self) -> UUID: ...
    def sign(self, lines: bytes) -> str: ...


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def piece_of(
    holder: Holder, content: bytes, at: int, length: int = PIECE, *, digest: str = ""
) -> tuple[str, bytes, dict[str, str]]:
    """(address, body, headers) of the piece that begins at `at`."""
    digest, piece = digest or digest_of(content), content[at : at + length]
    headers = {
        "Lisanga-Device": short(holder.id),
        "Lisanga-Length": str(len(content)),
        "Lisanga-Signature": holder.sign(piece_lines(holder.id, digest, len(content), at, piece)),
    }
    return f"/api/sync/files/{digest}?at={at}", piece, headers


def send_photograph(
    holder: Holder, put: Put, content: bytes, at: int = 0, length: int = PIECE
) -> tuple[int, dict[str, Any]]:
    """Until it is kept, or the office says something else than where to go on: the last (status, answer)."""
    tries = _TRIES
    while True:
        status, answer = put(*piece_of(holder, content, at, length))
        if status == 409:
            tries -= 1
        if status not in (200, 409) or answer.get("kept") or not tries:
            return status, answer
        at = answer["at"]
