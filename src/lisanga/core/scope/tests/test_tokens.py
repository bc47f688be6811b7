"""Secrets of programs: shown once, ended at will, worth nothing without their person."""

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import AccessToken, Person, SecurityEvent
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.tokens import PREFIX, issue, person_of, revoke, tokens_of, viewer_by


def test_a_token_acts_for_its_person(awa: Person, other: Person) -> None:
    secret = issue(awa, "Balance du bureau")
    assert secret.startswith(PREFIX)
    assert person_of(secret) == awa
    assert person_of(issue(other, "x")) == other


def test_only_a_digest_is_kept(awa: Person) -> None:
    secret = issue(awa, "x")
    row = AccessToken.objects.get()
    assert secret.encode() not in bytes(row.digest)
    assert len(bytes(row.digest)) == 32
    assert not any(secret in event.detail for event in SecurityEvent.objects.all())


def test_what_is_no_token_is_nobody(awa: Person) -> None:
    secret = issue(awa, "x")
    for wrong in ("", PREFIX, secret[:-1], secret + "x", secret.upper(), str(AccessToken.objects.get().id)):
        assert person_of(wrong) is None
        assert viewer_by(wrong, clock.today()) is None


def test_only_the_owner_ends_it_and_once(awa: Person, other: Person) -> None:
    secret = issue(awa, "Balance")
    token = tokens_of(awa)[0].id
    assert not revoke(other, token)
    assert not revoke(awa, new_id())
    assert person_of(secret) == awa
    assert revoke(awa, token)
    assert not revoke(awa, token)
    assert person_of(secret) is None
    assert tokens_of(awa)[0].revoked_at is not None
    assert tokens_of(other) == []


def test_a_person_who_left_leaves_with_their_tokens(awa: Person) -> None:
    secret = issue(awa, "x")
    awa.is_active = False
    awa.save()
    assert person_of(secret) is None


def test_a_token_brings_todays_rights_in_two_statements(network: Network, django_assert_num_queries: object) -> None:
    secret = issue(network.people["secretary"], "x")
    with django_assert_num_queries(2):  # type: ignore[operator]  # a fixture that is called
        viewer = viewer_by(secret, clock.today())
    assert viewer is not None
    assert viewer.may(Permission.COLLECT, network.cooperative)
    assert not viewer.may(Permission.COLLECT, network.other)
