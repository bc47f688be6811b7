"""Lines of a session's sheet."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import Presence
from lisanga.domains.training.operations.change_session import ChangeSession
from lisanga.domains.training.operations.enrol_participants import EnrolParticipants
from lisanga.domains.training.tests.ground import Ground, codes

pytestmark = pytest.mark.django_db


def test_lines_follow_and_nobody_stands_twice(ground: Ground) -> None:
    session, people = ground.session(), ground.people(3)
    ground.enrol(session, people[0], people[1])
    ground.enrol(session, people[2], people[0])
    lines = dict(Presence.plain.values_list("participant", "line"))
    assert lines == {people[0]: 1, people[1]: 2, people[2]: 3}
    row = Presence.plain.get(participant=people[0])
    assert (row.came_on, row.sex, row.age_class, row.province) == (None, "M", "25-35", "CD-KL")


def test_refusals(ground: Ground) -> None:
    session, one = ground.session(), ground.person()
    for sent, code in (
        (EnrolParticipants(session=new_id(), participants=(one,)), "unknown_session"),
        (EnrolParticipants(session=session, participants=()), "nobody"),
        (EnrolParticipants(session=session, participants=(one, new_id())), "unknown_participant"),
    ):
        assert codes(ground.send("enrol_participants", sent)) == [code]
    ground.done("change_session", ChangeSession(session=session, cancelled="Pluie"))
    sent = EnrolParticipants(session=session, participants=(one,))
    assert codes(ground.send("enrol_participants", sent)) == ["cancelled"]
    assert ground.send("enrol_participants", sent, role="manager").number == 0
    assert not Presence.plain.exists()
