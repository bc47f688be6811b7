"""What is not as it should be: each case has its verdict, and nothing is lost."""

import gzip
import json
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import Flag, RegisterLine
from lisanga.core.scope.models import DeviceContact, Grant, SecurityEvent
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound
from lisanga.domains.members.models import Member
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.telephones import MOST_INFLATED
from lisanga.interfaces.sync.tests.ground import enrolled, harvest, now_ms, post_here, telephone, weigh

__all__ = ["harvest", "telephone"]
pytestmark = pytest.mark.django_db
YEAR = 365 * 86_400_000


def codes(answer: dict[str, Any]) -> dict[int, list[str]]:
    return {int(key): [problem[0] for problem in said["problems"]] for key, said in answer.get("p", {}).items()}


def test_a_changed_body_is_not_the_telephones(harvest: Harvest, telephone: Telephone) -> None:
    weigh(telephone, harvest)
    body, signature = telephone.body()
    for changed, status in (
        (body.replace(b"100000", b"900000"), 401),
        (body.replace(b'"left":0', b'"left":9'), 401),
        (body.replace(b'"A1"', b'"A9"'), 401),
        (body + b" ", 401),
        (body[:-2], 400),
    ):
        assert changed != body
        assert telephone.send(changed, signature) == (status, telephone.send(changed, signature)[1])
    assert telephone.send(body, "A" * 86)[0] == 401
    assert telephone.send(body, "")[0] == 401
    assert SecurityEvent.objects.filter(kind="device_signature").exists()
    assert Delivery.plain.count() == 0
    assert telephone.send(body, signature)[0] == 200


def test_another_telephones_body_is_not_its_own(harvest: Harvest, telephone: Telephone) -> None:
    other = enrolled(harvest.network)
    weigh(other, harvest)
    body, signature = other.body()
    swapped = json.loads(body) | {"d": json.loads(telephone.body()[0])["d"]}
    text = json.dumps(swapped, separators=(",", ":")).encode()
    assert telephone.send(text, signature)[0] == 401
    assert telephone.send(text, telephone.body()[1])[0] == 401
    unknown = json.loads(body) | {"d": "A" * 22}
    status, answer = other.send(json.dumps(unknown, separators=(",", ":")).encode(), signature)
    assert (status, answer) == (401, {"error": "device"})


def test_a_replayed_body_changes_nothing(harvest: Harvest, telephone: Telephone) -> None:
    weigh(telephone, harvest)
    body, signature = telephone.body()
    telephone.send(body, signature)
    weigh(telephone, harvest)
    telephone.push()
    before = RegisterLine.objects.count()
    contact = DeviceContact.objects.values().get()
    status, answer = telephone.send(body, signature)
    assert (status, answer["r"], answer["at"]) == (200, "a1", 2)
    assert RegisterLine.objects.count() == before
    assert DeviceContact.objects.values().get() == contact


def test_a_gap_is_told_then_recorded_when_it_is_lost(harvest: Harvest, telephone: Telephone) -> None:
    weigh(telephone, harvest)
    telephone.push()
    for _turn in range(3):
        weigh(telephone, harvest)
    body, signature = telephone.body_of(telephone.outbox[2:])
    assert telephone.send(body, signature) == (409, {"error": "gap", "at": 1})
    weigh(telephone, harvest)
    body, signature = telephone.body_of(telephone.outbox[2:], lost=True)
    status, answer = telephone.send(body, signature)
    assert (status, answer["r"], codes(answer)) == (200, "f1a1", {4: ["sequence_gap"]})
    assert "2 opérations" in answer["p"]["4"]["problems"][0][2]
    weigh(telephone, harvest)
    body, signature = telephone.body_of(telephone.outbox[-1:])
    assert telephone.send(body, signature)[1]["r"] == "a1"


