"""The signed text of a certificate: what the paper says, with a signature (Ed25519) that anybody can check without us.

`L1.<facts>.<signature>`, both in URL-safe base64 without padding; the facts are the lines of `Credential` in order,
separated by a tab. Pure: the key is given."""

import base64
import binascii
from dataclasses import astuple, dataclass
from datetime import date

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

MARK = "L1"


class Forged(ValueError):
    """The text was not signed by this key, or was changed."""


@dataclass(frozen=True, slots=True)
class Credential:
    """What the paper shows and nothing else."""

    number: str
    issuer: str
    name: str
    title: str
    issued_on: str  # ISO

    @property
    def day(self) -> date:
        return date.fromisoformat(self.issued_on)


def sign(seed: bytes, facts: Credential) -> str:
    """`seed` has 32 bytes."""
    content = "\t".join(" ".join(part.split()) for part in astuple(facts)).encode()
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(content)
    return f"{MARK}.{_packed(content)}.{_packed(signature)}"


def public_key(seed: bytes) -> str:
    """The key to check with, in the same base64."""
    key = Ed25519PrivateKey.from_private_bytes(seed).public_key()
    return _packed(key.public_bytes(Encoding.Raw, PublicFormat.Raw))


def opened(text: str, key: str) -> Credential:
    """The facts of a text, or of the address that ends with it; Forged when the key did not sign it."""
    parts = text.strip().rstrip("/").rpartition("/")[2].split(".")
    if len(parts) != 3 or parts[0] != MARK:
        raise Forged("not a signed text")
    try:
        content, signature = _unpacked(parts[1]), _unpacked(parts[2])
        Ed25519PublicKey.from_public_bytes(_unpacked(key)).verify(signature, content)
        facts = content.decode().split("\t")
        return Credential(*facts) if len(facts) == 5 else _forged()
    except (InvalidSignature, binascii.Error, ValueError) as error:
        raise Forged(str(error)) from None


def _forged() -> Credential:
    raise Forged("not a certificate")


def _packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _unpacked(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
