"""Browsers that are in: listed to their owner, ended by their owner, and where requests come from."""

from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import RequestFactory, override_settings

from lisanga.core.kernel import clock
from lisanga.core.scope.models import Person, SecurityEvent, Session
from lisanga.core.scope.sessions import SessionStore, client_address
from lisanga.core.scope.signed_in import end_other_sessions, end_session, note_browser, sessions_of


def open_session(person: Person | None, agent: str = "Firefox", address: str = "192.0.2.1") -> str:
    store = SessionStore()
    if person is not None:
        store[SESSION_KEY] = str(person.id)
    note_browser(store, agent, address)
    store.save()
    assert store.session_key is not None
    return store.session_key


def test_a_session_knows_its_person_and_browser(awa: Person) -> None:
    row = Session.objects.get(session_key=open_session(awa, "x" * 500, "2001:db8::1"))
    assert (row.person, row.user_agent, row.address) == (awa.id, "x" * 200, "2001:db8::1")
    assert Session.objects.get(session_key=open_session(None)).person is None


def test_only_live_ones_of_the_person_are_listed(awa: Person, other: Person) -> None:
    mine, again = open_session(awa, "Firefox"), open_session(awa, "Chrome")
    open_session(other)
    open_session(None)
    old = open_session(awa, "Old")
    Session.objects.filter(session_key=old).update(expire_date=clock.now() - timedelta(seconds=1))
    rows = sessions_of(awa, mine)
    assert {(row.user_agent, row.current) for row in rows} == {("Firefox", True), ("Chrome", False)}
    assert not any(key in row.reference for row in rows for key in (mine, again))


def test_only_the_owner_ends_one(awa: Person, other: Person) -> None:
    key = open_session(awa)
    (row,) = sessions_of(awa)
    assert not end_session(other, row.reference)
    assert not end_session(awa, key)  # the key itself names nothing
    assert end_session(awa, row.reference)
    assert not end_session(awa, row.reference)
    assert not Session.objects.exists()
    assert [event.kind for event in SecurityEvent.objects.all()] == ["session_ended"]


def test_all_but_the_present_one(awa: Person, other: Person) -> None:
    kept, _one, _two, foreign = open_session(awa), open_session(awa), open_session(awa), open_session(other)
    assert end_other_sessions(awa, kept) == 2
    assert set(Session.objects.values_list("session_key", flat=True)) == {kept, foreign}


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "127.0.0.1"),
        (0, "203.0.113.9", "127.0.0.1"),  # no proxy of ours: the client may write what it likes
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),  # what stands left was made up
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),  # a proxy is missing
        (1, "", "127.0.0.1"),
        (1, "x" * 300, "x" * 45),
    ],
)
def test_where_a_request_comes_from(proxies: int, forwarded: str, address: str) -> None:
    more = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", headers=more)
    with override_settings(TRUSTED_PROXIES=proxies):
        assert client_address(request) == address
