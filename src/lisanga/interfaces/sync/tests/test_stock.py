"""The stock of a telephone's centre comes down, and its count goes up after what it weighed."""

from typing import Any
from uuid import UUID

import pytest

from lisanga.domains.collect.tests.harvest import Harvest
from lisanga.domains.stock.models import StockCount
from lisanga.interfaces.sync.phone import short
from lisanga.interfaces.sync.reference.telephone import Telephone
from lisanga.interfaces.sync.tests.ground import enrolled, harvest, telephone, weigh

__all__ = ["harvest", "telephone"]
pytestmark = pytest.mark.django_db


def count(telephone: Telephone, harvest: Harvest, grams: int, **more: Any) -> UUID:
    payload = {"product": str(harvest.product), "centre": str(harvest.centre), "loose": grams, "counted_by": "Awa"}
    return telephone.record("stock.count_stock", harvest.network.people["collector"].id, payload | more)


def held(telephone: Telephone) -> list[tuple[str, int]]:
    return [(row["centre"], row.get("grams", 0)) for row in telephone.tables["stock"].values()]


def test_a_day_counted_between_two_weighings(harvest: Harvest, telephone: Telephone) -> None:
    """In the order of the telephone: the book of the count has what was weighed before it, and not what came after."""
    weigh(telephone, harvest, gross=100_000)
    weigh(telephone, harvest, gross=50_000)
    count(telephone, harvest, 149_000, explanation="séchage")
    weigh(telephone, harvest, gross=20_000)
    telephone.push(rows=True)
    assert "".join(telephone.verdicts[place] for place in range(1, 5)) == "aaaa"
    kept = StockCount.plain.get()
    assert (kept.counted, kept.book, kept.gap) == (149_000, 150_000, -1_000)
    assert held(telephone) == [(short(harvest.centre), 169_000)]


def test_another_telephone_of_the_centre_that_sends_later(harvest: Harvest, telephone: Telephone) -> None:
    """Its bags were counted before they were known: a gap now, the opposite one in the next count, both explained."""
    other = enrolled(harvest.network)
    weigh(other, harvest, gross=30_000, series=other.identity["series"])
    weigh(telephone, harvest, gross=100_000)
    count(telephone, harvest, 130_000, explanation="l’autre téléphone n’a pas envoyé")
    telephone.push()
    other.push()
    count(telephone, harvest, 130_000, explanation="l’autre téléphone a envoyé")
    telephone.push(rows=True)
    assert sorted(StockCount.plain.values_list("gap", flat=True)) == [-30_000, 30_000]
    assert held(telephone) == [(short(harvest.centre), 130_000)]


def test_only_what_changed_and_only_of_the_centre(harvest: Harvest) -> None:
    elsewhere = harvest.send("stock.set_reference", {"item": {"type": "centre", "name": "Mosango"}}).id
    here, there = enrolled(harvest.network, centre=harvest.centre), enrolled(harvest.network, centre=elsewhere)
    weigh(here, harvest, gross=40_000)
    here.push(rows=True)
    there.push(rows=True)
    assert (held(here), held(there)) == ([(short(harvest.centre), 40_000)], [])
    count(here, harvest, 40_000)
    _status, answer = here.push(rows=True)
    assert set(answer["w"]["t"]) == {"stock"}
    _status, answer = here.push(rows=True)
    assert answer["w"]["t"] == {}
