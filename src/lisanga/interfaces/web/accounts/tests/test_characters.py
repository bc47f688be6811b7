"""Stepping in without a password: in the demo, as its fixed characters, and nowhere else."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Person, Session
from lisanga.core.scope.roles import ROLES
from lisanga.interfaces.web.accounts.characters import CHARACTERS
from lisanga.interfaces.web.accounts.tests.browsing import is_in, settled


@pytest.fixture
def played(network: Network) -> Person:
    return settled(network.people["secretary"], "secretaire@demo.lisanga.example")


def test_outside_the_demo_it_does_not_exist(client: Client, played: Person) -> None:
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", {"character": "secretaire"}).status_code == 404
    assert not Session.objects.filter(person=played.id).exists()


def test_one_click_in_the_demo(client: Client, played: Person, settings: Settings) -> None:
    settings.IS_DEMO = True
    assert "Entrer comme l’un des personnages" in client.get("/connexion/").content.decode()
    page = client.get("/demo/").content.decode()
    assert played.name in page
    assert page.count('name="character"') == 1  # only those that were made
    assert client.post("/demo/", {"character": "secretaire"})["Location"] == "/"
    assert is_in(client)


def test_nobody_else_can_be_stepped_into(client: Client, played: Person, settings: Settings) -> None:
    settings.IS_DEMO = True
    for key in ("", "manager", str(played.id), played.email):
        assert client.post("/demo/", {"character": str(key)}).status_code == 200
    assert not is_in(client)


def test_before_the_demo_is_made_the_page_says_so(client: Client, db: None, settings: Settings) -> None:
    settings.IS_DEMO = True
    assert "n’est pas encore fait" in client.get("/demo/").content.decode()


def test_characters_are_those_of_a_first_visit() -> None:
    assert len({character.key for character in CHARACTERS}) == len(CHARACTERS)
    roles = [character.role for character in CHARACTERS]
    assert set(roles) <= ROLES.keys()
    for needed in ("direction", "programme_officer", "focal_point", "manager", "treasurer", "collector", "control"):
        assert needed in roles
    assert roles.count("focal_point") == 2
