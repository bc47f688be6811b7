"""A telephone is expected."""

from uuid import UUID

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Device
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db


def test_who_keeps_the_people_prepares_a_telephone(network: Network, send: Send) -> None:
    new = InviteDevice(name=" Téléphone de Kimbata ", centre=UUID(int=8))
    answer = send("manager", "directory.invite_device", network.cooperative, new)
    device = Device.objects.get(id=answer.id)
    assert (device.name, device.centre, device.key, device.series) == ("Téléphone de Kimbata", UUID(int=8), None, "")
    assert send("collector", "directory.invite_device", network.cooperative, new).number == 0
    assert send(network.stranger("president"), "directory.invite_device", network.cooperative, new).number == 0


@pytest.mark.parametrize(("name", "code"), [("  ", "no_name"), ("x" * 41, "too_long")])
def test_it_has_a_name(network: Network, send: Send, name: str, code: str) -> None:
    assert codes(send("manager", "directory.invite_device", network.cooperative, InviteDevice(name=name))) == [code]
