"""Tables of an organisation are not read without saying for whom, whatever way somebody tries."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import Auxiliary
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.tenancy import Tenant, TwoSided, UnscopedQuery
from lisanga.core.scope.viewer import NOTHING, NotVisible, Scope

TENANTS: list[Any] = sorted(
    (model for model in apps.get_models() if issubclass(model, Tenant)), key=lambda m: m.__name__
)
READS: dict[str, Callable[[Any], object]] = {
    "all": lambda manager: manager.all(),
    "filter": lambda manager: manager.filter(organisation_id=new_id()),
    "get": lambda manager: manager.get(organisation_id=new_id()),
    "count": lambda manager: manager.count(),
    "exists": lambda manager: manager.exists(),
    "first": lambda manager: manager.first(),
    "values_list": lambda manager: manager.values_list("organisation_id"),
    "update": lambda manager: manager.update(organisation_id=new_id()),
    "in_bulk": lambda manager: manager.in_bulk(),
    "raw": lambda manager: list(manager.order_by("organisation_id")),
}


def test_the_walk_below_meets_the_tables_that_matter() -> None:
    names = {model.__name__ for model in TENANTS}
    assert {"Member", "Delivery", "CashMovement", "Line", "Entry", "Auxiliary", "Cooperative", "ShareAccount"} <= names


@pytest.mark.parametrize("model", TENANTS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("read", READS)
def test_a_read_without_a_scope_raises(model: Any, read: str) -> None:
    for manager in (model.objects, model._default_manager):
        with pytest.raises(UnscopedQuery, match=model.__name__):
            READS[read](manager)


@pytest.mark.parametrize("model", TENANTS, ids=lambda model: model.__name__)
def test_no_scope_reads_no_row_of_anybody(model: Any, network: Network) -> None:
    assert not model.objects.rows(NOTHING).exists()
    assert not model.objects.aggregates(NOTHING).exists()
    for read in (model.objects.rows, model.objects.aggregates):
        with pytest.raises(NotVisible):
            read(NOTHING, network.cooperative)
    with pytest.raises(NotVisible):
        model.objects.account(NOTHING, network.cooperative, new_id())


@pytest.fixture
def two(network: Network) -> Network:
    """A line in each cooperative."""
    for organisation in (network.cooperative, network.other):
        Auxiliary.plain.create(id=new_id(), organisation_id=organisation, kind="member", number="1", name="Membre")
    return network


def owners(rows: Any) -> set[object]:
    return set(rows.values_list("organisation_id", flat=True))


def test_rows_are_those_of_the_scope(two: Network) -> None:
    own, both = {two.cooperative}, {two.cooperative, two.other}
    manager, focal = two.viewer("manager").scope, two.viewer("focal_point").scope
    assert owners(Auxiliary.objects.rows(manager)) == own
    assert owners(Auxiliary.objects.rows(manager, two.cooperative)) == own
    assert owners(Auxiliary.objects.rows(focal)) == set()
    assert owners(Auxiliary.objects.aggregates(focal)) == own
    assert owners(Auxiliary.objects.aggregates(two.viewer("direction").scope)) == both
    for scope in (manager, focal):
        with pytest.raises(NotVisible):
            Auxiliary.objects.rows(scope, two.other)
        with pytest.raises(NotVisible):
            Auxiliary.objects.aggregates(scope, two.other)


def test_an_account_is_opened_for_its_member(two: Network) -> None:
    member = new_id()
    scope = Scope(own={member: two.cooperative})
    assert owners(Auxiliary.objects.account(scope, two.cooperative, member)) == {two.cooperative}
    with pytest.raises(NotVisible):
        Auxiliary.objects.account(scope, two.cooperative, new_id())
    with pytest.raises(NotVisible):
        Auxiliary.objects.rows(scope, two.cooperative)


def test_the_way_round_by_a_relation_is_closed() -> None:
    """No organisation carries the rows that point at it; foreign keys and refreshes use the plain manager."""
    tenants = set(TENANTS)
    back = [field for field in Organisation._meta.get_fields() if field.auto_created and field.related_model in tenants]
    assert back == []
    for model in TENANTS:
        assert isinstance(model, type)
        assert issubclass(model, Model)
        assert model._base_manager.name == "plain"


def test_two_sides_read_what_they_share_and_nobody_else(network: Network) -> None:
    shared = [model for model in TENANTS if issubclass(model, TwoSided)]
    assert "Agreement" in {model.__name__ for model in shared}
    for model in shared:
        assert not model.objects.shared(NOTHING).exists()
        with pytest.raises(NotVisible):
            model.objects.shared(network.viewer("direction").scope, new_id())
