"""Whatever the order, the losses and the crashes: each operation once, both sides agree, nothing is lost. More cases on
demand: LISANGA_CASES=200."""

import os
from random import Random
from typing import Any

import pytest

from lisanga.core.kernel import clock
from lisanga.core.ledger.chart import ADVANCES
from lisanga.core.ledger.models import OpenItem, Settlement
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.verdicts import Verdict
from lisanga.core.scope.devices.contacts import phone_of
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound
from lisanga.domains.members.models import Member
from lisanga.domains.treasury.models import CashMovement
from lisanga.interfaces.sync.answers import LETTERS
from lisanga.interfaces.sync.tests.ground import enrolled, harvest
from tests.convergence.telephones import Field, failing

__all__ = ["harvest"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CASES = int(os.environ.get("LISANGA_CASES", "3"))
TELEPHONES, STEPS = 20, 220


@pytest.fixture
def played(harvest: Harvest, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Field:
    field = Field(harvest, Random(request.param))
    field.start(TELEPHONES)
    with monkeypatch.context() as patched:
        failing(field, patched)
        for _turn in range(STEPS):
            field.step()
    field.settle()
    return field


@pytest.mark.parametrize("played", range(CASES), indirect=True)
def test_all_telephones_and_the_office_agree(played: Field) -> None:
    assert played.failures > 0
    assert len(played.recorded) > 80
    finals = RegisterLine.objects.exclude(verdict="held").filter(device__isnull=False)
    lines = {line.operation: line for line in finals}
    assert finals.count() == len(lines)  # each once
    assert set(lines) == set(played.recorded)  # and nothing lost, nothing invented
    for telephone in played.telephones:
        assert telephone.outbox == []
        phone = phone_of(telephone.id)
        assert phone is not None
        assert (phone.sequence, phone.head) == (telephone.sequence, telephone.head)
    _both_say_the_same(played, lines)
    _receipts_agree(played)
    _money_agrees(played)
    assert_sound()


def _both_say_the_same(played: Field, lines: dict[Any, RegisterLine]) -> None:
    """What a telephone was told last is what the register holds."""
    by_device = {telephone.id: telephone for telephone in played.telephones}
    for operation, line in lines.items():
        assert line.device is not None
        assert line.device_sequence is not None
        told = by_device[line.device].verdicts[line.device_sequence]
        assert told == LETTERS[Verdict(line.verdict)], (told, line.verdict, played.recorded[operation].text)
        assert played.recorded[operation].sequence == line.device_sequence


def _receipts_agree(played: Field) -> None:
    """The number on the member's paper is the one in the books."""
    deliveries = [one for one in played.recorded.values() if one.type == "collect.record_delivery"]
    papers = {(one.id, one.payload["series"], one.payload["number"]) for one in deliveries}
    assert set(Delivery.plain.values_list("id", "series", "number")) == papers
    members = [one for one in played.recorded.values() if one.type == "members.register_member"]
    cards = {(one.id, one.payload["number"]) for one in members}
    assert set(Member.plain.values_list("id", "number")) == cards


def _money_agrees(played: Field) -> None:
    """Every payment stands in the cash book, whatever was wrong with it; no slip is settled for more than it is."""
    paid = {one.id: one.payload["amount"] for one in played.recorded.values() if one.type == "treasury.pay_member"}
    rows = CashMovement.plain.filter(nature="payment")
    assert paid
    assert dict(rows.values_list("operation", "amount")) == paid
    slips = OpenItem.plain.filter(side="C")
    assert all(settled <= amount for amount, settled in slips.values_list("amount", "settled"))
    advances = OpenItem.plain.filter(account=ADVANCES, operation__in=paid)
    settled = Settlement.plain.filter(operation__in=paid)
    assert sum(paid.values()) == _sum(advances, "amount") + _sum(settled, "amount")


def _sum(rows: Any, column: str) -> int:
    return sum(rows.values_list(column, flat=True))


def test_one_slip_is_settled_once_however_many_pay_it(harvest: Harvest) -> None:
    """Two telephones that cannot hear each other: one of the two payments is a person's question."""
    field = Field(harvest, Random(7))
    field.start(2)
    field.weigh()
    field.settle()
    (slip,), item = field.recorded.values(), OpenItem.plain.get()
    author = harvest.network.people["treasurer"].id
    for telephone in field.telephones:
        till, items = str(field.floats[telephone.id]), [str(slip.id)]
        paid = {"member": slip.payload["member"], "till": till, "amount": item.amount, "items": items}
        telephone.record("treasury.pay_member", author, paid, day=clock.today().isoformat())
    field.settle()
    item.refresh_from_db()
    assert item.settled == item.amount
    told = [said["problems"] for telephone in field.telephones for said in telephone.reasons.values()]
    assert [problem[0] for problems in told for problem in problems].count("above_due") == 1
    assert CashMovement.plain.filter(nature="payment").count() == 2
    assert_sound()


@pytest.mark.parametrize("played", range(100, 100 + max(1, CASES // 3)), indirect=True)
def test_changes_lead_where_a_first_pull_leads(played: Field) -> None:
    """A telephone that followed every change holds what a new one gets at once."""
    new = enrolled(played.harvest.network)
    new.pull()
    for telephone in played.telephones:
        for name in ("members", "lines", "products", "prices", "campaigns", "centres", "people"):
            assert telephone.tables[name] == new.tables[name], name
    for telephone in played.telephones:
        followed = {name: dict(telephone.tables[name]) for name in ("tills", "slips")}
        telephone.cursor = 0
        telephone.pull()
        assert followed == {name: telephone.tables[name] for name in followed}
