"""Ids sort by time, never repeat, and the same input gives the same one."""

import threading
import time
from uuid import UUID

import pytest

from lisanga.core.kernel import ids
from lisanga.core.kernel.ids import made_on, new_id, operation_id, uuid7


def test_a_made_id_says_its_time_version_and_variant() -> None:
    made = uuid7(1_767_225_600_000, (1 << 74) - 1)
    assert str(made) == "019b76da-a800-7fff-bfff-ffffffffffff"
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert str(uuid7(1_767_225_600_000, 0)) == "019b76da-a800-7000-8000-000000000000"


def test_an_id_of_a_telephone_tells_which_one_made_it() -> None:
    device, other = new_id(), new_id()
    made = operation_id(device, 2**32 - 1, 1_764_108_000_000)
    assert (made.version, made_on(device, made), made_on(other, made)) == (7, True, False)
    assert not made_on(device, new_id())


def test_a_new_id_carries_the_present_time() -> None:
    before = time.time_ns() // 1_000_000
    made = new_id()
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000 + 1
    assert made.version == 7


def test_ids_of_one_process_ascend() -> None:
    made = [new_id() for _ in range(5_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_ids_of_several_threads_never_repeat() -> None:
    made: list[UUID] = []
    threads = [threading.Thread(target=lambda: made.extend([new_id() for _ in range(1_000)])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 4_000


def test_a_clock_set_back_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    last = new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    following = [new_id() for _ in range(100)]
    assert [last, *following] == sorted([last, *following])


def test_two_processes_forked_from_one_do_not_count_in_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    shared = (1 << 80) + 1
    monkeypatch.setattr(ids, "_last", shared)
    one = {new_id() for _ in range(50)}
    monkeypatch.setattr(ids, "_last", shared)
    assert not one & {new_id() for _ in range(50)}
