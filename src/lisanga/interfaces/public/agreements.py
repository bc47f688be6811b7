"""The address printed as a QR on an agreement, and its code."""

from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lisanga.domains.collect.verification_code import code_of, is_code
from lisanga.domains.partnerships.queries import public_agreement
from lisanga.interfaces.web.middleware import public


def _key() -> bytes:
    """Another key than those of receipts and certificates."""
    return sha256(b"agreements:" + settings.SECRET_KEY.encode()).digest()


def agreement_url(request: HttpRequest, agreement: UUID) -> str:
    """Absolute, so that any phone's camera opens it."""
    return request.build_absolute_uri(reverse("verify_agreement", args=[agreement, code_of(_key(), agreement)]))


@public
def verify_agreement(request: HttpRequest, agreement: UUID, code: str) -> HttpResponse:
    """Says what stands on the paper's first page and the fingerprint of its text today, and nothing else."""
    held = public_agreement(agreement) if is_code(_key(), agreement, code) else None
    if held is None:
        return render(request, "public/unknown.html", status=404)
    return render(request, "public/agreement.html", {"held": held})
