"""Numbers of members set aside for a telephone."""

from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import Viewer, system_viewer
from lisanga.domains.members import queries
from lisanga.domains.members.operations.reserve_numbers import ReserveNumbers

pytestmark = pytest.mark.django_db
DEVICE = UUID(int=30)


def reserve(network: Network, viewer: Viewer, count: int, device: UUID = DEVICE) -> Answer:
    sent = envelope("members.reserve_numbers", network.cooperative, ReserveNumbers(device=device, count=count))
    return submit_one(viewer, sent)


def register(network: Network, family: str, number: int | None = None) -> Answer:
    payload = {"family": family, "number": number}
    return submit_one(network.viewer("secretary"), envelope("members.register_member", network.cooperative, payload))


def test_numbers_set_aside_are_given_to_nobody_else(network: Network) -> None:
    installation = system_viewer(clock.today())
    assert register(network, "Mbo").result == {"number": 1}
    assert reserve(network, installation, 50).result == {"first": 2, "last": 51}
    assert reserve(network, installation, 10, UUID(int=31)).result == {"first": 52, "last": 61}
    assert register(network, "Ilunga").result == {"number": 62}
    assert register(network, "Kabeya", 2).result == {"number": 2}
    assert register(network, "Mwamba").result == {"number": 63}
    blocks = queries.number_blocks(network.viewer("manager").scope, network.cooperative, DEVICE)
    assert [(one.first, one.last, one.used) for one in blocks] == [(2, 51, 1)]


def test_a_block_has_an_end(network: Network) -> None:
    for count in (0, -1, 501):
        assert reserve(network, system_viewer(clock.today()), count).problems[0].code == "bad_count"
    assert reserve(network, network.viewer("collector"), 5).number == 0
