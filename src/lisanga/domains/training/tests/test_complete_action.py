"""A promise kept, as the office saw."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.complete_action import CompleteAction
from lisanga.domains.training.tests.ground import DAY, Ground, codes
from lisanga.domains.training.tests.visiting import promised

pytestmark = pytest.mark.django_db


def test_the_first_day_counts(ground: Ground) -> None:
    promise = promised(ground)
    ground.done("complete_action", CompleteAction(action=promise, note=" Vu au centre "), business_date=DAY)
    kept = ActionPoint.plain.get(id=promise)
    assert (kept.done_on, kept.done_note) == (DAY, "Vu au centre")
    again = ground.send("complete_action", CompleteAction(action=promise))
    assert (again.verdict, codes(again)) == ("flagged", ["done_already"])
    assert ActionPoint.plain.get(id=promise).done_on == DAY


def test_refusals(ground: Ground) -> None:
    assert codes(ground.send("complete_action", CompleteAction(action=new_id()))) == ["unknown_action"]
    assert codes(ground.send("complete_action", CompleteAction(action=promised(ground), note="x" * 301))) == [
        "too_long"
    ]
    assert ground.send("complete_action", CompleteAction(action=new_id()), role="president").number == 0
