"""Scoped reads of the lists of a cooperative and of what lies at its centres."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import DAY, send, statements
from lisanga.core.operations.context import Context
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.viewer import NOTHING, NotVisible, Scope
from lisanga.domains.stock import queries
from lisanga.domains.stock.operations.measure_unit import MeasureUnit
from lisanga.domains.stock.operations.moving import receive
from lisanga.domains.stock.operations.set_reference import CentreItem, ProductItem, SetReference, UnitItem

pytestmark = pytest.mark.django_db


def put(network: Network, item: Any) -> UUID:
    return send(network, "stock.set_reference", SetReference(item=item)).id


def moved(network: Network, *moves: tuple[UUID, UUID, int]) -> None:
    """As an operation of a later domain does."""
    context = Context(network.cooperative, UUID(int=0), None, {}, {})  # type: ignore[arg-type]  # no clock is read
    for centre, product, grams in moves:
        receive(context, centre, product, grams)
    context.writer.flush()


def test_levels_add_up_by_centre_and_product(
    network: Network, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    maize, coffee = (put(network, ProductItem(name=name, form="grain")) for name in ("Maïs", "Café"))
    far, near = (put(network, CentreItem(name=name)) for name in ("Zaba", "Bulungu"))
    moved(network, (far, maize, 5_000), (near, maize, 2_000), (near, coffee, 700), (near, maize, 1_000))
    moved(network, (near, coffee, -700), (far, maize, -500))
    scope = network.viewer("secretary").scope
    with django_assert_num_queries(3):  # a fourth one where something was counted
        rows = queries.levels(scope, network.cooperative)
    assert [(row.centre_name, row.product, row.grams) for row in rows] == [
        ("Bulungu", "Maïs (grain)", 3_000),
        ("Zaba", "Maïs (grain)", 4_500),
    ]


def test_a_unit_shows_once_per_product_and_once_when_never_weighed(network: Network) -> None:
    products = [put(network, ProductItem(name=name)) for name in ("Maïs", "Riz")]
    weighed, _never = put(network, UnitItem(name="bassine")), put(network, UnitItem(name="sac"))
    for product, mean in zip(products, (20_000, 18_000), strict=True):
        sent = MeasureUnit(unit=weighed, product=product, weighings=(mean,) * 5, measured_on=DAY)
        send(network, "stock.measure_unit", sent)
    rows = queries.units(network.viewer("secretary").scope, network.cooperative)
    assert sorted((row.name, row.factor or 0) for row in rows) == [
        ("bassine", 18_000_000),
        ("bassine", 20_000_000),
        ("sac", 0),
    ]


def test_codes_over_several_cooperatives_in_one_statement(
    network: Network, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    product = put(network, ProductItem(name="Café robusta", form="cerise"))
    scope = network.viewer("programme_officer").scope
    with django_assert_num_queries(1):
        found = queries.product_codes(scope, [network.cooperative, network.other])
    assert found == {product: ("cafe_robusta", "Café robusta")}
    assert [str(row) for row in queries.products_of(scope, [network.cooperative]).values()] == ["Café robusta (cerise)"]


def test_lists_cost_the_same_at_any_size(network: Network) -> None:
    scope = network.viewer("secretary").scope

    def read() -> None:
        queries.levels(scope, network.cooperative)
        queries.units(scope, network.cooperative)

    few = statements(read)
    for number in range(12):
        put(network, UnitItem(name=f"unité {number}"))
        moved(network, (put(network, CentreItem(name=f"C{number}")), new_id(), 10))
    assert statements(read) == few


ROWS: list[Callable[[Scope, UUID], Any]] = [
    queries.products,
    queries.centres,
    queries.units,
    queries.levels,
    queries.held_stock,
    queries.stock_counts,
]


SUMS: list[Callable[[Scope, UUID], Any]] = [
    lambda scope, organisation: queries.product_codes(scope, [organisation]),
    lambda scope, organisation: queries.products_of(scope, [organisation]),
]


@pytest.mark.parametrize("read", ROWS + SUMS)
def test_others_see_nothing(network: Network, read: Callable[[Scope, UUID], Any]) -> None:
    for scope in (network.stranger().scope, NOTHING):
        with pytest.raises(NotVisible):
            read(scope, network.cooperative)


@pytest.mark.parametrize("read", ROWS)
def test_a_partner_reads_sums_and_no_row(network: Network, read: Callable[[Scope, UUID], Any]) -> None:
    with pytest.raises(NotVisible):
        read(network.viewer("partner_leader").scope, network.cooperative)
