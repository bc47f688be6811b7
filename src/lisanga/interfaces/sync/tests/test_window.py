"""The rows that come down: bounded, exact after any order of changes, small."""

import gzip
import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit
from lisanga.domains.collect.operations.open_campaign import OpenCampaign
from lisanga.domains.collect.operations.set_price import SetPrice
from lisanga.domains.collect.tests.harvest import Harvest
from lisanga.domains.directory.operations.settle_flag import SettleFlag
from lisanga.domains.stock.operations.set_reference import ProductItem, SetReference
from lisanga.interfaces.sync.phone import short, signed_lines
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, harvest, now_ms, telephone, weigh
from lisanga.interfaces.sync.window.cursor import Cursor, cursor_of

__all__ = ["harvest", "telephone"]
pytestmark = pytest.mark.django_db
_NAMES = ("Mbuyi", "Kabeya", "Ilunga", "Mukendi", "Tshala", "Kanku", "Mwamba", "Ngalula", "Kapinga", "Lukusa")
_VILLAGES = ("Kimbata", "Mosango", "Lusanga", "Kikwit", "Bulungu", "Masamba", "Imbongo")


def register(harvest: Harvest, count: int, first: int = 1) -> list[UUID]:
    """Members as cooperatives have them: names that repeat, a telephone, a village."""
    sent = [
        envelope(
            "members.register_member",
            harvest.organisation,
            {
                "family": _NAMES[turn % 10] + ("" if turn % 3 else "-" + _NAMES[turn * 7 % 10]),
                "post": _NAMES[turn * 3 % 10],
                "given": f"{_NAMES[turn * 11 % 9]}{turn % 17}",
                "sex": "FM"[turn % 2],
                "birth_year": 1950 + turn * 13 % 55,
                "village": _VILLAGES[turn * 5 % 7],
                "phone": f"08{10 + turn % 9}{turn * 7919 % 1_000_000:06d}",
            },
        )
        for turn in range(first, first + count)
    ]
    assert all(one.recorded for one in submit(harvest.network.viewer("secretary"), sent))
    return [one.id for one in sent]


def today_harvest(harvest: Harvest) -> str:
    """A campaign that runs today, so that lines are recent."""
    today = clock.today()
    opened = harvest.send(
        "collect.open_campaign",
        OpenCampaign(name="Du jour", product=harvest.product, starts_on=today - timedelta(days=9)),
    )
    price = SetPrice(campaign=opened.id, price=900, valid_from=today - timedelta(days=9))
    harvest.send("collect.set_price", price)
    return today.isoformat()


def weigh_today(telephone: Telephone, harvest: Harvest, **fields: Any) -> UUID:
    payload = {
        "member": str(harvest.members[0]),
        "product": str(harvest.product),
        "centre": str(harvest.centre),
        "gross": 50_000,
        "series": telephone.identity["series"],
        "number": telephone.sequence + 1,
    }
    author = harvest.network.people["collector"].id
    return telephone.record("collect.record_delivery", author, payload | fields, day=clock.today().isoformat())


def test_the_first_pull_brings_everything(harvest: Harvest, telephone: Telephone) -> None:
    today_harvest(harvest)
    members = register(harvest, 3)
    weigh_today(telephone, harvest, member=str(members[0]))
    telephone.push(rows=True)
    held = telephone.tables
    assert {one["family"] for one in held["members"].values()} == {"Kabeya", "Ilunga", "Mukendi-Kabeya"}
    delivered = held["members"][short(members[0])]
    assert (delivered["due"], delivered["phone"]) == (45_000, "811007919")
    assert [one["name"] for one in held["products"].values()] == ["Maïs"]
    assert len(held["centres"]) == 1
    assert {one["price"] for one in held["prices"].values()} == {850, 900}
    assert {one["name"] for one in held["people"].values()} >= {"collector A", "secretary A", "treasurer A"}
    assert next(one for one in held["people"].values() if one["name"] == "collector A")["permissions"] == "cm"
    line = next(iter(held["lines"].values()))
    assert (line["series"], line["number"], line["net"], line["value"]) == ("A1", 1, 50_000, 45_000)


