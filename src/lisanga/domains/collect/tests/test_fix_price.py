"""The price of a receipt taken « prix à fixer »."""

from datetime import date
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import OpenItem
from lisanga.core.ledger.tests.standard import assert_standard, balances, codes, lines_of
from lisanga.core.operations.gate import submit
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.collect import queries
from lisanga.domains.collect.models import Delivery
from lisanga.domains.collect.operations.fix_price import FixPrice
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound

pytestmark = pytest.mark.django_db
KIND = "collect.fix_price"


@pytest.fixture
def unpriced(harvest: Harvest) -> UUID:
    """A hundred kilograms before the season."""
    return harvest.weigh(day=date(2025, 12, 1)).id


def test_from_then_on_its_value_is_due(harvest: Harvest, unpriced: UUID) -> None:
    scope = harvest.network.viewer("secretary").scope
    assert queries.unpriced_count(scope, harvest.organisation) == 1
    answer = harvest.send(KIND, FixPrice(delivery=unpriced, price=500))
    assert (answer.verdict, answer.result) == (Verdict.ACCEPTED, {"value": 50_000})
    assert lines_of(answer.id) == [("6011", 50_000, 0), ("40115", 0, 50_000)]
    item = OpenItem.plain.get(id=answer.id)
    assert (item.auxiliary, item.side, item.amount) == (harvest.members[0], "C", 50_000)
    row = Delivery.plain.get(id=unpriced)
    assert (row.price, row.value, row.net_to_pay, row.flagged) == (500, 50_000, 50_000, False)
    (volume,) = queries.volumes(scope, [harvest.organisation], 0, 99_999)
    assert (volume.deliveries, volume.grams, volume.value) == (1, 100_000, 50_000)
    assert queries.unpriced_count(scope, harvest.organisation) == 0
    assert_sound()


def test_what_else_is_wrong_stays_to_be_looked_at(harvest: Harvest) -> None:
    other = harvest.send("stock.set_reference", {"item": {"type": "product", "name": "Riz", "form": "paddy"}}).id
    odd = harvest.weigh(day=date(2025, 12, 1), product=other, campaign=harvest.campaign)
    assert codes(odd) == ["outside_campaign", "no_price"]
    assert harvest.send(KIND, FixPrice(delivery=odd.id, price=500)).recorded
    assert Delivery.plain.get(id=odd.id).flagged


def test_once_only_also_within_one_list(harvest: Harvest, unpriced: UUID) -> None:
    sent = [harvest.wrap(KIND, FixPrice(delivery=unpriced, price=price)) for price in (500, 600)]
    answers = submit(harvest.network.viewer("manager"), sent)
    assert [codes(answer) for answer in answers] == [[], ["already_priced"]]
    assert balances(harvest.organisation) == {"40115": -50_000, "6011": 50_000}
    assert_sound()


@pytest.mark.parametrize("price", [0, -1, 10**9 + 1, 10**30])
def test_an_impossible_price_is_refused(harvest: Harvest, unpriced: UUID, price: int) -> None:
    assert codes(harvest.send(KIND, FixPrice(delivery=unpriced, price=price))) == ["bad_price"]


def test_a_reversed_delivery_or_one_of_others_is_unknown(harvest: Harvest, unpriced: UUID) -> None:
    assert codes(harvest.send(KIND, FixPrice(delivery=new_id(), price=5))) == ["unknown_delivery"]
    harvest.send("collect.reverse_delivery", {"delivery": unpriced, "reason": "doublon"})
    assert codes(harvest.send(KIND, FixPrice(delivery=unpriced, price=5))) == ["unknown_delivery"]


def test_standard_cases(harvest: Harvest, unpriced: UUID) -> None:
    assert_standard(harvest.network, KIND, FixPrice(delivery=unpriced, price=500), without="collector")
