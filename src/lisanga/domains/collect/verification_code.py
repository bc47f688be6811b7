"""The code printed beside a receipt's QR: who holds the paper can verify it, who does not cannot guess it. Pure."""

import base64
import hashlib
import hmac
from uuid import UUID

_LENGTH = 10  # fifty bits


def code_of(key: bytes, identifier: UUID) -> str:
    """Ten letters and figures that only the installation can make."""
    digest = hmac.digest(key, b"receipt" + identifier.bytes, hashlib.sha256)
    return base64.b32encode(digest).decode()[:_LENGTH]


def is_code(key: bytes, identifier: UUID, code: str) -> bool:
    return hmac.compare_digest(code_of(key, identifier), code.strip().upper())
