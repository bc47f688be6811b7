"""The days around today in training: sessions whose sheets are ready, for the telephones of trainers."""

from collections.abc import Iterable
from datetime import timedelta

from lisanga.demo.founding import Network
from lisanga.demo.framework.training import Course, plan_session
from lisanga.domains.training.operations.enrol_participants import EnrolParticipants

EXPECTED = 18  # people on each sheet
_DAYS = (-1, 0, 2)  # one that nobody has written up yet, today's, and one to come


def expect(network: Network, courses: Iterable[Course]) -> None:
    """Of each roadmap one session, another module each; those of its people who are trained last."""
    for place, (course, days) in enumerate(zip(courses, _DAYS, strict=False)):
        day = network.almanac.today + timedelta(days=days)
        session = plan_session(course, 1 + place, day, course.trainers[place])
        people = tuple(course.people[-EXPECTED:])
        sent = EnrolParticipants(session=session, participants=people)
        course.pen.write("training.enrol_participants", sent, network.almanac.today - timedelta(days=6))
