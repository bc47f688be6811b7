"""Password, second factor, browsers: what one does with one's own account."""

import pytest
from django.core import mail
from django.test import Client

from lisanga.core.operations.tests.network import Network
from lisanga.core.scope import totp
from lisanga.core.scope.models import Person, Session
from lisanga.core.scope.passwords import set_temporary_password
from lisanga.core.scope.signed_in import sessions_of
from lisanga.core.scope.tests.authenticator import code_of, pass_time
from lisanga.core.scope.tokens import issue, person_of, tokens_of
from lisanga.interfaces.web.accounts.browsers import browser_name
from lisanga.interfaces.web.accounts.tests.browsing import PASSWORD, is_in, settled, sign_in

NEW = "quatre-mots-sans-lien"


@pytest.fixture
def inside(client: Client, secretary: Person) -> Client:
    assert sign_in(client, "0811234567") == 302
    return client


def test_a_first_password_is_changed_before_anything_else(client: Client, secretary: Person) -> None:
    handed = set_temporary_password(secretary)
    answer = client.post("/connexion/", {"name": "0811234567", "password": handed, "next": "/moi/"})
    assert answer["Location"] == "/mot-de-passe/"
    assert client.get("/moi/")["Location"] == "/mot-de-passe/"
    assert "Choisissez votre mot de passe" in client.get("/mot-de-passe/").content.decode()
    done = client.post("/mot-de-passe/", {"old": handed, "new": NEW, "again": NEW})
    assert done["Location"] == "/moi/"
    assert is_in(client)
    client.post("/deconnexion/")
    assert sign_in(client, "0811234567", handed) == 422
    assert sign_in(client, "0811234567", NEW) == 302


def test_sign_out_works_before_the_first_password(client: Client, secretary: Person) -> None:
    sign_in(client, "0811234567", set_temporary_password(secretary))
    assert client.post("/deconnexion/")["Location"] == "/connexion/"


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        ("faux", NEW, NEW, "old"),
        (PASSWORD, NEW, NEW + "x", "again"),
        (PASSWORD, PASSWORD, PASSWORD, "new"),
        (PASSWORD, "court", "court", "new"),
        (PASSWORD, "motdepasse", "motdepasse", "new"),
        (PASSWORD, "", "", "new"),
    ],
)
def test_a_password_that_does_not_do(inside: Client, old: str, new: str, again: str, field: str) -> None:
    answer = inside.post("/mot-de-passe/", {"old": old, "new": new, "again": again})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    page = answer.content.decode()
    assert NEW not in page
    assert PASSWORD not in page


def test_a_change_signs_the_other_browsers_out(inside: Client, secretary: Person) -> None:
    other = Client()
    sign_in(other, "0811234567")
    inside.post("/mot-de-passe/", {"old": PASSWORD, "new": NEW, "again": NEW})
    assert is_in(inside)
    assert not is_in(other)
    assert Session.objects.filter(person=secretary.id).count() == 1
    assert mail.outbox == []


def test_guessing_the_old_password_is_stopped(inside: Client) -> None:
    for _turn in range(5):
        inside.post("/mot-de-passe/", {"old": "faux", "new": NEW, "again": NEW})
    answer = inside.post("/mot-de-passe/", {"old": PASSWORD, "new": NEW, "again": NEW})
    assert answer.status_code == 422
    assert "Trop d’essais" in answer.content.decode()


