"""The queue at the scale, its papers, and what is put right afterwards."""

from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.collect.models import Delivery
from lisanga.interfaces.web.collect.tests.conftest import DAY, Market
from lisanga.interfaces.web.tests.signed_in import assert_hidden, invalid_fields, queries, words, written

RECORD = "collect.record_delivery"


def typed(market: Market, **more: Any) -> dict[str, Any]:
    return {
        "member": "1",
        "gross": "104,5",
        "containers": "2",
        "tare_each": "1",
        "product": str(market.maize),
        "centre": str(market.kinzamba),
        **more,
    }


def test_one_weighing_after_another(market: Market) -> None:
    page = market.ground.desk
    answer = page.post("delivery_new", **typed(market))
    assert answer.status_code == 302
    made = Delivery.plain.get()
    assert (made.gross, made.tare, made.net, made.value) == (104_500, 2_000, 102_500, 87_125)
    following = page.client.get(answer.url)
    text = words(following)
    assert "B-000001" in text
    assert "87 125 FC" in text
    assert f'<option value="{market.maize}" selected' in text
    assert 'name="tare_each" value="1"' in text
    assert 'name="member" value' not in text


def test_a_double_click_weighs_once(market: Market) -> None:
    sent = typed(market, operation_id=str(new_id()))
    answers = [market.ground.desk.post("delivery_new", **sent) for _click in range(3)]
    assert {answer.status_code for answer in answers} == {302}
    assert written(RECORD, market.ground.cooperative) == Delivery.plain.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("gross", "", "gross"),
        ("gross", "zéro", "gross"),
        ("gross", "-5", "gross"),
        ("gross", "0", "gross"),
        ("gross", "NaN", "gross"),
        ("gross", "1e9", "gross"),
        ("gross", "99999999999999", "gross"),
        ("gross", "60001", "gross"),
        ("tare_each", "60", None),  # two sacks of sixty kilograms in a hundred and four: told on top
        ("containers", "-1", "containers"),
        ("containers", "2,5", "containers"),
        ("moisture", "101", "moisture"),
        ("moisture", "-1", "moisture"),
        ("impurity", "abc", "impurity"),
        ("price", "-10", "price"),
        ("price", "9" * 20, "price"),
        ("grade", "x" * 21, "grade"),
        ("member", "999", "member"),
        ("member", "", "member"),
        ("member", "x" * 100_000, "member"),
        ("day", "2026-02-30", "day"),
        ("day", "hier", "day"),
        ("product", "", "product"),
    ],
)
def test_typed_wrong_it_keeps_what_was_typed(market: Market, field: str, value: str, wrong: str | None) -> None:
    sent = typed(market, **{field: value})
    answer = market.ground.desk.post("delivery_new", **sent)
    assert answer.status_code == 422
    if wrong:
        assert wrong in invalid_fields(answer)
    text = answer.content.decode()
    for name in {"member", "gross", "containers", "tare_each"} - {field}:
        assert f'value="{sent[name]}"' in text, name
    assert Delivery.plain.count() == 0


def test_things_of_another_cooperative_cannot_be_chosen(market: Market) -> None:
    """Its product, its centre, its member: in a hidden field as in a list."""
    foreign = new_id()
    for field in ("product", "centre", "member"):
        answer = market.ground.desk.post("delivery_new", **typed(market, **{field: str(foreign)}))
        assert answer.status_code == 422, field
    assert market.ground.desk.post("delivery_new", **typed(market, member_choice=str(foreign))).status_code == 422
    assert Delivery.plain.count() == 0


def test_a_refused_weighing_can_be_sent_again(market: Market) -> None:
    """A refused operation keeps its id for ever: the page gives a new one."""
    sent = typed(market, tare_each="60", operation_id=str(new_id()))
    again = market.ground.desk.post("delivery_new", **sent).content.decode()
    assert sent["operation_id"] not in again
    assert market.ground.desk.post("delivery_new", **typed(market)).status_code == 302


