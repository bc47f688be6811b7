"""A session moves, or is cancelled."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import Session
from lisanga.domains.training.operations.change_session import ChangeSession
from lisanga.domains.training.tests.ground import DAY, Ground, codes

pytestmark = pytest.mark.django_db


def test_the_first_plan_stays_known(ground: Ground) -> None:
    session, later = ground.session(), date(2026, 3, 23)
    assert (
        codes(ground.send("change_session", ChangeSession(session=session, planned_on=later, place=" Bagata "))) == []
    )
    kept = Session.plain.get(id=session)
    assert (kept.first_planned_on, kept.planned_on, kept.place, kept.province) == (DAY, later, "Bagata", "CD-KL")


def test_a_cancelled_one_stays_cancelled(ground: Ground) -> None:
    session = ground.session()
    assert codes(ground.send("change_session", ChangeSession(session=session, cancelled=" "))) == ["no_reason"]
    ground.done("change_session", ChangeSession(session=session, cancelled="Route coupée"))
    assert Session.plain.get(id=session).cancelled == "Route coupée"
    assert codes(ground.send("change_session", ChangeSession(session=session, hours=4))) == ["cancelled"]


def test_one_that_was_held_keeps_its_day(ground: Ground) -> None:
    session = ground.session()
    ground.attend(session, ground.person())
    later = ChangeSession(session=session, planned_on=date(2026, 4, 1))
    assert codes(ground.send("change_session", later)) == ["held_already"]
    assert codes(ground.send("change_session", ChangeSession(session=session, place="Salle 2"))) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"hours": 81}, "bad_hours"),
        ({"target": 2_001}, "bad_target"),
        ({"trainer": new_id()}, "unknown_trainer"),
        ({"territory": "Aketi"}, "unknown_territory"),
        ({"place": "x" * 161}, "too_long"),
        ({"session": new_id()}, "unknown_session"),
    ],
)
def test_refusals(ground: Ground, more: dict[str, Any], code: str) -> None:
    values: dict[str, Any] = {"session": ground.session(), **more}
    assert codes(ground.send("change_session", ChangeSession(**values))) == [code]
    assert ground.send("change_session", ChangeSession(session=values["session"]), role="focal_point").number == 0
