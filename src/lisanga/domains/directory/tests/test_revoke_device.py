"""A telephone is taken back."""

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.devices.codes import device_of_code, issue_code
from lisanga.core.scope.models import Device
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.directory.operations.revoke_device import RevokeDevice
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db


def test_a_stolen_telephone_is_taken_back_once(network: Network, send: Send) -> None:
    device = send("manager", "directory.invite_device", network.cooperative, InviteDevice(name="Volé")).id
    code = issue_code(device)
    revoke = RevokeDevice(device=device, reason="Volé au marché")
    assert send("collector", "directory.revoke_device", network.cooperative, revoke).number == 0
    assert send("manager", "directory.revoke_device", network.cooperative, revoke).verdict == "accepted"
    assert Device.objects.get(id=device).revoked_at is not None
    assert device_of_code(code) is None
    assert codes(send("manager", "directory.revoke_device", network.cooperative, revoke)) == ["revoked_already"]


@pytest.mark.parametrize(("reason", "code"), [(" ", "no_reason"), ("x" * 201, "too_long")])
def test_it_says_why(network: Network, send: Send, reason: str, code: str) -> None:
    device = send("manager", "directory.invite_device", network.cooperative, InviteDevice(name="x")).id
    revoke = RevokeDevice(device=device, reason=reason)
    assert codes(send("manager", "directory.revoke_device", network.cooperative, revoke)) == [code]
    elsewhere = network.stranger("manager")
    assert codes(send(elsewhere, "directory.revoke_device", network.other, revoke)) == ["unknown_device"]
