"""The second factor against the figures of RFC 6238, and what it must never do."""

import base64
import os
from datetime import datetime, timezone

import pytest
from django.test import override_settings

from lisanga.core.kernel import clock
from lisanga.core.scope import totp
from lisanga.core.scope.models import Person, SecurityEvent
from lisanga.core.scope.tests.authenticator import code_of, pass_time, rfc6238

RFC_SECRET = b"12345678901234567890"
# RFC 6238, appendix B, SHA-1: seconds since 1970 and the code of eight figures.
VECTORS = [
    (59, "94287082"),
    (1111111109, "07081804"),
    (1111111111, "14050471"),
    (1234567890, "89005924"),
    (2000000000, "69279037"),
    (20000000000, "65353130"),
]


@pytest.mark.parametrize(("seconds", "code"), VECTORS)
def test_the_tests_own_authenticator_is_right(seconds: int, code: str) -> None:
    assert rfc6238(RFC_SECRET, seconds, 8) == code


@pytest.mark.parametrize(("seconds", "code"), VECTORS)
def test_the_codes_of_the_standard_are_accepted(
    awa: Person, monkeypatch: pytest.MonkeyPatch, seconds: int, code: str
) -> None:
    """Ours have six figures: the last six of the eight."""
    monkeypatch.setattr(os, "urandom", lambda count: RFC_SECRET[:count])
    monkeypatch.setattr(clock, "now", lambda: datetime.fromtimestamp(seconds, timezone.utc))
    totp.enrol(awa)
    assert totp.confirm(awa, f"{int(code[2:]) ^ 1:06d}") is None
    assert totp.confirm(awa, code[2:]) is not None


@pytest.fixture
def locked(awa: Person, monkeypatch: pytest.MonkeyPatch) -> tuple[Person, str, list[str]]:
    """A person, the secret and the recovery codes, a minute after the confirmation."""
    secret = totp.enrol(awa).secret
    codes = totp.confirm(awa, code_of(secret))
    assert codes is not None
    pass_time(monkeypatch, 90)
    return awa, secret, codes


Locked = tuple[Person, str, list[str]]


def test_enrolment_can_be_typed_or_photographed(awa: Person) -> None:
    shown = totp.enrol(awa)
    assert len(shown.secret) == 32
    assert shown.uri.startswith("otpauth://totp/Lisanga:awa%40example.org?secret=" + shown.secret)
    assert "issuer=Lisanga" in shown.uri
    assert totp.pending(awa) == shown
    assert awa.totp_confirmed_at is None
    assert not totp.accept(awa, code_of(shown.secret))  # counts only after it was confirmed


def test_enrolling_anew_forgets_the_secret_that_waited(awa: Person) -> None:
    first = totp.enrol(awa)
    second = totp.enrol(awa)
    assert first.secret != second.secret
    assert totp.confirm(awa, code_of(first.secret)) is None
    assert totp.confirm(awa, code_of(second.secret))


def test_a_confirmed_one_is_not_replaced(locked: Locked) -> None:
    person, _secret, _codes = locked
    with pytest.raises(totp.AlreadyEnrolled):
        totp.enrol(person)
    assert totp.pending(person) is None
    assert totp.confirm(person, "000000") is None


@pytest.mark.parametrize(("shift", "accepted"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_slow_clock_is_forgiven_one_step(locked: Locked, shift: int, accepted: bool) -> None:
    person, secret, _codes = locked
    assert totp.accept(person, code_of(secret, shift)) is accepted


def test_a_code_works_once_and_an_earlier_one_not_after_it(locked: Locked) -> None:
    person, secret, _codes = locked
    assert totp.accept(person, code_of(secret))
    assert not totp.accept(person, code_of(secret))
    assert not totp.accept(person, code_of(secret, -30))
    assert totp.accept(person, code_of(secret, 30))


def test_of_two_requests_with_one_code_one_gets_in(locked: Locked) -> None:
    person, secret, codes = locked
    twin = Person.objects.get(id=person.id)
    assert [totp.accept(person, code_of(secret)), totp.accept(twin, code_of(secret))] == [True, False]
    first, second = Person.objects.get(id=person.id), Person.objects.get(id=person.id)
    assert [totp.accept(first, codes[0]), totp.accept(second, codes[0])] == [True, False]


def test_spaces_are_no_mistake_and_letters_are(locked: Locked) -> None:
    person, secret, _codes = locked
    code = code_of(secret)
    for wrong in ("", "12345", code + "0", "abcdef", "٠١٢٣٤٥", code[:5] + "x"):
        assert not totp.accept(person, wrong)
    assert totp.accept(person, f"{code[:3]} {code[3:]}")


def test_a_recovery_code_works_once_in_any_writing(locked: Locked) -> None:
    person, _secret, codes = locked
    assert len(set(codes)) == totp.RECOVERY_CODES == totp.recovery_codes_left(person)
    assert totp.accept(person, codes[3].upper().replace("-", " "))
    assert not totp.accept(person, codes[3])
    assert totp.recovery_codes_left(person) == totp.RECOVERY_CODES - 1
    assert totp.accept(person, codes[4])
    assert SecurityEvent.objects.filter(kind="recovery_code_used", person=person.id).count() == 2


def test_what_rests_in_the_database_gives_nothing_away(locked: Locked) -> None:
    person, secret, codes = locked
    kept = bytes(Person.objects.get(id=person.id).totp_secret or b"")
    assert base64.b32decode(secret) not in kept
    assert secret.encode() not in kept
    assert not any(code.encode() in kept for code in codes)


def test_with_another_key_nothing_opens(locked: Locked) -> None:
    person, secret, codes = locked
    with override_settings(SECRET_KEY="another"):
        assert not totp.accept(person, code_of(secret))
        assert not totp.accept(person, codes[0])
        assert totp.recovery_codes_left(person) == 0
    assert totp.accept(person, code_of(secret))


def test_taking_it_off_needs_a_code(locked: Locked) -> None:
    person, secret, _codes = locked
    assert not totp.take_off(person, "000000")
    assert Person.objects.get(id=person.id).totp_confirmed_at is not None
    assert totp.take_off(person, code_of(secret))
    kept = Person.objects.get(id=person.id)
    assert (kept.totp_secret, kept.totp_confirmed_at, kept.totp_last_step) == (None, None, 0)
    kinds = SecurityEvent.objects.filter(person=person.id).order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["second_factor_on", "second_factor_off"]


def test_without_a_second_factor_no_code_does(awa: Person) -> None:
    assert not totp.accept(awa, "000000")
    assert totp.confirm(awa, "000000") is None
    assert totp.pending(awa) is None
