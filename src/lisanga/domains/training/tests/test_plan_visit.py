"""A visit is planned."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import Visit
from lisanga.domains.training.operations.plan_visit import PlanVisit
from lisanga.domains.training.tests.ground import DAY, Ground, codes

pytestmark = pytest.mark.django_db


def test_it_takes_the_partner_of_its_roadmap(ground: Ground) -> None:
    sent = PlanVisit(cooperative=ground.network.cooperative, planned_on=DAY, roadmap=ground.roadmap)
    kept = Visit.plain.get(id=ground.done("plan_visit", sent))
    assert (kept.partner_id, kept.planned_on, kept.held_on) == (ground.network.partner, DAY, None)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"cooperative": new_id()}, "unknown_cooperative"),
        ({"roadmap": new_id()}, "unknown_roadmap"),
        ({"partner": new_id()}, "unknown_partner"),
        ({"purpose": "x" * 201}, "too_long"),
    ],
)
def test_refusals(ground: Ground, more: dict[str, Any], code: str) -> None:
    values: dict[str, Any] = {"cooperative": ground.network.cooperative, "planned_on": DAY, **more}
    assert codes(ground.send("plan_visit", PlanVisit(**values))) == [code]
    assert ground.send("plan_visit", PlanVisit(**values), role="president").number == 0
    assert not Visit.plain.exists()
