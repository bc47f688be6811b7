"""Counting what lies at a centre, as cash is counted (G69): gap, explanation, signature, and a book that goes on."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import DAY, assert_standard, codes, send, statements
from lisanga.core.operations.models import Flag
from lisanga.core.operations.queries import history_of
from lisanga.core.operations.sentences import Known
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.stock import queries
from lisanga.domains.stock.models import Centre, Product, StockCount, StockLevel
from lisanga.domains.stock.operations.count_stock import CountStock
from lisanga.domains.stock.operations.set_reference import CentreItem, ProductItem, SetReference
from lisanga.domains.stock.tests.test_queries import moved

pytestmark = pytest.mark.django_db
KIND = "stock.count_stock"


@pytest.fixture
def maize(network: Network) -> tuple[UUID, UUID]:
    """Maize, and the centre where 2,480 kg of it lie by the book."""
    made = (ProductItem(name="Maïs", form="grain"), CentreItem(name="Kinzamba"))
    product, centre = (send(network, "stock.set_reference", SetReference(item=item)).id for item in made)
    moved(network, (centre, product, 2_480_000))
    return product, centre


def count(network: Network, maize: tuple[UUID, UUID], day: date = DAY, **more: Any) -> Answer:
    sent = {"product": maize[0], "centre": maize[1], "counted_by": "Awa Kisita"} | more
    return send(network, KIND, sent, "collector", business_date=day)


def level() -> int:
    return StockLevel.plain.get().grams


def test_bags_of_one_weight_and_what_lies_beside_them(network: Network, maize: tuple[UUID, UUID]) -> None:
    answer = count(network, maize, bags=41, bag_weight=60_000, loose=20_000)
    assert (answer.verdict, answer.result) == (
        Verdict.ACCEPTED,
        {"counted": 2_480_000, "book": 2_480_000, "gap": 0},
    )
    kept = StockCount.plain.get()
    assert (kept.bags, kept.bag_weight, kept.counted_by, kept.on) == (41, 60_000, "Awa Kisita", DAY)


def test_g69_for_stock_a_gap_is_recorded_with_its_explanation_and_the_book_goes_on(
    network: Network, maize: tuple[UUID, UUID]
) -> None:
    answer = count(network, maize, loose=2_477_500, explanation="Séchage et un sac percé")
    assert answer.verdict == Verdict.ACCEPTED
    assert answer.result == {"counted": 2_477_500, "book": 2_480_000, "gap": -2_500}
    assert level() == 2_477_500
    assert count(network, maize, loose=2_477_500).result["gap"] == 0  # it does not come back in the next one


def test_g69_for_stock_an_unexplained_gap_is_flagged_until_somebody_answers(
    network: Network, maize: tuple[UUID, UUID]
) -> None:
    answer = count(network, maize, loose=2_470_000, explanation="  ")
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["stock_gap_unexplained"])
    assert "10,0 kg" in answer.problems[0].message.replace("\u202f", " ").replace("\u00a0", " ")
    assert level() == 2_470_000  # a fact is not refused
    settled = {"operation": answer.id, "reason": "Un sac donné au moulin"}
    assert send(network, "directory.settle_flag", settled).recorded
    assert not Flag.objects.filter(settled_by=None).exists()


def test_more_than_the_book_says_and_nothing_at_all(network: Network, maize: tuple[UUID, UUID]) -> None:
    assert count(network, maize, loose=2_500_000, explanation="pesée oubliée").result["gap"] == 20_000
    assert count(network, maize, explanation="tout est vendu").result["gap"] == -2_500_000
    assert level() == 0
    scope = network.viewer("control").scope
    (row,) = queries.levels(scope, network.cooperative)
    assert (row.grams, row.count and row.count.explanation) == (0, "tout est vendu")


def test_a_product_that_never_came_is_counted_too(network: Network, maize: tuple[UUID, UUID]) -> None:
    other = send(network, "stock.set_reference", SetReference(item=ProductItem(name="Riz"))).id
    answer = count(network, (other, maize[1]), loose=5_000, explanation="reste de l’an dernier")
    assert answer.result == {"counted": 5_000, "book": 0, "gap": 5_000}
    assert StockLevel.plain.get(product=other).grams == 5_000


def test_the_last_count_of_each_is_shown(network: Network, maize: tuple[UUID, UUID]) -> None:
    """By its day, whatever the order in which they came; the page costs the same with many."""
    count(network, maize, loose=2_400_000, explanation="hier", day=DAY)
    count(network, maize, loose=2_300_000, explanation="avant", day=DAY - timedelta(days=3))
    scope = network.viewer("control").scope
    cost = statements(lambda: queries.levels(scope, network.cooperative))
    (row,) = queries.levels(scope, network.cooperative)
    assert (row.grams, row.count and row.count.explanation) == (2_300_000, "hier")
    for number in range(12):
        count(network, maize, loose=number, explanation="x", day=DAY - timedelta(days=30))
    assert statements(lambda: queries.levels(scope, network.cooperative)) == cost == 4
    first = queries.stock_counts(scope, network.cooperative, limit=3)
    rest = queries.stock_counts(scope, network.cooperative, (first[-1].on, first[-1].id))
    assert [one.explanation for one in first[:2]] == ["hier", "avant"]
    assert len({one.id for one in first + rest}) == 14


def test_the_sentence_names_what_and_where(network: Network, maize: tuple[UUID, UUID]) -> None:
    count(network, maize, loose=2_480_000)
    rows = history_of(network.viewer("control").scope, network.cooperative, maize[1])
    known = Known({maize[0]: "Maïs (grain)", maize[1]: "Kinzamba"}, {})
    said = rows[0].sentence(known).replace("\u202f", " ").replace("\u00a0", " ")
    assert said == "collector A a compté à Kinzamba : Maïs (grain), 2 480,0 kg."


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"product": new_id()}, "unknown_product"),
        ({"centre": new_id()}, "unknown_centre"),
        ({"counted_by": " "}, "no_signature"),
        ({"counted_by": "x" * 121}, "no_signature"),
        ({"loose": -1}, "bad_count"),
        ({"bags": -1, "bag_weight": 60_000}, "bad_count"),
        ({"bags": 10**6, "bag_weight": 10**9}, "bad_count"),
        ({"bag_weight": 2**62}, "bad_count"),
        ({"explanation": "x" * 401}, "too_long"),
    ],
)
def test_what_makes_no_sense_is_refused(
    network: Network, maize: tuple[UUID, UUID], more: dict[str, Any], code: str
) -> None:
    answer = count(network, maize, **more)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert level() == 2_480_000


def test_products_and_centres_of_others_are_unknown(network: Network, maize: tuple[UUID, UUID]) -> None:
    Product.plain.update(organisation_id=network.other)
    Centre.plain.update(organisation_id=network.other)
    assert codes(count(network, maize, loose=1)) == ["unknown_product", "unknown_centre"]


def test_standard_cases(network: Network, maize: tuple[UUID, UUID]) -> None:
    payload = CountStock(product=maize[0], centre=maize[1], loose=2_480_000, counted_by="Awa Kisita")
    assert_standard(network, KIND, payload)
