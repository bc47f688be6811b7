"""The work under agreements in figures: exact, each side its own, the same as the pages of agreements and training."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from pytest_django import DjangoDbBlocker

from lisanga.core.operations.tests.held import held
from lisanga.core.operations.tests.network import make_network
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.indicators.catalogue import OF_AGREEMENTS
from lisanga.domains.indicators.facts import AgreementFacts
from lisanga.domains.indicators.periods import Period, period
from lisanga.domains.indicators.queries import (
    agreement_facts,
    agreement_facts_by_quarter,
    facts_by_agreement,
    indicators,
    whose_work,
)
from lisanga.domains.indicators.tests.working import DAY, Year, make_year
from lisanga.domains.partnerships.queries import days_kept
from lisanga.domains.partnerships.queries.kept import Whose, days_between, works_promised
from lisanga.domains.training.models import Presence, Session
from lisanga.domains.training.queries import roadmap
from lisanga.domains.training.queries.done import (
    people_trained,
    promises_between,
    sessions_between,
    sessions_held,
    trained_by_agreement,
    trained_members,
    trainers_between,
    visits_between,
)
from lisanga.domains.training.tests.ground import Ground

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 10)
FIRST, SECOND, YEAR = period("2026-Q1"), period("2026-Q2"), period("2026")


@pytest.fixture(scope="module")
def lasted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Year]:
    with held(django_db_blocker):
        yield make_year(make_network())


@pytest.fixture
def year(lasted: Year, db: None) -> Year:
    return deepcopy(lasted)


def facts(year: Year, span: Period, whose: Whose | None = None, scope: Scope | None = None) -> AgreementFacts:
    return agreement_facts(scope or year.scope(), whose or Whose(agreement=year.agreement), span, TODAY)


def values(year: Year, organisation: UUID, span: Period = YEAR, about: UUID | None = None) -> dict[str, object]:
    found = indicators(year.scope(), organisation, [], span, TODAY, about)
    return {one.key: one.actual for one in found if one.key in OF_AGREEMENTS}


def test_a_quarter_in_numbers(year: Year) -> None:
    found = facts(year, FIRST)
    assert (found.days_come, found.days_on_time) == (3, 1)
    assert (found.sessions_planned, found.sessions_held) == (4, 3)
    assert (found.people, found.visits, found.trainers) == (4, 1, 0)
    found = facts(year, SECOND)
    assert (found.reports_due, found.reports_on_time, found.reports_validated) == (1, 1, 1)
    assert (found.promises_due, found.promises_kept, found.trainers, found.people) == (2, 1, 1, 0)


def test_ratios_keep_their_two_numbers(year: Year) -> None:
    found = values(year, year.network.partner)
    assert found["obligations-a-temps"] == Fraction(100, 3)
    assert found["seances-tenues"] == 75
    assert found["promesses-tenues"] == 50
    assert (found["personnes-formees"], found["formateurs-certifies"], found["visites-faites"]) == (4, 1, 1)
    assert (found["rapports-a-temps"], found["rapports-valides"]) == (100, 100)
    assert found["livrables-acceptes"] is None
    assert found["conventions-en-vigueur"] == 1
    assert values(year, year.network.partner, about=year.agreement) == found


def test_late_is_not_on_time_wherever_it_is_told(year: Year) -> None:
    """The page of a partnership counts as the indicator does."""
    assert days_kept(year.scope("focal_point"), [year.agreement], TODAY) == (1, 3)


def test_what_will_come_is_not_counted_against_anybody(year: Year) -> None:
    scope, whose = year.scope(), Whose(agreement=year.agreement)
    before = agreement_facts(scope, whose, FIRST, date(2026, 2, 10))
    assert (before.days_come, before.days_on_time, before.sessions_planned) == (1, 1, 0)
    assert agreement_facts(scope, whose, period("2028"), TODAY) == AgreementFacts(agreements=1, active=1)


def test_a_report_nobody_opened_is_due_all_the_same(year: Year) -> None:
    rows = works_promised(year.scope(), Whose(agreement=year.agreement), date(2026, 1, 1), date(2026, 12, 31))
    assert [(row.due_on, row.is_on_time, row.id is None) for row in rows] == [
        (date(2026, 4, 15), True, False),
        (date(2026, 7, 15), False, True),
        (date(2026, 10, 15), False, True),
    ]


def test_somebody_trained_twice_is_one_person(year: Year) -> None:
    """Under two agreements one counts in each, once in the whole, and once a quarter in the trend."""
    scope, whose = year.scope(), Whose()
    other = Ground(year.network, year.training.phase, year.training.module, year.training.roadmap)
    session = other.session()
    other.attend(session, Presence.plain.exclude(came_on=None)[0].participant)
    Session.plain.filter(id=session).update(agreement=None)
    assert agreement_facts(scope, whose, FIRST, TODAY).people == 4
    by_agreement = trained_by_agreement(scope, whose, FIRST.starts, FIRST.ends)
    assert by_agreement[year.agreement] == 4
    quarters = [FIRST, SECOND]
    assert [one.people for one in agreement_facts_by_quarter(scope, whose, quarters, TODAY)] == [4, 0]


def test_agreements_add_up_to_the_whole(year: Year) -> None:
    scope = year.scope()
    by_agreement = facts_by_agreement(scope, Whose(), YEAR, TODAY)
    added = AgreementFacts()
    for one in by_agreement.values():
        added.take(one)
    added.people = agreement_facts(scope, Whose(), YEAR, TODAY).people
    assert added == agreement_facts(scope, Whose(), YEAR, TODAY)
    quarters = [period(f"2026-Q{number}") for number in range(1, 5)]
    summed = AgreementFacts(agreements=1, active=1, people=added.people)
    for one in agreement_facts_by_quarter(scope, Whose(), quarters, TODAY):
        summed.take(one)
    assert summed == added


def test_groups_of_people_add_up(year: Year) -> None:
    groups = people_trained(year.scope("focal_point"), Whose(partner=year.network.partner), FIRST.starts, FIRST.ends)
    assert sum(one.count for one in groups) == 4
    assert {(one.sex, one.province): one.count for one in groups if one.sex == "M"} == {("M", "CD-KG"): 1}


def test_lists_hold_what_the_figures_count(year: Year) -> None:
    scope, whose, days = year.scope("focal_point"), Whose(partner=year.network.partner), (FIRST.starts, FIRST.ends)
    found = facts(year, FIRST)
    assert len(days_between(scope, whose, *days, TODAY)) == found.days_come
    planned = sessions_between(scope, whose, *days)
    assert (len(planned), sum(1 for one in planned if one.held_on)) == (4, found.sessions_held)
    assert [one.came for one in sessions_held(scope, whose, *days)] == [3, 2, 1]
    assert len(visits_between(scope, whose, *days)) == found.visits
    later = (SECOND.starts, SECOND.ends)
    assert [one.done_on is not None for one in promises_between(scope, whose, *later)].count(True) == 1
    assert roadmap(scope, year.training.roadmap).head.held == found.sessions_held
    first = sessions_between(scope, whose, *days, limit=1)[0]
    rest = sessions_between(scope, whose, *days, after=(first.planned_on, first.id))
    assert [first.id, *(one.id for one in rest)] == [one.id for one in planned]


def test_names_of_trainers_stay_with_the_office(year: Year) -> None:
    days = (SECOND.starts, SECOND.ends)
    assert [one.name for one in trainers_between(year.scope(), Whose(), *days)] == ["KELA Rose"]
    assert trainers_between(year.scope("focal_point"), Whose(), *days) == []


def test_another_partner_finds_nothing(year: Year) -> None:
    stranger = year.network.stranger("focal_point").scope
    assert facts(year, YEAR, scope=stranger) == AgreementFacts()
    assert facts(year, YEAR, Whose(partner=year.network.partner), stranger) == AgreementFacts()
    with pytest.raises(NotVisible):
        facts(year, YEAR, Whose(cooperative=year.network.cooperative), stranger)
    with pytest.raises(NotVisible):
        indicators(stranger, year.network.partner, [], YEAR, TODAY, year.agreement)


def test_a_cooperative_has_its_own_part(year: Year) -> None:
    manager = year.network.viewer("manager").scope
    whose = whose_work(year.network.cooperative)
    found = agreement_facts(manager, whose, FIRST, TODAY)
    assert (found.visits, found.people, found.sessions_planned, found.days_come) == (1, 0, 0, 0)
    shown = {one.key for one in indicators(manager, year.network.cooperative, [], FIRST, TODAY)} & set(OF_AGREEMENTS)
    assert shown == {"personnes-formees", "visites-faites", "promesses-tenues"}
    assert trained_members(manager, year.network.cooperative, FIRST.starts, FIRST.ends) == []
    assert [one.held_on for one in visits_between(manager, whose, FIRST.starts, FIRST.ends)] == [DAY]
    with pytest.raises(NotVisible):  # a partner reads the sum, not the line
        visits_between(year.scope("focal_point"), whose, FIRST.starts, FIRST.ends)
