"""A roadmap begins."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.verification import verify_chains
from lisanga.domains.training.models import Module, Phase, Roadmap
from lisanga.domains.training.operations.plan import ModulePlan, PhasePlan
from lisanga.domains.training.tests.ground import END, START, Ground, codes

pytestmark = pytest.mark.django_db


def test_it_stands_with_its_phases_in_order(ground: Ground) -> None:
    kept = Roadmap.plain.get(id=ground.roadmap)
    assert (kept.version, kept.partner_id, kept.adopted_on) == (0, ground.network.partner, None)
    assert list(Phase.plain.values_list("title", "position")) == [("Créer", 1)]
    module = Module.plain.get(id=ground.module)
    assert (module.hours, module.target, module.partner_id) == (16, 60, ground.network.partner)
    assert list(verify_chains()) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"title": " "}, "no_title"),
        ({"starts_on": END, "ends_on": START}, "ends_before"),
        ({"partner": new_id()}, "unknown_partner"),
        ({"phases": (PhasePlan(id=new_id(), title=""),)}, "no_title"),
        ({"phases": (PhasePlan(id=new_id(), title="A", modules=(ModulePlan(id=new_id(), title="M", hours=401),)),)},
         "bad_hours"),
        ({"phases": (PhasePlan(id=new_id(), title="A", modules=(ModulePlan(id=new_id(), title="M", target=-1),)),)},
         "bad_target"),
    ],
)  # fmt: skip
def test_refusals(ground: Ground, more: dict[str, Any], code: str) -> None:
    answer = ground.send("draft_roadmap", ground.draft(**{"phases": (), **more}))
    assert (answer.verdict, codes(answer)) == ("refused", [code])
    assert Roadmap.plain.count() == 1


def test_a_module_belongs_to_one_roadmap(ground: Ground) -> None:
    assert codes(ground.send("draft_roadmap", ground.draft())) == ["twice"]


def test_a_cooperative_is_no_partner(ground: Ground) -> None:
    sent = ground.draft(partner=ground.network.cooperative, phases=())
    assert codes(ground.send("draft_roadmap", sent)) == ["unknown_partner"]


def test_nobody_else_begins_one(ground: Ground) -> None:
    before = RegisterLine.objects.count()
    for role in ("partner_leader", "focal_point", "president", "administrator"):
        assert ground.send("draft_roadmap", ground.draft(phases=()), role=role).number == 0
    assert RegisterLine.objects.count() == before