def test_a_restored_telephone_loses_nothing(harvest: Harvest, telephone: Telephone) -> None:
    """It was set back to an older copy of itself, and goes on recording under sequences that were used already."""
    for _turn in range(4):
        weigh(telephone, harvest)
    before = (telephone.sequence, telephone.head, telephone._confirmed)
    telephone.push()
    for _turn in range(2):
        weigh(telephone, harvest)
    telephone.push()
    telephone.sequence, telephone.head, telephone._confirmed = before[0], before[1], (4, before[1])
    weigh(telephone, harvest, number=501)
    status, answer = telephone.push()
    assert (status, answer["r"], answer["at"]) == (200, "f1", 6)
    assert codes(answer) == {5: ["chain_forked"]}
    weigh(telephone, harvest, number=502)
    weigh(telephone, harvest, number=503)
    status, answer = telephone.push()
    assert (status, answer["r"]) == (200, "f2")
    assert "h" in answer
    assert Delivery.plain.count() == 9
    assert_sound()


def test_a_clock_a_year_off(harvest: Harvest) -> None:
    telephone = enrolled(harvest.network, lambda: now_ms() - YEAR)
    weigh(telephone, harvest)
    status, answer = telephone.push()
    assert (status, answer["r"], codes(answer)) == (200, "f1", {1: ["clock_off"]})
    assert "365 jours" in answer["p"]["1"]["problems"][0][2]
    assert Delivery.plain.get().flagged
    ahead = enrolled(harvest.network, lambda: now_ms() + YEAR)
    weigh(ahead, harvest)
    assert codes(ahead.push()[1]) == {1: ["clock_off"]}


def test_people_who_are_not_of_this_cooperative(harvest: Harvest, telephone: Telephone) -> None:
    stranger = harvest.network.others["collector"]
    payload = {"member": str(harvest.members[0]), "product": str(harvest.product), "centre": str(harvest.centre)}
    telephone.record("collect.record_delivery", stranger.id, payload | {"gross": 1_000})
    telephone.record("collect.record_delivery", new_id(), payload | {"gross": 1_000})
    weigh(telephone, harvest, person="control")
    assert telephone.push()[1]["r"] == "x3"
    assert Delivery.plain.count() == 0
    assert SecurityEvent.objects.filter(kind="forbidden_operation").count() == 3


def test_a_role_that_ended_meanwhile(harvest: Harvest, telephone: Telephone) -> None:
    weigh(telephone, harvest)
    Grant.objects.filter(person=harvest.network.people["collector"]).update(valid_to="2026-04-20")
    telephone.outbox.clear()
    telephone.sequence, telephone.head = 0, telephone._confirmed[1]
    captured = 1_776_160_000_000  # 14 April 2026
    author = harvest.network.people["collector"].id
    payload = {"member": str(harvest.members[0]), "product": str(harvest.product), "centre": str(harvest.centre)}
    telephone.record("collect.record_delivery", author, payload | {"gross": 9_000}, captured_ms=captured)
    assert codes(telephone.push()[1]) == {1: ["grant_ended"]}


def test_an_id_of_another_cooperative_is_no_id(harvest: Harvest, telephone: Telephone) -> None:
    sent = envelope("members.register_member", harvest.network.other, {"family": "Ilunga"})
    theirs = submit_one(harvest.network.stranger("secretary"), sent)
    weigh(telephone, harvest, member=str(theirs.id))
    weigh(telephone, harvest, member=str(new_id()))
    answer = telephone.push()[1]
    assert (answer["r"], codes(answer)) == ("r2", {1: ["unknown_member"], 2: ["unknown_member"]})
    said = [answer["p"][key]["problems"] for key in ("1", "2")]
    assert said[0] == said[1]


