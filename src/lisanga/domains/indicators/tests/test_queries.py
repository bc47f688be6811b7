"""Figures of indicators: exact, the same as the network's page and the report, and only those that may be read."""

from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.cooperatives.queries import CooperativeFilter, chosen
from lisanga.domains.indicators.operations.set_targets import PeriodTarget, SetTargets
from lisanga.domains.indicators.periods import Period, period
from lisanga.domains.indicators.queries import (
    Shown,
    facts_by_cooperative,
    facts_by_month,
    indicators,
    people_who_deliver,
    people_who_joined,
    people_who_were_paid,
)
from lisanga.domains.indicators.tests.ground import office
from lisanga.reports.network import figures
from lisanga.reports.quarterly import quarterly
from lisanga.reports.tests.ground import Quarter, make_works

pytestmark = pytest.mark.django_db
SPAN, TODAY = period("2026-Q1"), date(2026, 4, 10)


def read(lived: Quarter, about: UUID | None = None, span: Period = SPAN) -> dict[str, Shown]:
    scope, wanted = lived.scope("programme_officer"), about or lived.network.programme
    partner = None if wanted == lived.network.programme else wanted
    ids = chosen(scope, CooperativeFilter(partner=partner))
    return {one.key: one for one in indicators(scope, wanted, ids, span, TODAY)}


def test_the_quarter_in_numbers(lived: Quarter) -> None:
    found: dict[str, object] = {key: one.actual for key, one in read(lived, lived.network.partner).items()}
    assert found["cooperatives"] == 2
    assert (found["immatriculees"], found["fonctionnelles"], found["preuves-fonctionnelles"]) == (50, 0, 0)
    assert (found["membres"], found["femmes"], found["jeunes"]) == (4, 50, 50)
    assert (found["volume"], found["valeur"]) == (3_300_000, 3000 * 850 + 300 * 4200)
    assert found["membres-livreurs"] == 50
    assert found["revenu-membre"] == Fraction(850_000, 4)
    assert (found["autonomie"], found["dependance-aide"]) == (75, 25)
    assert found["capital-libere"] is None
    assert found["points-a-regler"] == 50


def test_a_target_lights_the_indicator_in_its_period_only(lived: Quarter) -> None:
    aim = SetTargets(
        about=lived.network.partner,
        indicator="femmes",
        baseline=2_000,
        targets=(PeriodTarget(period="2026-Q1", value=6_000),),
    )
    assert office(lived.network, "set_targets", aim).recorded
    one = read(lived, lived.network.partner)["femmes"]
    assert (one.target, one.baseline) == (Fraction(60), Fraction(20))
    assert (one.achievement, one.light) == (Fraction(250, 3), "amber")
    assert read(lived, lived.network.partner, period("2026"))["femmes"].light is None
    assert read(lived)["femmes"].target is None


def test_a_partner_finds_its_own_and_nothing_else(lived: Quarter) -> None:
    scope = lived.scope("focal_point")
    assert set(facts_by_cooperative(scope, chosen(scope, CooperativeFilter()), SPAN, TODAY)) == {
        lived.bulk.organisation,
        lived.quiet.organisation,
    }
    for ask in (facts_by_month, people_who_deliver, people_who_joined, people_who_were_paid):
        more = (SPAN.first, SPAN.last) if ask is facts_by_month else (SPAN,)
        with pytest.raises(NotVisible):
            ask(scope, [lived.far.organisation], *more)
    with pytest.raises(NotVisible):
        indicators(scope, lived.network.other_partner, [], SPAN, TODAY)


