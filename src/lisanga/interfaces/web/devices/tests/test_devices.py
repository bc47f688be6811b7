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
from lisanga.domains.treasury.operations.open_till import OpenTill
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


def test_a_telephone_has_a_float_of_its_own(harvest: Harvest) -> None:
    """Chosen on its form, said in its history with the name of the till; no other telephone has the same."""
    page = office(harvest.network, "manager")
    till = harvest.send("treasury.open_till", OpenTill(kind="cash", name="Fonds de Kimbata")).id
    page.post("device_new", name="Premier", till=str(till))
    first = Device.objects.get()
    assert first.till == till
    shown = words(page.get("device", first.id))
    assert 'Fonds de Kimbata · <span class="strong">0 FC</span>' in shown
    assert "a préparé un téléphone : Premier (Fonds de Kimbata)." in shown
    refused = page.post("device_new", name="Second", till=str(till))
    assert refused.status_code == 422
    assert "Cette caisse est déjà celle de « Premier »" in words(refused)
    assert page.post("device_change", first.id, name="Premier", till="").status_code == 302
    shown = words(page.get("device", first.id))
    assert "Aucun : il ne paie personne" in shown
    assert "a changé un téléphone : Premier." in shown


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


def taken_back(harvest: Harvest) -> Telephone:
    """A telephone that delivered two operations after it was taken back."""
    telephone = enrolled(harvest.network)
    for _turn in range(2):
        weigh(telephone, harvest)
    revoke = RevokeDevice(device=telephone.id, reason="vol")
    submit_one(harvest.network.viewer("manager"), envelope("directory.revoke_device", harvest.organisation, revoke))
    assert telephone.push()[1]["r"] == "h2"
    return telephone


def test_what_it_delivered_is_seen_and_refused_with_a_reason(harvest: Harvest) -> None:
    page, telephone = office(harvest.network, "manager"), taken_back(harvest)
    shown = words(page.get("device", telephone.id))
    assert shown.count("Enregistrer une livraison") == 2
    assert "Maïs" in shown
    assert "100,05 kg" in shown
    assert "On n’y revient pas" in words(page.get("device_refuse", telephone.id))
    assert page.post("device_refuse", telephone.id, reason=" ").status_code == 422
    identifier = str(new_id())
    for _turn in range(2):
        answer = page.post("device_refuse", telephone.id, reason="Rien n’est vrai", operation_id=identifier)
        assert answer.status_code == 302
    assert written("directory.refuse_outbox", harvest.organisation) == 1
    assert Delivery.plain.count() == 0
    shown = words(page.get("device", telephone.id))
    assert "Livraison refusée" in shown
    assert "a refusé ce qu’un téléphone retiré a livré : Rien n’est vrai" in shown
    assert "attend votre accord" not in words(page.get("devices"))
    line = page.get("register_operation", identifier)["Location"]
    assert page.client.get(line).content.decode().count("a demandé") == 2


@pytest.mark.parametrize("first", ["device_accept", "device_refuse"])
def test_two_people_answer_at_once_and_one_of_them_wins(harvest: Harvest, first: str) -> None:
    """Both have the page open; the second one is told what the first one decided."""
    manager, telephone = office(harvest.network, "manager"), taken_back(harvest)
    president = office(harvest.network, "president")
    second = "device_refuse" if first == "device_accept" else "device_accept"
    assert manager.post(first, telephone.id, reason="Rien n’est vrai").status_code == 302
    answer = president.post(second, telephone.id, reason="Rien n’est vrai")
    told = words(answer if answer.status_code == 422 else president.get("device", telephone.id))
    assert ("Quelqu’un l’a déjà accepté" if first == "device_accept" else "Quelqu’un l’a déjà refusé") in told
    assert Delivery.plain.count() == (2 if first == "device_accept" else 0)
    again = president.post("device_refuse", telephone.id, reason="Encore")
    assert again.status_code == 422
    assert "Quelqu’un l’a déjà" in words(again)


def test_nothing_is_refused_of_a_telephone_in_use(harvest: Harvest) -> None:
    page, telephone = office(harvest.network, "manager"), enrolled(harvest.network)
    assert page.post("device_refuse", telephone.id, reason="x").status_code == 302
    assert written("directory.refuse_outbox", harvest.organisation) == 0


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
