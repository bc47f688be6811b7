"""What a telephone that was taken back delivered is accepted by a person."""

from uuid import UUID

import pytest

from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Device
from lisanga.domains.directory.operations.accept_outbox import AcceptOutbox, outbox_of
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.directory.operations.revoke_device import RevokeDevice
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db


def test_only_of_a_telephone_that_was_taken_back(network: Network, send: Send) -> None:
    device = send("manager", "directory.invite_device", network.cooperative, InviteDevice(name="x")).id
    accept = AcceptOutbox(device=device)
    # under an id of its own: what waits, waits for `outbox_of` alone
    assert codes(send("manager", "directory.accept_outbox", network.cooperative, accept)) == ["nothing_waits"]
    send("manager", "directory.revoke_device", network.cooperative, RevokeDevice(device=device, reason="rendu"))
    sent = envelope("directory.accept_outbox", network.cooperative, accept, id=outbox_of(device))
    assert submit_one(network.viewer("collector"), sent).number == 0
    assert submit_one(network.viewer("manager"), sent).verdict == "accepted"
    assert Device.objects.get(id=device).accepted_at is not None
    unknown = AcceptOutbox(device=UUID(int=3))
    assert codes(send("manager", "directory.accept_outbox", network.cooperative, unknown)) == ["unknown_device"]
