"""Scoped reads of collection: lists by key, sums from summaries, only for those who may."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import APRIL, DAY, statements
from lisanga.core.operations.gate import submit
from lisanga.core.operations.models import BLOCK
from lisanga.core.operations.tests.plans import plan_of
from lisanga.core.scope.viewer import NOTHING, NotVisible, Scope
from lisanga.domains.collect import queries
from lisanga.domains.collect.queries import DeliveryFilter
from lisanga.domains.collect.tests.harvest import Harvest

pytestmark = pytest.mark.django_db


@pytest.fixture
def weighed(harvest: Harvest) -> Harvest:
    """Five deliveries over March and April; the last one flagged, the second one reversed."""
    sent = [
        harvest.weighing(0, day=date(2026, 3, 10), paper_number="147"),
        harvest.weighing(1, day=date(2026, 3, 11), gross=50_000),
        harvest.weighing(0, day=DAY, series="A7", number=42),
        harvest.weighing(1, day=DAY, gross=20_000),
        harvest.weighing(2, day=DAY, gross=10_000, price=700),
    ]
    submit(harvest.network.viewer("collector"), sent)
    harvest.send("collect.reverse_delivery", {"delivery": sent[1].id, "reason": "doublon"})
    return harvest


@pytest.fixture
def scope(weighed: Harvest) -> Scope:
    return weighed.network.viewer("secretary").scope


def receipts(rows: Any) -> list[str]:
    return [row.receipt for row in rows]


def test_the_list_turns_its_pages_by_day_and_id(
    weighed: Harvest, scope: Scope, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    everything = queries.deliveries(scope, weighed.organisation)
    assert receipts(everything) == ["B-000004", "B-000003", "A7-0042", "B-000002", "B-000001"]
    pages, before = [], None
    for _page in range(3):
        with django_assert_num_queries(1):
            page = queries.deliveries(scope, weighed.organisation, before=before, limit=2)
        pages += page
        before = (page[-1].on, page[-1].id)
    assert pages == everything


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (DeliveryFilter(flagged=True), ["B-000004"]),
        (DeliveryFilter(reversed=True), ["B-000002"]),
        (DeliveryFilter(reversed=False, last=date(2026, 3, 31)), ["B-000001"]),
        (DeliveryFilter(first=DAY, last=DAY), ["B-000004", "B-000003", "A7-0042"]),
        (DeliveryFilter(receipt="147"), ["B-000001"]),
        (DeliveryFilter(receipt="B-000003"), ["B-000003"]),
        (DeliveryFilter(centre=UUID(int=1)), []),
    ],
)
def test_filters(weighed: Harvest, scope: Scope, chosen: DeliveryFilter, found: list[str]) -> None:
    assert receipts(queries.deliveries(scope, weighed.organisation, chosen)) == found


def test_receipts_are_found_by_number_or_paper(weighed: Harvest, scope: Scope) -> None:
    for text, found in (("a7-42", ["A7-0042"]), ("B-000001", ["B-000001"]), ("147", ["B-000001"]), ("bon", [])):
        assert receipts(queries.find_receipts(scope, text)) == found
    assert queries.find_receipts(weighed.network.stranger().scope, "147") == []
    assert queries.find_receipts(weighed.network.viewer("partner_leader").scope, "147") == []


def test_volumes_leave_reversed_deliveries_out(
    weighed: Harvest, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    partner = weighed.network.viewer("partner_leader").scope
    here = [weighed.organisation]
    with django_assert_num_queries(1):
        rows = queries.volumes(partner, here, APRIL - 1, APRIL)
    assert [(row.month, row.deliveries, row.grams, row.value) for row in rows] == [
        (APRIL - 1, 1, 100_000, 85_000),
        (APRIL, 3, 130_000, 109_000),
    ]
    with django_assert_num_queries(1):
        months = queries.monthly_volumes(partner, here, APRIL - 1, APRIL)
    assert [(row.month, row.grams, row.value) for row in months] == [
        (APRIL - 1, 100_000, 85_000),
        (APRIL, 130_000, 109_000),
    ]
    assert queries.volumes_of_centres(partner, weighed.organisation, APRIL, APRIL) == [
        (weighed.centre, weighed.product, 3, 130_000, 109_000)
    ]
    assert queries.active_members(partner, here, APRIL - 1, APRIL - 1) == {weighed.organisation: 1}
    assert queries.active_members(partner, here, APRIL - 1, APRIL) == {weighed.organisation: 3}
    assert queries.last_deliveries(partner, here) == {weighed.organisation: APRIL}
    assert queries.last_delivery_days(partner, here, date(2026, 3, 31)) == {weighed.organisation: date(2026, 3, 10)}
    assert queries.flagged_counts(partner, here, DAY, DAY) == {weighed.organisation: 1}


def test_deliveries_of_a_member_are_found_over_blocks_of_the_register(harvest: Harvest) -> None:
    submit(harvest.network.viewer("collector"), [harvest.weighing(turn % 3) for turn in range(BLOCK + 50)])
    scope, member = harvest.network.viewer("secretary").scope, harvest.members[1]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with CaptureQueriesContext(connection) as asked:
        rows = queries.deliveries_of_member(scope, harvest.organisation, member, limit=1000)
    searched = next(one["sql"] for one in asked.captured_queries if "RECURSIVE" in one["sql"])
    assert "register_subject" in plan_of(searched)
    assert len(rows) == (BLOCK + 50 + 1) // 3
    assert {row.member for row in rows} == {member}
    assert rows == queries.deliveries(scope, harvest.organisation, DeliveryFilter(member=member), limit=1000)


def test_one_member_reads_the_own_deliveries(weighed: Harvest, scope: Scope) -> None:
    member, here = weighed.members[0], weighed.organisation
    own = Scope(own={member: here})
    rows = queries.deliveries_of_member(own, here, member)
    assert receipts(rows) == ["A7-0042", "B-000001"]
    assert receipts(queries.deliveries_of_member(own, here, member, before=(rows[0].on, rows[0].id))) == ["B-000001"]
    assert queries.delivery(own, here, rows[0].id) == rows[0]
    assert [(row.month, row.grams) for row in queries.volumes_of_member(own, here, member)] == [
        (APRIL, 100_000),
        (APRIL - 1, 100_000),
    ]
    assert queries.deductions(own, here, rows[0].id, member) == []
    named = queries.deliveries(scope, here, DeliveryFilter(member=member))
    assert named == rows
    foreign = queries.deliveries(scope, here, DeliveryFilter(member=weighed.members[2]))[0]
    for read in (
        lambda: queries.delivery(own, here, foreign.id),
        lambda: queries.delivery(own, here, new_id()),
        lambda: queries.deliveries_of_member(own, here, weighed.members[2]),
        lambda: queries.deductions(own, here, foreign.id, weighed.members[2]),
    ):
        with pytest.raises(NotVisible):
            read()


def test_a_delivery_that_does_not_exist(weighed: Harvest, scope: Scope) -> None:
    assert queries.delivery(scope, weighed.organisation, new_id()) is None
    assert queries.public_receipt(new_id()) is None


def test_registers_brought_in_find_what_is_recorded(weighed: Harvest, scope: Scope) -> None:
    ids = [row.id for row in queries.deliveries(scope, weighed.organisation)]
    assert queries.recorded(scope, weighed.organisation, [*ids[:2], new_id()]) == set(ids[:2])
    (paper,) = queries.papers(scope, weighed.organisation, ["147", "148"])
    assert (paper.on, paper.net) == (date(2026, 3, 10), 100_000)


def test_sums_cost_the_same_at_any_size(weighed: Harvest, scope: Scope) -> None:
    def read() -> None:
        queries.volumes(scope, [weighed.organisation], 0, 99_999)
        queries.active_members(scope, [weighed.organisation], 0, 99_999)
        queries.deliveries(scope, weighed.organisation)
        queries.flagged_count(scope, weighed.organisation)

    few = statements(read)
    submit(weighed.network.viewer("collector"), [weighed.weighing(n % 3) for n in range(40)])
    assert statements(read) == few == 4


ROWS: list[Callable[[Scope, UUID], Any]] = [
    queries.deliveries,
    queries.campaigns,
    queries.prices,
    queries.flagged_count,
    queries.unpriced_count,
    lambda scope, organisation: queries.delivery(scope, organisation, new_id()),
    lambda scope, organisation: queries.deliveries_of_member(scope, organisation, new_id()),
    lambda scope, organisation: queries.deductions(scope, organisation, new_id(), new_id()),
    lambda scope, organisation: queries.volumes_of_member(scope, organisation, new_id()),
    lambda scope, organisation: queries.recorded(scope, organisation, []),
    lambda scope, organisation: queries.papers(scope, organisation, []),
]
SUMS: list[Callable[[Scope, UUID], Any]] = [
    lambda scope, organisation: queries.volumes(scope, [organisation], 0, APRIL),
    lambda scope, organisation: queries.monthly_volumes(scope, [organisation], 0, APRIL),
    lambda scope, organisation: queries.volumes_of_centres(scope, organisation, 0, APRIL),
    lambda scope, organisation: queries.last_deliveries(scope, [organisation]),
    lambda scope, organisation: queries.last_delivery_days(scope, [organisation], DAY),
    lambda scope, organisation: queries.active_members(scope, [organisation], 0, APRIL),
    lambda scope, organisation: queries.flagged_counts(scope, [organisation], DAY, DAY),
]


@pytest.mark.parametrize("read", ROWS + SUMS)
def test_others_see_nothing(harvest: Harvest, read: Callable[[Scope, UUID], Any]) -> None:
    for scope in (harvest.network.stranger().scope, NOTHING):
        with pytest.raises(NotVisible):
            read(scope, harvest.organisation)


@pytest.mark.parametrize("read", ROWS)
def test_a_partner_reads_sums_and_no_row(harvest: Harvest, read: Callable[[Scope, UUID], Any]) -> None:
    with pytest.raises(NotVisible):
        read(harvest.network.viewer("partner_leader").scope, harvest.organisation)
