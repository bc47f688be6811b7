"""The character U+0000, which PostgreSQL keeps in no text: a page that says so, never a failure."""

import pytest
from django.conf import settings
from django.test import Client

from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.interfaces.web.accounts.tests.browsing import settled, sign_in


@pytest.fixture
def manager(client: Client, network: Network) -> Client:
    settled(network.people["manager"], "manager@example.org")
    assert sign_in(client, "manager@example.org") == 302
    return client


@pytest.mark.parametrize(
    "address",
    [
        "/recherche/?q=ka%00beya",
        "/c/BULUNGU/membres/?q=a%00b",
        "/c/BULUNGU/livraisons/?q=a%00",
        "/c/BULUNGU/registre/?type=%00",
        "/c/BULUNGU/caisse/?caisse=%00",
    ],
)
def test_in_an_address(manager: Client, address: str) -> None:
    assert manager.get(address.replace("%00", "")).status_code == 200
    answer = manager.get(address)
    assert (answer.status_code, "U+0000" in answer.content.decode()) == (400, True)


def test_in_a_path(manager: Client) -> None:
    for path in ("/c/BULUNGU%00/", "/v/%00/", "/%00"):
        assert manager.get(path).status_code in (400, 404)


def test_in_a_field(manager: Client) -> None:
    before = RegisterLine.objects.count()
    answer = manager.post("/c/BULUNGU/membres/nouveau/", {"name": "Kabeya\0", "operation_id": "x"})
    assert (answer.status_code, "U+0000" in answer.content.decode()) == (400, True)
    assert RegisterLine.objects.count() == before


def test_before_signing_in(client: Client, network: Network) -> None:
    assert client.post("/connexion/", {"email": "a\0@example.org", "password": "x"}).status_code == 400


def test_in_a_cookie(client: Client, network: Network) -> None:
    """Between quotation marks, a cookie may hold any character by its number."""
    answer = client.get("/", headers={"Cookie": f'{settings.SESSION_COOKIE_NAME}="abcdefgh\\000b"'})
    assert (answer.status_code, answer.headers["Location"][:11]) == (302, "/connexion/")
