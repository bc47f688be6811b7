"""Operations in over HTTP, verdicts out: what a program may rely on."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.models import RegisterLine
from lisanga.core.scope import tokens
from lisanga.core.scope.models import SecurityEvent, Session
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound, harvest

__all__ = ["harvest"]
pytestmark = pytest.mark.django_db
ADDRESS = "/api/operations"


@pytest.fixture
def secret(harvest: Harvest) -> str:
    return tokens.issue(harvest.network.people["collector"], "téléphone du dépôt")


def wire(harvest: Harvest, **fields: Any) -> dict[str, Any]:
    """An envelope as a program writes it."""
    payload = {
        "member": str(harvest.members[0]),
        "product": str(harvest.product),
        "centre": str(harvest.centre),
        "gross": 100_000,
    }
    sent: dict[str, Any] = {
        "id": str(new_id()),
        "type": "collect.record_delivery",
        "organisation": str(harvest.organisation),
        "payload": payload | fields.pop("payload", {}),
        "captured_at": "2026-04-14T09:30:00+01:00",
        "business_date": "2026-04-14",
    }
    return sent | fields


def post(client: Client, secret: str, body: object, **more: Any) -> Any:
    data = body if isinstance(body, bytes | str) else json.dumps(body)
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    return client.post(ADDRESS, data, content_type="application/json", headers=headers, **more)


def test_what_is_composed_here_is_taken_from_no_program(client: Client, harvest: Harvest, secret: str) -> None:
    """A report's figures come from what is recorded: nobody freezes figures of their own."""
    answer = post(client, secret, [wire(harvest), wire(harvest, type="partnerships.submit_deliverable")])
    assert answer.status_code == 400
    assert "compose" in answer.json()["error"]
    assert not Delivery.plain.exists()


def test_a_list_is_carried_and_answered_in_order(client: Client, harvest: Harvest, secret: str) -> None:
    sent = [wire(harvest), wire(harvest, payload={"gross": 0}), wire(harvest, payload={"price": 700})]
    response = post(client, secret, sent)
    answers = response.json()
    assert response.status_code == 200
    assert [answer["id"] for answer in answers] == [one["id"] for one in sent]
    assert [answer["verdict"] for answer in answers] == ["accepted", "refused", "flagged"]
    assert answers[0]["result"]["receipt"] == "B-000001"
    assert answers[0]["result"]["value"] == 85_000
    assert answers[1]["problems"][0]["code"] == "bad_weight"
    first = min(answer["number"] for answer in answers)
    assert sorted(answer["number"] for answer in answers) == [first, first + 1, first + 2]
    assert Delivery.plain.count() == 2
    assert_sound()


def test_sent_again_it_gets_its_first_verdict(client: Client, harvest: Harvest, secret: str) -> None:
    one = wire(harvest)
    first, again = post(client, secret, [one]).json()[0], post(client, secret, [one, one]).json()
    assert [answer["duplicate"] for answer in (first, *again)] == [False, True, True]
    assert {answer["number"] for answer in (first, *again)} == {first["number"]}
    assert again[0]["result"] == first["result"]
    assert Delivery.plain.count() == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"[1]",
        b'[{"id":"x"}]',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_what_is_no_list_of_envelopes_is_told_so(client: Client, secret: str, body: bytes) -> None:
    response = post(client, secret, body)
    assert response.status_code == 400
    assert response.json()["error"]
    assert RegisterLine.objects.filter(type="collect.record_delivery").count() == 0


def test_a_time_carries_its_zone(client: Client, harvest: Harvest, secret: str) -> None:
    assert post(client, secret, [wire(harvest, captured_at="2026-04-14T09:30:00")]).status_code == 400


def test_a_payload_that_cannot_be_read_is_refused_alone(client: Client, harvest: Harvest, secret: str) -> None:
    answers = post(client, secret, [wire(harvest, payload={"gross": "lourd"}), wire(harvest)]).json()
    assert [answer["verdict"] for answer in answers] == ["refused", "accepted"]
    assert answers[0]["problems"][0]["field"] == "gross"


def test_a_thousand_and_no_more(client: Client, harvest: Harvest, secret: str) -> None:
    many = [wire(harvest) for _ in range(1_001)]
    assert post(client, secret, many).status_code == 400
    assert Delivery.plain.count() == 0
    answers = post(client, secret, many[:1_000]).json()
    assert {answer["verdict"] for answer in answers} == {"accepted"}
    assert Delivery.plain.count() == 1_000
    assert_sound()


