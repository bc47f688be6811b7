"""People, their roles and their first passwords; who can see a cooperative."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network, add_person
from lisanga.core.scope.models import Grant, OrganisationLink, Person
from lisanga.interfaces.web.tests.signed_in import (
    Office,
    assert_exports,
    assert_hidden,
    invalid_fields,
    office,
    words,
    written,
)

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture
def president(network: Network) -> Office:
    return office(network, "president")


def new(page: Office, **data: Any) -> Any:
    sent = {"operation_id": str(new_id()), "name": "Awa Kisita", "role": "secretary", "valid_from": TODAY.isoformat()}
    return page.client.post("/personnes/nouvelle/", sent | data)


def password_of(answer: Any) -> str:
    found = re.search(r"<code>([a-z2-9-]{14})</code>", answer.content.decode())
    return found[1] if found else ""


def test_the_list_names_people_roles_and_days(president: Office) -> None:
    page = words(president.client.get("/personnes/"))
    for shown in ("secretary A", "Secrétaire", "depuis le", "(vous)", "jamais connectée"):
        assert shown in page
    assert "secretary B" not in page
    table = president.client.get("/personnes/", {"format": "csv"})
    assert "secretary A" in (b"".join(table) if table.streaming else table.content).decode("utf-8-sig")


def test_a_new_person_gets_a_role_and_a_password_shown_once(network: Network, president: Office) -> None:
    answer = new(president, phone="0811234567")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    password = password_of(answer)
    assert password
    person = Person.objects.get(phone="+243811234567")
    assert person.must_change_password
    grant = Grant.objects.get(person=person)
    assert (grant.role, grant.organisation_id, grant.valid_from) == ("secretary", network.cooperative, TODAY)
    assert password not in words(president.client.get("/personnes/"))
    browser = Client()
    assert browser.post("/connexion/", {"name": "0811234567", "password": password}).status_code == 302


def test_a_double_click_makes_one_person(network: Network, president: Office) -> None:
    same = str(new_id())
    assert new(president, operation_id=same, email="awa@example.org").status_code == 200
    assert new(president, operation_id=same, email="awa@example.org").status_code == 200
    assert Person.objects.filter(email="awa@example.org").count() == 1
    assert written("directory.register_person", network.cooperative) == 1
    assert written("directory.give_grant", network.cooperative) == 1


def test_errors_stand_beside_their_fields(president: Office) -> None:
    answer = new(president, name="")
    assert (answer.status_code, sorted(invalid_fields(answer))) == (422, ["name", "phone"])
    answer = new(president, phone="12")
    assert (answer.status_code, invalid_fields(answer)) == (422, ["phone"])
    assert invalid_fields(new(president, phone="0811234567", role="direction")) == ["role"]


def test_somebody_known_is_asked_about_and_keeps_the_password(network: Network, president: Office) -> None:
    known = Person.objects.create(name="Rémy Kabeya", phone="+243811234567", last_login=timezone.now())
    asked = new(president, phone="0811234567")
    assert asked.status_code == 422
    assert "C’est bien Rémy Kabeya" in words(asked)
    assert not Grant.objects.filter(person=known).exists()
    given = new(president, phone="0811234567", known=str(known.id))
    assert given.status_code == 200
    assert password_of(given) == ""
    assert Grant.objects.get(person=known).role == "secretary"


def test_nobody_gives_above_the_own_rank(network: Network) -> None:
    manager = office(network, "manager")
    page = words(manager.client.get("/personnes/nouvelle/"))
    assert 'value="manager"' in page
    assert 'value="president"' not in page
    assert new(manager, phone="0811234567", role="president").status_code == 422


def test_one_more_role_and_its_end(network: Network, president: Office) -> None:
    collector = network.people["collector"]
    address = f"/personnes/{collector.id}/role/"
    sent = {"operation_id": str(new_id()), "role": "secretary", "valid_from": TODAY.isoformat()}
    assert president.client.post(address, sent).status_code == 302
    assert president.client.post(address, sent).status_code == 302
    grant = Grant.objects.get(person=collector, role="secretary")
    again = president.client.post(address, sent | {"operation_id": str(new_id())})
    assert (again.status_code, invalid_fields(again)) == (422, ["role"])
    ending = f"/personnes/roles/{grant.id}/terminer/"
    early = president.client.post(
        ending, {"operation_id": str(new_id()), "valid_to": (TODAY - timedelta(days=3)).isoformat()}
    )
    assert (early.status_code, invalid_fields(early)) == (422, ["valid_to"])
    assert (
        president.client.post(ending, {"operation_id": str(new_id()), "valid_to": TODAY.isoformat()}).status_code == 302
    )
    grant.refresh_from_db()
    assert grant.valid_to == TODAY


def test_the_last_president_stays(network: Network, president: Office) -> None:
    grant = Grant.objects.get(person=network.people["president"])
    answer = president.client.post(
        f"/personnes/roles/{grant.id}/terminer/", {"operation_id": str(new_id()), "valid_to": TODAY.isoformat()}
    )
    assert answer.status_code == 422
    assert "la dernière personne qui tient ce rôle" in words(answer)


def test_a_lost_password_is_replaced_by_somebody_higher(network: Network, president: Office) -> None:
    secretary = network.people["secretary"]
    address = f"/personnes/{secretary.id}/mot-de-passe/"
    assert "montré une seule fois" in words(president.client.get(address))
    assert password_of(president.client.post(address))
    treasurer = Person.objects.get(id=network.people["president"].id)
    Person.objects.filter(id=treasurer.id).update(last_login=timezone.now())
    manager = office(network, "manager")
    higher = f"/personnes/{treasurer.id}/mot-de-passe/"
    assert "Vous ne pouvez pas changer ce mot de passe" in words(manager.client.get(higher))
    assert manager.client.post(higher).status_code == 404
    stranger = network.others["secretary"]
    assert president.client.post(f"/personnes/{stranger.id}/mot-de-passe/").status_code == 404


def test_the_programme_seats_the_first_of_a_cooperative(network: Network) -> None:
    direction = office(network, "direction")
    pour = f"/personnes/nouvelle/?organisation=CERPEC&pour={network.other}"
    page = words(direction.client.get(pour))
    assert "Kimvuka kia Kenge" in page
    assert 'value="president"' in page
    assert 'value="treasurer"' not in page
    answer = new(direction, phone="0811234567", role="president", pour=str(network.other), organisation="CERPEC")
    assert answer.status_code == 200
    assert password_of(answer)
    assert Grant.objects.get(person__phone="+243811234567").organisation_id == network.other
    own = office(network, "president")
    assert own.client.get(f"/personnes/nouvelle/?pour={network.other}").status_code == 404


def test_who_keeps_nobody_sees_no_people(network: Network) -> None:
    for role in ("secretary", "control", "focal_point"):
        page = office(network, role)
        assert page.client.get("/personnes/").status_code == 404, role
        assert page.client.get("/personnes/nouvelle/").status_code == 404, role
    president = office(network, "president")
    assert president.client.get("/personnes/?organisation=KENGE").status_code == 404
    foreign = Grant.objects.get(person=network.others["secretary"])
    assert president.client.get(f"/personnes/roles/{foreign.id}/terminer/").status_code == 404


def test_the_list_costs_the_same_with_more_people(network: Network, president: Office) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert president.client.get("/personnes/").status_code == 200
        return len(counted)

    few = cost()
    for index in range(6):
        add_person(f"agent {index}", "collector", network.cooperative)
    assert cost() == few


def test_who_can_see_reads_as_sentences(network: Network, president: Office) -> None:
    page = words(president.get("who_can_see"))
    for shown in (
        "Président",
        "lit toutes les lignes",
        "Province du Kwilu",
        "lit les totaux, jamais la ligne d’un membre",
    ):
        assert shown in page
    assert_exports(president, "who_can_see", holds="Province du Kwilu")
    assert_hidden(network, {"who_can_see": (), "follow_up_open": ()})


def test_a_follow_up_is_opened_seen_and_ended(network: Network, president: Office) -> None:
    officer = office(network, "programme_officer")
    assert officer.get("who_can_see").status_code == 404
    sent = {
        "operation_id": str(new_id()),
        "programme": str(network.programme),
        "valid_from": TODAY.isoformat(),
        "valid_to": (TODAY - timedelta(days=1)).isoformat(),
    }
    answer = president.post("follow_up_open", **sent)
    assert (answer.status_code, invalid_fields(answer)) == (422, ["valid_to"])
    sent |= {"operation_id": str(new_id()), "valid_to": (TODAY + timedelta(days=30)).isoformat()}
    assert president.post("follow_up_open", **sent).status_code == 302
    assert president.post("follow_up_open", **sent).status_code == 302
    link = OrganisationLink.objects.get(kind="follow_up")
    assert "CERPEC ASBL" in words(president.get("who_can_see"))
    assert officer.get("who_can_see").status_code == 200
    assert officer.post("follow_up_end", link.id, valid_to=TODAY.isoformat()).status_code == 404
    assert president.post("follow_up_end", link.id, valid_to=TODAY.isoformat()).status_code == 302
    link.refresh_from_db()
    assert link.valid_to == TODAY
    OrganisationLink.objects.filter(id=link.id).update(valid_from=date(2020, 1, 1), valid_to=date(2020, 2, 1))
    assert "Suivis terminés" in words(president.get("who_can_see"))
    assert president.get("follow_up_end", new_id()).status_code == 404
