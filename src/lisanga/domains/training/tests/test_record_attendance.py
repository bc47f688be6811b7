"""Who came: recorded whatever the plan said, and counted."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.training.models import AttendanceCount, Participant, Presence, Session
from lisanga.domains.training.operations.change_session import ChangeSession
from lisanga.domains.training.operations.record_attendance import RecordAttendance
from lisanga.domains.training.tests.ground import DAY, Ground, codes

pytestmark = pytest.mark.django_db


def counted() -> int:
    return AttendanceCount.plain.aggregate(total=Sum("count"))["total"] or 0


def test_the_session_is_held_and_people_are_counted_once(ground: Ground) -> None:
    session, people = ground.session(), ground.people(3)
    ground.enrol(session, *people)
    assert ground.attend(session, people[0], people[1]).result == {"count": 2}
    assert ground.attend(session, people[1]).result == {"count": 0}
    assert Session.plain.get(id=session).held_on == DAY
    assert counted() == Presence.plain.exclude(came_on=None).count() == 2
    assert Participant.plain.get(id=people[0]).trained_on == DAY
    assert Participant.plain.get(id=people[2]).trained_on is None


def test_counts_stand_by_sex_age_province_and_kind(ground: Ground) -> None:
    session = ground.session()
    woman = ground.person("Kisita", "Awa", sex="F", birth_year=None, age_class="60+", province="CD-KG")
    ground.attend(session, woman, *ground.people(2))
    rows = set(AttendanceCount.plain.values_list("sex", "age_class", "province", "kind", "count"))
    assert rows == {("F", "60+", "CD-KG", "future_member", 1), ("M", "25-35", "CD-KL", "future_member", 2)}


def test_who_was_not_expected_gets_a_line(ground: Ground) -> None:
    session, people = ground.session(), ground.people(2)
    ground.enrol(session, people[0])
    ground.attend(session, people[1])
    assert Presence.plain.get(participant=people[1]).line == 2


def test_people_come_to_a_session_that_was_cancelled(ground: Ground) -> None:
    session, one = ground.session(), ground.person()
    ground.done("change_session", ChangeSession(session=session, cancelled="Route coupée"))
    answer = ground.attend(session, one)
    assert (answer.verdict, codes(answer)) == ("flagged", ["cancelled"])
    assert Session.plain.get(id=session).cancelled == ""


def test_a_day_to_come_is_flagged(ground: Ground) -> None:
    answer = ground.attend(ground.session(), ground.person(), day=clock.today() + timedelta(days=3))
    assert (answer.verdict, codes(answer)) == ("flagged", ["in_the_future"])


def sheet(ground: Ground, session: UUID, signed: int, *people: UUID) -> Answer:
    sent = RecordAttendance(session=session, present=people, signed=signed)
    return ground.send("record_attendance", sent, business_date=DAY)


def test_the_paper_sheet_is_a_second_count_of_the_same_people(ground: Ground) -> None:
    session, people = ground.session(), ground.people(3)
    assert "1 présent" in sheet(ground, session, 3, people[0]).problems[0].message
    answer = sheet(ground, session, 3, people[1])
    assert (answer.verdict, codes(answer)) == ("flagged", ["sheet_differs"])
    assert "3 signatures" in answer.problems[0].message
    assert "2 présents" in answer.problems[0].message
    assert Session.plain.get(id=session).signed == 3
    assert sheet(ground, session, 3, people[1], people[2]).verdict == "accepted"
    assert ground.attend(session, people[0]).verdict == "accepted"  # nobody counted
    assert Session.plain.get(id=session).signed == 3


def test_signatures_alone_say_that_a_session_was_held(ground: Ground) -> None:
    session = ground.session()
    assert codes(sheet(ground, session, 12)) == ["sheet_differs"]
    assert Session.plain.get(id=session).held_on == DAY
    assert codes(sheet(ground, session, -1)) == codes(sheet(ground, session, 2_001)) == ["bad_count"]
    assert Session.plain.get(id=session).signed == 12


def test_what_makes_no_sense(ground: Ground) -> None:
    session = ground.session()
    assert codes(ground.attend(new_id(), ground.person())) == ["unknown_session"]
    assert codes(ground.attend(session, new_id())) == ["unknown_participant"]
    before = RegisterLine.objects.count()
    sent = RecordAttendance(session=session, present=())
    assert ground.send("record_attendance", sent, role="focal_point").number == 0
    assert RegisterLine.objects.count() == before
    assert counted() == 0


def test_a_hundred_cost_as_many_statements_as_one(ground: Ground) -> None:
    costs = []
    for count in (2, 40):
        session, people = ground.session(), ground.people(count, sex="M")
        ground.enrol(session, *people)
        with CaptureQueriesContext(connection) as counted_queries:
            ground.attend(session, *people, day=date(2026, 3, 10))
        costs.append(len(counted_queries))
    assert costs[0] == costs[1]
