"""The outbox of a telephone as a file for the office alone (docs/sync.md §6)."""

import json
import os
from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ec import ECDH, SECP256R1, EllipticCurvePublicKey, generate_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from lisanga.interfaces.sync.phone import FILE_VERSION, VERSION, b64, filed_lines, short, signed_lines, unb64
from lisanga.interfaces.sync.sealing import box_key


class Text(Protocol):
    """What is sealed."""

    @property
    def sequence(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def head(self) -> bytes: ...


class Holder(Protocol):
    """A telephone, as far as a file needs it."""

    identity: dict[str, Any]
    counter: int

    @property
    def id(self) -> UUID: ...
    def sign(self, lines: bytes) -> str: ...
    def clock(self) -> int: ...
    def _start(self, sent: Any) -> tuple[int, bytes]: ...


def sealed(text: str, device: UUID, key: bytes) -> bytes:
    """One box: a fresh key, an iv, and what only the server reads."""
    server = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), key)
    once = generate_private_key(SECP256R1())
    point = once.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    iv = os.urandom(12)
    secret = box_key(once.exchange(ECDH(), server), point)
    return point + iv + AESGCM(secret).encrypt(iv, text.encode(), str(device).encode())


def outbox_file(holder: Holder, sent: Sequence[Text], version: int = FILE_VERSION) -> bytes:
    holder.counter = max(holder.clock(), holder.counter + 1)
    first, before = holder._start(sent)
    key = unb64(holder.identity["seal"]["key"])
    boxes = [sealed(one.text, holder.id, key) for one in sent]
    last, head = (sent[-1].sequence, sent[-1].head) if sent else (first - 1, before)
    lines = filed_lines(holder.id, holder.counter, last, head)
    if version == VERSION:
        lines = signed_lines(holder.id, holder.counter, last, head, b"".join(boxes))
    body = {
        "v": version,
        "d": short(holder.id),
        "n": holder.counter,
        "m": holder.clock(),
        "f": first,
        "p": b64(before),
        "h": b64(head),
        "s": holder.identity["seal"]["id"],
        "o": [b64(box) for box in boxes],
        "signature": holder.sign(lines),
    }
    return json.dumps(body).encode()
