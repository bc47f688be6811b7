"""What lies at the centres, and counting it at the desk."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.stock.models import StockCount, StockLevel
from lisanga.interfaces.web.collect.tests.conftest import Market
from lisanga.interfaces.web.tests.signed_in import (
    assert_exports,
    assert_hidden,
    invalid_fields,
    queries,
    words,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def weighed(market: Market) -> Market:
    """520 kg of maize lie at Kinzamba."""
    market.weigh(market.jean, 300_000)
    market.weigh(market.awa, 220_000)
    return market


def sent(market: Market, **more: str) -> dict[str, str]:
    what = {"centre": str(market.kinzamba), "product": str(market.maize), "counted_by": "Awa Kisita"}
    return what | {"bags": "8", "bag_weight": "65", "loose": ""} | more


def test_counted_exactly(weighed: Market) -> None:
    desk = weighed.ground.office("collector")
    assert "à compter" in words(desk.get("levels"))
    click = sent(weighed, operation_id=str(new_id()))
    for _twice in range(2):
        assert desk.post("stock_count", **click).url == desk.url("levels")
    assert written("stock.count_stock", weighed.ground.cooperative) == 1
    page = words(desk.get("levels"))
    assert "juste" in page
    assert page.count("520,0 kg") == 2  # the book, and the count


def test_a_gap_asks_for_its_explanation_once(weighed: Market) -> None:
    desk = weighed.ground.office("collector")
    asked = desk.post("stock_count", **sent(weighed, loose="2,5"))
    assert (asked.status_code, invalid_fields(asked)) == (422, ["explanation"])
    assert "Compté : 522,5 kg, livre : 520,0 kg. Écart de 2,5 kg" in words(asked)
    assert desk.post("stock_count", **sent(weighed, loose="2,5", explanation="tare")).status_code == 302
    assert StockLevel.plain.get().grams == 522_500
    assert "tare" in words(desk.get("levels"))


def test_an_unexplained_gap_stays_in_sight(weighed: Market) -> None:
    desk = weighed.ground.office("manager")
    assert desk.post("stock_count", **sent(weighed, loose="1", later="on")).status_code == 302
    assert "à expliquer" in words(desk.get("levels"))
    page = words(desk.get("to_settle"))
    assert "Demandez à qui a compté d’où vient l’écart" in page
    assert desk.url("stock_count") in page
    assert "a compté à Kinzamba : Maïs (grain), 521,0 kg" in page


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"bags": "-1"}, ["bags"]),
        ({"bag_weight": "lourd"}, ["bag_weight"]),
        ({"bag_weight": ""}, ["bag_weight"]),
        ({"counted_by": ""}, ["counted_by"]),
        ({"centre": str(new_id())}, ["centre"]),
        ({"loose": "999999999999", "explanation": "x"}, ["loose"]),
        ({"day": "2999-01-01"}, ["day"]),
    ],
)
def test_what_was_typed_wrong_is_told_beside_it(weighed: Market, more: dict[str, str], wrong: list[str]) -> None:
    answer = weighed.ground.office("collector").post("stock_count", **sent(weighed, **more))
    assert (answer.status_code, invalid_fields(answer)) == (422, wrong)
    assert not StockCount.plain.exists()


def test_lists_who_reads_and_what_they_cost(weighed: Market) -> None:
    desk, control = weighed.ground.office("collector"), weighed.ground.office("control")
    assert "Aucun comptage" in words(control.get("stock_counts"))
    desk.post("stock_count", **sent(weighed))
    few = queries(control, "levels"), queries(control, "stock_counts")
    for number in range(12):
        desk.post("stock_count", **sent(weighed, loose=str(number), explanation=f"raison {number}"))
    assert (queries(control, "levels"), queries(control, "stock_counts")) == few
    assert few[0] <= 8
    assert "raison 11" in words(control.get("stock_counts"))
    for name in ("levels", "stock_counts"):
        assert_exports(control, name, holds="Kinzamba")
    assert control.get("stock_count").status_code == 404
    assert_hidden(weighed.ground.network, {"levels": (), "stock_count": (), "stock_counts": ()})
