"""Operations of a telephone: what is true of an honest one, whatever its network does."""

import gzip
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.models import Payload, RegisterLine
from lisanga.core.scope.devices.contacts import phone_of
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound
from lisanga.domains.members.models import Member
from lisanga.interfaces.sync.reference.telephone import Telephone, unrolled
from lisanga.interfaces.sync.tests.ground import enrolled, harvest, telephone, weigh

__all__ = ["harvest", "telephone"]
pytestmark = pytest.mark.django_db


def test_a_day_is_delivered_in_one_exchange(harvest: Harvest, telephone: Telephone) -> None:
    for turn in range(50):
        weigh(telephone, harvest, turn % 2)
    texts = [one.text for one in telephone.outbox]
    status, answer = telephone.push()
    assert (status, answer["r"], answer["at"]) == (200, "a50", 50)
    assert (telephone.outbox, "p" in answer) == ([], False)
    lines = RegisterLine.objects.filter(device=telephone.id).order_by("number")
    assert [line.device_sequence for line in lines] == list(range(1, 51))
    bodies = Payload.objects.filter(number__in=[line.number for line in lines], organisation=harvest.organisation)
    assert [one.body for one in bodies.order_by("number")] == [text.split("\n")[7] for text in texts]
    receipts = set(Delivery.plain.values_list("series", "number"))
    assert receipts == {("A1", number) for number in range(1, 51)}
    phone = phone_of(telephone.id)
    assert phone is not None
    assert (phone.sequence, phone.head) == (50, telephone.head)
    assert_sound()


def test_the_same_bytes_again_get_the_same_verdicts(harvest: Harvest, telephone: Telephone) -> None:
    weigh(telephone, harvest)
    weigh(telephone, harvest, gross=0)
    body, signature = telephone.body()
    first, again = telephone.send(body, signature), telephone.send(body, signature)
    assert first[1]["r"] == again[1]["r"] == "a1r1"
    assert first[1]["p"] == again[1]["p"]
    assert Delivery.plain.count() == 1


def test_a_lost_answer_costs_nothing(harvest: Harvest, telephone: Telephone) -> None:
    """The server has it, the telephone does not know: it sends the same and more."""
    for _turn in range(3):
        weigh(telephone, harvest)
    body, signature = telephone.body(2)
    assert telephone.post("/api/sync", gzip.compress(body), _headers(signature))[0] == 200
    weigh(telephone, harvest)
    status, answer = telephone.push()
    assert (status, answer["r"], answer["at"], telephone.outbox) == (200, "a4", 4, [])
    assert Delivery.plain.count() == 4
    assert_sound()


def _headers(signature: str) -> dict[str, str]:
    return {"Content-Encoding": "gzip", "Lisanga-Signature": signature}


def test_what_depends_waits_alone(harvest: Harvest, telephone: Telephone) -> None:
    """A member enrolled without a network, weighed at once; and a delivery of somebody who never came."""
    author = harvest.network.people["collector"].id
    member = telephone.record("members.register_member", author, {"family": "Mbuyi", "number": 7})
    weigh(telephone, harvest, member=str(member))
    weigh(telephone, harvest)
    assert telephone.push()[1]["r"] == "a3"
    lost = new_id()
    payload = {"member": str(lost), "product": str(harvest.product), "centre": str(harvest.centre), "gross": 9_000}
    telephone.record("collect.record_delivery", author, payload, day="2026-04-14", depends_on=(lost,))
    weigh(telephone, harvest)
    status, answer = telephone.push()
    assert (status, answer["r"]) == (200, "h1a1")
    assert answer["p"]["4"]["problems"][0][0] == "waiting"
    assert Member.plain.get(id=member).number == 7


def test_several_people_on_one_telephone(harvest: Harvest, telephone: Telephone) -> None:
    for person in ("collector", "secretary", "secretary", "collector"):
        weigh(telephone, harvest, person=person)
    assert telephone.push()[1]["r"] == "a4"
    people = harvest.network.people
    wanted = [people[one].id for one in ("collector", "secretary", "secretary", "collector")]
    lines = RegisterLine.objects.filter(device=telephone.id).order_by("device_sequence")
    assert [line.author for line in lines] == wanted


def test_an_unknown_type_and_a_newer_version_are_held(harvest: Harvest, telephone: Telephone) -> None:
    author = harvest.network.people["collector"].id
    telephone.record("collect.weigh_by_drone", author, {"height": 12})
    payload = {"member": str(harvest.members[0]), "gross": 1}
    telephone.record("collect.record_delivery", author, payload, version=9)
    weigh(telephone, harvest)
    assert telephone.push()[1]["r"] == "h2a1"


def test_what_is_not_a_telephones_to_send(harvest: Harvest, telephone: Telephone) -> None:
    president = harvest.network.people["president"].id
    telephone.record("directory.invite_device", president, {"name": "Un autre"})
    weigh(telephone, harvest)
    status, answer = telephone.push()
    assert (status, answer["r"]) == (200, "x1a1")
    assert not RegisterLine.objects.filter(type="directory.invite_device", device=telephone.id).exists()


def test_an_empty_exchange_tells_where_the_server_stands(harvest: Harvest, telephone: Telephone) -> None:
    status, answer = telephone.push()
    assert (status, answer["at"], answer["r"]) == (200, 0, "")
    weigh(telephone, harvest)
    telephone.push()
    assert telephone.push()[1]["at"] == 1


def test_seventy_bytes_an_operation(harvest: Harvest, telephone: Telephone) -> None:
    """With the heads of the request, in a batch of fifty: distinct members, weights and moistures, five-digit times."""
    for turn in range(50):
        weigh(telephone, harvest, member=str(new_id()), moisture=1_300 + turn * 7 % 400, containers=turn % 5 + 1)
    body, signature = telephone.body()
    heads = (
        "POST /api/sync HTTP/1.1\r\nHost: lisanga.cerpec.cd\r\nContent-Type: application/json\r\n"
        f"Content-Encoding: gzip\r\nLisanga-Signature: {signature}\r\nContent-Length: 2000\r\nAccept: */*\r\n\r\n"
    )
    assert (len(gzip.compress(body, 6)) + len(heads)) / 50 <= 70


def test_many_cost_as_many_statements_as_one(harvest: Harvest, telephone: Telephone) -> None:
    weigh(telephone, harvest)
    telephone.push()
    counts = []
    for size in (1, 50):
        for _turn in range(size):
            weigh(telephone, harvest)
        body, signature = telephone.body()
        with CaptureQueriesContext(connection) as queries:
            assert telephone.send(body, signature)[0] == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 32


def test_two_telephones_of_one_cooperative(harvest: Harvest, telephone: Telephone) -> None:
    other = enrolled(harvest.network)
    for one in (telephone, other, telephone):
        weigh(one, harvest)
        assert one.push()[1]["r"] == "a1"
    assert Delivery.plain.count() == 3


def test_only_post(harvest: Harvest) -> None:
    for address in ("/api/sync", "/api/devices"):
        assert Client().get(address).status_code == 405


def test_runs_are_unrolled() -> None:
    assert unrolled("a12f1h2") == ["a"] * 12 + ["f"] + ["h"] * 2
    assert unrolled("") == []


def test_answers_are_small(harvest: Harvest, telephone: Telephone) -> None:
    for _turn in range(100):
        weigh(telephone, harvest)
    _status, answer = telephone.push()
    assert len(json.dumps(answer)) < 80
