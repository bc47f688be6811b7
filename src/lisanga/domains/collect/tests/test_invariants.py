"""Whatever the order in which a season's operations come, the books, figures and shares tell the same story."""

import random
from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest

from lisanga.core.kernel.clock import month_of
from lisanga.core.ledger.models import AuxiliaryBalance, OpenItem
from lisanga.core.ledger.tests.standard import wrap
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.gate import submit
from lisanga.domains.collect.models import Delivery, DeliverySummary, MemberSummary
from lisanga.domains.collect.operations.open_campaign import OpenCampaign
from lisanga.domains.collect.tests.harvest import DAY, Harvest, assert_sound
from lisanga.domains.members.models import ShareAccount, ShareMovement
from lisanga.domains.members.tests.ground import Register, make_register
from lisanga.domains.stock.models import StockLevel

pytestmark = pytest.mark.django_db


class Season:
    """A believable disorder: everything is drawn from one seed."""

    def __init__(self, harvest: Harvest, register: Register, seed: int) -> None:
        self.harvest, self.register, self.random = harvest, register, random.Random(seed)
        self.members = [register.kabeya, register.mbuyi]
        self.weighed: list[UUID] = []

    def one(self) -> Envelope:
        day, member = DAY + timedelta(days=self.random.randint(-40, 40)), self.random.choice(self.members)
        amount = self.random.randint(1, 60_000)
        money = {"member": member, "till": self.register.cash, "amount": amount}
        name, payload = self.random.choice(
            [
                *[("collect.record_delivery", self._weighing(member))] * 4,
                ("treasury.pay_advance", money),
                ("treasury.pay_member", money),
                ("members.pay_shares", money),
                ("members.subscribe_shares", {"member": member, "shares": self.random.randint(1, 3)}),
                ("collect.reverse_delivery", {"delivery": self._any(), "reason": "erreur"}),
                ("collect.fix_price", {"delivery": self._any(), "price": self.random.randint(1, 900)}),
            ]
        )
        envelope = wrap(self.harvest.network, name, payload, business_date=day)
        if name == "collect.record_delivery":
            self.weighed.append(envelope.id)
        return envelope

    def _weighing(self, member: UUID) -> dict[str, object]:
        fields = {"member": member, "product": self.harvest.product, "centre": self.harvest.centre}
        return {**fields, "gross": self.random.randint(1, 200_000), "moisture": self.random.randint(0, 2_500)}

    def _any(self) -> UUID:
        return self.random.choice(self.weighed) if self.weighed else UUID(int=1)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_season_in_any_order(harvest: Harvest, seed: int) -> None:
    register = make_register(harvest.network)
    opened = OpenCampaign(
        name="2026 B", product=harvest.product, starts_on=DAY, max_recovery=6_000, capital_instalment=500
    )
    season = harvest.send("collect.open_campaign", opened).id
    harvest.send("collect.set_price", {"campaign": season, "price": 900, "valid_from": "2026-04-20"})
    drawn = Season(harvest, register, seed)
    sent = [drawn.one() for _ in range(70)]
    viewer, repeated = harvest.network.viewer("manager"), drawn.random.sample(sent, 20)
    for start in range(0, len(sent), 9):
        submit(viewer, sent[start : start + 9])
    assert all(answer.duplicate for answer in submit(viewer, repeated))
    assert_sound()
    assert_figures_follow_deliveries()
    assert_shares_follow_their_movements()
    assert_sums_due_are_the_balance(drawn.members)


def assert_figures_follow_deliveries() -> None:
    months: Counter[tuple[str, object, int]] = Counter()
    for delivery in Delivery.plain.filter(reversed_by=None):
        assert delivery.value == delivery.recovered + delivery.capital + delivery.net_to_pay
        for kind, key in (("month", delivery.centre), ("member", delivery.member)):
            months[kind, key, month_of(delivery.on)] += delivery.net
    kept: Counter[tuple[str, object, int]] = Counter()
    for row in DeliverySummary.plain.all():
        kept["month", row.centre, row.month] += row.grams
    for own in MemberSummary.plain.all():
        kept["member", own.member, own.month] += own.grams
    assert +kept == +months
    standing = sum(delivery.net for delivery in Delivery.plain.filter(reversed_by=None))
    assert sum(level.grams for level in StockLevel.plain.all()) == standing


def assert_shares_follow_their_movements() -> None:
    for account in ShareAccount.plain.all():
        moves = list(ShareMovement.plain.filter(member=account.member))
        assert account.shares == sum(move.shares for move in moves)
        assert account.paid == sum(move.paid for move in moves)
        due = OpenItem.plain.filter(auxiliary=account.member, account="4612")
        assert account.subscribed - account.paid == sum(item.amount - item.settled for item in due)


def assert_sums_due_are_the_balance(members: list[UUID]) -> None:
    """What is open between a member and the cooperative is the balance of the member's account, to the franc."""
    for member in members:
        open_sum = sum(
            (item.amount - item.settled) * (1 if item.side == "D" else -1)
            for item in OpenItem.plain.filter(auxiliary=member)
        )
        rows = AuxiliaryBalance.plain.filter(auxiliary=member)
        assert open_sum == sum(row.debit - row.credit for row in rows)
