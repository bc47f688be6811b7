"""Telephones of the programme office, and what they bring to settle."""

import pytest

from lisanga.core.scope.models import Device
from lisanga.domains.training.tests.ground import Ground, ground
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled_for_training, now_ms, post_here
from lisanga.interfaces.web.devices.tests.test_devices import code_on
from lisanga.interfaces.web.tests.signed_in import Office, queries, words, written

__all__ = ["ground"]
pytestmark = pytest.mark.django_db


def office(ground: Ground, role: str) -> Office:
    return Office(ground.network.people[role], "CERPEC")


def test_a_telephone_of_the_office_weighs_nothing(ground: Ground) -> None:
    direction = office(ground, "direction")
    assert "Un téléphone de formateur" in words(direction.get("devices"))
    assert "Centre de collecte" not in words(direction.get("device_new"))
    answer = direction.post("device_new", name="Téléphone d’Antho")
    telephone = Telephone(post_here, now_ms)
    assert telephone.enrol(code_on(answer.content.decode())) == 200
    assert telephone.identity["numbers"] == []
    device = Device.objects.get()
    assert (device.organisation_id, device.centre) == (ground.network.programme, None)
    for page in (direction.get("devices"), direction.get("device", device.id)):
        assert "en service" in words(page)
        assert "bons" not in words(page)
    assert direction.post("device_change", device.id, name="Téléphone de Clarisse").status_code == 302
    assert direction.post("device_revoke", device.id, reason="Perdu").status_code == 302
    assert f'href="{direction.url("devices")}"' in direction.client.get("/").content.decode()


def test_they_do_not_exist_for_the_others(ground: Ground) -> None:
    device = enrolled_for_training(ground.network).id
    for role in ("programme_officer", "administrator", "president", "partner_leader"):
        stranger = office(ground, role)
        for name, args in (("devices", ()), ("device_new", ()), ("device", (device,)), ("device_file", ())):
            assert stranger.get(name, *args).status_code == 404, (role, name)
    for role in ("president", "partner_leader", "administrator"):
        assert office(ground, role).get("to_settle").status_code == 404
        assert office(ground, role).get("register").status_code == 404


def test_a_sheet_that_differs_is_settled_in_the_office(ground: Ground) -> None:
    session, people = ground.session(), ground.people(3)
    ground.enrol(session, *people)
    telephone, officer = enrolled_for_training(ground.network), office(ground, "programme_officer")
    author = ground.network.people["programme_officer"].id
    present = {"session": str(session), "present": [str(people[0])], "signed": 2}
    telephone.record("training.record_attendance", author, present)
    _status, answer = telephone.push(rows=True)
    assert answer["r"] == "f1"
    number = answer["w"]["at"].partition(".")[0]
    assert "1 point à régler" in words(officer.client.get("/"))
    page = words(officer.get("to_settle"))
    assert "La feuille porte 2 signatures, la liste 1 présent" in page
    assert f"/formation/seances/{session}/" in page
    assert "MPIAA Jean" in words(officer.get("settle", number))
    held = words(officer.client.get(f"/formation/seances/{session}/"))
    assert "Signatures sur la feuille" in held
    assert "ne fait pas le compte" in held
    assert officer.post("settle", number, reason="Un visiteur a signé aussi").status_code == 302
    assert written("directory.settle_flag", ground.network.programme) == 1
    assert telephone.push(rows=True)[1]["e"] == [[1, "s"]]
    assert "signatures" in words(officer.get("register", sur="training"))


def test_the_list_to_settle_costs_the_same_however_long(ground: Ground) -> None:
    session, people = ground.session(), ground.people(4)
    telephone, officer = enrolled_for_training(ground.network), office(ground, "programme_officer")
    author, costs = ground.network.people["programme_officer"].id, []
    for one in people:
        present = {"session": str(session), "present": [str(one)], "signed": 40}
        telephone.record("training.record_attendance", author, present)
        telephone.push()
        costs.append(queries(officer, "to_settle"))
    assert costs[0] == costs[-1]
