"""Reading shared data: until its last day, in few statements, and nothing of it for another province."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.partnerships.queries.data_rows import data_rows, data_version, data_zones, usable_zones
from lisanga.domains.partnerships.queries.data_sets import (
    data_brought,
    data_history,
    data_sets,
    data_to_settle,
    data_versions,
)
from lisanga.domains.partnerships.targeting.columns import DataLine
from lisanga.domains.partnerships.tests.sharing import TODAY, Sharing, file_of

pytestmark = pytest.mark.django_db


def test_the_last_day_closes_it_for_the_programme_alone(sharing: Sharing) -> None:
    last = TODAY + timedelta(days=100)
    office, partner = sharing.scope("direction"), sharing.scope("focal_point")
    assert [line.label for line in data_zones(office, sharing.data, last)] == ["Gungu", "Idiofa"]
    after = last + timedelta(days=1)
    with pytest.raises(NotVisible):
        data_rows(office, sharing.data, after)
    rows = data_sets(office, sharing.travel.agreement, after)
    assert [(row.is_over, row.is_usable) for row in rows] == [(True, False)]
    assert usable_zones(office, rows) == []
    assert len(data_rows(partner, sharing.data, after)) == 3


def test_rows_as_they_were_written(sharing: Sharing) -> None:
    scope = sharing.scope("direction")
    lines = data_rows(scope, sharing.data, TODAY)
    assert [(line.name, line.label) for line in lines] == [
        ("Idiofa", "Territoire Idiofa"),
        ("Gungou", ""),
        ("Gungu", "Territoire Gungu"),
    ]
    assert [line.number for line in data_rows(scope, sharing.data, TODAY, after=2, limit=1)] == [3]
    assert [line.number for line in data_rows(scope, sharing.data, TODAY, waiting=True)] == [3, 4]
    assert [line.number for line in data_rows(scope, sharing.data, TODAY, territory="Gungu")] == [4]


def test_versions(sharing: Sharing) -> None:
    newer = file_of(sharing.travel.agreement, digest="d4" * 32, replaces=sharing.data)
    sharing.travel.partner("share_data", newer, business_date=TODAY)
    scope = sharing.scope("direction")
    assert [one.number for one in data_versions(scope, sharing.data, TODAY)] == [2, 1]
    assert data_version(scope, sharing.data, TODAY).number == 2
    assert data_version(scope, sharing.data, TODAY, 1).digest == "c3" * 32
    with pytest.raises(NotVisible):
        data_version(scope, sharing.data, TODAY, 3)
    assert len(data_history(scope, sharing.data, TODAY)) == 2


def test_what_was_brought_before_is_known_to_the_partner(sharing: Sharing) -> None:
    agreement = sharing.travel.agreement
    found = data_brought(sharing.scope("focal_point"), agreement, "c3" * 32)
    assert found == (sharing.data, "Population des territoires", TODAY)
    assert data_brought(sharing.scope("direction"), agreement, "c3" * 32) is None
    assert [row.waiting for row in data_to_settle(sharing.scope("focal_point"), TODAY)] == [2]
    assert data_to_settle(sharing.scope("direction"), TODAY) == []


def test_a_thousand_rows_cost_what_three_do(sharing: Sharing) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as counted:
            rows = data_sets(sharing.scope("direction"), sharing.travel.agreement, TODAY)
            usable_zones(sharing.scope("direction"), rows)
            data_rows(sharing.scope("direction"), sharing.data, TODAY)
        return len(counted)

    before = cost()
    lines = tuple(
        DataLine(number=number, written={}, figures=(1, None, None), province="CD-KL", territory="Gungu")
        for number in range(2, 1_002)
    )
    newer = file_of(sharing.travel.agreement, digest="d4" * 32, replaces=sharing.data, lines=lines)
    with CaptureQueriesContext(connection) as counted:
        assert sharing.travel.partner("share_data", newer, business_date=TODAY).recorded
    assert len(counted) < 60
    assert cost() == before