def test_a_second_factor_is_set_up_and_taken_off(
    inside: Client, secretary: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = inside.post("/moi/code/", {"password": "faux"})
    assert refused.status_code == 422
    assert totp.pending(Person.objects.get(id=secretary.id)) is None
    assert inside.post("/moi/code/", {"password": PASSWORD})["Location"] == "/moi/code/"
    page = inside.get("/moi/code/")
    secret = page.context["waiting"].secret
    elsewhere = Client()
    sign_in(elsewhere, "0811234567")
    assert secret[:4] not in elsewhere.get("/moi/code/").content.decode()
    assert elsewhere.post("/moi/code/", {"code": code_of(secret)}).status_code == 200
    assert Person.objects.get(id=secretary.id).totp_confirmed_at is None
    assert f"{secret[:4]} {secret[4:8]} " in page.content.decode()
    assert "<svg" in page.context["picture"]
    assert 'style="' not in page.context["picture"]
    assert inside.post("/moi/code/", {"code": "000000"}).status_code == 422
    shown = inside.post("/moi/code/", {"code": code_of(secret)})
    codes = shown.context["codes"]
    assert len(codes) == totp.RECOVERY_CODES
    assert all(code in shown.content.decode() for code in codes)
    assert "Il vous reste 8 codes" in inside.get("/moi/code/").content.decode()
    pass_time(monkeypatch, 60)
    assert inside.post("/moi/code/retirer/", {"code": "000000"}).status_code == 422
    assert inside.post("/moi/code/retirer/", {"code": codes[0]})["Location"] == "/moi/"
    assert Person.objects.get(id=secretary.id).totp_confirmed_at is None


def test_browsers_are_listed_and_ended_by_their_owner_alone(
    inside: Client, secretary: Person, network: Network
) -> None:
    other, stranger = Client(), Client()
    sign_in(other, "0811234567")
    settled(network.people["treasurer"], "treasurer@example.org")
    sign_in(stranger, "treasurer@example.org")
    references = {row.current: row.reference for row in sessions_of(secretary, inside.session.session_key)}
    assert references.keys() == {True, False}
    stranger.post("/moi/appareils/", {"session": references[False]})
    assert is_in(other)
    inside.post("/moi/appareils/", {"session": references[False]})
    assert not is_in(other)
    sign_in(other, "0811234567")
    inside.post("/moi/appareils/")
    assert (is_in(inside), is_in(other), is_in(stranger)) == (True, False, True)


def test_programs_are_listed_and_ended_by_their_owner_alone(
    inside: Client, secretary: Person, network: Network
) -> None:
    secret = issue(secretary, "Balance du dépôt")
    token = tokens_of(secretary)[0].id
    page = inside.get("/moi/").content.decode()
    assert "Balance du dépôt" in page
    assert secret not in page
    stranger = Client()
    settled(network.people["treasurer"], "treasurer@example.org")
    sign_in(stranger, "treasurer@example.org")
    assert "Balance" not in stranger.get("/moi/").content.decode()
    stranger.post("/moi/programmes/", {"token": str(token)})
    assert person_of(secret) == secretary
    for wrong in ("", "not an id"):
        assert inside.post("/moi/programmes/", {"token": wrong})["Location"] == "/moi/"
    inside.post("/moi/programmes/", {"token": str(token)})
    assert person_of(secret) is None
    assert "Balance du dépôt" not in inside.get("/moi/").content.decode()


def test_my_page_says_who_i_am_here(inside: Client) -> None:
    page = inside.get("/moi/").content.decode()
    assert "Secrétaire" in page
    assert "Lisanga ya Bulungu" in page
    assert "+243 811 234 567" in page
    assert "Kimvuka kia Kenge" not in page


def test_full_sun_is_a_cookie_and_goes_back_to_the_page(inside: Client) -> None:
    answer = inside.post("/affichage/", {"theme": "sun"}, headers={"Referer": "http://testserver/moi/"})
    assert answer["Location"] == "http://testserver/moi/"
    assert 'data-theme="sun"' in inside.get("/moi/").content.decode()
    inside.post("/affichage/", {"theme": ""}, headers={"Referer": "https://elsewhere.example/"})
    assert 'data-theme="sun"' not in inside.get("/moi/").content.decode()
    assert inside.post("/affichage/", headers={"Referer": "https://elsewhere.example/"})["Location"] == "/"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox sur Windows"),
        ("Opera/9.80 (Android; Opera Mini/36.2/119.132) Presto/2.12.423 Version/12.16", "Opera Mini sur Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari sur iPhone"),
        ("curl/8.0", "Navigateur inconnu"),
        ("", "Navigateur inconnu"),
    ],
)
def test_browsers_in_words(agent: str, words: str) -> None:
    assert browser_name(agent) == words
