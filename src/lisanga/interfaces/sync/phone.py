"""What both sides compute alike of a telephone's operations: ids, texts, the chain, signatures (docs/sync.md §§1–3).
Pure functions; the reference client uses the same."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

VERSION, FILE_VERSION = 1, 2
_SIGNATURE_BYTES = 64


def b64(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    """ValueError when it is none."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def short(identifier: UUID) -> str:
    return b64(identifier.bytes)


def long(text: str) -> UUID:
    """The UUID of a short id; ValueError when it is none."""
    return UUID(bytes=unb64(text))


def text_of(
    sequence: int,
    type: str,
    version: int,
    author: UUID,
    captured_ms: int,
    business_date: str,
    depends_on: tuple[UUID, ...],
    payload: str,
) -> str:
    """The eight lines that the chain hashes."""
    after = ",".join(map(str, depends_on)) if depends_on else ""
    return f"{sequence}\n{type}\n{version}\n{author}\n{captured_ms}\n{business_date}\n{after}\n{payload}"


def link(previous: bytes, text: str) -> bytes:
    return hashlib.sha256(previous + text.encode()).digest()


def signed_lines(device: UUID, counter: int, last: int, head: bytes, body: bytes) -> bytes:
    """What the signature of an exchange signs; `body` as it was before compression."""
    tail = f"{b64(head)}.{b64(hashlib.sha256(body).digest())}"
    return f"lisanga-sync-1\n{device}\n{counter}\n{last}\n{tail}".encode()


def filed_lines(device: UUID, counter: int, last: int, head: bytes) -> bytes:
    """What the signature of a file signs."""
    return f"lisanga-file-2\n{device}\n{counter}\n{last}\n{b64(head)}".encode()


def piece_lines(device: UUID, digest: str, total: int, at: int, piece: bytes) -> bytes:
    """What the signature of a piece of a photograph signs: `at` bytes of `total` went before it."""
    return f"lisanga-file-1\n{device}\n{digest}\n{total}\n{at}\n{b64(hashlib.sha256(piece).digest())}".encode()


def enrolment_lines(code: str, key: str) -> bytes:
    return f"lisanga-enrol-1\n{code}\n{key}".encode()


def signed_by(key: bytes, signature: str, lines: bytes) -> bool:
    """Whether the holder of the key (DER) signed these lines; `signature` is raw r and s in base64url."""
    try:
        raw = unb64(signature)
    except ValueError:
        return False
    if len(raw) != _SIGNATURE_BYTES:
        return False
    half = _SIGNATURE_BYTES // 2
    encoded = encode_dss_signature(int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half:], "big"))
    try:
        _loaded(key).verify(encoded, lines, ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=4096)
def _loaded(key: bytes) -> EllipticCurvePublicKey:
    loaded = load_der_public_key(key)
    assert isinstance(loaded, EllipticCurvePublicKey)  # looked at when the telephone was enrolled
    return loaded
