"""Deliveries as a phone would send them, made fast enough that the client is not what is measured."""

import os
import time
from collections.abc import Mapping
from random import Random
from typing import Any

from bench.clockwork import days

_SHAPE = (
    '{{"id":"{id}","type":"collect.record_delivery","organisation":"{organisation}","payload":{{"member":"{member}",'
    '"product":"{product}","centre":"{centre}","gross":{gross},"containers":2,"tare":2000,"moisture":{moisture}}},'
    '"captured_at":"{day}T09:30:00+01:00","business_date":"{day}"}}'
)


class Maker:
    """Bodies of requests for one cooperative."""

    def __init__(self, ground: Mapping[str, Any], seed: int) -> None:
        self._random = Random(seed)
        self._members = ground["members"]
        self._days = days()
        self._same = {name: ground[name] for name in ("organisation", "product", "centre")}

    def body(self, size: int) -> bytes:
        """A JSON list of `size` deliveries, each with its own id."""
        choose = self._random.random
        members, listed = self._members, self._days
        made = [
            _SHAPE.format(
                id=_new_id(),
                member=members[int(choose() * len(members))],
                gross=20_000 + int(choose() * 70_000),
                moisture=1_200 + int(choose() * 500),
                day=listed[int(choose() * len(listed))],
                **self._same,
            )
            for _ in range(size)
        ]
        return f"[{','.join(made)}]".encode()


def _new_id() -> str:
    """A UUIDv7."""
    stamp, tail = f"{time.time_ns() // 1_000_000:012x}", os.urandom(10).hex()
    return f"{stamp[:8]}-{stamp[8:]}-7{tail[:3]}-8{tail[4:7]}-{tail[8:20]}"
