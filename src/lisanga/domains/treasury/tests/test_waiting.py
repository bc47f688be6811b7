"""Money at hand and money waited for, over many cooperatives."""

import pytest

from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.treasury.operations.pay_member import PayMember
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.queries import money_held, unpaid
from lisanga.domains.treasury.tests.ground import Ground


def _receipt(ground: Ground, amount: int) -> None:
    sent = RecordCash(till=ground.cash, direction="in", amount=amount, category="gift")
    assert ground.send("treasury.record_cash", sent).recorded


def test_what_is_held_follows_the_tills(ground: Ground) -> None:
    scope, place = ground.secretary.scope, ground.cooperative
    assert money_held(scope, [place]) == {place: 0}
    _receipt(ground, 90_000)
    ground.owe(ground.kabeya, 60_000)
    paid = PayMember(member=ground.kabeya, till=ground.cash, amount=20_000)
    assert ground.send("treasury.pay_member", paid).recorded
    assert money_held(scope, [place]) == {place: 70_000}


def test_who_waits_for_money(ground: Ground) -> None:
    scope, place = ground.secretary.scope, ground.cooperative
    assert unpaid(scope, [place]) == {}
    ground.owe(ground.kabeya, 60_000)
    ground.owe(ground.kabeya, 5_000)
    ground.owe(ground.mbuyi, 1_000, "USD", 2_800_000_000)
    assert unpaid(scope, [place]) == {place: (2, 65_000)}
    _receipt(ground, 90_000)
    ground.send("treasury.pay_member", PayMember(member=ground.kabeya, till=ground.cash, amount=65_000))
    assert unpaid(scope, [place]) == {place: (1, 0)}


def test_readers_of_sums_may_ask_and_strangers_may_not(ground: Ground) -> None:
    _receipt(ground, 90_000)
    partner = ground.network.viewer("focal_point").scope
    assert money_held(partner, [ground.cooperative]) == {ground.cooperative: 90_000}
    assert unpaid(partner, [ground.cooperative]) == {}
    for query in (money_held, unpaid):
        with pytest.raises(NotVisible):
            query(ground.network.stranger("focal_point").scope, [ground.cooperative])
