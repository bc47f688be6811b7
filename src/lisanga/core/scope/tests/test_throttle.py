"""Counting mistakes without locking anybody's owner out."""

from datetime import timedelta

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.models import SignInFailure
from lisanga.core.scope.tests.authenticator import pass_time
from lisanga.core.scope.throttle import (
    ADDRESS_LIMIT,
    DEVICE_LIMIT,
    PAIR_LIMIT,
    bucket,
    buckets_for,
    device_cookie,
    device_of,
    forgive,
    take,
)

pytestmark = pytest.mark.django_db
KEY = bucket("trial", "awa")


def test_the_last_try_is_told_and_the_next_waits() -> None:
    turns = [take({KEY: 3}) for _turn in range(4)]
    assert [turn.last for turn in turns] == [False, False, True, False]
    assert [bool(turn.wait) for turn in turns] == [False, False, False, True]


def test_a_refused_try_does_not_prolong_the_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    for _turn in range(3):
        take({KEY: 3})
    first = take({KEY: 3}).wait
    pass_time(monkeypatch, 600)
    assert 0 < take({KEY: 3}).wait <= first - 600 + 1
    assert SignInFailure.objects.count() == 3
    pass_time(monkeypatch, 301)
    assert take({KEY: 3}).wait == 0


def test_counts_that_share_nothing_do_not_meet() -> None:
    for _turn in range(PAIR_LIMIT):
        take(buckets_for("awa", "192.0.2.1"))
    assert take(buckets_for("awa", "192.0.2.1")).wait
    assert not take(buckets_for("awa", "192.0.2.2")).wait
    assert not take(buckets_for("papy", "192.0.2.1")).wait
    assert not take(buckets_for("awa", "192.0.2.1", "nonce")).wait


def test_limits_by_kind() -> None:
    assert sorted(buckets_for("awa", "192.0.2.1").values()) == sorted([PAIR_LIMIT, ADDRESS_LIMIT])
    assert list(buckets_for("awa", "192.0.2.1", "nonce").values()) == [DEVICE_LIMIT]


def test_parts_of_a_key_do_not_run_together() -> None:
    assert bucket("pair", "a", "bc") != bucket("pair", "ab", "c") != bucket("pair", "abc")
    assert bucket("pair", "a") != bucket("address", "a")
    assert b"awa" not in bucket("pair", "awa", "192.0.2.1")


def test_a_right_try_clears_the_name_and_leaves_the_address() -> None:
    address = bucket("address", "192.0.2.1")
    take(buckets_for("papy", "192.0.2.1"))
    take(buckets_for("awa", "192.0.2.1"))
    turn = take(buckets_for("awa", "192.0.2.1"))
    forgive(turn, address)
    assert SignInFailure.objects.filter(bucket=bucket("pair", "awa", "192.0.2.1")).count() == 0
    assert SignInFailure.objects.filter(bucket=address).count() == 2
    assert SignInFailure.objects.filter(bucket=bucket("pair", "papy", "192.0.2.1")).count() == 1


def test_old_mistakes_are_not_kept() -> None:
    SignInFailure.objects.create(bucket=KEY, at=clock.now() - timedelta(days=2))
    forgive(take({KEY: 3}))
    assert not SignInFailure.objects.exists()


def test_a_device_cookie_belongs_to_one_person() -> None:
    awa, papy = new_id(), new_id()
    cookie = device_cookie(awa)
    assert device_of(cookie, awa)
    assert device_of(cookie, awa) != device_of(device_cookie(awa), awa)
    for wrong, person in ((cookie, papy), (cookie, None), ("", awa), (cookie + "x", awa), ("a:b:c", awa)):
        assert device_of(wrong, person) == ""
