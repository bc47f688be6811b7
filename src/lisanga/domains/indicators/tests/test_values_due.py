"""Typed values that wait: the period is over and nobody wrote them."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.operations.tests.network import Network
from lisanga.domains.indicators.models import Indicator
from lisanga.domains.indicators.operations.record_value import RecordValue
from lisanga.domains.indicators.operations.withdraw_value import WithdrawValue
from lisanga.domains.indicators.queries import last_ended, values_due
from lisanga.domains.indicators.tests.ground import defined, office
from lisanga.domains.partnerships.tests.ground import signed

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("frequency", "today", "code"),
    [
        ("month", date(2026, 5, 4), "2026-04"),
        ("quarter", date(2026, 5, 4), "2026-Q1"),
        ("quarter", date(2026, 4, 1), "2026-Q1"),
        ("quarter", date(2026, 3, 31), "2025-Q4"),
        ("half", date(2026, 5, 4), "2025-S2"),
        ("year", date(2026, 5, 4), "2025"),
        ("month", date(2026, 1, 1), "2025-12"),
    ],
)
def test_the_last_period_that_is_over(frequency: str, today: date, code: str) -> None:
    assert last_ended(frequency, today).code == code


def own(network: Network, **more: Any) -> UUID:
    identifier = defined(network, **more)
    Indicator.plain.filter(id=identifier).update(defined_on=date(2026, 1, 9))
    return identifier


def typed(network: Network, indicator: UUID, code: str, **more: Any) -> UUID:
    values: dict[str, Any] = {"numerator": 100, "evidence": "Cahier signé", **more}
    sent = RecordValue(about=network.partner, indicator=str(indicator), period=code, **values)
    answer = office(network, "record_value", sent)
    assert answer.recorded, answer
    return answer.id


def waits(network: Network, today: date = TODAY, role: str = "programme_officer") -> list[tuple[str, str]]:
    found = values_due(network.viewer(role).scope, today)
    return [(one.organisation_code, one.span.code) for one in found]


def test_it_waits_until_it_is_written(network: Network) -> None:
    indicator = own(network, is_ratio=False)
    assert waits(network) == [("KL", "2026-Q1")]
    value = typed(network, indicator, "2026-Q1")
    assert waits(network) == []
    assert waits(network, date(2026, 7, 1)) == [("KL", "2026-Q2")]
    office(network, "withdraw_value", WithdrawValue(about=network.partner, value=value, reason="Erreur"))
    assert waits(network) == [("KL", "2026-Q1")]
    typed(network, indicator, "2026")  # the year says its quarters too
    assert waits(network) == []


def test_nothing_is_asked_of_before_the_definition(network: Network) -> None:
    identifier = defined(network, is_ratio=False)
    Indicator.plain.filter(id=identifier).update(defined_on=date(2026, 4, 2))
    assert waits(network) == []
    assert waits(network, date(2026, 7, 1)) == [("KL", "2026-Q2")]


def test_it_leads_to_the_agreement_it_was_typed_for(network: Network) -> None:
    agreement = signed(network)
    indicator = own(network, is_ratio=False)
    typed(network, indicator, "2026-Q1", agreement=agreement)
    (one,) = values_due(network.viewer("programme_officer").scope, date(2026, 7, 1))
    assert (one.agreement, one.indicator) == (agreement, indicator)


def test_each_reads_its_own_at_the_same_cost(network: Network) -> None:
    own(network, is_ratio=False)
    scope = network.viewer("programme_officer").scope
    with CaptureQueriesContext(connection) as once:
        values_due(scope, TODAY)
    for number in range(6):
        own(network, about=network.other_partner, code=f"PR-{number}")
    assert len(waits(network)) == 7
    assert waits(network, role="focal_point") == [("KL", "2026-Q1")]
    with CaptureQueriesContext(connection) as often:
        values_due(scope, TODAY)
    assert len(often) == len(once) == 3