def test_later_pulls_bring_what_changed(harvest: Harvest, telephone: Telephone) -> None:
    today_harvest(harvest)
    members = register(harvest, 5)
    telephone.pull()
    status, answer = telephone.push(rows=True)
    assert (status, answer["w"]["t"], "x" in answer["w"]) == (200, {}, False)
    weigh_today(telephone, harvest, member=str(members[1]))
    _status, answer = telephone.push(rows=True)
    assert set(answer["w"]["t"]) == {"members", "lines", "stock"}
    assert len(answer["w"]["t"]["members"]["r"]) == 1
    left = {"member": str(members[2]), "status": "left", "reason": "Départ"}
    changed = submit(
        harvest.network.viewer("secretary"),
        [
            envelope("members.set_status", harvest.organisation, left),
            envelope("members.update_member", harvest.organisation, _renamed(members[3])),
        ],
    )
    assert all(one.recorded for one in changed), changed
    harvest.send("stock.set_reference", SetReference(item=ProductItem(name="Soja")))
    telephone.pull()
    assert short(members[2]) not in telephone.tables["members"]
    assert telephone.tables["members"][short(members[3])]["village"] == "Ailleurs"
    assert {one["name"] for one in telephone.tables["products"].values()} == {"Maïs", "Soja"}


def _renamed(member: UUID) -> dict[str, Any]:
    return {"member": str(member), "changes": {"village": ["Imbongo", "Ailleurs"]}}


def test_a_reversed_delivery_leaves_the_telephone(harvest: Harvest, telephone: Telephone) -> None:
    today_harvest(harvest)
    delivery = weigh_today(telephone, harvest)
    telephone.push(rows=True)
    assert short(delivery) in telephone.tables["lines"]
    reverse = {"delivery": str(delivery), "reason": "Erreur de pesée"}
    assert harvest.send("collect.reverse_delivery", reverse).recorded
    telephone.pull()
    assert telephone.tables["lines"] == {}


def test_what_became_of_earlier_operations(harvest: Harvest, telephone: Telephone) -> None:
    """One that waited for another telephone's member, and one that a person has settled."""
    today_harvest(harvest)
    other = enrolled(harvest.network)
    author = harvest.network.people["secretary"].id
    member = other.record("members.register_member", author, {"family": "Lukusa"})
    payload = {"member": str(member), "product": str(harvest.product), "centre": str(harvest.centre), "gross": 9_000}
    day = clock.today().isoformat()
    telephone.record("collect.record_delivery", author, payload, day=day, depends_on=(member,))
    flagged = weigh_today(telephone, harvest, price=123)
    assert telephone.push(rows=True)[1]["r"] == "h1f1"
    other.push()
    settle = SettleFlag(operation=flagged, reason="Prix convenu avec le gérant")
    assert harvest.send("directory.settle_flag", settle).recorded
    _status, answer = telephone.push(rows=True)
    assert sorted(answer["e"]) == [[1, "a"], [2, "s"]]
    assert telephone.verdicts == {1: "a", 2: "s"}
    assert telephone.tables["lines"][short(flagged)].get("flagged", 0) == 0


def test_a_large_register_comes_in_pieces(harvest: Harvest, telephone: Telephone) -> None:
    register(harvest, 25)
    seen: set[str] = set()
    telephone.cursor, turns = 0, 0
    while True:
        turns += 1
        status, answer = _asked(telephone, most=10)
        assert status == 200
        ids = [row[0] for row in answer["w"]["t"]["members"]["r"]]
        assert not seen & set(ids)
        seen |= set(ids)
        if not answer["w"].get("more"):
            break
    assert (turns, len(seen)) == (3, 25)
    assert isinstance(telephone.cursor, int)
    register(harvest, 1, 90)
    assert len(_asked(telephone, most=10)[1]["w"]["t"]["members"]["r"]) == 1


