"""Products, centres and local units: one operation for the lists of a cooperative."""

from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import assert_standard, codes, send, wrap
from lisanga.core.operations.gate import submit
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.stock import queries
from lisanga.domains.stock.models import Centre, LocalUnit, Product
from lisanga.domains.stock.operations.set_reference import (
    CentreItem,
    ProductItem,
    Reference,
    SetReference,
    UnitItem,
)

pytestmark = pytest.mark.django_db
KIND = "stock.set_reference"
COFFEE = ProductItem(name=" Café Robusta ", form="parche", base_moisture=1_200, impurity_tolerance=150)


def put(network: Network, item: Reference, target: UUID | None = None) -> Answer:
    return send(network, KIND, SetReference(item=item, target=target))


def test_a_product_gets_the_code_by_which_the_network_adds(network: Network) -> None:
    answer = put(network, COFFEE)
    assert (answer.verdict, answer.result) == (Verdict.ACCEPTED, {"id": str(answer.id)})
    (row,) = queries.products(network.viewer("secretary").scope, network.cooperative)
    assert (row.id, row.code, row.name, row.form) == (answer.id, "cafe_robusta", "Café Robusta", "parche")
    assert (row.base_moisture, row.impurity_tolerance, row.active, str(row)) == (
        1_200,
        150,
        True,
        "Café Robusta (parche)",
    )


def test_a_change_keeps_the_id_and_may_put_away(network: Network) -> None:
    made = put(network, CentreItem(name="Kinzamba")).id
    answer = put(network, CentreItem(name="Kinzamba II", place="Bulungu", active=False), made)
    assert answer.verdict == Verdict.ACCEPTED
    assert [
        (row.id, row.name, row.place, row.active)
        for row in queries.centres(network.viewer("secretary").scope, network.cooperative)
    ] == [(made, "Kinzamba II", "Bulungu", False)]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (CentreItem(name="  "), "no_name"),
        (UnitItem(name="…"), "no_name"),
        (ProductItem(name="Maïs", base_moisture=10_000), "bad_percentage"),
        (ProductItem(name="Maïs", base_moisture=-1), "bad_percentage"),
        (ProductItem(name="Maïs", impurity_tolerance=10_001), "bad_percentage"),
        (ProductItem(name="x" * 61), "too_long"),
        (ProductItem(name="œ" * 31), "too_long"),
        (ProductItem(name="Maïs", form="x" * 41), "too_long"),
        (CentreItem(name="x" * 81), "too_long"),
        (CentreItem(name="Kinzamba", place="x" * 121), "too_long"),
        (UnitItem(name="x" * 41), "too_long"),
    ],
)
def test_what_makes_no_sense_is_refused(network: Network, item: Reference, code: str) -> None:
    answer = put(network, item)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert not any(model.plain.exists() for model in (Product, Centre, LocalUnit))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (COFFEE, ProductItem(name="CAFE robusta", form="Parché")),
        (CentreItem(name="Kinzamba"), CentreItem(name="KINZAMBA")),
        (UnitItem(name="sakombi"), UnitItem(name="Sakombi")),
    ],
)
def test_a_name_stands_once_whatever_its_accents(network: Network, first: Reference, second: Reference) -> None:
    made = put(network, first).id
    again = put(network, second)
    assert (again.verdict, codes(again)) == (Verdict.REFUSED, ["already_exists"])
    assert put(network, second, made).verdict == Verdict.ACCEPTED


def test_within_one_list_too(network: Network) -> None:
    sent = [wrap(network, KIND, SetReference(item=UnitItem(name=name))) for name in ("bassine", "Bassine")]
    answers = submit(network.viewer("manager"), sent)
    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED, Verdict.REFUSED]


def test_two_forms_of_a_product_are_two_products_of_one_code(network: Network) -> None:
    for form in ("grain", "farine", ""):
        assert put(network, ProductItem(name="Maïs", form=form)).verdict == Verdict.ACCEPTED
    scope = network.viewer("secretary").scope
    assert {row.code for row in queries.products(scope, network.cooperative)} == {"mais"}


@pytest.mark.parametrize("target", ["foreign", "other list", "nowhere"])
def test_only_ones_own_items_change(network: Network, target: str) -> None:
    foreign = Centre.plain.create(id=new_id(), organisation_id=network.other, name="Kenge", place="")
    known: dict[str, Any] = {"foreign": foreign.id, "other list": put(network, COFFEE).id, "nowhere": new_id()}
    answer = put(network, CentreItem(name="Ici"), known[target])
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, ["unknown_item"])
    assert Centre.plain.get(id=foreign.id).name == "Kenge"


def test_standard_cases(network: Network) -> None:
    assert_standard(network, KIND, SetReference(item=COFFEE), without="collector")
    assert Product.plain.count() == 1