def test_too_much_at_once_is_not_read(client: Client, secret: str, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    assert post(client, secret, b"[" + b" " * 1_000 + b"]").status_code == 413


@pytest.mark.parametrize("body", [b"[]", b"{", b'[{"id":"x"}]', b" " * 9_000_000])
def test_without_a_live_token_nothing_is_told(client: Client, harvest: Harvest, secret: str, body: bytes) -> None:
    person = harvest.network.people["collector"]
    tokens.revoke(person, tokens.tokens_of(person)[0].id)
    for one in ("", "lisanga_wrong", secret, "x" * 10_000):
        response = post(client, one, body)
        assert (response.status_code, response.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_a_revoked_token_carries_nothing(client: Client, harvest: Harvest, secret: str) -> None:
    person = harvest.network.people["collector"]
    assert post(client, secret, [wire(harvest)]).status_code == 200
    tokens.revoke(person, tokens.tokens_of(person)[0].id)
    assert post(client, secret, [wire(harvest)]).status_code == 401
    assert Delivery.plain.count() == 1


def test_the_token_of_somebody_who_left_carries_nothing(client: Client, harvest: Harvest, secret: str) -> None:
    person = harvest.network.people["collector"]
    person.is_active = False
    person.save()
    assert post(client, secret, [wire(harvest)]).status_code == 401


def test_another_cooperative_does_not_exist(client: Client, harvest: Harvest) -> None:
    """The same words for one that exists and one that does not; nothing in its register."""
    stranger = tokens.issue(harvest.network.others["collector"], "ailleurs")
    theirs, nowhere = wire(harvest), wire(harvest, organisation=str(new_id()))
    answers = post(client, stranger, [theirs, nowhere]).json()
    assert [(answer["verdict"], answer["number"]) for answer in answers] == [("refused", 0)] * 2
    assert answers[0]["problems"] == answers[1]["problems"]
    assert not RegisterLine.objects.filter(operation=theirs["id"]).exists()
    assert SecurityEvent.objects.filter(kind="forbidden_operation").count() == 2


def test_only_post(client: Client, secret: str) -> None:
    response = client.get(ADDRESS, headers={"Authorization": f"Bearer {secret}"})
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")


def test_neither_session_nor_cookie(harvest: Harvest, secret: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(harvest.network.people["collector"])
    before = Session.objects.count()
    response = post(client, secret, [wire(harvest)])
    assert response.status_code == 200
    assert not response.cookies
    assert "no-store" in response.headers["Cache-Control"]
    assert post(client, "", [wire(harvest)]).status_code == 401  # a signed-in browser is nobody here
    assert Session.objects.count() == before


def test_many_cost_as_many_statements_as_one(client: Client, harvest: Harvest, secret: str) -> None:
    post(client, secret, [wire(harvest)])  # reference rows are kept from here on
    counts = []
    for size in (1, 50):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            post(client, secret, [wire(harvest) for _ in range(size)])
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 28


def test_health(client: Client, db: None) -> None:
    response = client.get("/api/health")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_a_nul_character_is_refused_alone(client: Client, harvest: Harvest, secret: str) -> None:
    response = post(client, secret, [wire(harvest, payload={"paper_number": "a\0b"}), wire(harvest)])
    answers = response.json()
    assert (response.status_code, [answer["verdict"] for answer in answers]) == (200, ["refused", "accepted"])
    assert "U+0000" in answers[0]["problems"][0]["message"]
    assert_sound()


@pytest.mark.parametrize("change", [{"type": "a\0b"}, {"version": 0}, {"device_sequence": 2**63}])
def test_an_envelope_that_cannot_be_kept_is_malformed(
    client: Client, harvest: Harvest, secret: str, change: dict[str, Any]
) -> None:
    assert post(client, secret, [wire(harvest, **change)]).status_code == 400


def test_text_that_is_not_utf_8_is_malformed(client: Client, harvest: Harvest, secret: str) -> None:
    body = json.dumps([wire(harvest, payload={"paper_number": "XX"})]).encode().replace(b"XX", b"\xff\xfe")
    assert post(client, secret, body).status_code == 400