def _asked(telephone: Telephone, most: int) -> tuple[int, dict[str, Any]]:
    body, _signature = telephone.body_of([], rows=True)
    text = json.loads(body)
    text["q"]["max"] = most
    said = json.dumps(text, separators=(",", ":")).encode()
    last, head = telephone._confirmed
    return telephone.send(said, telephone.sign(signed_lines(telephone.id, text["n"], last, head, said)))


def test_thirty_seven_bytes_a_member(harvest: Harvest, telephone: Telephone) -> None:
    members = register(harvest, 1_000)
    assert len(members) == 1_000
    sizes: list[int] = []

    def measured(address: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        status, answer = post(address, body, headers)
        packed = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
        sizes.append(len(gzip.compress(packed, 6)))
        return status, answer

    post = telephone.post
    telephone.post = measured
    assert telephone.pull() == 1
    assert len(telephone.tables["members"]) == 1_000
    assert sizes[0] <= 37_000


def test_a_bounded_number_of_statements(harvest: Harvest, telephone: Telephone) -> None:
    counts = []
    for size in (5, 60):
        register(harvest, size, size * 10)
        telephone.cursor = 0
        body, signature = telephone.body(0, rows=True)
        with CaptureQueriesContext(connection) as queries:
            assert telephone.send(body, signature)[0] == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 34


def test_numbers_are_set_aside_before_they_run_out(harvest: Harvest, telephone: Telephone) -> None:
    telephone.pull()
    author = harvest.network.people["secretary"].id
    for number in range(1, 32):
        telephone.record("members.register_member", author, {"family": f"Nom {number}", "number": number})
    _status, answer = telephone.push(rows=True)
    assert answer["w"]["numbers"] == [[1, 50], [51, 100]]
    _status, answer = telephone.push(rows=True)
    assert answer["w"]["numbers"] == [[1, 50], [51, 100]]


def test_no_rows_for_an_old_contact(harvest: Harvest, telephone: Telephone) -> None:
    body, signature = telephone.body(rows=True)
    telephone.pull()
    status, answer = telephone.send(body, signature)
    assert (status, "w" in answer) == (200, False)


def test_an_unknown_cursor_starts_anew() -> None:
    assert cursor_of("12-40") == Cursor(12, 40)
    for nothing in ("", "x", "1-", "-1", -4, 2**70):
        assert cursor_of(nothing) == Cursor()
    assert Cursor(7).told() == 7
    assert Cursor(7, 3).told() == "7-3"


def test_a_cursor_of_a_later_time_starts_anew(harvest: Harvest, telephone: Telephone) -> None:
    """The server was set back to a copy: the telephone knows more than it does."""
    telephone.pull()
    telephone.cursor = 10**6
    _status, answer = telephone.push(rows=True)
    assert answer["w"]["whole"] is True


def test_old_lines_and_those_of_other_centres_stay_away(harvest: Harvest) -> None:
    today_harvest(harvest)
    here = enrolled(harvest.network, centre=harvest.centre)
    elsewhere = enrolled(harvest.network, centre=new_id())
    weigh(here, harvest)  # in April
    weigh_today(here, harvest)
    here.push()
    for one, count in ((here, 1), (elsewhere, 0)):
        one.pull()
        assert len(one.tables["lines"]) == count
        assert len(one.tables["prices"]) >= 1


def test_days_travel_as_numbers(harvest: Harvest, telephone: Telephone) -> None:
    today_harvest(harvest)
    telephone.pull()
    campaign = next(one for one in telephone.tables["campaigns"].values() if one["name"] == "Du jour")
    assert date(1970, 1, 1) + timedelta(days=campaign["starts_on"]) == clock.today() - timedelta(days=9)
    assert now_ms() > 0
