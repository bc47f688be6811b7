"""PostgreSQL itself goes down in mid-load under a server that stays up: nothing answered is lost, and when the database
is back the same server goes on by itself."""

import http.client
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.hardship.cluster import Cluster
from tests.hardship.installation import Installation, Server
from tests.hardship.load import answers, lists, sent_ids, start
from tests.hardship.test_many_writers import assert_each_once

_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not _POSTGRESQL, reason="the embedded database has no process that could be stopped"),
]
_COUNT = "SELECT COUNT(*) FROM collect_delivery"


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """In a short folder: a socket's path has a hundred characters at most."""
    with tempfile.TemporaryDirectory(prefix="lisanga-db-") as folder:
        made = Cluster(Path(folder))
        made.lay()
        made.start()
        try:
            yield made
        finally:
            made.crash()


def told(processes: "Sequence[subprocess.Popen[str]]") -> tuple[list[dict[str, Any]], set[int]]:
    """What was answered by 200, and every other status that was given."""
    found, others = [], set()
    for process in processes:
        for line in process.communicate(timeout=300)[0].splitlines():
            said = json.loads(line)
            if said["status"] == 200:
                found += said["answers"]
            else:
                others.add(said["status"])
    return found, others


def asked(server: Server, readers: int = 16, each: int = 6) -> set[int]:
    """Statuses of what asks the database, by many readers at once, so that every connection that is kept serves."""

    def ask(_reader: int) -> set[int]:
        given = set()
        for _time in range(each):
            with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
                connection.request("GET", "/api/health")
                given.add(connection.getresponse().status)
        return given

    with ThreadPoolExecutor(readers) as pool:
        return set().union(*pool.map(ask, range(readers)))


def until_loaded(installation: Installation, running: "list[subprocess.Popen[str]]", more: int) -> None:
    before, patience = installation.rows(_COUNT)[0][0], time.monotonic() + 60
    while installation.rows(_COUNT)[0][0] < before + more:
        assert all(process.poll() is None for process in running)
        assert time.monotonic() < patience, "nothing is written any more"
        time.sleep(0.02)


def test_a_stopped_database_loses_nothing_and_is_taken_up_again(cluster: Cluster, tmp_path: Path) -> None:
    """Twice, under one server: the second time its connections are those that it opened after the first."""
    installation = Installation(tmp_path, cluster.url)
    installation.lay()
    loads = [[lists(installation, 8, 60, 2, seed=2 * turn + one) for one in range(2)] for turn in range(2)]
    first: list[dict[str, Any]] = []
    with installation.serving() as server:
        for load in loads:
            assert asked(server) == {200}
            running = start(installation, server, load)
            until_loaded(installation, running, 150)
            cluster.crash()
            time.sleep(1)
            cluster.start()
            server.wait_until_well()
            given, others = told(running)
            assert others == {503}, "the database was not stopped in mid-load"
            assert 0 < len(given) < len(sent_ids(load))
            first += given
            # Every thread and every connection of the same processes works: nobody is answered from one that broke.
            assert asked(server) == {200}
        again = [answer for load in loads for answer in answers(start(installation, server, load))]
        assert server.process.poll() is None
    assert {answer["verdict"] for answer in again} == {"accepted"}
    number = {answer["id"]: answer["number"] for answer in again}
    assert all(number[answer["id"]] == answer["number"] for answer in first)
    assert_each_once(installation, {one for load in loads for one in sent_ids(load)})
