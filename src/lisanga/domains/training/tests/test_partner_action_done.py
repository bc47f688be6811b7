"""A partner says that it did what it had taken on, in its own register."""

from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.models import RegisterLine
from lisanga.core.scope.viewer import viewer_of
from lisanga.domains.training import queries
from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.partner_action_done import PartnerActionDone
from lisanga.domains.training.tests.ground import Ground, codes
from lisanga.domains.training.tests.test_raise_action import action, person
from lisanga.domains.training.tests.visiting import promised

pytestmark = pytest.mark.django_db


def asked(ground: Ground, **more: Any) -> UUID:
    """An action about a cooperative that the partner's focal point is to do."""
    return ground.done("raise_action", action(ground, person=person(ground, "focal_point"), **more))


def test_it_stands_in_its_register_and_in_the_history_of_all(ground: Ground) -> None:
    made, place = asked(ground), ground.network.partner
    sent = envelope("training.partner_action_done", place, PartnerActionDone(action=made, note="Dit"))
    assert submit_one(ground.network.viewer("focal_point"), sent).recorded
    kept = ActionPoint.plain.get(id=made)
    assert (kept.done_on, kept.done_note) == (clock.today(), "Dit")
    assert RegisterLine.objects.get(type="training.partner_action_done").organisation == place
    for role in ("programme_officer", "focal_point", "manager"):
        lines = queries.action_history(ground.network.viewer(role).scope, made)
        assert [one.type for one in lines] == ["training.partner_action_done", "training.raise_action"]


def test_of_its_own_alone(ground: Ground) -> None:
    made, stranger = asked(ground), viewer_of(ground.network.others["focal_point"], clock.today())
    payload = PartnerActionDone(action=made)
    answer = submit_one(stranger, envelope("training.partner_action_done", ground.network.other_partner, payload))
    assert codes(answer) == ["unknown_action"]
    foreign = envelope("training.partner_action_done", ground.network.partner, payload)
    assert submit_one(stranger, foreign).number == 0
    assert ActionPoint.plain.get(id=made).done_on is None


def test_a_cooperatives_promise_is_not_its_to_speak_of(ground: Ground) -> None:
    payload = PartnerActionDone(action=promised(ground))
    sent = envelope("training.partner_action_done", ground.network.partner, payload)
    assert codes(submit_one(ground.network.viewer("focal_point"), sent)) == ["unknown_action"]
