"""The pages of telephones."""

import re

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Device
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.tests.harvest import Harvest, harvest
from lisanga.domains.directory.operations.revoke_device import RevokeDevice
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, now_ms, post_here, weigh
from lisanga.interfaces.web.tests.signed_in import Office, office, queries, stranger, words, written

__all__ = ["harvest"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def president(network: Network) -> Office:
    return office(network, "president")


def code_on(content: str) -> str:
    found = re.search(r"/terrain/#enroler=([\w-]{22})", content)
    assert found is not None
    return found[1]


def test_a_telephone_is_added_scanned_and_seen(network: Network, president: Office) -> None:
    answer = president.post("device_new", name="Téléphone de Kimbata", centre="")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert "<svg" in answer.content.decode()
    device = Device.objects.get()
    assert "attend son code" in words(president.get("devices"))
    again = president.post("device_code", device.id)
    telephone = Telephone(post_here, now_ms)
    assert telephone.enrol(code_on(answer.content.decode())) == 403  # a newer square ends the one before
    assert telephone.enrol(code_on(again.content.decode())) == 200
    assert president.post("device_code", device.id).status_code == 404
    page = words(president.get("devices"))
    assert "en service" in page
    assert "bons A1" in page
    assert "Opérations livrées" in words(president.get("device", device.id))


def test_a_page_sent_twice_makes_one_telephone(network: Network, president: Office) -> None:
    identifier = str(new_id())
    for _turn in range(2):
        assert president.post("device_new", name="Un seul", operation_id=identifier).status_code == 200
    assert written("directory.invite_device", network.cooperative) == 1


def test_it_needs_a_name(president: Office) -> None:
    answer = president.post("device_new", name="")
    assert answer.status_code == 422
    assert not Device.objects.exists()


def test_a_telephone_is_renamed_moved_and_taken_back(harvest: Harvest) -> None:
    page = office(harvest.network, "manager")
    telephone = enrolled(harvest.network)
    answer = page.post("device_change", telephone.id, name="Dépôt", centre=str(harvest.centre))
    assert answer.status_code == 302
    assert Device.objects.get().centre == harvest.centre
    weigh(telephone, harvest)
    assert page.post("device_revoke", telephone.id, reason="").status_code == 422
    assert page.post("device_revoke", telephone.id, reason="Volé").status_code == 302
    assert "pas encore revenu" in words(page.get("devices"))
    assert telephone.push()[1]["wipe"] is True
    assert "1 opération attend votre accord" in words(page.get("devices"))
    assert Delivery.plain.count() == 0
    for _turn in range(2):
        assert page.post("device_accept", telephone.id).status_code == 302
    assert Delivery.plain.count() == 1
    assert "retiré et effacé" in words(page.get("devices"))


def test_nothing_is_accepted_of_a_telephone_in_use(harvest: Harvest) -> None:
    page, telephone = office(harvest.network, "manager"), enrolled(harvest.network)
    assert page.post("device_accept", telephone.id).status_code == 404
    assert page.get("device_accept", telephone.id).status_code == 405


def test_only_who_keeps_the_people_sees_them(network: Network, president: Office) -> None:
    president.post("device_new", name="x")
    device = Device.objects.get().id
    for other in (office(network, "collector"), office(network, "treasurer"), stranger(network, "president")):
        for name, args in (("devices", ()), ("device_new", ()), ("device", (device,)), ("device_revoke", (device,))):
            assert other.get(name, *args).status_code == 404, name
        assert other.post("device_code", device).status_code == 404
    theirs = Office(network.others["president"], "kenge")
    assert theirs.get("device", device).status_code == 404


def test_a_list_costs_the_same_for_many(network: Network, president: Office) -> None:
    counts = []
    for size in (1, 8):
        for _turn in range(size):
            device = enrolled(network).id
        revoke = RevokeDevice(device=device, reason="rendu")
        submit_one(network.viewer("president"), envelope("directory.revoke_device", network.cooperative, revoke))
        counts.append(queries(president, "devices"))
    assert counts[0] == counts[1] <= 14
