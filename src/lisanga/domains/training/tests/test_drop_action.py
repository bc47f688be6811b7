"""Something to do is given up, with the reason."""

import pytest

from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.complete_action import CompleteAction
from lisanga.domains.training.operations.drop_action import DropAction
from lisanga.domains.training.tests.ground import DAY, Ground, codes
from lisanga.domains.training.tests.visiting import promised

pytestmark = pytest.mark.django_db


def test_the_reason_stays(ground: Ground) -> None:
    promise = promised(ground)
    assert codes(ground.send("drop_action", DropAction(action=promise, reason=" "))) == ["no_reason"]
    assert ground.send("drop_action", DropAction(action=promise, reason="x"), role="manager").number == 0
    ground.done("drop_action", DropAction(action=promise, reason="Le centre a fermé"), business_date=DAY)
    kept = ActionPoint.plain.get(id=promise)
    assert (kept.dropped_on, kept.dropped_reason, kept.done_on) == (DAY, "Le centre a fermé", None)
    assert codes(ground.send("drop_action", DropAction(action=promise, reason="x"))) == ["closed"]


def test_what_was_given_up_and_done_all_the_same_is_done(ground: Ground) -> None:
    promise = promised(ground)
    ground.done("drop_action", DropAction(action=promise, reason="Le centre a fermé"))
    answer = ground.send("complete_action", CompleteAction(action=promise))
    assert answer.recorded
    assert codes(answer) == ["was_dropped"]
    kept = ActionPoint.plain.get(id=promise)
    assert kept.done_on is not None
    assert kept.dropped_on is None
