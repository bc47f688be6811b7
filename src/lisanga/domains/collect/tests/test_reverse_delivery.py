"""A delivery undone, in sight: ledger, sums kept back, shares, stock and figures go back together."""

from datetime import date
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import OpenItem
from lisanga.core.ledger.tests.standard import assert_standard, balances, codes, lines_of, remaining
from lisanga.core.operations.gate import submit
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.collect import queries
from lisanga.domains.collect.models import Delivery, DeliverySummary
from lisanga.domains.collect.operations.open_campaign import OpenCampaign
from lisanga.domains.collect.operations.reverse_delivery import ReverseDelivery
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound
from lisanga.domains.members.models import ShareMovement
from lisanga.domains.members.tests.ground import Register, make_register
from lisanga.domains.stock.models import StockLevel
from lisanga.domains.treasury.operations.pay_advance import PayAdvance
from lisanga.domains.treasury.operations.pay_member import PayMember

pytestmark = pytest.mark.django_db
KIND = "collect.reverse_delivery"


@pytest.fixture
def register(harvest: Harvest) -> Register:
    """The first member of the harvest is one of the register; the season keeps 2 % for shares."""
    register = make_register(harvest.network)
    harvest.members[0] = register.kabeya
    season = OpenCampaign(name="2 %", product=harvest.product, starts_on=date(2026, 4, 1), capital_instalment=200)
    harvest.campaign = harvest.send("collect.open_campaign", season).id
    harvest.send("collect.set_price", {"campaign": harvest.campaign, "price": 850, "valid_from": "2026-04-01"})
    return register


def undo(harvest: Harvest, delivery: UUID, reason: str = "mauvais membre", role: str = "manager") -> Answer:
    return harvest.send(KIND, ReverseDelivery(delivery=delivery, reason=reason), role)


def test_g72_with_the_operations_of_every_domain_and_back(harvest: Harvest, register: Register) -> None:
    """Advance paid, inputs due, shares promised; the weighing takes from all three, its reversal gives it back."""
    promised = register.send("subscribe_shares", {"member": register.kabeya, "shares": 1}).id
    paid = PayAdvance(member=register.kabeya, till=register.cash, amount=150_000)
    advance = harvest.send("treasury.pay_advance", paid, business_date=date(2026, 4, 2)).id
    inputs = harvest.owe(0, "41115", 60_000)
    before = balances(harvest.organisation)
    sent = {"gross": 520_000, "containers": 8, "tare": 8_000, "moisture": 1_600, "price": 850}
    answer = harvest.weigh(**sent)
    assert (answer.result["recovered"], answer.result["capital"], answer.result["net_to_pay"]) == (
        210_000,
        8_404,
        201_785,
    )
    assert (remaining(advance), remaining(inputs), remaining(promised)) == (0, 0, 11_596)
    assert register.shares(register.kabeya) == (1, 20_000, 8_404)
    assert ShareMovement.plain.get(id=answer.id).kind == "retained"
    correction = undo(harvest, answer.id)
    assert correction.verdict == Verdict.ACCEPTED
    assert lines_of(correction.id) == [(account, -debit, -credit) for account, debit, credit in lines_of(answer.id)]
    assert balances(harvest.organisation) == before
    assert (remaining(advance), remaining(inputs), remaining(promised)) == (150_000, 60_000, 20_000)
    assert register.shares(register.kabeya) == (1, 20_000, 0)
    assert ShareMovement.plain.get(id=answer.id).reversed_by == correction.id
    assert StockLevel.plain.get().grams == 0
    assert_sound(seals=False)


def test_a_capital_instalment_never_exceeds_what_is_promised(harvest: Harvest, register: Register) -> None:
    register.send("record_existing_shares", {"member": register.kabeya, "shares": 1, "paid": 19_000})
    assert [harvest.weigh(gross=40_000).result["capital"] for _ in range(2)] == [680, 320]
    assert register.shares(register.kabeya) == (1, 20_000, 20_000)
    assert_sound()


