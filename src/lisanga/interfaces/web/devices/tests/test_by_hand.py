"""A telephone's file, and the answer that goes back."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.scope.models import DeviceContact
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound, harvest
from lisanga.domains.directory.operations.revoke_device import RevokeDevice
from lisanga.interfaces.sync.reference.sealed import outbox_file
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, telephone, weigh
from lisanga.interfaces.web.tests.signed_in import Office, office, words

__all__ = ["harvest", "telephone"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def page(harvest: Harvest) -> Office:
    return office(harvest.network, "president")


def brought(page: Office, content: bytes) -> Any:
    file = SimpleUploadedFile("lisanga-A1.json", content, "application/json")
    return page.client.post(page.url("device_file"), {"file": file})


@pytest.mark.parametrize("version", [1, 2])
def test_a_file_is_read_once_however_often(page: Office, harvest: Harvest, telephone: Telephone, version: int) -> None:
    for turn in range(3):
        weigh(telephone, harvest, gross=0 if turn == 1 else 50_000)
    content = outbox_file(telephone, telephone.outbox, version)
    assert b"50000" not in content
    answer = brought(page, content)
    assert answer.status_code == 302
    assert "3 opérations lues, dont 1 à regarder" in words(page.client.get(answer["Location"]))
    assert brought(page, content).status_code == 302
    assert Delivery.plain.count() == 2
    contact = DeviceContact.objects.get()
    assert (contact.sequence, bytes(contact.head), contact.app) == (3, telephone.head, "")
    given = page.get("device_answer", telephone.id)
    told = json.loads(given.content)
    assert (told["f"], told["at"], told["r"]) == (1, 3, "a1r1a1")
    assert told["p"]["2"]["problems"][0][0] == "bad_weight"
    assert telephone.push()[1]["r"] == "a1r1a1"  # the network came back
    assert_sound()


@pytest.mark.parametrize("version", [1, 2])
def test_a_file_that_is_not_as_it_was_given(page: Office, harvest: Harvest, telephone: Telephone, version: int) -> None:
    weigh(telephone, harvest)
    weigh(telephone, harvest)
    good = json.loads(outbox_file(telephone, telephone.outbox, version))
    boxes = good["o"]
    for change in (
        {"o": boxes[:1]},
        {"o": boxes[::-1]},
        {"h": good["p"]},
        {"f": 2},
        {"n": good["n"] + 1},
        {"signature": "A" * 86},
        {"d": "A" * 22},
        {"v": 3 - version},
        {"v": 3},
        {"v": 0},
        {"o": ["AAAA"]},
        {"o": [boxes[0], boxes[0]]},
        {"o": None},
    ):
        answer = brought(page, json.dumps(good | change).encode())
        assert answer.status_code == 422, change
        assert "file" in answer.content.decode()
    for nothing in (b"{}", b"[]", b"\xff", b"x"):
        assert brought(page, nothing).status_code == 422
    assert Delivery.plain.count() == 0


def test_a_file_for_another_server_or_another_cooperative(page: Office, harvest: Harvest, telephone: Telephone) -> None:
    weigh(telephone, harvest)
    content = telephone.file()
    theirs = Office(harvest.network.others["president"], "kenge")
    assert brought(theirs, content).status_code == 422
    other = enrolled(harvest.network)
    weigh(other, harvest)
    file = json.loads(other.file())
    file["o"] = json.loads(content)["o"]
    assert brought(page, json.dumps(file).encode()).status_code == 422
    assert Delivery.plain.count() == 0


def test_a_file_before_which_another_is_missing(page: Office, harvest: Harvest, telephone: Telephone) -> None:
    weigh(telephone, harvest)
    weigh(telephone, harvest)
    answer = brought(page, outbox_file(telephone, telephone.outbox[1:]))
    assert answer.status_code == 422
    assert "fichier précédent" in words(answer)


def test_the_file_of_a_revoked_telephone_waits_too(page: Office, harvest: Harvest, telephone: Telephone) -> None:
    weigh(telephone, harvest)
    revoke = envelope("directory.revoke_device", harvest.organisation, RevokeDevice(device=telephone.id, reason="vol"))
    assert submit_one(harvest.network.viewer("president"), revoke).recorded
    assert brought(page, telephone.file()).status_code == 302
    assert Delivery.plain.count() == 0
    assert DeviceContact.objects.get().wiped_at is None  # the telephone itself has not heard yet
    assert page.post("device_accept", telephone.id).status_code == 302
    assert Delivery.plain.count() == 1
