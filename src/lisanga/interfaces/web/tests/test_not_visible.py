"""What may not be seen and what does not exist: one answer, sign by sign, and the guard in front of every page."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.interfaces.web.accounts.tests.browsing import settled, sign_in


@pytest.fixture
def manager(client: Client, network: Network) -> Client:
    settled(network.people["manager"], "manager@example.org")
    assert sign_in(client, "manager@example.org") == 302
    return client


@pytest.mark.parametrize("path", ["", "livraisons/", "campagnes/", "produits/", "livraisons/nouvelle/"])
def test_another_cooperative_is_a_404_like_any_other(manager: Client, path: str) -> None:
    hidden, missing = manager.get(f"/c/KENGE/{path}"), manager.get(f"/c/NOWHERE/{path}")
    unknown = manager.get("/no/such/page/")
    assert (hidden.status_code, missing.status_code, unknown.status_code) == (404, 404, 404)
    assert hidden.content == missing.content == unknown.content
    for name in ("Content-Type", "Cache-Control", "Vary", "Content-Security-Policy"):
        assert hidden.headers.get(name) == missing.headers.get(name)
    assert b"KENGE" not in hidden.content
    assert "Kimvuka" not in hidden.content.decode()


def test_writing_into_another_cooperative_is_a_404_too(manager: Client) -> None:
    for path in ("livraisons/nouvelle/", "campagnes/nouvelle/", f"livraisons/{new_id()}/annuler/"):
        hidden = manager.post(f"/c/KENGE/{path}", {"reason": "x"})
        assert (hidden.status_code, hidden.content) == (404, manager.post(f"/c/NOWHERE/{path}").content)


def test_a_visitor_is_led_to_sign_in_whether_it_exists_or_not(client: Client, network: Network) -> None:
    for code in ("BULUNGU", "NOWHERE"):
        answer = client.get(f"/c/{code}/livraisons/")
        wanted = urlencode({"next": f"/c/{code}/livraisons/"})
        assert (answer.status_code, answer["Location"]) == (302, f"/connexion/?{wanted}")


def test_every_answer_carries_its_protections(manager: Client) -> None:
    for path in ("/moi/", "/no/such/page/", "/connexion/"):
        answer = manager.get(path)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert "private" in answer["Cache-Control"]
