"""The float and the slips of a telephone, as its window holds them: only its own, exact after any change."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel import clock
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.domains.collect.tests.harvest import Harvest
from lisanga.domains.directory.operations.change_device import ChangeDevice
from lisanga.domains.treasury.operations.assign_slips import AssignSlips
from lisanga.domains.treasury.operations.open_till import OpenTill
from lisanga.domains.treasury.operations.pay_member import PayMember
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.operations.withdraw_slips import WithdrawSlips
from lisanga.interfaces.sync.phone import short
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, harvest
from lisanga.interfaces.sync.tests.test_window import register, today_harvest, weigh_today

__all__ = ["harvest"]
pytestmark = pytest.mark.django_db


def float_of(harvest: Harvest, telephone: Telephone, name: str = "Fonds de Kimbata") -> UUID:
    """A till with money, given to a telephone."""
    till = harvest.send("treasury.open_till", OpenTill(kind="cash", name=name)).id
    filled = RecordCash(till=till, direction="in", amount=300_000, category="subsidy")
    assert harvest.send("treasury.record_cash", filled).recorded
    give(harvest, telephone, till)
    return till


def give(harvest: Harvest, telephone: Telephone, till: UUID | None) -> None:
    payload = ChangeDevice(device=telephone.id, name="Téléphone", till=till)
    sent = envelope("directory.change_device", harvest.organisation, payload)
    assert submit_one(harvest.network.viewer("president"), sent).recorded


def due(harvest: Harvest, member: UUID, gross: int = 10_000) -> UUID:
    """A delivery weighed in the office, to be paid."""
    answer = harvest.send("collect.record_delivery", _weighed(harvest, member, gross), business_date=clock.today())
    assert answer.recorded, answer
    return answer.id


def _weighed(harvest: Harvest, member: UUID, gross: int) -> dict[str, Any]:
    place = {"product": str(harvest.product), "centre": str(harvest.centre)}
    return {"member": str(member), "gross": gross, **place}


def assign(harvest: Harvest, telephone: Telephone, *items: UUID) -> None:
    assert harvest.send("treasury.assign_slips", AssignSlips(device=telephone.id, items=items)).recorded


def pays(telephone: Telephone, harvest: Harvest, payment: PayMember) -> None:
    fields = {"member": str(payment.member), "till": str(payment.till), "amount": payment.amount}
    payload: dict[str, Any] = fields | {"items": [str(one) for one in payment.items]}
    author = harvest.network.people["treasurer"].id
    telephone.record("treasury.pay_member", author, payload, day=clock.today().isoformat())


def sums(telephone: Telephone) -> dict[str, int]:
    return {identifier: row["sum"] for identifier, row in telephone.tables["slips"].items()}


def test_a_telephone_without_a_float_holds_no_till_and_no_slip(harvest: Harvest) -> None:
    today_harvest(harvest)
    telephone, other = enrolled(harvest.network), enrolled(harvest.network)
    till = float_of(harvest, telephone)
    weigh_today(other, harvest)
    for one in (telephone, other):
        one.push(rows=True)
    assert (set(telephone.tables["tills"]), other.tables["tills"]) == ({short(till)}, {})
    assert telephone.tables["tills"][short(till)]["balance"] == 300_000
    assert (telephone.tables["slips"], other.tables["slips"]) == ({}, {})


def test_slips_come_and_go_by_row(harvest: Harvest) -> None:
    today_harvest(harvest)
    member = register(harvest, 1)[0]
    telephone = enrolled(harvest.network)
    till = float_of(harvest, telephone)
    telephone.pull()
    first, second, third = (due(harvest, member, gross) for gross in (10_000, 20_000, 30_000))
    assign(harvest, telephone, first, second)
    _status, answer = telephone.push(rows=True)
    assert sums(telephone) == {short(first): 9_000, short(second): 18_000}
    row = telephone.tables["slips"][short(first)]
    assert (row["member"], row["label"].startswith("Bon "), row.get("weighed", 0)) == (short(member), True, 0)
    own = weigh_today(telephone, harvest, member=str(member), gross=5_000)
    _status, answer = telephone.push(rows=True)
    assert [row[0] for row in answer["w"]["t"]["slips"]["r"]] == [short(own)]
    weighed = telephone.tables["slips"][short(own)]
    assert (weighed["weighed"], weighed["label"]) == (1, f"Bon {telephone.identity['series']}-0001")
    pays(telephone, harvest, PayMember(member=member, till=till, amount=9_000, items=(first,)))
    pays(telephone, harvest, PayMember(member=member, till=till, amount=1_500, items=(own,)))
    _status, answer = telephone.push(rows=True)
    assert answer["r"] == "a2"
    assert answer["w"]["x"]["slips"] == [short(first)]
    assert sums(telephone) == {short(second): 18_000, short(own): 3_000}
    back = WithdrawSlips(device=telephone.id, items=(second,))
    assert harvest.send("treasury.withdraw_slips", back).recorded
    assert harvest.send(
        "treasury.pay_member", PayMember(member=member, till=till, amount=27_000, items=(third,))
    ).recorded
    telephone.pull()
    assert sums(telephone) == {short(own): 3_000}


def test_what_another_was_given_leaves_who_weighed_it(harvest: Harvest) -> None:
    today_harvest(harvest)
    telephone, other = enrolled(harvest.network), enrolled(harvest.network)
    float_of(harvest, telephone)
    float_of(harvest, other, "Fonds de Lusanga")
    delivery = weigh_today(telephone, harvest)
    telephone.push(rows=True)
    other.pull()
    assert set(sums(telephone)) == {short(delivery)}
    assign(harvest, other, delivery)
    telephone.pull()
    other.pull()
    assert (set(sums(telephone)), set(sums(other))) == (set(), {short(delivery)})
    telephone.cursor = other.cursor = 0
    telephone.pull()
    other.pull()
    assert (set(sums(telephone)), set(sums(other))) == (set(), {short(delivery)})


def test_a_float_given_later_and_given_back(harvest: Harvest) -> None:
    today_harvest(harvest)
    telephone = enrolled(harvest.network)
    delivery = weigh_today(telephone, harvest)
    telephone.push(rows=True)
    till = float_of(harvest, telephone)
    telephone.pull()
    assert (set(telephone.tables["tills"]), set(sums(telephone))) == ({short(till)}, {short(delivery)})
    give(harvest, telephone, None)
    telephone.pull()
    assert (telephone.tables["tills"], telephone.tables["slips"]) == ({}, {})


def test_a_reversed_delivery_is_no_slip_any_more(harvest: Harvest) -> None:
    today_harvest(harvest)
    telephone = enrolled(harvest.network)
    float_of(harvest, telephone)
    delivery = weigh_today(telephone, harvest)
    telephone.push(rows=True)
    reverse = {"delivery": str(delivery), "reason": "Erreur de pesée"}
    assert harvest.send("collect.reverse_delivery", reverse).recorded
    telephone.pull()
    assert sums(telephone) == {}


def test_what_a_member_promised_for_shares_and_owes_comes_with_the_row(harvest: Harvest) -> None:
    telephone, member = enrolled(harvest.network), register(harvest, 1)[0]
    till = float_of(harvest, telephone)
    existing = {"member": str(member), "shares": 4, "nominal": 5_000, "paid": 12_000}
    answer = harvest.send("members.record_existing_shares", existing)
    assert answer.recorded, answer
    advance = {"member": str(member), "till": str(till), "amount": 7_000, "due_on": "2026-07-31"}
    assert harvest.send("treasury.pay_advance", advance).recorded
    telephone.pull()
    row = telephone.tables["members"][short(member)]
    assert (row["shares"], row["subscribed"], row["unpaid"], row["owes"]) == (4, 20_000, 8_000, 7_000)
    assert row["advance_due"] == 20_665  # 2026-07-31


def test_slips_cost_a_bounded_number_of_statements(harvest: Harvest) -> None:
    today_harvest(harvest)
    members = register(harvest, 2)
    telephone = enrolled(harvest.network)
    float_of(harvest, telephone)
    telephone.pull()
    counts = []
    for size in (2, 25):
        assign(harvest, telephone, *[due(harvest, members[turn % 2]) for turn in range(size)])
        body, signature = telephone.body(0, rows=True)
        with CaptureQueriesContext(connection) as queries:
            assert telephone.send(body, signature)[0] == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 37
