"""A sitting is planned."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import Session
from lisanga.domains.training.operations.plan_session import PlanSession
from lisanga.domains.training.tests.ground import DAY, Ground, codes

pytestmark = pytest.mark.django_db


def test_numbers_have_no_gap_and_titles_come_from_the_module(ground: Ground) -> None:
    first, second = ground.session(), ground.session(title="Statuts, Bagata", territory="Bagata")
    assert Session.plain.get(id=first).title == "Création et statuts"
    kept = Session.plain.get(id=second)
    assert (kept.number, kept.title, kept.roadmap, kept.partner_id) == (
        2,
        "Statuts, Bagata",
        ground.roadmap,
        ground.network.partner,
    )
    assert kept.first_planned_on == kept.planned_on == DAY


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"module": new_id()}, "unknown_module"),
        ({"kind": "party"}, "unknown_kind"),
        ({"hours": 0}, "bad_hours"),
        ({"target": -1}, "bad_target"),
        ({"trainer": new_id()}, "unknown_trainer"),
        ({"province": "CD-XX"}, "unknown_province"),
        ({"province": "CD-KL", "territory": "Aketi"}, "unknown_territory"),
        ({"place": "x" * 161}, "too_long"),
    ],
)
def test_refusals(ground: Ground, more: dict[str, Any], code: str) -> None:
    values: dict[str, Any] = {"module": ground.module, "planned_on": DAY, **more}
    answer = ground.send("plan_session", PlanSession(**values))
    assert (answer.verdict, codes(answer)) == ("refused", [code])
    assert not Session.plain.exists()


def test_a_day_outside_of_the_plan_is_flagged(ground: Ground) -> None:
    answer = ground.send("plan_session", PlanSession(module=ground.module, planned_on=date(2027, 2, 1)))
    assert (answer.verdict, codes(answer)) == ("flagged", ["outside_period"])
    assert ground.send("plan_session", PlanSession(module=ground.module, planned_on=DAY), role="president").number == 0