def test_a_receipt_number_twice_and_another_series(harvest: Harvest, telephone: Telephone) -> None:
    other = enrolled(harvest.network)
    weigh(telephone, harvest, number=7)
    telephone.push()
    weigh(other, harvest, series="A1", number=7)
    weigh(other, harvest, series="A2", number=1)
    answer = other.push()[1]
    assert (answer["r"], codes(answer)) == ("f1a1", {1: ["foreign_series", "receipt_taken"]})
    assert answer["p"]["1"]["result"]["receipt"] == "B-000001"
    assert Delivery.plain.get(series="B").paper_number == "A1-0007"
    assert_sound()


def test_the_same_person_and_the_same_number_by_two_telephones(harvest: Harvest, telephone: Telephone) -> None:
    """Nothing is lost, both stand, a person settles it."""
    author, other = harvest.network.people["secretary"].id, enrolled(harvest.network)
    for one in (telephone, other):
        one.record("members.register_member", author, {"family": "Kabeya", "given": "Rose", "number": 1})
    assert telephone.push()[1]["r"] == "a1"
    answer = other.push()[1]
    assert (answer["r"], codes(answer)) == ("f1", {1: ["number_taken", "possible_duplicate"]})
    assert answer["p"]["1"]["result"]["number"] > 100
    assert Member.plain.filter(family="Kabeya").count() == 2
    assert Flag.objects.filter(organisation=harvest.organisation, settled_by=None).count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"v": None},
        {"d": "?"},
        {"n": -1},
        {"f": 0},
        {"p": "AA"},
        {"a": []},
        {"a": ["x"]},
        {"u": []},
        {"c": []},
        {"c": [["collect.record_delivery"]]},
        {"c": [["collect.record_delivery", 1, "gross", "@gross"]]},
        {"c": [["collect.record_delivery", 1, 'x":1,"y']]},
        {"c": [["Collect Delivery", 1, "gross"]]},
        {"c": [["collect.record_delivery", 0, "gross"]]},
        {"o": [[0, 0]]},
        {"o": [[0, 0.5, 0, 1]]},
        {"o": [[-1, 0, 0, 1]]},
        {"o": [[0, 10**17, 0, 1]]},
        {"o": [[0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]},
        {"o": [[0, 0, 0]] * 1_001},
        {"o": [[0, 0, 0, -1]]},
        {"o": {}},
        {"m": 10**18},
        {"z": 5_000},
    ],
)
def test_malformed_bodies_are_told_so(harvest: Harvest, telephone: Telephone, change: dict[str, Any]) -> None:
    weigh(telephone, harvest)
    body, signature = telephone.body()
    text = json.dumps(json.loads(body) | change, separators=(",", ":")).encode()
    status, answer = telephone.send(text, signature)
    assert (status, answer["error"]) == (400, "malformed"), answer
    assert Delivery.plain.count() == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"1", b"\xff\xfe", b"[" * 100_000, b'{"v":1}'])
def test_what_is_no_exchange(telephone: Telephone, body: bytes) -> None:
    assert telephone.send(body, "A" * 86)[0] == 400


def test_a_version_that_is_not_spoken(telephone: Telephone) -> None:
    body, signature = telephone.body()
    text = json.dumps(json.loads(body) | {"v": 2}, separators=(",", ":")).encode()
    assert telephone.send(text, signature) == (426, {"error": "version", "least": 1, "most": 1})


def test_packed_bodies_are_capped(telephone: Telephone) -> None:
    bomb = gzip.compress(b" " * (MOST_INFLATED + 1))
    assert len(bomb) < 10_000
    headers = {"Content-Encoding": "gzip", "Lisanga-Signature": "A" * 86}
    assert post_here("/api/sync", bomb, headers) == (413, {"error": "size"})
    assert post_here("/api/sync", b" " * 600_000, {}) == (413, {"error": "size"})
    whole = gzip.compress(b"{}")
    for broken in (b"no gzip", whole[:-3], whole + b"x", whole + whole):
        assert post_here("/api/sync", broken, headers)[0] == 400
    assert post_here("/api/sync", whole, {"Content-Encoding": "br"})[0] == 400
