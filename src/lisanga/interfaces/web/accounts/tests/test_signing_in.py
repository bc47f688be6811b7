"""Coming in and going out, as a browser sees it."""

import re

import pytest
from django.conf import settings
from django.test import Client

from lisanga.core.kernel import clock
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope import totp
from lisanga.core.scope.models import Person, SecurityEvent, Session, SignInFailure
from lisanga.core.scope.tests.authenticator import code_of, pass_time
from lisanga.core.scope.throttle import DEVICE_COOKIE, PAIR_LIMIT, bucket
from lisanga.interfaces.web.accounts.tests.browsing import PASSWORD, is_in, settled, sign_in


def test_a_visitor_is_led_to_sign_in_and_back(client: Client, secretary: Person) -> None:
    answer = client.get("/moi/?vue=1")
    assert (answer.status_code, answer["Location"]) == (302, "/connexion/?next=%2Fmoi%2F%3Fvue%3D1")
    page = client.get(answer["Location"]).content.decode()
    assert 'name="next" value="/moi/?vue=1"' in page
    back = client.post("/connexion/", {"name": "secretaire@example.org", "password": PASSWORD, "next": "/moi/?vue=1"})
    assert (back.status_code, back["Location"]) == (302, "/moi/?vue=1")
    assert is_in(client)


@pytest.mark.parametrize(
    "name", ["secretaire@example.org", " Secretaire@Example.ORG ", "0811234567", "+243 811 234 567"]
)
def test_names_are_found_as_people_write_them(client: Client, secretary: Person, name: str) -> None:
    assert sign_in(client, name) == 302
    assert is_in(client)


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_nobody_is_led_elsewhere(client: Client, secretary: Person, wanted: str) -> None:
    answer = client.post("/connexion/", {"name": "secretaire@example.org", "password": PASSWORD, "next": wanted})
    assert answer["Location"] == "/"


def test_unknown_and_wrong_get_the_same_page(client: Client, secretary: Person) -> None:
    known = client.post("/connexion/", {"name": "secretaire@example.org", "password": "faux"})
    unknown = client.post("/connexion/", {"name": "personne0@example.org", "password": "faux"})
    same = known.content.decode().replace("secretaire@", "personne0@")
    assert (known.status_code, unknown.status_code) == (422, 422)
    assert _without_token(same) == _without_token(unknown.content.decode())
    assert "faux" not in same


def _without_token(page: str) -> str:
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", page)


def test_who_guesses_is_stopped_and_the_owner_is_not(client: Client, secretary: Person) -> None:
    """Their own browser counts apart; a stranger's wrong tries from elsewhere never lock it."""
    assert sign_in(client, "0811234567") == 302
    client.post("/deconnexion/")
    stranger = Client(REMOTE_ADDR="203.0.113.9")
    for _turn in range(PAIR_LIMIT):
        assert sign_in(stranger, "0811234567", "faux") == 422
    locked = stranger.post("/connexion/", {"name": "0811234567", "password": PASSWORD})
    assert locked.status_code == 422
    assert "Attendez 15 minutes" in locked.content.decode()
    assert not is_in(stranger)
    assert SecurityEvent.objects.filter(kind="sign_in_locked", person=secretary.id).count() == 1
    assert sign_in(client, "0811234567") == 302
    # The same address as the stranger's, in a browser that has been in before.
    client.post("/deconnexion/")
    at_the_strangers = Client(REMOTE_ADDR="203.0.113.9")
    at_the_strangers.cookies[DEVICE_COOKIE] = client.cookies[DEVICE_COOKIE].value
    assert sign_in(at_the_strangers, "0811234567") == 302