def test_what_a_delivery_kept_for_shares_is_not_corrected_apart(harvest: Harvest, register: Register) -> None:
    register.send("subscribe_shares", {"member": register.kabeya, "shares": 1})
    answer = harvest.weigh()
    apart = register.send("reverse_shares", {"movement": answer.id, "reason": "x"})
    assert (apart.verdict, codes(apart)) == (Verdict.REFUSED, ["not_here"])


def test_what_was_paid_since_is_owed_back_and_kept_from_the_next_one(harvest: Harvest, register: Register) -> None:
    answer = harvest.weigh()
    paid = PayMember(member=register.kabeya, till=register.cash, amount=85_000)
    assert harvest.send("treasury.pay_member", paid).recorded
    correction = undo(harvest, answer.id)
    assert (correction.verdict, codes(correction)) == (Verdict.FLAGGED, ["already_paid"])
    back = OpenItem.plain.get(operation=correction.id)
    assert (back.side, back.amount, back.auxiliary) == ("D", 85_000, register.kabeya)
    following = harvest.weigh(gross=120_000)
    assert (following.result["recovered"], following.result["net_to_pay"]) == (85_000, 17_000)
    assert_sound()


def test_a_price_fixed_later_is_undone_with_it_and_told_when_paid(harvest: Harvest, register: Register) -> None:
    unpriced = harvest.weigh(1, day=date(2025, 12, 1)).id
    harvest.send("collect.fix_price", {"delivery": unpriced, "price": 500})
    paid = PayMember(member=harvest.members[1], till=register.cash, amount=50_000)
    assert harvest.send("treasury.pay_member", paid).recorded
    assert codes(undo(harvest, unpriced)) == ["already_paid"]
    assert balances(harvest.organisation) == {"40115": 50_000, "5711": -50_000}
    assert DeliverySummary.plain.get(month=2025 * 12 + 11).value_cdf == 0
    assert_sound()


def test_a_delivery_wholly_kept_back_is_undone_once_also_within_one_list(harvest: Harvest) -> None:
    item = harvest.owe(0, "4091", 500_000)
    answer = harvest.weigh()
    assert answer.result["net_to_pay"] == 0
    sent = [harvest.wrap(KIND, ReverseDelivery(delivery=answer.id, reason="doublon")) for _ in range(2)]
    answers = submit(harvest.network.viewer("manager"), sent)
    assert [codes(one) for one in answers] == [[], ["already_reversed"]]
    assert remaining(item) == 500_000
    assert balances(harvest.organisation) == {"4091": 500_000, "5711": -500_000}
    scope = harvest.network.viewer("secretary").scope
    assert queries.volumes(scope, [harvest.organisation], 0, 99_999)[0].deliveries == 0
    assert_sound(seals=False)


def test_an_advance_and_a_delivery_of_one_list_know_each_other(harvest: Harvest, register: Register) -> None:
    advance = PayAdvance(member=register.kabeya, till=register.cash, amount=10_000)
    sent = [harvest.weighing(), harvest.wrap("treasury.pay_advance", advance), harvest.weighing()]
    answers = submit(harvest.network.viewer("manager"), sent)
    assert [answer.result.get("recovered") for answer in answers] == [0, None, 10_000]
    assert_sound()


def test_deliveries_of_others_are_unknown(harvest: Harvest) -> None:
    foreign = harvest.weigh().id
    Delivery.plain.filter(id=foreign).update(organisation_id=harvest.network.other)
    for target in (foreign, new_id()):
        answer = undo(harvest, target)
        assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["unknown_delivery"])


def test_standard_cases(harvest: Harvest) -> None:
    payload = ReverseDelivery(delivery=harvest.weigh().id, reason="Bon écrit deux fois")
    assert_standard(harvest.network, KIND, payload, without="collector")
    assert balances(harvest.organisation) == {}
