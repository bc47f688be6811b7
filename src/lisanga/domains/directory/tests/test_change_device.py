"""A telephone gets another name."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Device
from lisanga.domains.directory.operations.change_device import ChangeDevice
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db


def test_a_telephone_changes_its_name_and_its_centre(network: Network, send: Send) -> None:
    device = send("manager", "directory.invite_device", network.cooperative, InviteDevice(name="Vieux")).id
    centre = new_id()
    change = ChangeDevice(device=device, name="Dépôt", centre=centre)
    assert send("president", "directory.change_device", network.cooperative, change).verdict == "accepted"
    found = Device.objects.get(id=device)
    assert (found.name, found.centre) == ("Dépôt", centre)
    nameless = ChangeDevice(device=device, name=" ")
    assert codes(send("president", "directory.change_device", network.cooperative, nameless)) == ["no_name"]
    elsewhere = network.stranger("president")
    assert codes(send(elsewhere, "directory.change_device", network.other, change)) == ["unknown_device"]
