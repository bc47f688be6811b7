"""The one-time code by which a telephone shows that the office expects it."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.scope.models import DeviceCode

CODE_LASTS = timedelta(minutes=15)
_BYTES = 16


def issue_code(device: UUID) -> str:
    """A new code, shown once; the codes before it end."""
    DeviceCode.objects.filter(device_id=device).delete()
    code = secrets.token_urlsafe(_BYTES)
    DeviceCode.objects.create(digest=_digest(code), device_id=device, expires_at=clock.now() + CODE_LASTS)
    return code


def device_of_code(code: str) -> UUID | None:
    """The telephone that a live code stands for."""
    live = DeviceCode.objects.filter(digest=_digest(code), expires_at__gt=clock.now())
    return live.values_list("device_id", flat=True).first()


def _digest(code: str) -> bytes:
    """Of 128 random bits that last minutes: it needs no salt and no slow hash."""
    return hashlib.sha256(code.encode()).digest()
