"""Missions and their note as each side reads them; the other province reads nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.partnerships.operations.cancel_mission import CancelMission
from lisanga.domains.partnerships.operations.commit_service import CommitService
from lisanga.domains.partnerships.operations.record_spending import RecordSpending
from lisanga.domains.partnerships.queries.missions import (
    MissionFilter,
    experts_of,
    mission,
    mission_history,
    missions,
)
from lisanga.domains.partnerships.queries.services import budget, owed_by_partner, service, service_fact, services
from lisanga.domains.partnerships.tests.travelling import END, START, Travel, lodging, plan

pytestmark = pytest.mark.django_db


def test_the_other_province_reads_nothing(travel: Travel) -> None:
    paid = travel.partner("record_spending", RecordSpending(line=travel.theirs, amount=1, voucher="x"))
    scope = travel.stranger.scope
    assert missions(scope) == []
    for read in (mission, mission_history, budget):
        with pytest.raises(NotVisible):
            read(scope, travel.agreement if read is budget else travel.mission)
    assert (services(scope, [travel.mission]), experts_of(scope, [travel.mission])) == ({}, {})
    assert (service(scope, travel.theirs), service_fact(scope, paid.id)) == (None, None)
    assert owed_by_partner(scope, START, END) == []


@pytest.mark.parametrize("side", ["officer", "focal_point"])
def test_both_sides_read_the_same(travel: Travel, side: str) -> None:
    scope: Scope = getattr(travel, side).scope
    row = missions(scope)[0]
    assert (row.id, row.agreement_code, row.partner_name, row.zone) == (
        travel.mission,
        "KL-2026",
        "Province du Kwilu",
        "Idiofa (Kwilu)",
    )
    sheet = mission(scope, travel.mission)
    assert [expert.name for expert in sheet.experts] == ["Astrid Mbala"]
    assert [line.payer for line in services(scope, [travel.mission])[travel.mission]] == ["office", "partner"]
    assert len(mission_history(scope, travel.mission)) == 3


def test_pages_by_key_and_filters(travel: Travel) -> None:
    for weeks in range(1, 5):
        days = {"starts_on": START + timedelta(weeks=weeks), "ends_on": END + timedelta(weeks=weeks)}
        assert travel.office("plan_mission", plan(travel.agreement, **days)).recorded
    scope = travel.officer.scope
    first = missions(scope, limit=2)
    rest = missions(scope, before=first[-1].after)
    assert [row.number for row in (*first, *rest)] == [5, 4, 3, 2, 1]
    assert missions(scope, MissionFilter(agreement=new_id())) == []
    travel.office("cancel_mission", CancelMission(mission=rest[0].id, reason="Pluies"))
    coming = missions(scope, MissionFilter(coming_after=END + timedelta(days=1)))
    assert [row.number for row in coming] == [5, 4, 2]


def test_the_budget_keeps_currencies_apart(travel: Travel) -> None:
    travel.partner("commit_service", CommitService(line=travel.theirs, amount=400_000))
    travel.partner("record_spending", RecordSpending(line=travel.theirs, amount=15_000, currency="USD", voucher="x"))
    rows = budget(travel.focal_point.scope, travel.agreement)
    assert [(row.payer, row.currency, row.planned, row.committed, row.spent) for row in rows] == [
        ("office", "USD", 42_000, 0, 0),
        ("partner", "CDF", 450_000, 400_000, 0),
        ("partner", "USD", 0, 0, 15_000),
    ]


def test_of_a_mission_called_off_only_what_was_paid_remains(travel: Travel) -> None:
    travel.office("record_spending", RecordSpending(line=travel.ours, amount=21_000, currency="USD", voucher="x"))
    travel.office("cancel_mission", CancelMission(mission=travel.mission, reason="Pluies"))
    rows = budget(travel.officer.scope, travel.agreement)
    assert [(row.payer, row.currency, row.planned, row.spent) for row in rows] == [("office", "USD", 0, 21_000)]


def test_what_the_partner_owes_before_departure(travel: Travel) -> None:
    travel.office("add_service", lodging(travel.mission, category="meals", label="Repas"))
    eve = START - timedelta(days=10)
    assert [(row.number, row.lines) for row in owed_by_partner(travel.focal_point.scope, eve, START)] == [(1, 2)]
    assert owed_by_partner(travel.focal_point.scope, eve, START - timedelta(days=1)) == []
    done = RecordSpending(line=travel.theirs, amount=0, completes=True)
    assert travel.partner("record_spending", done).recorded
    assert [row.lines for row in owed_by_partner(travel.officer.scope, eve, START)] == [1]
    assert owed_by_partner(travel.officer.scope, END + timedelta(days=1), END + timedelta(days=9)) == []


def test_the_number_of_statements_does_not_grow(travel: Travel) -> None:
    scope = travel.officer.scope

    def cost() -> int:
        with CaptureQueriesContext(connection) as counted:
            mission(scope, travel.mission)
            services(scope, [travel.mission])
            budget(scope, travel.agreement)
            owed_by_partner(scope, START, END)
            missions(scope)
        return len(counted)

    before = cost()
    for _more in range(6):
        line = travel.office("add_service", lodging(travel.mission)).id
        travel.partner("record_spending", RecordSpending(line=line, amount=9, voucher="x"))
    travel.office("plan_mission", plan(travel.agreement))
    assert cost() == before
