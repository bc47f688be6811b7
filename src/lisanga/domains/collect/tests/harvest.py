"""A cooperative ready to weigh: members (as auxiliary accounts), maize, a centre, a campaign and its price."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import Auxiliary
from lisanga.core.ledger.operations.posting import EntryDraft, ItemDraft, LineDraft, post
from lisanga.core.ledger.verification import verify_ledger
from lisanga.core.operations.chain import lock_head, save_head
from lisanga.core.operations.context import Context
from lisanga.core.operations.envelope import Envelope, envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.core.operations.verification import verify_chains
from lisanga.domains.collect.operations.open_campaign import OpenCampaign
from lisanga.domains.collect.operations.set_price import SetPrice
from lisanga.domains.stock.operations.set_reference import CentreItem, ProductItem, SetReference

DAY = date(2026, 4, 14)


@dataclass
class Harvest:
    """Everything a weighing names."""

    network: Network
    organisation: UUID
    product: UUID
    centre: UUID
    campaign: UUID
    members: list[UUID]

    def wrap(self, type: str, payload: msgspec.Struct | dict[str, Any], **more: Any) -> Envelope:
        more.setdefault("business_date", DAY)
        return envelope(type, self.organisation, payload, **more)

    def send(self, type: str, payload: msgspec.Struct | dict[str, Any], role: str = "manager", **more: Any) -> Answer:
        return submit_one(self.network.viewer(role), self.wrap(type, payload, **more))

    def weighing(self, who: int = 0, *, day: date = DAY, id: UUID | None = None, **fields: Any) -> Envelope:
        payload: dict[str, Any] = {
            "member": self.members[who],
            "product": self.product,
            "centre": self.centre,
            "gross": 100_000,
        }
        payload.update(fields)
        return envelope("collect.record_delivery", self.organisation, payload, business_date=day, id=id)

    def weigh(self, who: int = 0, **fields: Any) -> Answer:
        return submit_one(self.network.viewer("collector"), self.weighing(who, **fields))

    def owe(self, member: int, account: str, amount: int, day: date = date(2026, 3, 2)) -> UUID:
        """A sum due by a member, as another domain would post it."""
        head = lock_head(self.organisation)
        assert head is not None
        context = Context(self.organisation, UUID(int=0), None, head.counters, dict(head.counters))  # type: ignore[arg-type]  # no clock is read
        item, who = new_id(), self.members[member]
        lines = [LineDraft(account, debit=amount, auxiliary=who), LineDraft("5711", credit=amount)]
        opens = [ItemDraft(item, account, who, "D", amount, "somme due")]
        post(context, [EntryDraft(item, "CA", "somme due", day, lines, opens)])
        context.writer.flush()
        save_head(head)
        return item


def make_harvest(network: Network) -> Harvest:
    organisation, viewer = network.cooperative, network.viewer("manager")

    def made(type: str, payload: msgspec.Struct) -> UUID:
        answer = submit_one(viewer, envelope(type, organisation, payload))
        assert answer.verdict == "accepted", answer
        return answer.id

    product = made("stock.set_reference", SetReference(item=ProductItem(name="Maïs", form="grain", base_moisture=1300)))
    centre = made("stock.set_reference", SetReference(item=CentreItem(name="Kinzamba")))
    campaign = made("collect.open_campaign", OpenCampaign(name="2026 A", product=product, starts_on=date(2026, 1, 5)))
    made("collect.set_price", SetPrice(campaign=campaign, price=850, valid_from=date(2026, 1, 5)))
    members = [new_id() for _ in range(3)]
    for number, member in enumerate(members, 1):
        Auxiliary.plain.create(
            id=member, organisation_id=organisation, kind="member", number=f"{number:03d}", name=f"Membre {number}"
        )
    return Harvest(network, organisation, product, centre, campaign, members)


@pytest.fixture
def harvest(network: Network) -> Harvest:
    return make_harvest(network)


def assert_sound(seals: bool = True) -> None:
    """Chains, balances and seals; `seals` False where a test posted without an operation."""
    assert list(verify_chains()) == []
    faults = [fault for fault in verify_ledger() if seals or fault.place != "ledger"]
    assert faults == []
