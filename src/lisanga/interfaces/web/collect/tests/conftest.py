"""Fixtures of these pages: a cooperative that weighs maize at two centres."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.collect.models import Campaign
from lisanga.domains.stock.operations.set_reference import CentreItem, SetReference
from lisanga.interfaces.web.members.tests.ground import Ground, harvest, make_ground

DAY = date(2026, 4, 14)


@dataclass
class Market:
    """`maize` at 850 francs; two centres; Jean and Awa deliver."""

    ground: Ground
    maize: UUID
    kinzamba: UUID
    bulungu: UUID
    campaign: UUID
    jean: UUID
    awa: UUID

    def weigh(self, member: UUID, gross: int, day: date = DAY, **more: object) -> Answer:
        fact: dict[str, object] = {"member": member, "product": self.maize, "centre": self.kinzamba, "gross": gross}
        return self.ground.send("collect.record_delivery", fact | more, business_date=day)


@pytest.fixture
def market(network: Network) -> Market:
    ground = make_ground(network)
    names = harvest(ground)
    centre = ground.send("stock.set_reference", SetReference(item=CentreItem(name="Bulungu centre"))).id
    campaign = Campaign.plain.get(organisation_id=ground.cooperative).id
    members = ground.member("Mpia", "Jean"), ground.member("Kisita", "Awa")
    return Market(ground, names["product"], names["centre"], centre, campaign, *members)
