"""Somebody marked present had not come."""

import pytest
from django.db.models import Sum

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import AttendanceCount, Presence
from lisanga.domains.training.operations.correct_attendance import CorrectAttendance
from lisanga.domains.training.operations.issue_certificates import IssueCertificates
from lisanga.domains.training.tests.ground import Ground, codes

pytestmark = pytest.mark.django_db


def correction(session: object, participant: object, reason: str = "Erreur de ligne") -> CorrectAttendance:
    return CorrectAttendance(session=session, participant=participant, reason=reason)  # type: ignore[arg-type]  # made by the ground


def test_the_line_and_its_count_go_back(ground: Ground) -> None:
    session, people = ground.session(), ground.people(2)
    ground.attend(session, *people)
    ground.done("correct_attendance", correction(session, people[0]))
    assert Presence.plain.get(participant=people[0]).came_on is None
    assert AttendanceCount.plain.aggregate(total=Sum("count"))["total"] == 1
    assert codes(ground.send("correct_attendance", correction(session, people[0]))) == ["not_present"]
    ground.attend(session, people[0])
    assert AttendanceCount.plain.aggregate(total=Sum("count"))["total"] == 2


def test_refusals(ground: Ground) -> None:
    session, one = ground.session(), ground.person()
    ground.attend(session, one)
    assert codes(ground.send("correct_attendance", correction(new_id(), one))) == ["unknown_session"]
    assert codes(ground.send("correct_attendance", correction(session, new_id()))) == ["not_present"]
    assert codes(ground.send("correct_attendance", correction(session, one, " "))) == ["no_reason"]
    ground.done("issue_certificates", IssueCertificates(session=session))
    assert codes(ground.send("correct_attendance", correction(session, one))) == ["has_certificate"]
    assert ground.send("correct_attendance", correction(session, one), role="president").number == 0
