"""A real server, telephones that all come back at once, and a power cut in the middle: each operation once."""

import gzip
import json
import threading
import time
from http.client import HTTPConnection, HTTPException
from typing import Any
from uuid import UUID

import pytest

from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import now_ms
from tests.hardship.conftest import installation
from tests.hardship.installation import Installation, Server

__all__ = ["installation"]
pytestmark = pytest.mark.slow
EACH = 60


def _codes(installation: Installation, count: int) -> list[str]:
    """Telephones invited by a program of the installation itself."""
    told = installation.folder / "codes.json"
    done = installation.run("tests.convergence.invite", str(told), str(count))
    assert done.returncode == 0, done.stderr
    codes: list[str] = json.loads(told.read_text())
    return codes


def _post(server: Server) -> Any:
    def post(address: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
        try:
            connection.request("POST", address, body, {"Content-Type": "application/json", **headers})
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, HTTPException):
            return 0, {}
        finally:
            connection.close()
        if answer.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        return answer.status, json.loads(content)

    return post


def _deliver(telephone: Telephone) -> None:
    """In small pieces, until it is done or nobody answers; a busy office is asked again."""
    while telephone.outbox:
        status = telephone.push(4)[0]
        if status == 503:
            time.sleep(0.05)
        elif status != 200:
            break


def _left(telephones: list[Telephone]) -> int:
    return sum(len(telephone.outbox) for telephone in telephones)


def test_a_power_cut_in_the_middle_of_a_thousand_answers(installation: Installation) -> None:
    codes = _codes(installation, 12)
    telephones = [Telephone(lambda *_sent: (0, {}), now_ms) for _code in codes]
    with installation.serving() as server:
        for turn, (telephone, code) in enumerate(zip(telephones, codes, strict=True)):
            telephone.post = _post(server)
            assert telephone.enrol(code) == 200
            ground = installation.grounds[turn % len(installation.grounds)]
            _record(telephone, ground)
        threads = [threading.Thread(target=_deliver, args=(telephone,)) for telephone in telephones]
        for thread in threads:
            thread.start()
        # What the telephones were told, not what the tables hold: a look at those may take as long as all answers.
        while _left(telephones) > len(telephones) * EACH - 100:
            assert any(thread.is_alive() for thread in threads), _left(telephones)
            time.sleep(0.001)
        server.kill()
        for thread in threads:
            thread.join(60)
    assert 0 < _left(telephones) < len(telephones) * EACH, "the power was not cut in the middle"
    with installation.serving() as server:
        for telephone in telephones:
            telephone.post = _post(server)
            _deliver(telephone)
    assert all(not telephone.outbox for telephone in telephones)
    assert {verdict for telephone in telephones for verdict in telephone.verdicts.values()} == {"a"}
    written = "SELECT COUNT(*), COUNT(DISTINCT operation) FROM operations_registerline WHERE device IS NOT NULL"
    assert installation.rows(written)[0] == (len(telephones) * EACH,) * 2
    assert installation.rows("SELECT COUNT(*) FROM collect_delivery")[0][0] == len(telephones) * EACH
    heads = {bytes(row[0]) for row in installation.rows("SELECT head FROM scope_devicecontact")}
    assert heads == {telephone.head for telephone in telephones}
    installation.verify()


def _record(telephone: Telephone, ground: dict[str, Any]) -> None:
    for turn in range(EACH):
        weighing = {
            "member": ground["members"][turn % len(ground["members"])],
            "product": ground["product"],
            "centre": ground["centre"],
            "gross": 40_000 + turn * 50,
            "series": telephone.identity["series"],
            "number": turn + 1,
        }
        telephone.record("collect.record_delivery", UUID(ground["person"]), weighing, day="2026-06-01")
