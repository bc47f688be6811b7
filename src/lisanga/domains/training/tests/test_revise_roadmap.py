"""The plan changes: freely as a draft, by version afterwards."""

from typing import Any

import msgspec
import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import Module, Phase, Roadmap, RoadmapVersion
from lisanga.domains.training.operations.adopt_roadmap import AdoptRoadmap
from lisanga.domains.training.operations.plan import PhasePlan
from lisanga.domains.training.operations.revise_roadmap import ReviseRoadmap
from lisanga.domains.training.tests.ground import END, START, Ground, codes

pytestmark = pytest.mark.django_db


def revision(ground: Ground, version: int = 0, **more: Any) -> ReviseRoadmap:
    values: dict[str, Any] = {
        "roadmap": ground.roadmap,
        "version": version,
        "title": "Kwilu",
        "starts_on": START,
        "ends_on": END,
        "phases": ground.plan(hours=20),
        **more,
    }
    return ReviseRoadmap(**values)


def test_a_draft_changes_without_a_word(ground: Ground) -> None:
    assert codes(ground.send("revise_roadmap", revision(ground))) == []
    kept = Roadmap.plain.get(id=ground.roadmap)
    assert (kept.version, kept.title) == (0, "Kwilu")
    assert Module.plain.get(id=ground.module).hours == 20
    assert not RoadmapVersion.plain.exists()


def test_an_adopted_one_keeps_the_version_before(ground: Ground) -> None:
    ground.done("adopt_roadmap", AdoptRoadmap(roadmap=ground.roadmap))
    assert codes(ground.send("revise_roadmap", revision(ground, 1))) == ["no_reason"]
    answer = ground.send("revise_roadmap", revision(ground, 1, reason="Saison des pluies"))
    assert answer.result == {"version": 2}
    old = RoadmapVersion.plain.get()
    assert (old.version, old.reason) == (1, "Saison des pluies")
    plan = msgspec.json.decode(old.plan, type=tuple[PhasePlan, ...])
    assert plan == ground.plan(hours=16)


def test_two_people_do_not_overwrite_each_other(ground: Ground) -> None:
    ground.done("adopt_roadmap", AdoptRoadmap(roadmap=ground.roadmap))
    ground.done("revise_roadmap", revision(ground, 1, reason="Un"))
    assert codes(ground.send("revise_roadmap", revision(ground, 1, reason="Deux"))) == ["changed_meanwhile"]


def test_a_module_with_sessions_stays(ground: Ground) -> None:
    ground.session()
    assert codes(ground.send("revise_roadmap", revision(ground, phases=()))) == ["module_in_use"]


def test_phases_are_added_and_taken_away(ground: Ground) -> None:
    more = PhasePlan(id=new_id(), title="Gérer")
    ground.done("revise_roadmap", revision(ground, phases=(more, *ground.plan())))
    assert list(Phase.plain.order_by("position").values_list("title", flat=True)) == ["Gérer", "Créer"]
    ground.done("revise_roadmap", revision(ground, phases=(more,)))
    assert list(Phase.plain.values_list("title", flat=True)) == ["Gérer"]
    assert not Module.plain.exists()


def test_of_another_office_nothing_is_known(ground: Ground) -> None:
    assert codes(ground.send("revise_roadmap", revision(ground, roadmap=new_id(), phases=()))) == ["unknown_roadmap"]
    assert ground.send("revise_roadmap", revision(ground), role="focal_point").number == 0
