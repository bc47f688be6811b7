"""Three cooperatives made through the door, two of the Kwilu and one of the Kwango, ready to weigh, pay and close."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import Any
from uuid import UUID

import msgspec
import pytest
from pytest_django import DjangoDbBlocker

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.held import held
from lisanga.core.operations.tests.network import Network, add_person, make_network
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import Scope, Viewer, viewer_of
from lisanga.domains.collect.operations import reference
from lisanga.domains.cooperatives.tests.ground import create

PERIOD = "2026-Q1"
FIRST, LAST = 2026 * 12, 2026 * 12 + 2
AT = datetime(2026, 4, 10, 9, 12, tzinfo=timezone.utc)


@dataclass
class Works:
    """One cooperative with its manager, a till, a centre and two members."""

    organisation: UUID
    manager: Viewer
    till: UUID
    mobile: UUID
    centre: UUID
    members: list[UUID]

    def send(self, kind: str, payload: msgspec.Struct | dict[str, Any], day: date) -> Answer:
        answer = submit_one(self.manager, envelope(kind, self.organisation, payload, business_date=day))
        assert answer.recorded, answer
        return answer

    def product(self, name: str, form: str = "", price: int = 850) -> UUID:
        """With a campaign of 2026 and its price."""
        item = {"type": "product", "name": name, "form": form}
        product = self.send("stock.set_reference", {"item": item}, date(2025, 12, 1)).id
        starts = date(2025, 1, 1)
        campaign = self.send(
            "collect.open_campaign", {"name": f"{name} 2026", "product": product, "starts_on": starts}, starts
        ).id
        self.send("collect.set_price", {"campaign": campaign, "price": price, "valid_from": starts}, starts)
        return product

    def weigh(self, product: UUID, day: date, kilograms: int, who: int = 0, **more: Any) -> UUID:
        payload = {"member": self.members[who], "product": product, "centre": self.centre, "gross": kilograms * 1000}
        return self.send("collect.record_delivery", {**payload, **more}, day).id

    def cash(self, direction: str, amount: int, category: str, day: date) -> UUID:
        payload = {"till": self.till, "direction": direction, "amount": amount, "category": category}
        return self.send("treasury.record_cash", payload, day).id

    def pay(self, amount: int, day: date, who: int = 0) -> UUID:
        payload = {"member": self.members[who], "till": self.till, "amount": amount}
        return self.send("treasury.pay_member", payload, day).id

    def count(self, notes: int, day: date) -> UUID:
        """So many notes of 500 francs."""
        payload = {"till": self.till, "denominations": [{"value": 500, "count": notes}], "counted_by": "Gérante"}
        return self.send("treasury.count_cash", payload, day).id


def make_works(network: Network, code: str, name: str, partner: UUID, **more: Any) -> Works:
    created = create(network, code=code, name=name, partner=partner, link=new_id(), **more)
    assert created.recorded, created
    manager = viewer_of(add_person("Gérante", "manager", created.id), clock.today())
    works = Works(created.id, manager, created.id, created.id, created.id, [])
    day = date(2025, 12, 1)
    works.till = works.send("treasury.open_till", {"kind": "cash", "name": "Caisse"}, day).id
    mobile = {"kind": "mobile", "name": "M-Pesa", "operator": "M-Pesa", "number": "+243811234567"}
    works.mobile = works.send("treasury.open_till", mobile, day).id
    works.centre = works.send("stock.set_reference", {"item": {"type": "centre", "name": "Centre"}}, day).id
    people = (
        {"family": "Kabeya", "sex": "M", "birth_year": 1970},
        {"family": "Mbuyi", "sex": "F", "birth_year": 1999, "joined_on": date(2026, 2, 3)},
    )
    works.members = [works.send("members.register_member", person, day).id for person in people]
    return works


@dataclass
class Quarter:
    """`bulk` and `quiet` belong to the network's first partner, `far` to the other."""

    network: Network
    bulk: Works
    quiet: Works
    far: Works

    def scope(self, role: str = "focal_point") -> Scope:
        return self.network.viewer(role).scope


def make_quarter(network: Network) -> Quarter:
    """`bulk` delivers maize and coffee, sells, pays and counts; `quiet` does nothing; `far` delivers."""
    registered = {"stage": "registered", "nominal_share": 10_000}
    bulk = make_works(network, "IDIOFA", "Bomoko ya Idiofa", network.partner, rsc_number="RSC-1", **registered)
    quiet = make_works(network, "GUNGU", "Bana Gungu", network.partner, territory="Gungu")
    other = {"province": "CD-KG", "territory": "Kenge", **registered}
    far = make_works(network, "KASONGO", "Lukula ya Kenge", network.other_partner, rsc_number="RSC-2", **other)
    maize, coffee = bulk.product("Maïs", "grain"), bulk.product("Café robusta", "sec", 4200)
    bulk.weigh(maize, date(2025, 11, 20), 500)
    bulk.weigh(maize, date(2026, 1, 12), 1000)
    bulk.weigh(maize, date(2026, 3, 2), 2000, who=1)
    bulk.weigh(coffee, date(2026, 3, 20), 300)
    bulk.cash("in", 6_000_000, "produce_sale", date(2026, 3, 22))
    bulk.cash("in", 2_000_000, "subsidy", date(2026, 3, 22))
    bulk.cash("out", 400_000, "transport", date(2026, 3, 23))
    bulk.pay(850_000, date(2026, 3, 24))
    far.weigh(far.product("Maïs", "grain"), date(2026, 2, 2), 9000)
    return Quarter(network, bulk, quiet, far)


@pytest.fixture(scope="module")
def laid(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Quarter]:
    with held(django_db_blocker):
        yield make_quarter(make_network())


@pytest.fixture
def anew(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test on held ground: what the process remembers of lists goes by their version, which comes back with the
    ground when a test's writes are undone."""
    monkeypatch.setattr(reference, "_cache", {})


@pytest.fixture
def lived(laid: Quarter, anew: None) -> Quarter:
    return deepcopy(laid)
