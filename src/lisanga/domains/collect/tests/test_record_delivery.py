"""A weighing through the door: receipt, ledger, sums kept back, summaries."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger import queries as ledger
from lisanga.core.ledger.models import Auxiliary, Entry, Line, OpenItem
from lisanga.core.ledger.operations.close_month import CloseMonth
from lisanga.core.ledger.tests.standard import assert_standard, codes
from lisanga.core.operations.gate import submit, submit_one
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.collect import queries
from lisanga.domains.collect.models import Delivery, MemberSummary
from lisanga.domains.collect.operations.delivery_payload import RecordDelivery
from lisanga.domains.collect.operations.open_campaign import OpenCampaign
from lisanga.domains.collect.operations.set_price import SetPrice
from lisanga.domains.collect.tests.harvest import DAY, Harvest, assert_sound
from lisanga.domains.stock.models import Centre, Product, StockLevel
from lisanga.domains.stock.operations.measure_unit import MeasureUnit
from lisanga.domains.stock.operations.set_reference import SetReference, UnitItem

pytestmark = pytest.mark.django_db


def balances(harvest: Harvest) -> dict[str, int]:
    rows = ledger.trial_balance(harvest.network.viewer("manager").scope, harvest.organisation, 0, 99999)
    return {row.account: row.closing for row in rows}


def test_g71_net_and_value_reach_the_ledger(harvest: Harvest) -> None:
    answer = harvest.weigh(gross=520_000, containers=8, tare=8_000, moisture=1600)
    assert answer.verdict == Verdict.ACCEPTED
    assert answer.result == {
        "receipt": "B-000001",
        "net": 494_340,
        "value": 420_189,
        "recovered": 0,
        "capital": 0,
        "net_to_pay": 420_189,
        "currency": "CDF",
    }
    assert balances(harvest) == {"6011": 420_189, "40115": -420_189}
    assert OpenItem.plain.get(id=answer.id).amount == 420_189
    assert_sound()


def test_g72_advance_inputs_and_capital_are_kept_back(harvest: Harvest) -> None:
    harvest.send(
        "collect.open_campaign",
        OpenCampaign(name="2 %", product=harvest.product, starts_on=date(2026, 4, 1), capital_instalment=200),
    )
    campaign = queries.campaigns(harvest.network.viewer("manager").scope, harvest.organisation)[0]
    harvest.send("collect.set_price", SetPrice(campaign=campaign.id, price=850, valid_from=date(2026, 4, 1)))
    inputs = harvest.owe(0, "41115", 60_000)
    advance = harvest.owe(0, "4091", 150_000, date(2026, 3, 5))
    shares = harvest.owe(0, "4612", 20_000)
    answer = harvest.weigh(gross=520_000, containers=8, tare=8_000, moisture=1600)
    assert (answer.result["recovered"], answer.result["capital"]) == (210_000, 8_404)
    assert answer.result["net_to_pay"] == 201_785
    scope = harvest.network.viewer("secretary").scope
    taken = queries.deductions(scope, harvest.organisation, answer.id, harvest.members[0])
    assert [(row.item, row.account, row.amount) for row in taken] == [
        (advance, "4091", 150_000),
        (inputs, "41115", 60_000),
        (shares, "4612", 8_404),
    ]
    assert balances(harvest)["4091"] == balances(harvest)["41115"] == 0
    assert (balances(harvest)["1013"], balances(harvest)["40115"]) == (-8_404, -201_785)
    assert_sound(seals=False)


def test_g73_recovery_is_capped_and_the_rest_carried(harvest: Harvest) -> None:
    campaign = harvest.send(
        "collect.open_campaign",
        OpenCampaign(name="80 %", product=harvest.product, starts_on=date(2026, 4, 1), max_recovery=8000),
    )
    item = harvest.owe(0, "4091", 100_000)
    answer = harvest.weigh(gross=90_000, price=1_000, campaign=campaign.id)
    assert (answer.result["recovered"], answer.result["net_to_pay"]) == (72_000, 18_000)
    due = ledger.open_items_of(harvest.network.viewer("manager").scope, harvest.organisation, harvest.members[0])
    assert {one.id: one.remaining for one in due}[item] == 28_000


def test_g70_local_units_weigh_what_was_measured(harvest: Harvest) -> None:
    unit = harvest.send("stock.set_reference", SetReference(item=UnitItem(name="sakombi"))).id
    for mean, net in ((1239, 123_900), (1113, 111_300), (1031, 103_100)):
        measure = MeasureUnit(unit=unit, product=harvest.product, weighings=(mean,) * 5, measured_on=DAY)
        assert harvest.send("stock.measure_unit", measure).recorded
        assert harvest.weigh(gross=None, unit=unit, unit_count=100_000).result["net"] == net


def test_g70_a_unit_weighs_what_it_weighed_in_its_season(harvest: Harvest) -> None:
    unit = harvest.send("stock.set_reference", SetReference(item=UnitItem(name="bassine"))).id
    first = MeasureUnit(
        unit=unit,
        product=harvest.product,
        weighings=(20_000,) * 5,
        measured_on=date(2026, 2, 1),
        campaign=harvest.campaign,
    )
    later = MeasureUnit(unit=unit, product=harvest.product, weighings=(21_000,) * 5, measured_on=DAY)
    for measure in (first, later):
        assert harvest.send("stock.measure_unit", measure).recorded
    assert harvest.weigh(gross=None, unit=unit, unit_count=1_000).result["net"] == 20_000
    assert harvest.weigh(gross=None, unit=unit, unit_count=1_000, day=date(2025, 12, 1)).result["net"] == 21_000


def test_two_deliveries_of_a_member_in_one_list_share_the_sum_due(harvest: Harvest) -> None:
    item = harvest.owe(0, "4091", 100_000)
    sent = [harvest.weighing(), harvest.weighing(), harvest.weighing(1)]
    answers = submit(harvest.network.viewer("secretary"), sent)
    assert [answer.result["recovered"] for answer in answers] == [85_000, 15_000, 0]
    assert OpenItem.plain.get(id=item).settled == 100_000
    assert [answer.result["receipt"] for answer in answers] == ["B-000001", "B-000002", "B-000003"]
    assert_sound(seals=False)


@pytest.mark.parametrize(
    ("fields", "code", "verdict"),
    [
        ({"tare": 100_001}, "tare_above_gross", Verdict.REFUSED),
        ({"gross": 0}, "bad_weight", Verdict.REFUSED),
        ({"gross": -12}, "bad_weight", Verdict.REFUSED),
        ({"gross": 60_000_001}, "bad_weight", Verdict.REFUSED),
        ({"moisture": 10_000}, "bad_percentage", Verdict.REFUSED),
        ({"member": UUID(int=1)}, "unknown_member", Verdict.REFUSED),
        ({"product": UUID(int=1)}, "unknown_product", Verdict.REFUSED),
        ({"centre": UUID(int=1)}, "unknown_centre", Verdict.REFUSED),
        ({"campaign": UUID(int=1)}, "unknown_campaign", Verdict.REFUSED),
        ({"unit": UUID(int=1)}, "unit_not_measured", Verdict.REFUSED),
        ({"price": 10, "currency": "USD"}, "no_rate", Verdict.REFUSED),
        ({"price": 10, "currency": "USD", "rate": -5}, "no_rate", Verdict.REFUSED),
        ({"price": 10**30}, "bad_price", Verdict.REFUSED),
        ({"price": -1}, "bad_price", Verdict.REFUSED),
        ({"price": 10, "currency": "EUR"}, "bad_price", Verdict.REFUSED),
        ({"containers": 10**30}, "too_long", Verdict.REFUSED),
        ({"series": "A" * 13, "number": 1}, "too_long", Verdict.REFUSED),
        ({"paper_number": "1" * 25}, "too_long", Verdict.REFUSED),
        ({"grade": "A" * 21}, "too_long", Verdict.REFUSED),
        ({"gross": None, "net": -5}, "bad_weight", Verdict.REFUSED),
        ({"price": 700}, "price_differs", Verdict.FLAGGED),
        ({"day": date(2025, 12, 1)}, "no_price", Verdict.FLAGGED),
    ],
)
def test_what_is_wrong_is_said(harvest: Harvest, fields: dict[str, Any], code: str, verdict: Verdict) -> None:
    answer = harvest.weigh(**fields)
    assert answer.verdict == verdict
    assert code in {problem.code for problem in answer.problems}
    assert Delivery.plain.count() == int(answer.recorded)
    assert_sound()


def test_without_a_price_the_receipt_waits_for_one(harvest: Harvest) -> None:
    answer = harvest.weigh(day=date(2025, 12, 1))
    assert (answer.result["value"], Entry.plain.count()) == (0, 0)
    assert harvest.send("collect.fix_price", {"delivery": answer.id, "price": 500}).verdict == Verdict.ACCEPTED
    assert balances(harvest)["40115"] == -50_000
    assert harvest.send("collect.fix_price", {"delivery": answer.id, "price": 500}).verdict == Verdict.REFUSED
    assert harvest.send("collect.reverse_delivery", {"delivery": answer.id, "reason": "doublon"}).recorded
    assert balances(harvest)["40115"] == 0
    assert_sound()


def test_dollars_are_kept_with_their_rate(harvest: Harvest) -> None:
    rate = {"day": DAY, "rate": 2_800_000_000, "source": "cambiste"}
    assert harvest.send("ledger.record_rate", rate).recorded
    answer = harvest.weigh(gross=10_000, price=150, currency="USD")
    assert (answer.result["value"], answer.result["currency"]) == (1_500, "USD")
    assert balances(harvest)["6011"] == 42_000
    assert Line.plain.get(account="6011").foreign_debit == 1_500
    assert_sound()


def test_a_closed_month_moves_the_posting_not_the_delivery(harvest: Harvest) -> None:
    assert harvest.send("ledger.close_month", CloseMonth(month=2026 * 12 + 2)).recorded
    answer = harvest.weigh(day=date(2026, 3, 28))
    entry = Entry.plain.get(operation=answer.id)
    assert (entry.posting_date, entry.real_date) == (date(2026, 4, 1), date(2026, 3, 28))
    assert Delivery.plain.get(id=answer.id).on == date(2026, 3, 28)


def test_sent_twice_it_is_recorded_once(harvest: Harvest) -> None:
    sent = harvest.weighing()
    viewer = harvest.network.viewer("collector")
    first, again = submit_one(viewer, sent), submit_one(viewer, sent)
    assert (again.duplicate, again.result, Delivery.plain.count()) == (True, first.result, 1)


def test_a_stranger_writes_nothing_here(harvest: Harvest) -> None:
    answer = submit_one(harvest.network.stranger("collector"), harvest.weighing())
    assert (answer.number, Delivery.plain.count()) == (0, 0)


def test_two_papers_with_one_number_are_told_apart(harvest: Harvest) -> None:
    sent = [harvest.weighing(series="A7", number=42), harvest.weighing(), harvest.weighing(series="A7", number=42)]
    answers = submit(harvest.network.viewer("collector"), sent)
    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.REFUSED]
    assert answers[2].problems[0].code == "conflict"
    assert [answer.result.get("receipt") for answer in answers] == ["A7-0042", "B-000001", None]
    assert_sound()


def test_summaries_and_stock_follow(harvest: Harvest) -> None:
    submit(harvest.network.viewer("secretary"), [harvest.weighing(), harvest.weighing(1), harvest.weighing()])
    scope = harvest.network.viewer("partner_leader").scope
    (row,) = queries.volumes(scope, [harvest.organisation], 0, 99999)
    assert (row.deliveries, row.grams, row.value) == (3, 300_000, 255_000)
    assert queries.active_members(scope, [harvest.organisation], 0, 99999) == {harvest.organisation: 2}
    assert MemberSummary.plain.get(member=harvest.members[0]).grams == 200_000
    assert StockLevel.plain.get().grams == 300_000


def test_reversal_undoes_everything(harvest: Harvest) -> None:
    item = harvest.owe(0, "4091", 20_000)
    answer = harvest.weigh()
    undo = harvest.send("collect.reverse_delivery", {"delivery": answer.id, "reason": "mauvais membre"})
    assert undo.verdict == Verdict.ACCEPTED
    assert OpenItem.plain.get(id=item).settled == 0
    assert OpenItem.plain.get(id=answer.id).settled == 65_000
    assert balances(harvest) == {"6011": 0, "40115": 0, "4091": 20_000, "5711": -20_000}
    assert {line.debit for line in Line.plain.filter(account="6011")} == {85_000, -85_000}
    scope = harvest.network.viewer("secretary").scope
    assert queries.volumes(scope, [harvest.organisation], 0, 99999)[0].grams == 0
    again = harvest.send("collect.reverse_delivery", {"delivery": answer.id, "reason": "encore"})
    assert (again.verdict, again.problems[0].code) == (Verdict.REFUSED, "already_reversed")
    assert_sound(seals=False)


def test_reversal_needs_a_reason_and_the_right(harvest: Harvest) -> None:
    answer = harvest.weigh()
    body = {"delivery": answer.id, "reason": "  "}
    assert harvest.send("collect.reverse_delivery", body).problems[0].code == "no_reason"
    assert harvest.send("collect.reverse_delivery", body, role="collector").number == 0
    unknown = {"delivery": new_id(), "reason": "x"}
    assert harvest.send("collect.reverse_delivery", unknown).problems[0].code == "unknown_delivery"


def test_the_number_of_statements_does_not_grow_with_the_list(harvest: Harvest) -> None:
    viewer = harvest.network.viewer("secretary")
    submit(viewer, [harvest.weighing()])
    counts = []
    for size in (1, 20, 200):
        sent = [harvest.weighing(index % 3) for index in range(size)]
        with CaptureQueriesContext(connection) as captured:
            assert all(answer.recorded for answer in submit(viewer, sent))
        counts.append(len(captured))
    assert counts[0] == counts[1] == counts[2] <= 24


def test_a_paper_that_gives_only_the_net_weight(harvest: Harvest) -> None:
    answer = harvest.weigh(gross=None, net=312_050, paper_number="147")
    assert (answer.verdict, answer.result["net"], answer.result["value"]) == (Verdict.ACCEPTED, 312_050, 265_243)
    kept = Delivery.plain.get(id=answer.id)
    assert (kept.paper_number, kept.gross, kept.tare) == ("147", 312_050, 0)


def test_members_and_places_of_others_are_unknown(harvest: Harvest) -> None:
    foreign = make_harvest_elsewhere(harvest)
    for field, code in (("member", "unknown_member"), ("product", "unknown_product"), ("centre", "unknown_centre")):
        sent: dict[str, Any] = {field: foreign[field]}
        answer = harvest.weigh(**sent)
        assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert not Delivery.plain.exists()


def make_harvest_elsewhere(harvest: Harvest) -> dict[str, UUID]:
    """A member, a product and a centre of the cooperative of the other province."""
    other, rows = harvest.network.other, {name: new_id() for name in ("member", "product", "centre")}
    Auxiliary.plain.create(id=rows["member"], organisation_id=other, kind="member", number="1", name="Autre")
    Product.plain.create(id=rows["product"], organisation_id=other, code="mais", name="Maïs")
    Centre.plain.create(id=rows["centre"], organisation_id=other, name="Kenge")
    return rows


def test_standard_cases(harvest: Harvest) -> None:
    payload = RecordDelivery(
        member=harvest.members[0], product=harvest.product, centre=harvest.centre, gross=520_000, tare=8_000
    )
    answer = assert_standard(harvest.network, "collect.record_delivery", payload, role="collector", without="treasurer")
    assert answer.result["receipt"] == "B-000001"
    assert Delivery.plain.get().value == 435_200
