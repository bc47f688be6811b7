"""Signing in: one name (e-mail or phone, written anyhow), one password, a second factor where there is one."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.core import signing
from django.http import HttpRequest

from lisanga.core.kernel.phone import PhoneError, parse_phone
from lisanga.core.scope import security, throttle, totp
from lisanga.core.scope.models import Person

TICKET_AGE = timedelta(minutes=5)
_TICKET_SALT = "lisanga.second-factor"


class Outcome(StrEnum):
    """What became of a try."""

    IN = "in"
    SECOND_FACTOR = "second_factor"
    WRONG = "wrong"
    LOCKED = "locked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Attempt:
    """`person` when in; `ticket` when a code must follow; `wait` in seconds when locked. Somebody unknown and a wrong
    password look the same."""

    outcome: Outcome
    person: Person | None = None
    ticket: str = ""
    wait: int = 0


class PersonBackend(BaseBackend):
    """Name and password, in the same time for people who do not exist. Pages call `attempt`, which also counts."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_more: object
    ) -> Person | None:
        if not username or password is None:
            return None
        return _checked(find(username), password)

    def get_user(self, user_id: UUID) -> Person | None:
        return Person.objects.filter(pk=user_id, is_active=True).first()


def normal(identifier: str) -> str:
    """An e-mail in small letters or a phone as +243…; "" for what is neither."""
    text = identifier.strip().lower()
    if "@" in text:
        return text
    try:
        return parse_phone(text).e164
    except PhoneError:
        return ""


def find(identifier: str) -> Person | None:
    """The person of an e-mail or phone, written in any form."""
    name = normal(identifier)
    if not name:
        return None
    found = Person.objects.filter(email=name) if "@" in name else Person.objects.filter(phone=name)
    return found.first()


def attempt(identifier: str, password: str, address: str, device_cookie: str = "") -> Attempt:
    """One try with a password; `address` is the client's, `device_cookie` the value of throttle.DEVICE_COOKIE."""
    person = find(identifier)
    device = throttle.device_of(device_cookie, person.id if person else None)
    name = normal(identifier) or identifier.strip().lower()[:200]
    turn = throttle.take(throttle.buckets_for(name, address, device))
    if turn.wait:
        return Attempt(Outcome.LOCKED, wait=turn.wait)
    checked = _checked(person, password)
    if checked is None:
        if turn.last:
            security.note("sign_in_locked", person.id if person else None, detail=address)
        return Attempt(Outcome.WRONG)
    throttle.forgive(turn, throttle.bucket("address", address))
    if checked.totp_confirmed_at is not None:
        return Attempt(Outcome.SECOND_FACTOR, ticket=_ticket(checked))
    return Attempt(Outcome.IN, checked)


def second_step(ticket: str, code: str) -> Attempt:
    """One try with a code, after a right password: only who knows the password can use up these tries."""
    person = _holder(ticket)
    if person is None:
        return Attempt(Outcome.EXPIRED)
    turn = throttle.take({throttle.bucket("code", person.id.hex): throttle.CODE_LIMIT})
    if turn.wait:
        return Attempt(Outcome.LOCKED, wait=turn.wait)
    if not totp.accept(person, code):
        if turn.last:
            security.note("second_factor_locked", person.id)
        return Attempt(Outcome.WRONG, ticket=ticket)
    throttle.forgive(turn)
    return Attempt(Outcome.IN, person)


def _checked(person: Person | None, password: str) -> Person | None:
    """The person when active and the password is right; the same work is done in every case."""
    if person is None or not person.has_usable_password():
        make_password(password)
        return None
    right = person.check_password(password)
    return person if right and person.is_active else None


def _ticket(person: Person) -> str:
    return signing.dumps([person.id.hex, person.get_session_auth_hash()], salt=_TICKET_SALT)


def _holder(ticket: str) -> Person | None:
    """Who showed the password less than five minutes ago and has not changed it since."""
    try:
        identifier, proof = signing.loads(ticket, salt=_TICKET_SALT, max_age=TICKET_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    person = Person.objects.filter(id=identifier, is_active=True).first()
    return person if person is not None and person.get_session_auth_hash() == proof else None
