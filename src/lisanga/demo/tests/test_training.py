"""Training in the demo: as much as the story promises, in three generations, and the books still verify."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lisanga.core.kernel import clock
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.models import Person
from lisanga.core.scope.viewer import viewer_of
from lisanga.demo.almanac import Almanac
from lisanga.demo.build import run
from lisanga.demo.tests.small import SMALL
from lisanga.domains.training import queries


@pytest.mark.slow
@pytest.mark.django_db
def test_sixty_sessions_nine_hundred_people_and_three_generations() -> None:
    network = run(replace(SMALL, taught=True))
    viewer = viewer_of(Person.objects.get(email="programme@demo.lisanga.example"), Almanac.of(None).last)
    office = network.office.organisation
    roadmaps = queries.roadmaps(viewer.scope)
    assert (len(roadmaps), sum(one.sessions for one in roadmaps)) == (3, 60)
    assert sum(queries.participant_counts(viewer.scope, office).values()) > 870
    nodes = queries.lineage(viewer.scope, office)
    assert {node.generation for node in nodes} == {0, 1, 2}
    assert len(nodes) >= 25
    assert any(node.cooperatives for node in nodes)
    assert all(queries.learning_of_roadmap(viewer.scope, one.id).gain for one in roadmaps)
    assert list(verify_chains()) == []


@pytest.mark.slow
@pytest.mark.django_db
def test_sheets_are_ready_around_today() -> None:
    today = clock.today()
    network = run(replace(SMALL, today=today, taught=True))
    scope = viewer_of(Person.objects.get(email="formatrice@demo.lisanga.example"), today).scope
    days = today - timedelta(days=14), today + timedelta(days=30)
    sessions, people = queries.field_sessions(scope, network.office.organisation, *days, today)
    ready = [one for one in sessions if one.held_on is None and one.people]
    assert [(one.planned_on - today).days for one in ready] == [-1, 0, 2]
    assert {len(one.people) for one in ready} == {18}
    assert len({one.id for one in people}) >= 18 * 3
    visits, promises = queries.field_visits(scope, network.office.organisation, days[0], days[1], days[0])
    assert len(visits) >= 4
    assert promises
