"""A cooperative with its identity, a till and members, and browsers signed in as its people."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network, add_person
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.members.operations.register_member import RegisterMember
from lisanga.domains.stock.operations.set_reference import CentreItem, ProductItem, SetReference
from lisanga.domains.treasury.operations.open_till import OpenTill
from lisanga.domains.treasury.operations.pay_advance import PayAdvance
from lisanga.interfaces.web.tests.signed_in import Office, describe


@dataclass
class Ground:
    """`desk` is the secretary's browser; `till` holds francs."""

    network: Network
    till: UUID
    desk: Office

    @property
    def cooperative(self) -> UUID:
        return self.network.cooperative

    def office(self, role: str) -> Office:
        return Office(self.network.people[role], "BULUNGU")

    def send(self, type: str, payload: msgspec.Struct | dict[str, Any], role: str = "manager", **more: Any) -> Answer:
        answer = submit_one(self.network.viewer(role), envelope(type, self.cooperative, payload, **more))
        assert answer.recorded, answer
        return answer

    def member(self, family: str = "Mpia", given: str = "Jean", **more: Any) -> UUID:
        values = {"village": "Kinzamba", "sex": "M", **more}
        return self.send("members.register_member", RegisterMember(family=family, given=given, **values)).id

    def own_account(self, member: UUID) -> Office:
        """The browser of somebody with the role *membre*."""
        return Office(add_person("Jean Mpia", "member", self.cooperative, member), "BULUNGU")


def make_ground(network: Network) -> Ground:
    describe(network.cooperative, network.partner)
    describe(network.other, network.other_partner, "Kimvuka kia Kenge")
    till = OpenTill(kind="cash", name="Caisse du bureau")
    opened = submit_one(network.viewer("manager"), envelope("treasury.open_till", network.cooperative, till))
    return Ground(network, opened.id, Office(network.people["secretary"], "BULUNGU"))


def harvest(ground: Ground) -> dict[str, UUID]:
    """A product at 850 francs and a centre."""
    product = ground.send("stock.set_reference", SetReference(item=ProductItem(name="Maïs", form="grain"))).id
    centre = ground.send("stock.set_reference", SetReference(item=CentreItem(name="Kinzamba"))).id
    day = {"starts_on": "2026-01-05"}
    campaign = ground.send("collect.open_campaign", {"name": "2026 A", "product": product, **day}).id
    ground.send("collect.set_price", {"campaign": campaign, "price": 850, "valid_from": "2026-01-05"})
    return {"product": product, "centre": centre}


def weigh(ground: Ground, member: UUID, names: dict[str, UUID], grams: int = 100_000) -> UUID:
    return ground.send("collect.record_delivery", {"member": member, "gross": grams, **names}).id


def full(ground: Ground) -> UUID:
    """A member with shares, an advance, and a delivery that takes it back."""
    one = ground.member("Mpia", "Jean", phone="0811234567")
    names = harvest(ground)
    ground.send("treasury.record_cash", {"till": ground.till, "direction": "in", "amount": 90_000, "category": "gift"})
    ground.send("treasury.pay_advance", PayAdvance(member=one, till=ground.till, amount=25_000))
    ground.send("members.record_existing_shares", {"member": one, "shares": 2, "paid": 5_000})
    weigh(ground, one, names)
    return one
