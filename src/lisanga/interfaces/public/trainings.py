"""Certificates of training: the signed text of their QR, and the key that checks it."""

from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from lisanga.domains.training.credential import Credential, opened, public_key, sign
from lisanga.domains.training.queries import CertificateRow


def _seed() -> bytes:
    """Its own key: what signs certificates signs nothing else."""
    return sha256(b"training certificates:" + settings.SECRET_KEY.encode()).digest()


def key_of_certificates() -> str:
    """The public key, to be kept by whoever checks without a network."""
    return public_key(_seed())


def signed_text(row: CertificateRow) -> str:
    return sign(_seed(), Credential(str(row.number), row.issuer, row.name, row.title, row.issued_on.isoformat()))


def training_certificate_url(request: HttpRequest, row: CertificateRow) -> str:
    """The address carries the whole signed text: a camera opens it, a checker without a network reads it."""
    return request.build_absolute_uri(reverse("verify_training", args=[signed_text(row)]))


def read_certificate(text: str) -> Credential:
    """Forged when this installation did not sign it."""
    return opened(text, key_of_certificates())
