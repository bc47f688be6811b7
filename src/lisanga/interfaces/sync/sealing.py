"""The server's key to which telephones seal what they hold (docs/sync.md §6): made from the installation's secret, so
that nothing more has to be kept, and the same in every process."""

import hashlib
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

_POINT, _IV, _TAG = 65, 12, 16
_INFO = b"lisanga-seal-1"
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class Unreadable(ValueError):
    """Not sealed to this server, or changed on the way."""


def seal_key() -> tuple[str, bytes]:
    """(short name, raw public point) of the key in use."""
    point = _point(_private(settings.SECRET_KEY))
    return hashlib.sha256(point).hexdigest()[:8], point


def open_box(box: bytes, bound_to: bytes) -> bytes:
    """What was sealed to this server, also before its secret was changed; Unreadable otherwise."""
    point, iv, sealed = box[:_POINT], box[_POINT : _POINT + _IV], box[_POINT + _IV :]
    if len(sealed) < _TAG:
        raise Unreadable
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            other = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
            shared = _private(secret).exchange(ECDH(), other)
            return AESGCM(box_key(shared, point)).decrypt(iv, sealed, bound_to)
        except (InvalidTag, ValueError):
            continue
    raise Unreadable


def box_key(shared: bytes, point: bytes) -> bytes:
    """The key of one box."""
    return HKDF(SHA256(), 32, salt=point, info=_INFO).derive(shared)


@lru_cache(maxsize=8)
def _private(secret: str) -> EllipticCurvePrivateKey:
    """48 bytes reduced by the order of the group: without a bias that would matter."""
    drawn = HKDF(SHA256(), 48, salt=None, info=b"lisanga sealing key 1").derive(secret.encode())
    return derive_private_key(int.from_bytes(drawn, "big") % (_ORDER - 1) + 1, SECP256R1())


def _point(key: EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
