"""Lists of deliveries, and programs that send them."""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from bench.envelopes import Maker
from tests.hardship.installation import Installation, Server

Sending = list[list[dict[str, str]]]
"""For each thread, the lists that it sends one after the other."""


def lists(installation: Installation, threads: int, each: int, size: int, seed: int = 0) -> Sending:
    """Every thread writes for all cooperatives in turn."""
    makers = [Maker(ground, seed * 100 + index) for index, ground in enumerate(installation.grounds)]
    planned: Sending = []
    for thread in range(threads):
        turns = [(thread + turn) % len(makers) for turn in range(each)]
        planned.append(
            [{"token": installation.grounds[turn]["token"], "body": makers[turn].body(size).decode()} for turn in turns]
        )
    return planned


def sent_ids(sending: Sequence[Sending]) -> set[str]:
    bodies = [one["body"] for process in sending for thread in process for one in thread]
    return {envelope["id"] for body in bodies for envelope in json.loads(body)}


def start(installation: Installation, server: Server, sending: Sequence[Sending]) -> "list[subprocess.Popen[str]]":
    """One process a `Sending`."""
    started = []
    for number, plan in enumerate(sending):
        file = installation.folder / f"sending-{number}.json"
        file.write_text(json.dumps(plan))
        command = [sys.executable, "-m", "tests.hardship.writers", str(server.port), str(file)]
        started.append(subprocess.Popen(command, env=installation.environment, stdout=subprocess.PIPE, text=True))
    return started


def answers(processes: "Sequence[subprocess.Popen[str]]") -> list[dict[str, Any]]:
    """Of all lists that got 200; any other status fails."""
    found = []
    for process in processes:
        for line in process.communicate(timeout=120)[0].splitlines():
            told = json.loads(line)
            assert told["status"] == 200, told
            found += told["answers"]
    return found
