"""The address printed as a QR on a certificate of shares, and its code."""

from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from lisanga.domains.collect.verification_code import code_of, is_code


def _key() -> bytes:
    """Another key than that of receipts: a code of one never opens the other."""
    return sha256(b"certificates:" + settings.SECRET_KEY.encode()).digest()


def certificate_url(request: HttpRequest, member: UUID) -> str:
    """Absolute, so that any phone's camera opens it."""
    return request.build_absolute_uri(reverse("verify_certificate", args=[member, code_of(_key(), member)]))


def is_genuine_certificate(member: UUID, code: str) -> bool:
    return is_code(_key(), member, code)
