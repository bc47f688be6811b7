"""The arrival of a photograph is recorded by the installation, under the id that what names it waits for."""

from pathlib import Path
from uuid import UUID

import pytest

from lisanga.core.files.keeping import keep
from lisanga.core.files.tests.samples import data, photograph, upload
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import system_viewer
from lisanga.domains.directory import queries
from lisanga.domains.directory.operations.invite_device import InviteDevice
from lisanga.domains.directory.operations.receive_photo import ReceivePhoto, arrival_of, arrivals_of
from lisanga.domains.directory.tests.conftest import Send, codes

__all__ = ["data"]
pytestmark = pytest.mark.django_db


def arrived(network: Network, device: UUID, photo: str, id: UUID | None = None) -> Answer:
    viewer = system_viewer(network.viewer("manager").today)
    payload = ReceivePhoto(device=device, photo=photo)
    sent = envelope("directory.receive_photo", network.cooperative, payload, id=id or new_id())
    return submit_one(viewer, sent)


def test_under_its_own_id_and_when_it_is_there(network: Network, send: Send, data: Path) -> None:
    device = send("manager", "directory.invite_device", network.cooperative, InviteDevice(name="x")).id
    photo = keep(network.cooperative, new_id(), upload(photograph()))
    arrival = arrival_of(network.cooperative, photo)
    assert arrival is not None
    assert codes(arrived(network, device, photo)) == ["unknown_file"]
    elsewhere = keep(network.other, new_id(), upload(photograph()))
    assert (elsewhere, arrival_of(network.other, photo) == arrival) == (photo, False)
    nowhere = "0" * 64
    assert codes(arrived(network, device, nowhere, arrival_of(network.cooperative, nowhere))) == ["unknown_file"]
    assert codes(arrived(network, new_id(), photo, new_id())) == ["unknown_device"]
    first, again = arrived(network, device, photo, arrival), arrived(network, device, photo, arrival)
    assert (first.verdict, again.duplicate) == ("accepted", True)
    assert RegisterLine.objects.filter(operation=arrival).count() == 1


def test_what_names_photographs_waits_for_each_and_nonsense_for_none(network: Network) -> None:
    member, one, two = str(new_id()), "1" * 64, "2" * 64
    named = envelope("members.set_photo", network.cooperative, {"member": member, "photo": one})
    assert arrivals_of(named) == [arrival_of(network.cooperative, one)]
    visit = envelope("training.add_photos", network.programme, {"visit": member, "photos": [two, one]})
    assert arrivals_of(visit) == [arrival_of(network.programme, two), arrival_of(network.programme, one)]
    for payload in ({"member": member}, {"member": member, "photo": "../x"}, {"member": 1}, {"photo": 7}):
        assert arrivals_of(envelope("members.set_photo", network.cooperative, payload)) == []
    assert arrivals_of(envelope("members.register_member", network.cooperative, {"family": "Mbo"})) == []


def test_no_telephone_is_told_to_wait_when_nothing_does(network: Network, send: Send) -> None:
    send("manager", "directory.invite_device", network.cooperative, InviteDevice(name="x"))
    assert [row.photos for row in queries.devices(network.viewer("manager").scope, network.cooperative)] == [0]
