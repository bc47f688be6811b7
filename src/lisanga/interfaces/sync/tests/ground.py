"""A cooperative with telephones that talk to this very process."""

import gzip
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import brotli  # type: ignore[import-untyped]  # the package ships no types
import pytest
from django.test import Client

from lisanga.core.kernel import clock
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.devices.codes import issue_code
from lisanga.domains.collect.tests.harvest import DAY, Harvest, harvest
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.interfaces.sync.reference.telephone import Telephone

__all__ = ["harvest"]


def now_ms() -> int:
    return int(clock.now().timestamp() * 1000)


def post_here(address: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """Over the test client, as the wire would carry it."""
    answer = Client().post(
        address, body, content_type="application/json", headers={"Accept-Encoding": "gzip, br", **headers}
    )
    content = answer.content
    if answer.headers.get("Content-Encoding") == "br":
        content = brotli.decompress(content)
    elif answer.headers.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    return answer.status_code, json.loads(content)


def invited(network: Network, name: str = "Téléphone de Kimbata", centre: UUID | None = None) -> UUID:
    return _invited(network, "president", network.cooperative, InviteDevice(name=name, centre=centre))


def _invited(network: Network, role: str, organisation: UUID, payload: InviteDevice) -> UUID:
    answer = submit_one(network.viewer(role), envelope("directory.invite_device", organisation, payload))
    assert answer.verdict == "accepted", answer
    return answer.id


def enrolled(network: Network, ticks: Callable[[], int] = now_ms, centre: UUID | None = None) -> Telephone:
    telephone = Telephone(post_here, ticks)
    assert telephone.enrol(issue_code(invited(network, centre=centre))) == 200
    return telephone


def enrolled_for_training(network: Network, ticks: Callable[[], int] = now_ms) -> Telephone:
    """A telephone of the programme office."""
    telephone = Telephone(post_here, ticks)
    device = _invited(network, "direction", network.programme, InviteDevice(name="Téléphone de la formatrice"))
    assert telephone.enrol(issue_code(device)) == 200
    return telephone


@pytest.fixture
def telephone(harvest: Harvest) -> Telephone:
    return enrolled(harvest.network)


def weigh(telephone: Telephone, harvest: Harvest, who: int = 0, person: str = "collector", **fields: Any) -> UUID:
    """A delivery as the app records it."""
    payload = {
        "member": str(harvest.members[who]),
        "product": str(harvest.product),
        "centre": str(harvest.centre),
        "gross": 100_000 + telephone.sequence * 50,
        "series": telephone.identity["series"],
        "number": telephone.sequence + 1,
    }
    author = harvest.network.people[person].id
    return telephone.record("collect.record_delivery", author, payload | fields, day=DAY.isoformat())