def test_a_code_follows_the_password(client: Client, secretary: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    enrolment = totp.enrol(secretary)
    assert totp.confirm(secretary, code_of(enrolment.secret))
    pass_time(monkeypatch, 60)
    asked = client.post("/connexion/", {"name": "0811234567", "password": PASSWORD, "next": "/moi/"})
    assert asked.status_code == 200
    assert not is_in(client)
    ticket = asked.context["form"].initial["ticket"]
    wrong = client.post("/connexion/code/", {"ticket": ticket, "code": "000000", "next": "/moi/"})
    assert wrong.status_code == 422
    assert not is_in(client)
    right = client.post("/connexion/code/", {"ticket": ticket, "code": code_of(enrolment.secret), "next": "/moi/"})
    assert (right.status_code, right["Location"]) == (302, "/moi/")
    assert is_in(client)


def test_a_code_alone_opens_nothing(client: Client, secretary: Person) -> None:
    enrolment = totp.enrol(secretary)
    totp.confirm(secretary, code_of(enrolment.secret))
    answer = client.post("/connexion/code/", {"ticket": "made-up", "code": code_of(enrolment.secret)})
    assert answer.status_code == 422
    assert not is_in(client)
    assert client.get("/connexion/code/").status_code == 302


def test_a_session_is_new_at_sign_in_and_says_which_browser(secretary: Person) -> None:
    agent = "Mozilla/5.0 (Linux; Android 9; TECNO) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
    client = Client(REMOTE_ADDR="203.0.113.9", headers={"User-Agent": agent})
    sign_in(client, "0811234567")
    kept = Session.objects.get(person=secretary.id)
    assert (kept.user_agent, kept.address) == (agent, "203.0.113.9")
    assert "Chrome sur Android" in client.get("/moi/").content.decode()


def test_sign_out_ends_the_session_and_needs_a_button(client: Client, secretary: Person) -> None:
    sign_in(client, "0811234567")
    assert client.get("/deconnexion/").status_code == 405
    assert is_in(client)
    assert client.post("/deconnexion/")["Location"] == "/connexion/"
    assert not Session.objects.filter(person=secretary.id).exists()
    assert not is_in(client)


def test_who_is_inactive_or_without_password_does_not_come_in(client: Client, network: Network) -> None:
    gone = settled(network.people["collector"], "gone@example.org")
    gone.is_active = False
    gone.save()
    fresh = network.people["control"]
    fresh.set_unusable_password()
    fresh.save()
    assert sign_in(client, "gone@example.org") == 422
    assert sign_in(client, str(fresh.email), "") == 422
    assert sign_in(client, str(fresh.email), "!") == 422


def test_a_right_password_forgets_the_wrong_ones(client: Client, secretary: Person) -> None:
    for _turn in range(PAIR_LIMIT - 1):
        sign_in(client, "0811234567", "faux")
    assert sign_in(client, "0811234567") == 302
    assert not SignInFailure.objects.filter(at__lte=clock.now(), bucket=_pair_bucket()).exists()


def _pair_bucket() -> bytes:
    return bucket("pair", "+243811234567", "127.0.0.1")


def test_forms_are_guarded_against_other_sites(secretary: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client, "0811234567") == 403


def test_leaving_and_the_screen_need_no_token_because_the_cookie_stays_on_our_site(secretary: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(secretary)
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert client.post("/affichage/", {"theme": "sun"}).status_code == 302
    assert client.post("/deconnexion/").status_code == 302
    assert client.get("/moi/").status_code == 302


def test_the_guard_of_forms_sends_its_cookie_once(client: Client, db: None) -> None:
    first = client.get("/connexion/")
    assert "csrftoken" in first.cookies
    assert "csrftoken" not in client.get("/connexion/").cookies
    client.cookies["csrftoken"] = "x" * 32
    assert "csrftoken" not in client.get("/connexion/").cookies
    client.cookies["csrftoken"] = "too short"
    assert "csrftoken" in client.get("/connexion/").cookies


def test_the_page_is_light_and_needs_no_script(client: Client, db: None) -> None:
    page = client.get("/connexion/")
    assert b"<script" not in page.content
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert "Démonstration" not in page.content.decode()
    assert len(page.content) < 6000
