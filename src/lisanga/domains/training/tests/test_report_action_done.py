"""A cooperative says that it kept its promise, in its own register."""

from uuid import UUID

import pytest

from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.verdicts import Answer
from lisanga.core.operations.verification import verify_chains
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.report_action_done import ReportActionDone
from lisanga.domains.training.tests.ground import DAY, Ground, codes
from lisanga.domains.training.tests.visiting import promised

pytestmark = pytest.mark.django_db


def say(ground: Ground, action: UUID, organisation: UUID, role: str, stranger: bool = False) -> Answer:
    viewer = ground.network.stranger(role) if stranger else ground.network.viewer(role)
    sent = envelope("training.report_action_done", organisation, ReportActionDone(action=action), business_date=DAY)
    first, again = submit_one(viewer, sent), submit_one(viewer, sent)
    assert (again.verdict, again.number) == (first.verdict, first.number)
    return first


def test_the_act_stands_on_the_cooperatives_side(ground: Ground) -> None:
    promise, place = promised(ground), ground.network.cooperative
    assert say(ground, promise, place, "president").recorded
    assert ActionPoint.plain.get(id=promise).done_on == DAY
    line = RegisterLine.objects.get(type="training.report_action_done")
    assert line.organisation == place
    assert codes(say(ground, promise, place, "president")) == ["done_already"]
    assert list(verify_chains()) == []


def test_another_cooperative_knows_nothing_of_it(ground: Ground) -> None:
    promise = promised(ground)
    assert codes(say(ground, promise, ground.network.other, "president", stranger=True)) == ["unknown_action"]
    assert say(ground, promise, ground.network.cooperative, "president", stranger=True).number == 0
    assert say(ground, promise, ground.network.cooperative, "collector").number == 0
    assert ActionPoint.plain.get(id=promise).done_on is None
