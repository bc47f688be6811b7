"""What reading indicators costs: the same statements however much is stored, each table read through an index or a
summary, nothing looked up row by row."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel.ids import new_id
from lisanga.domains.collect.models import MemberSummary
from lisanga.domains.indicators.periods import latest_quarters, period
from lisanga.domains.indicators.queries import (
    agreement_facts_by_quarter,
    facts_by_agreement,
    facts_by_month,
    indicators,
    people_who_deliver,
    people_who_joined,
    people_who_were_paid,
    whose_work,
)
from lisanga.domains.indicators.tests.working import make_year
from lisanga.domains.members.models import Member
from lisanga.domains.partnerships.models import Due
from lisanga.domains.training.models import Presence
from lisanga.domains.treasury.models import CashMovement
from lisanga.reports.tests.ground import Quarter

pytestmark = pytest.mark.django_db
SPAN, TODAY = period("2026-Q1"), date(2026, 6, 10)
TIMES = 50
# Tables that grow without end, and the one that a look-up for each row would walk.
GROWING = ("operations_registerline", "ledger_line", "ledger_entry", "collect_delivery", "treasury_cashmovement")


def read_everything(lived: Quarter) -> None:
    """What the pages of indicators read: values, groups, trends, agreements."""
    partner, scope = lived.network.partner, lived.scope("focal_point")
    places = [lived.bulk.organisation, lived.quiet.organisation]
    indicators(scope, partner, places, SPAN, TODAY)
    for people in (people_who_joined, people_who_deliver, people_who_were_paid):
        people(scope, places, SPAN)
    facts_by_month(scope, places, SPAN.first, SPAN.last)
    facts_by_agreement(scope, whose_work(partner), SPAN, TODAY)
    agreement_facts_by_quarter(scope, whose_work(partner), latest_quarters(TODAY, 8), TODAY)


def statements(act: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as seen:
        act()
    return [query["sql"] for query in seen]


def many(lived: Quarter) -> None:
    """Fifty times as many members who deliver and are paid, days of obligations, presences."""
    place = lived.bulk.organisation
    people = [
        _copied(Member.plain.filter(organisation_id=place)[0], new_id(), number=100 + one) for one in range(TIMES)
    ]
    Member.plain.bulk_create(people)
    summary = MemberSummary.plain.filter(organisation_id=place)[0]
    MemberSummary.plain.bulk_create(_copied(summary, None, member=one.id) for one in people)
    paid = CashMovement.plain.filter(organisation_id=place, nature="payment")[0]
    CashMovement.plain.bulk_create(
        _copied(paid, new_id(), auxiliary=one.id, number=1_000 + place, operation=new_id())
        for place, one in enumerate(people)
    )
    due = Due.plain.filter(due_on__lte=TODAY)[0]
    Due.plain.bulk_create(_copied(due, new_id(), period=f"x{one}") for one in range(TIMES))
    came = Presence.plain.exclude(came_on=None)[0]
    Presence.plain.bulk_create(_copied(came, new_id(), session=new_id(), line=one) for one in range(TIMES))


def _copied(row: Any, identifier: UUID | None, **more: object) -> Any:
    values = {field.attname: getattr(row, field.attname) for field in type(row)._meta.concrete_fields}
    return type(row)(**(values | more | ({"id": identifier} if identifier else {})))


def test_fifty_times_as_much_costs_the_same_statements(lived: Quarter) -> None:
    make_year(lived.network)
    before = statements(lambda: read_everything(lived))
    many(lived)
    assert len(statements(lambda: read_everything(lived))) == len(before) <= 75
    delivered = people_who_deliver(lived.scope("focal_point"), [lived.bulk.organisation], SPAN)
    assert len(delivered) <= 14  # groups, never members


def test_no_growing_table_is_walked(lived: Quarter) -> None:
    """SQLite tells its plan; a table is searched by an index, never scanned, and nothing is looked up for each row."""
    if connection.vendor != "sqlite":
        pytest.skip("the plan is SQLite's")
    make_year(lived.network)
    many(lived)
    wrong = []
    for sql in statements(lambda: read_everything(lived)):
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + sql)
            plan = [str(row[-1]) for row in cursor.fetchall()]
        for step in plan:
            walked = re.match(rf"SCAN (?:{'|'.join(GROWING)})\b", step)
            if walked or "CORRELATED" in step:
                wrong.append(f"{step}: {sql[:300]}")
    assert wrong == []


def test_people_are_joined_once(lived: Quarter) -> None:
    scope, places = lived.scope("focal_point"), [lived.bulk.organisation]
    for people in (people_who_deliver, people_who_were_paid):
        (sql,) = statements(lambda people=people: people(scope, places, SPAN))  # type: ignore[misc]  # bound at once
        assert sql.count("JOIN") == 1
        assert sql.count("SELECT") == 1
