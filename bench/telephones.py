"""`python -m bench.telephones`: what telephones cost on the wire, and how fast they are served. Prints figures as JSON.

The bodies are made and signed before the clock starts: the server is measured, not the telephones in Python."""

import asyncio
import gzip
import json
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from bench.server import serving

PHONES, EACH = 1_000, 50
LARGE, LARGE_EACH = 10, 1_000
HEAD = (
    "POST /api/sync HTTP/1.1\r\nHost: lisanga.cerpec.cd\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
    "Lisanga-Signature: {signature}\r\nContent-Length: {length}\r\nAccept: */*\r\nAccept-Encoding: gzip\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Delivered:
    """Seconds until the last one had its answer; operations accepted; answers that were none."""

    seconds: float
    accepted: int
    failed: int
    p95: float


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lisanga-bench-") as name:
        folder = Path(name)
        os.environ |= {"LISANGA_ENV": "production", "LISANGA_PLAIN_HTTP": "1", "LISANGA_DATA": name}
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{name}/bench.sqlite3")
        os.environ["DJANGO_SETTINGS_MODULE"] = "lisanga.config.settings"
        json.dump(_measured(folder), sys.stdout, indent=1)


def _measured(folder: Path) -> dict[str, Any]:
    import django

    django.setup()
    from django.core.management import call_command

    from bench import ground, raw

    call_command("migrate", verbosity=0)
    _say("terrain")
    ground.lay(folder / "ground.json")
    grounds = json.loads((folder / "ground.json").read_text())["cooperatives"]
    figures: dict[str, Any] = {"database": os.environ["DATABASE_URL"].split(":")[0]}
    figures["raw_rows_100"] = round(raw.rows_a_second(os.environ["DATABASE_URL"], folder, 100, 3.0))
    _say("téléphones")
    many = _telephones(grounds, PHONES)
    large = _telephones(grounds, LARGE)
    requests = [_request(grounds[turn % len(grounds)], one, EACH, turn) for turn, one in enumerate(many)]
    figures["bytes_an_operation_50"] = round(sum(map(len, requests)) / len(requests) / EACH, 1)
    big = [_request(grounds[turn % len(grounds)], one, LARGE_EACH, turn) for turn, one in enumerate(large)]
    figures["bytes_an_operation_1000"] = round(sum(map(len, big)) / len(big) / LARGE_EACH, 1)
    with serving(folder / "server.log") as server:
        _say("10 × 1000")
        figures["ten_thousand_one_by_one"] = _told(_sent(server.port, big[:10], at_once=1))
        _say("1000 × 50")
        figures["thousand_telephones"] = _told(_sent(server.port, requests, at_once=PHONES))
        figures["again"] = _told(_sent(server.port, requests, at_once=PHONES))
        figures["server_mb"] = round(server.memory())
    return figures


def _say(what: str) -> None:
    print(f"  … {what}", file=sys.stderr, flush=True)


def _telephones(grounds: list[dict[str, Any]], count: int) -> list[Any]:
    """Enrolled through the door, in this process."""
    from lisanga.core.kernel import clock
    from lisanga.core.operations.envelope import envelope
    from lisanga.core.operations.gate import submit
    from lisanga.core.scope.callers import viewers_of
    from lisanga.core.scope.devices.codes import issue_code
    from lisanga.core.scope.models import Grant
    from lisanga.domains.directory.operations.invite_device import InviteDevice
    from lisanga.interfaces.sync.enrolment import enrol
    from lisanga.interfaces.sync.reference.telephone import Telephone

    def post(_address: str, body: bytes, _headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        return 200, enrol(body)

    def ticks() -> int:
        return int(clock.now().timestamp() * 1000)

    made = []
    for turn in range(count):
        organisation = UUID(grounds[turn % len(grounds)]["organisation"])
        manager = Grant.objects.get(organisation_id=organisation, role="manager").person_id
        sent = envelope("directory.invite_device", organisation, InviteDevice(name=f"Téléphone {turn}"))
        assert submit(viewers_of([manager], clock.today())[manager], [sent])[0].recorded
        telephone = Telephone(post, ticks)
        assert telephone.enrol(issue_code(sent.id)) == 200
        made.append(telephone)
    return made


def _request(ground: dict[str, Any], telephone: Any, count: int, seed: int) -> bytes:
    """A day at the scale, whole: heads and body as they travel."""
    dice, moment = Random(seed), telephone.clock() - count * 90_000
    for _turn in range(count):
        moment += dice.randrange(20_000, 160_000)
        weighing = {
            "member": dice.choice(ground["members"]),
            "product": ground["product"],
            "centre": ground["centre"],
            "gross": dice.randrange(200, 900) * 100,
            "containers": dice.randrange(1, 6),
            "tare": 2_000,
            "moisture": dice.randrange(1_200, 1_700),
            "series": telephone.identity["series"],
            "number": telephone.sequence + 1,
        }
        person = UUID(ground["person"])
        telephone.record("collect.record_delivery", person, weighing, captured_ms=moment)
    body, signature = telephone.body(count)
    packed = gzip.compress(body, 6)
    return HEAD.format(signature=signature, length=len(packed)).encode() + packed


def _sent(port: int, requests: list[bytes], at_once: int) -> Delivered:
    return asyncio.run(_all_sent(port, requests, at_once))


async def _all_sent(port: int, requests: list[bytes], at_once: int) -> Delivered:
    """Each on a connection of its own, as telephones are."""
    gate, start = asyncio.Semaphore(at_once), time.perf_counter()
    taken: list[float] = []

    async def one(request: bytes) -> int:
        async with gate:
            begun = time.perf_counter()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            content = await reader.readexactly(_length(head))
            writer.close()
            taken.append(time.perf_counter() - begun)
            return _accepted(head, content)

    counts = await asyncio.gather(*[one(request) for request in requests], return_exceptions=True)
    good = [count for count in counts if isinstance(count, int)]
    seconds = time.perf_counter() - start
    failed = len(counts) - len([count for count in good if count >= 0])
    return Delivered(seconds, sum(max(0, count) for count in good), failed, sorted(taken)[int(len(taken) * 0.95)])


def _length(head: bytes) -> int:
    lines = head.lower().split(b"\r\n")
    return next(int(line.split()[1]) for line in lines if line.startswith(b"content-length"))


def _accepted(head: bytes, content: bytes) -> int:
    """Below zero for an answer that is none."""
    if not head.startswith(b"HTTP/1.1 200"):
        return -1
    text = gzip.decompress(content) if b"gzip" in head.lower() else content
    runs: str = json.loads(text)["r"]
    return int(runs[1:]) if runs[:1] == "a" and runs[1:].isdigit() else 0


def _told(one: Delivered) -> dict[str, float]:
    return {
        "seconds": round(one.seconds, 2),
        "operations_a_second": round(one.accepted / one.seconds),
        "accepted": one.accepted,
        "failed": one.failed,
        "p95_ms": round(one.p95 * 1000),
    }


if __name__ == "__main__":
    main()
