"""A telephone shows its public key: from now on what it signs is known to be its own. It is told the series of its
receipts. Authored by who prepared it, because the code that it scanned was theirs to show."""

from base64 import urlsafe_b64decode
from uuid import UUID

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.models import Device
from lisanga.core.scope.roles import Permission
from lisanga.domains.directory.operations.device_words import device_of, invalid, unknown_device

COUNTER = "directory.device"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_EXAMPLE = (
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li_hp_m47n60p8D54WK84zV2sxXs7L"
    "tkBoN79R9Q"
)


class EnrolDevice(msgspec.Struct, frozen=True, kw_only=True):
    """`key` is the public key for ECDSA on P-256: SubjectPublicKeyInfo in DER, as base64url without padding."""

    device: UUID
    key: str


def public_key(text: str) -> bytes | None:
    """The key as it is kept; None when it is not what it should be."""
    try:
        key = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        loaded = load_der_public_key(key)
    except (ValueError, UnsupportedAlgorithm):
        return None
    fits = isinstance(loaded, EllipticCurvePublicKey) and isinstance(loaded.curve, SECP256R1)
    return key if fits and len(key) <= 128 else None


def series_of(number: int) -> str:
    """A1 to A9, B1 to B9 … Z9, then AA1: short, and never one that a person misreads (no I, no O)."""
    tens, unit = divmod(number - 1, 9)
    letters = ""
    while tens >= 0:
        letters = _LETTERS[tens % len(_LETTERS)] + letters
        tens = tens // len(_LETTERS) - 1
    return f"{letters}{unit + 1}"


def _check(context: Context, item: Item[EnrolDevice]) -> list[Problem]:
    device = device_of(context, item.payload.device)
    if device is None:
        return [unknown_device()]
    if public_key(item.payload.key) is None:
        return [invalid("bad_key", _("Cette clé n’est pas celle d’un téléphone."), "key")]
    if device.key is not None or device.revoked_at is not None:
        text = _("Ce téléphone a déjà sa clé, ou il a été retiré : préparez-en un nouveau.")
        return [invalid("enrolled_already", text, "device")]
    return []


def _apply(context: Context, item: Item[EnrolDevice]) -> Outcome:
    series = series_of(context.take(COUNTER))
    Device.objects.filter(id=item.payload.device).update(
        key=public_key(item.payload.key), series=series, enrolled_at=context.received_at
    )
    return Outcome({"series": series}, subject=item.payload.device)


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="directory.enrol_device",
    label=gettext_lazy("Inscrire un téléphone"),
    kind=Kind.REQUEST,
    permission=Permission.PEOPLE,
    payload=EnrolDevice,
    check=check,
    apply=apply,
    example=lambda: EnrolDevice(device=UUID(int=30), key=_EXAMPLE),
    sentence=gettext_lazy("Le téléphone préparé par {author} s’est inscrit : série {series}."),
)
