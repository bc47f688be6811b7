"""The address printed as a QR on a receipt, and its code."""

from hashlib import sha256
from uuid import UUID

import segno
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from lisanga.domains.collect.verification_code import code_of, is_code


def _key() -> bytes:
    return sha256(b"receipts:" + settings.SECRET_KEY.encode()).digest()


def verification_url(request: HttpRequest, delivery: UUID) -> str:
    """Absolute, so that any phone's camera opens it."""
    return request.build_absolute_uri(reverse("verify_receipt", args=[delivery, code_of(_key(), delivery)]))


def is_genuine(delivery: UUID, code: str) -> bool:
    return is_code(_key(), delivery, code)


def qr(text: str) -> SafeString:
    """Black modules on nothing, without style attributes (the content policy forbids them)."""
    drawn = segno.make(text, error="m", micro=False).svg_inline(
        scale=3, border=2, omitsize=True, svgclass=None, lineclass=None
    )
    return mark_safe(drawn)
