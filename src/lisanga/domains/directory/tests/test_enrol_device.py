"""A telephone shows its key."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.registry import OPERATIONS
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Device
from lisanga.domains.directory.operations.enrol_device import EnrolDevice, series_of
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db
KEY = OPERATIONS["directory.enrol_device"].example().key


def test_each_telephone_has_its_own_series(network: Network, send: Send) -> None:
    for series in ("A1", "A2"):
        device = send("manager", "directory.invite_device", network.cooperative, InviteDevice(name=series)).id
        answer = send("manager", "directory.enrol_device", network.cooperative, EnrolDevice(device=device, key=KEY))
        assert answer.result == {"series": series}
        assert Device.objects.get(id=device).key is not None
    again = send("manager", "directory.enrol_device", network.cooperative, EnrolDevice(device=device, key=KEY))
    assert codes(again) == ["enrolled_already"]


def test_a_key_is_a_key_and_a_telephone_is_ones_own(network: Network, send: Send) -> None:
    device = send("manager", "directory.invite_device", network.cooperative, InviteDevice(name="x")).id
    for bad in ("", "AA", KEY[:-4], "é"):
        answer = send("manager", "directory.enrol_device", network.cooperative, EnrolDevice(device=device, key=bad))
        assert codes(answer) == ["bad_key"], bad
    theirs = network.stranger("manager")
    for other in (device, new_id()):
        answer = send(theirs, "directory.enrol_device", network.other, EnrolDevice(device=other, key=KEY))
        assert codes(answer) == ["unknown_device"]


def test_series_are_short_and_never_end() -> None:
    assert [series_of(number) for number in (1, 9, 10, 216, 217, 225)] == ["A1", "A9", "B1", "Z9", "AA1", "AA9"]
    many = [series_of(number) for number in range(1, 5_000)]
    assert len(set(many)) == len(many)
    assert "B" not in many  # the office's own
