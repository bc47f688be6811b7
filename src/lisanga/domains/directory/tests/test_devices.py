"""Telephones as the office sees them."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.directory import queries
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.directory.operations.revoke_device import RevokeDevice
from lisanga.domains.directory.tests.conftest import Send

pytestmark = pytest.mark.django_db


def test_telephones_are_told_to_their_own(network: Network, send: Send) -> None:
    old = send("manager", "directory.invite_device", network.cooperative, InviteDevice(name="A")).id
    new = send("manager", "directory.invite_device", network.cooperative, InviteDevice(name="B")).id
    send("manager", "directory.revoke_device", network.cooperative, RevokeDevice(device=old, reason="rendu"))
    scope = network.viewer("president").scope
    assert [row.id for row in queries.devices(scope, network.cooperative)] == [new, old]
    assert queries.device(scope, network.cooperative, new).seen_at is None
    for identifier in (new_id(), new):
        with pytest.raises(NotVisible):
            queries.device(network.stranger("president").scope, network.cooperative, identifier)
    with pytest.raises(NotVisible):
        queries.device(network.stranger("president").scope, network.other, new)
