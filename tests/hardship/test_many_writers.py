"""Many writers at once, and a server killed under them: each operation once, nothing answered is lost."""

import json
import time

import pytest

from tests.hardship.installation import Installation
from tests.hardship.load import answers, lists, sent_ids, start

pytestmark = pytest.mark.slow
_LINES = "SELECT organisation, number, operation FROM operations_registerline WHERE type = 'collect.record_delivery'"


def _hex(value: object) -> str:
    return str(value).replace("-", "")


def assert_each_once(installation: Installation, ids: set[str]) -> None:
    written = [_hex(row[2]) for row in installation.rows(_LINES)]
    assert len(written) == len(set(written))
    assert set(written) == {_hex(one) for one in ids}
    deliveries = installation.rows("SELECT COUNT(*) FROM collect_delivery")[0][0]
    assert deliveries == len(ids)
    numbered = "SELECT organisation, COUNT(*), MIN(number), MAX(number) FROM operations_registerline GROUP BY 1"
    for _organisation, count, first, last in installation.rows(numbered):
        assert (first, last) == (1, count)
    installation.verify()


def test_repeats_from_many_writers_are_written_once(installation: Installation) -> None:
    """Four processes of eight threads; the second pair sends the very lists of the first pair at the same time."""
    one, two = lists(installation, 8, 12, 3, seed=1), lists(installation, 8, 12, 3, seed=2)
    sending = [one, two, one, two]
    with installation.serving() as server:
        given = answers(start(installation, server, sending))
    ids = sent_ids(sending)
    assert len(given) == 2 * len(ids) == 4 * 8 * 12 * 3
    assert {answer["verdict"] for answer in given} == {"accepted"}
    assert sum(not answer["duplicate"] for answer in given) == len(ids)
    numbers: dict[str, set[tuple[int, str]]] = {}
    for answer in given:
        numbers.setdefault(answer["id"], set()).add((answer["number"], json.dumps(answer["result"], sort_keys=True)))
    assert all(len(told) == 1 for told in numbers.values())
    assert_each_once(installation, ids)


def test_a_killed_server_loses_nothing_that_it_answered(installation: Installation) -> None:
    """SIGKILL to all its processes in mid-load; a new one takes everything again and writes what is missing."""
    sending = [lists(installation, 8, 100, 2, seed=seed) for seed in range(2)]
    with installation.serving() as server:
        running = start(installation, server, sending)
        before = installation.rows("SELECT COUNT(*) FROM collect_delivery")[0][0]
        while installation.rows("SELECT COUNT(*) FROM collect_delivery")[0][0] < before + 200:
            assert all(process.poll() is None for process in running)
            time.sleep(0.02)
        server.kill()
    first = answers(running)
    ids = sent_ids(sending)
    assert 0 < len(first) < len(ids), "the server was not killed in mid-load"
    installation.verify()
    kept = {_hex(row[2]) for row in installation.rows(_LINES)}
    assert {_hex(answer["id"]) for answer in first} <= kept
    with installation.serving() as server:
        again = answers(start(installation, server, sending))
    assert {answer["verdict"] for answer in again} == {"accepted"}
    number = {answer["id"]: answer["number"] for answer in again}
    assert all(number[answer["id"]] == answer["number"] for answer in first)
    assert_each_once(installation, ids)
