"""Who comes in with what; that a stranger learns nothing and locks nobody out."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import override_settings

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope import totp
from lisanga.core.scope.models import Person, SecurityEvent, SignInFailure
from lisanga.core.scope.signin import Attempt, Outcome, PersonBackend, attempt, find, normal, second_step
from lisanga.core.scope.tests.authenticator import code_of, pass_time
from lisanga.core.scope.throttle import ADDRESS_LIMIT, CODE_LIMIT, PAIR_LIMIT, device_cookie

RIGHT = "lampe-manioc-fleuve"
HERE, THERE = "198.51.100.7", "203.0.113.9"


class CountingHasher(MD5PasswordHasher):
    """Real, and counts its work."""

    work = 0

    def encode(self, password: str, salt: str) -> str:
        type(self).work += 1
        return super().encode(password, salt)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" Awa@Example.org ", "awa@example.org"),
        ("0811234567", "+243811234567"),
        ("00243 81-123.45.67", "+243811234567"),
        ("Awa Kisita", ""),
        ("", ""),
    ],
)
def test_names_as_typed(typed: str, name: str) -> None:
    assert normal(typed) == name


def test_a_person_is_found_by_either_name(awa: Person) -> None:
    assert find("AWA@example.org") == find("081 123 45 67") == awa
    assert find("nobody@example.org") is None
    assert find("0990000000") is None
    assert find("Awa") is None


def test_in_with_the_right_password(awa: Person) -> None:
    assert attempt("0811234567", RIGHT, HERE) == Attempt(Outcome.IN, awa)
    assert not SignInFailure.objects.exists()


def test_unknown_wrong_inactive_and_passwordless_look_the_same(awa: Person, other: Person) -> None:
    other.is_active = False
    other.save()
    bare = Person.objects.create(name="Sans mot de passe", email="bare@example.org")
    bare.set_unusable_password()
    bare.save()
    answers = [
        attempt("awa@example.org", "faux", "192.0.2.1"),
        attempt("papy@example.org", "un-autre-mot-de-passe", "192.0.2.2"),
        attempt("bare@example.org", "", "192.0.2.3"),
        attempt("nobody@example.org", RIGHT, "192.0.2.4"),
        attempt("not a name", RIGHT, "192.0.2.5"),
    ]
    assert set(answers) == {Attempt(Outcome.WRONG)}


def test_the_same_work_is_done_for_somebody_unknown(awa: Person) -> None:
    with override_settings(PASSWORD_HASHERS=[f"{__name__}.CountingHasher"]):
        awa.set_password(RIGHT)
        awa.save()
        spent = []
        for name in ("awa@example.org", "nobody@example.org", "not a name"):
            CountingHasher.work = 0
            attempt(name, "faux", HERE)
            spent.append(CountingHasher.work)
    assert spent == [1, 1, 1]


def test_a_stranger_is_stopped_where_they_are_and_the_owner_comes_in(awa: Person) -> None:
    for _turn in range(PAIR_LIMIT):
        assert attempt("awa@example.org", "faux", THERE).outcome == Outcome.WRONG
    locked = attempt("awa@example.org", RIGHT, THERE)
    assert (locked.outcome, locked.person) == (Outcome.LOCKED, None)
    assert 0 < locked.wait <= 15 * 60
    assert attempt("awa@example.org", RIGHT, HERE).person == awa
    assert attempt("awa@example.org", RIGHT, THERE).outcome == Outcome.LOCKED


def test_both_names_of_one_person_do_not_double_the_tries_of_an_address(awa: Person) -> None:
    """E-mail and phone count apart as names, together as an address."""
    for turn in range(ADDRESS_LIMIT):
        attempt(f"nobody{turn}@example.org", "faux", THERE)
    assert attempt("awa@example.org", RIGHT, THERE).outcome == Outcome.LOCKED
    assert attempt("awa@example.org", RIGHT, THERE, device_cookie(awa.id)).person == awa


def test_a_known_device_counts_apart_but_counts(awa: Person, other: Person) -> None:
    cookie = device_cookie(awa.id)
    for _turn in range(10):
        assert attempt("awa@example.org", "faux", HERE, cookie).outcome == Outcome.WRONG
    assert attempt("awa@example.org", RIGHT, HERE, cookie).outcome == Outcome.LOCKED
    assert attempt("awa@example.org", RIGHT, HERE, device_cookie(other.id)).person == awa  # not Awa's: counts as none
    assert attempt("awa@example.org", RIGHT, HERE, "made up").person == awa


def test_the_wait_ends(awa: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    for _turn in range(PAIR_LIMIT):
        attempt("awa@example.org", "faux", THERE)
    wait = attempt("awa@example.org", RIGHT, THERE).wait
    pass_time(monkeypatch, wait + 1)
    assert attempt("awa@example.org", RIGHT, THERE).person == awa


def test_one_line_in_the_security_log_and_no_password_in_it(awa: Person) -> None:
    for _turn in range(PAIR_LIMIT + 3):
        attempt("awa@example.org", "mon-secret", THERE)
    (event,) = SecurityEvent.objects.all()
    assert (event.kind, event.person, event.detail) == ("sign_in_locked", awa.id, THERE)


def test_a_code_is_asked_for_after_the_password(awa: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = _with_code(awa, monkeypatch)
    asked = attempt("awa@example.org", RIGHT, HERE)
    assert (asked.outcome, asked.person) == (Outcome.SECOND_FACTOR, None)
    assert second_step(asked.ticket, "000000") == Attempt(Outcome.WRONG, ticket=asked.ticket)
    assert second_step(asked.ticket, code_of(secret)).person == awa


def test_a_ticket_is_short_lived_and_bound_to_the_password(awa: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = _with_code(awa, monkeypatch)
    ticket = attempt("awa@example.org", RIGHT, HERE).ticket
    assert second_step("", code_of(secret)).outcome == Outcome.EXPIRED
    assert second_step(ticket[:-2] + "xx", code_of(secret)).outcome == Outcome.EXPIRED
    with monkeypatch.context() as later:
        import time

        real = time.time
        later.setattr(time, "time", lambda: real() + 301)
        assert second_step(ticket, code_of(secret)).outcome == Outcome.EXPIRED
    awa.set_password("un-mot-de-passe-nouveau")
    awa.save()
    assert second_step(ticket, code_of(secret)).outcome == Outcome.EXPIRED


def test_codes_cannot_be_guessed(awa: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = _with_code(awa, monkeypatch)
    ticket = attempt("awa@example.org", RIGHT, HERE).ticket
    for _turn in range(CODE_LIMIT):
        assert second_step(ticket, "123").outcome == Outcome.WRONG
    assert second_step(ticket, code_of(secret)).outcome == Outcome.LOCKED
    assert SecurityEvent.objects.filter(kind="second_factor_locked", person=awa.id).count() == 1


def test_the_backend_knows_active_people_only(awa: Person) -> None:
    backend = PersonBackend()
    assert backend.authenticate(None, "awa@example.org", RIGHT) == awa
    assert backend.authenticate(None, "awa@example.org", "faux") is None
    assert backend.authenticate(None, "", RIGHT) is None
    assert backend.authenticate(None, "awa@example.org") is None
    assert backend.get_user(awa.id) == awa
    awa.is_active = False
    awa.save()
    assert backend.authenticate(None, "awa@example.org", RIGHT) is None
    assert backend.get_user(awa.id) is None
    assert backend.get_user(new_id()) is None


def _with_code(person: Person, monkeypatch: pytest.MonkeyPatch) -> str:
    """A second factor in place for a while."""
    secret = totp.enrol(person).secret
    assert totp.confirm(person, code_of(secret))
    pass_time(monkeypatch, 60)
    return secret