def test_without_price_it_is_recorded_and_waits(market: Market) -> None:
    made = market.weigh(market.jean, 50_000, day=DAY.replace(year=2020))
    page = words(market.ground.desk.get("delivery", made.id))
    assert "À vérifier" in page
    assert "Aucun prix n’est fixé pour ce produit à cette date" in page
    assert market.ground.desk.url("settle", made.number) in page
    assert "à fixer" in words(market.ground.desk.get("receipt", made.id))
    for wrong in ("", "-5", "0", "NaN", "9" * 22):
        assert market.ground.desk.post("delivery_price", made.id, price=wrong).status_code == 422, wrong
    assert market.ground.desk.post("delivery_price", made.id, price="850").status_code == 302
    page = words(market.ground.desk.get("delivery", made.id))
    assert "À vérifier" not in page
    assert "42 500 FC" in page
    assert market.ground.desk.post("delivery_price", made.id, price="900").status_code == 422


def test_the_receipt_on_both_papers(market: Market) -> None:
    market.weigh(market.jean, 30_000)
    made = market.weigh(market.jean, 100_000, containers=2, tare=2_000, grade="A")
    for size in ("a6", "a4"):
        text = words(market.ground.desk.get("receipt", made.id, format=size))
        for shown in (
            "B-000002",
            "MPIA Jean",
            "qualité A, 2 sacs",
            "98,0 kg",
            "83 300 FC",
            "quatre-vingt-trois mille trois cents",
            "128,0 kg",
        ):
            assert shown in text, (size, shown)
        assert "<svg" in text
    market.ground.send("collect.reverse_delivery", {"delivery": made.id, "reason": "Erreur"})
    assert "BON ANNULÉ" in words(market.ground.desk.get("receipt", made.id))


def test_a_receipt_is_taken_back_once_with_a_reason(market: Market) -> None:
    made = market.weigh(market.jean, 100_000)
    assert invalid_fields(market.ground.desk.post("delivery_reverse", made.id, reason="")) == ["reason"]
    assert market.ground.desk.post("delivery_reverse", made.id, reason="Écrit deux fois").status_code == 302
    page = words(market.ground.desk.get("delivery", made.id))
    assert "Bon annulé" in page
    assert "Écrit deux fois" in page
    assert market.ground.desk.post("delivery_reverse", made.id, reason="Encore").status_code == 422
    assert "100,0 kg" not in words(market.ground.desk.get("levels"))


def test_a_member_reads_the_own_receipt_alone(market: Market) -> None:
    mine, other = market.weigh(market.jean, 50_000), market.weigh(market.awa, 40_000)
    own = market.ground.own_account(market.jean)
    for name in ("delivery", "receipt"):
        assert own.get(name, mine.id).status_code == 200
        assert own.get(name, other.id).status_code == 404
    assert own.get("deliveries").status_code == 404
    assert own.post("delivery_reverse", mine.id, reason="x").status_code == 404


def test_an_empty_list_teaches(market: Market) -> None:
    assert "dès que le premier sac est pesé" in words(market.ground.desk.get("deliveries"))


def test_pages_cost_the_same_with_more(market: Market) -> None:
    made = market.weigh(market.jean, 50_000)
    pages: list[tuple[str, tuple[UUID, ...]]] = [
        ("deliveries", ()),
        ("delivery", (made.id,)),
        ("receipt", (made.id,)),
        ("delivery_new", ()),
        ("campaigns", ()),
        ("levels", ()),
    ]
    few = [queries(market.ground.desk, name, *args) for name, args in pages]
    for index in range(12):
        market.weigh(market.ground.member(f"Autre{index}"), 50_000)
    assert [queries(market.ground.desk, name, *args) for name, args in pages] == few
    assert max(few) <= 21


def test_others_see_nothing(market: Market) -> None:
    made = market.weigh(market.jean, 50_000)
    assert_hidden(market.ground.network, {"deliveries": (), "delivery_new": (), "campaigns": (), "levels": ()})
    of_one = ("delivery", "receipt", "delivery_reverse", "delivery_price")
    assert_hidden(market.ground.network, dict.fromkeys(of_one, (made.id,)))
    assert_hidden(market.ground.network, dict.fromkeys(("price_new", "campaign_close"), (market.campaign,)))
