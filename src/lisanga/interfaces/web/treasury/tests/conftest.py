"""Fixtures of the treasury's pages: the ground of the domain's own tests, with members in the register."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from lisanga.domains.members.operations.register_member import RegisterMember
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.tests.ground import Ground, ground, owing
from lisanga.interfaces.web.tests.signed_in import Office, describe, office

__all__ = ["ground", "owing"]


@dataclass
class Shop:
    """A till with money, two members who are owed some, and a treasurer at the desk."""

    ground: Ground
    jean: UUID
    awa: UUID
    desk: Office


@pytest.fixture
def shop(ground: Ground) -> Shop:
    describe(ground.cooperative, ground.network.partner)
    jean, awa = (
        ground.send("members.register_member", RegisterMember(family=family, given=given)).id
        for family, given in (("Mpia", "Jean"), ("Kisita", "Awa"))
    )
    for till in (ground.cash, ground.mobile):
        sent = RecordCash(
            till=till, direction="in", amount=500_000, category="subsidy", operator="M-Pesa", reference="DEPOT1"
        )
        assert ground.send("treasury.record_cash", sent).recorded
    ground.owe(jean, 60_000)
    ground.owe(awa, 25_000)
    return Shop(ground, jean, awa, office(ground.network, "treasurer"))
