"""Second factor: codes of six figures that change every thirty seconds (RFC 6238), and recovery codes on paper.
The secret rests encrypted, beside the digests of unused recovery codes; a code is accepted once."""

import base64
import hashlib
import os
import secrets
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import msgspec
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings

from lisanga.core.kernel import clock
from lisanga.core.scope import security
from lisanga.core.scope.models import Person

STEP = 30
RECOVERY_CODES = 8
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


class AlreadyEnrolled(RuntimeError):
    """A confirmed second factor is first taken off with a code, then set up anew."""


class _Kept(msgspec.Struct):
    """What `Person.totp_secret` holds once decrypted; digests are hexadecimal SHA-256."""

    secret: bytes
    recovery: list[str] = []


@dataclass(frozen=True, slots=True)
class Enrolment:
    """`secret` to type by hand (base 32), `uri` for the QR code."""

    secret: str
    uri: str


def enrol(person: Person, issuer: str = "Lisanga") -> Enrolment:
    """Makes a secret that counts only after `confirm`. Raises AlreadyEnrolled."""
    if person.totp_confirmed_at is not None:
        raise AlreadyEnrolled
    kept = _Kept(secret=os.urandom(20))
    person.totp_secret = _seal(kept)
    person.totp_last_step = 0
    person.save(update_fields=["totp_secret", "totp_last_step"])
    return _enrolment(person, kept, issuer)


def pending(person: Person, issuer: str = "Lisanga") -> Enrolment | None:
    """The secret that waits to be confirmed, to show it again after a wrong code."""
    kept = _open(person)
    if kept is None or person.totp_confirmed_at is not None:
        return None
    return _enrolment(person, kept, issuer)


def confirm(person: Person, code: str) -> list[str] | None:
    """Recovery codes, shown this once; None when the code is wrong or nothing waits."""
    kept = _open(person)
    if kept is None or person.totp_confirmed_at is not None or not _accept_code(person, kept, code):
        return None
    codes = [_recovery_code() for _index in range(RECOVERY_CODES)]
    kept.recovery = [_digest(code) for code in codes]
    person.totp_secret = _seal(kept)
    person.totp_confirmed_at = clock.now()
    person.save(update_fields=["totp_secret", "totp_confirmed_at"])
    security.note("second_factor_on", person.id)
    return codes


def accept(person: Person, code: str) -> bool:
    """Whether this is a present code or an unused recovery code; either works once."""
    kept = _open(person)
    if kept is None or person.totp_confirmed_at is None:
        return False
    return _accept_code(person, kept, code) or _accept_recovery(person, kept, code)


def take_off(person: Person, code: str) -> bool:
    """Ends the second factor of a person who proves to hold it."""
    if not accept(person, code):
        return False
    clear(person)
    return True


def clear(person: Person) -> None:
    """Ends it without proof: for the installation's own command when a phone is lost and the paper too."""
    person.totp_secret, person.totp_confirmed_at, person.totp_last_step = None, None, 0
    person.save(update_fields=["totp_secret", "totp_confirmed_at", "totp_last_step"])
    security.note("second_factor_off", person.id)


def recovery_codes_left(person: Person) -> int:
    kept = _open(person)
    return len(kept.recovery) if kept else 0


def _accept_code(person: Person, kept: _Kept, typed: str) -> bool:
    figures = "".join(typed.split())
    if len(figures) != 6 or not (figures.isascii() and figures.isdigit()):
        return False
    now = int(clock.now().timestamp()) // STEP
    totp = TOTP(kept.secret, 6, SHA1(), STEP)  # SHA-1 is what every authenticator application knows
    for step in (now, now - 1, now + 1):
        if secrets.compare_digest(totp.generate(step * STEP), figures.encode()):
            # Claimed in one statement: of two requests with one code, one gets in.
            older = Person.objects.filter(id=person.id, totp_last_step__lt=step)
            claimed = older.update(totp_last_step=step) == 1
            person.totp_last_step = max(step, person.totp_last_step)
            return claimed
    return False


def _accept_recovery(person: Person, kept: _Kept, typed: str) -> bool:
    digest = _digest(typed)
    if digest not in kept.recovery:
        return False
    kept.recovery.remove(digest)
    before, after = person.totp_secret, _seal(kept)
    if Person.objects.filter(id=person.id, totp_secret=before).update(totp_secret=after) != 1:
        return False
    person.totp_secret = after
    security.note("recovery_code_used", person.id)
    return True


def _enrolment(person: Person, kept: _Kept, issuer: str) -> Enrolment:
    secret = base64.b32encode(kept.secret).decode()
    account = person.email or person.phone or person.name
    query = urlencode({"secret": secret, "issuer": issuer, "digits": 6, "period": STEP}, quote_via=quote)
    return Enrolment(secret, f"otpauth://totp/{quote(issuer)}:{quote(account)}?{query}")


def _recovery_code() -> str:
    letters = "".join(secrets.choice(_ALPHABET) for _index in range(12))
    return "-".join(letters[index : index + 4] for index in (0, 4, 8))


def _digest(code: str) -> str:
    """Of sixty random bits: a plain digest cannot be guessed back."""
    plain = "".join(char for char in code.lower() if char.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


def _fernet() -> Fernet:
    key = hashlib.sha256(b"lisanga.totp\0" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def _seal(kept: _Kept) -> bytes:
    return _fernet().encrypt(msgspec.json.encode(kept))


def _open(person: Person) -> _Kept | None:
    """None when there is no secret, or when the installation's key has changed."""
    if person.totp_secret is None:
        return None
    try:
        return msgspec.json.decode(_fernet().decrypt(bytes(person.totp_secret)), type=_Kept)
    except (InvalidToken, msgspec.DecodeError):
        return None
