"""Training in the demo: as much as the story promises, in three generations, and the books still verify."""

from dataclasses import replace

import pytest

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