def test_months_add_up_to_the_period(lived: Quarter) -> None:
    scope = lived.scope("focal_point")
    ids = chosen(scope, CooperativeFilter())
    whole = list(facts_by_cooperative(scope, ids, SPAN, TODAY).values())
    monthly = facts_by_month(scope, ids, SPAN.first, SPAN.last)
    for field in ("grams", "value", "paid", "own", "given", "women_days", "men_days"):
        assert sum(getattr(one, field) for one in monthly.values()) == sum(getattr(one, field) for one in whole)
    for field in ("members", "women", "subscribed", "released"):
        assert getattr(monthly[SPAN.last], field) == sum(getattr(one, field) for one in whole)
    # Two joined on the third of February 2026.
    assert [monthly[month].members for month in (SPAN.first, SPAN.first + 1)] == [2, 4]


def test_groups_add_up_to_the_whole(lived: Quarter) -> None:
    scope = lived.scope("focal_point")
    ids = chosen(scope, CooperativeFilter())
    joined = people_who_joined(scope, ids, SPAN)
    assert [(one.sex, one.age, one.sums) for one in joined] == [("F", "25-35", (2,)), ("M", "36-59", (2,))]
    delivered = {one.sex: one.sums for one in people_who_deliver(scope, ids, SPAN)}
    assert delivered == {"F": (2_000_000, 2000 * 850), "M": (1_300_000, 1000 * 850 + 300 * 4200)}
    assert [one.sums for one in people_who_were_paid(scope, ids, SPAN)] == [(850_000,)]


def agree(scope: Scope, programme: UUID, partner: UUID, span: Period) -> None:
    """The indicators, the network's page and the quarter's report say the same."""
    ids = chosen(scope, CooperativeFilter(partner=partner))
    found = {one.key: one.measure for one in indicators(scope, partner, ids, span, TODAY)}
    page = figures(scope, CooperativeFilter(partner=partner), span.first, span.last).totals
    report = quarterly(scope, partner, span.code)
    assert found["cooperatives"] is not None
    numbers = {key: measure.numerator for key, measure in found.items() if measure is not None}
    assert numbers["cooperatives"] == page.cooperatives == len(report.cooperatives)
    assert numbers["fonctionnelles"] == page.functional
    assert numbers["membres"] == page.members == report.members.total
    assert numbers["femmes"] == page.women == report.members.women
    assert numbers["jeunes"] == page.youth == report.members.youth
    assert numbers["volume"] == page.grams == sum(line.grams for line in report.cooperatives)
    assert numbers["valeur"] == page.value
    assert numbers["revenu-membre"] == page.paid == sum(line.cdf for line in report.payments)
    assert (numbers["autonomie"], numbers["dependance-aide"]) == (page.own, page.given)


def test_page_and_report_say_the_same(lived: Quarter) -> None:
    agree(lived.scope("programme_officer"), lived.network.programme, lived.network.partner, SPAN)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["weigh", "sell", "given", "pay"]),
            st.integers(1, 900),
            st.dates(date(2025, 12, 20), date(2026, 4, 9)),
            st.integers(0, 1),
        ),
        max_size=6,
    )
)
def test_whatever_happens_they_say_the_same(lived: Quarter, happened: list[tuple[str, int, date, int]]) -> None:
    product = lived.quiet.product(f"Soja {len(happened)} {sum(one[1] for one in happened)}")
    for kind, size, day, who in happened:
        if kind == "weigh":
            lived.quiet.weigh(product, day, size, who=who)
        elif kind == "pay":
            lived.bulk.pay(size * 100, day, who=who)
        else:
            lived.bulk.cash("in", size * 1000, "produce_sale" if kind == "sell" else "gift", day)
    agree(lived.scope("programme_officer"), lived.network.programme, lived.network.partner, SPAN)


def test_the_same_statements_for_many(lived: Quarter) -> None:
    before = _statements(lived)
    for number in range(4):
        make_works(lived.network, f"COOP{number}", f"Coopérative {number}", lived.network.partner)
    assert _statements(lived) == before <= 34


def _statements(lived: Quarter) -> int:
    with CaptureQueriesContext(connection) as seen:
        read(lived, lived.network.partner)
    return len(seen)
