"""Local units are weighed: the mean is their factor until the next measure."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import DAY, assert_standard, codes, send
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.stock import queries
from lisanga.domains.stock.models import UnitFactor
from lisanga.domains.stock.operations.measure_unit import MeasureUnit
from lisanga.domains.stock.operations.set_reference import ProductItem, SetReference, UnitItem

pytestmark = pytest.mark.django_db
KIND = "stock.measure_unit"


@pytest.fixture
def unit(network: Network) -> tuple[UUID, UUID]:
    """A sakombi and maize."""
    made = (UnitItem(name="sakombi"), ProductItem(name="Maïs", form="grain"))
    unit, product = (send(network, "stock.set_reference", SetReference(item=item)).id for item in made)
    return unit, product


def measure(network: Network, unit: tuple[UUID, UUID], *weighings: int, **more: Any) -> Answer:
    values: dict[str, Any] = {"unit": unit[0], "product": unit[1], "measured_on": DAY} | more
    return send(network, KIND, MeasureUnit(weighings=weighings, **values))


def test_mean_and_deviation_of_five_weighings(network: Network, unit: tuple[UUID, UUID]) -> None:
    answer = measure(network, unit, 1_239, 1_240, 1_238, 1_237, 1_241)
    assert answer.verdict == Verdict.ACCEPTED
    assert answer.result == {"factor_mg": 1_239_000, "deviation_mg": 1_581}  # √2.5 g
    (row,) = queries.units(network.viewer("secretary").scope, network.cooperative)
    assert (row.name, row.product, row.factor, row.weighings, row.measured_on) == (
        "sakombi",
        unit[1],
        1_239_000,
        5,
        DAY,
    )


def test_fewer_than_five_are_recorded_and_flagged(network: Network, unit: tuple[UUID, UUID]) -> None:
    answer = measure(network, unit, 1_239, 1_241, 1_240, 1_240)
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["too_few_weighings"])
    assert UnitFactor.plain.get().weighings == 4


@pytest.mark.parametrize(
    ("mean", "found"), [(1_050, []), (950, []), (1_051, ["factor_differs"]), (949, ["factor_differs"])]
)
def test_more_than_five_percent_away_is_flagged(
    network: Network, unit: tuple[UUID, UUID], mean: int, found: list[str]
) -> None:
    measure(network, unit, *[1_000] * 5)
    assert codes(measure(network, unit, *[mean] * 5)) == found


def test_the_last_measure_counts_by_its_day(network: Network, unit: tuple[UUID, UUID]) -> None:
    measure(network, unit, *[1_000] * 5)
    measure(network, unit, *[1_040] * 5, measured_on=date(2026, 4, 1))
    scope = network.viewer("secretary").scope
    assert [row.factor for row in queries.units(scope, network.cooperative)] == [1_000_000]
    measure(network, unit, *[1_020] * 5, measured_on=date(2026, 4, 20))
    assert [row.factor for row in queries.units(scope, network.cooperative)] == [1_020_000]


@pytest.mark.parametrize("weighings", [(), (0,), (1_000, -1), (2_000_001,), (10**30,), (1,) * 1_001])
def test_an_impossible_weighing_is_refused(
    network: Network, unit: tuple[UUID, UUID], weighings: tuple[int, ...]
) -> None:
    answer = measure(network, unit, *weighings)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["bad_weighing"])


@pytest.mark.parametrize("field", ["unit", "product"])
def test_units_and_products_of_others_are_unknown(network: Network, unit: tuple[UUID, UUID], field: str) -> None:
    known = {"unit": unit[0], "product": unit[1], field: new_id()}
    answer = measure(network, (known["unit"], known["product"]), *[1_000] * 5)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["unknown_item"])
    assert not UnitFactor.plain.exists()


def test_standard_cases(network: Network, unit: tuple[UUID, UUID]) -> None:
    sent = MeasureUnit(unit=unit[0], product=unit[1], weighings=(1_000,) * 5, measured_on=DAY)
    assert_standard(network, KIND, sent, without="collector")
