"""The receipt of a deposit: the address printed as a QR, its code, and what the page behind it says."""

from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lisanga.core.kernel import french
from lisanga.domains.collect.verification_code import code_of, is_code
from lisanga.domains.partnerships.queries.deposits import public_deposit
from lisanga.interfaces.web.middleware import public


def _key() -> bytes:
    """Another key than those of receipts and certificates: a code of one never opens the other."""
    return sha256(b"deposits:" + settings.SECRET_KEY.encode()).digest()


def deposit_url(request: HttpRequest, deposit: UUID) -> str:
    """Absolute, so that any phone's camera opens it."""
    return request.build_absolute_uri(reverse("verify_deposit", args=[deposit, code_of(_key(), deposit)]))


def is_genuine_deposit(deposit: UUID, code: str) -> bool:
    return is_code(_key(), deposit, code)


@public
def verify_deposit(request: HttpRequest, deposit: UUID, code: str) -> HttpResponse:
    """Says that a work was deposited on a day, and whether it may be used again: never the work, and no name."""
    row = public_deposit(deposit) if is_genuine_deposit(deposit, code) else None
    if row is None:
        return render(request, "public/unknown.html", status=404)
    facts = {
        "receipt": row.receipt,
        "title": row.title,
        "kind": row.kind_label,
        "day": french.long_date(row.deposited_on),
        "office": row.organisation_name,
        "reusable": row.reusable,
        "first": row.digest[:32],
        "second": row.digest[32:],
    }
    return render(request, "public/deposit.html", facts)
