"""A draft is adopted once."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import Roadmap
from lisanga.domains.training.operations.adopt_roadmap import AdoptRoadmap
from lisanga.domains.training.tests.ground import DAY, Ground, codes

pytestmark = pytest.mark.django_db


def test_from_draft_to_version_one(ground: Ground) -> None:
    answer = ground.send("adopt_roadmap", AdoptRoadmap(roadmap=ground.roadmap), business_date=DAY)
    assert answer.result == {"version": 1}
    kept = Roadmap.plain.get(id=ground.roadmap)
    assert (kept.version, kept.adopted_on) == (1, DAY)
    assert codes(ground.send("adopt_roadmap", AdoptRoadmap(roadmap=ground.roadmap))) == ["adopted_already"]


def test_an_empty_plan_is_not_adopted(ground: Ground) -> None:
    empty = ground.done("draft_roadmap", ground.draft(phases=()))
    assert codes(ground.send("adopt_roadmap", AdoptRoadmap(roadmap=empty))) == ["no_module"]


def test_what_is_unknown_or_not_allowed(ground: Ground) -> None:
    assert codes(ground.send("adopt_roadmap", AdoptRoadmap(roadmap=new_id()))) == ["unknown_roadmap"]
    assert ground.send("adopt_roadmap", AdoptRoadmap(roadmap=ground.roadmap), role="partner_leader").number == 0
