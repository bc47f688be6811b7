"""A roadmap begun before its agreement comes under it, with all that was done."""

from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training import models
from lisanga.domains.training.models import (
    ActionPoint,
    AttendanceCount,
    Certificate,
    Presence,
    Roadmap,
    Session,
    Visit,
)
from lisanga.domains.training.operations.attach_roadmap import AttachRoadmap
from lisanga.domains.training.operations.issue_certificates import IssueCertificates
from lisanga.domains.training.operations.plan_visit import PlanVisit
from lisanga.domains.training.operations.record_scores import RecordScores, Score
from lisanga.domains.training.operations.record_visit import RecordVisit
from lisanga.domains.training.queries.period import sessions_of_period
from lisanga.domains.training.tests.agreed import agreed
from lisanga.domains.training.tests.ground import DAY, END, START, Ground, codes
from lisanga.domains.training.tests.visiting import PROMISE

pytestmark = pytest.mark.django_db


def worked(ground: Ground) -> UUID:
    """Something in every table that hangs on a roadmap."""
    session, one = ground.session(), ground.person()
    ground.attend(session, one)
    ground.done("issue_certificates", IssueCertificates(session=session))
    score = Score(participant=one, pre=4_500, post=7_200)
    ground.done("record_scores", RecordScores(session=session, scores=(score,)))
    planned = PlanVisit(cooperative=ground.network.cooperative, planned_on=DAY, roadmap=ground.roadmap)
    visit = ground.done("plan_visit", planned)
    ground.done("record_visit", RecordVisit(visit=visit, findings="Bien.", promises=(PROMISE,)))
    return session


def test_all_that_was_done_comes_with_it(ground: Ground) -> None:
    session, agreement = worked(ground), agreed(ground)
    scope = ground.network.viewer("focal_point").scope
    assert sessions_of_period(scope, agreement, START, END) == []
    ground.done("attach_roadmap", AttachRoadmap(roadmap=ground.roadmap, agreement=agreement))
    assert [one.id for one in sessions_of_period(scope, agreement, START, END)] == [session]
    for table in (Roadmap, Session, Presence, AttendanceCount, Certificate, models.TestScore, Visit, ActionPoint):
        assert set(table.plain.values_list("agreement", flat=True)) == {agreement}, table


def test_refusals(ground: Ground) -> None:
    agreement, other = agreed(ground), agreed(ground, ground.network.other_partner)
    for sent, code in (
        (AttachRoadmap(roadmap=new_id(), agreement=agreement), "unknown_roadmap"),
        (AttachRoadmap(roadmap=ground.roadmap, agreement=new_id()), "unknown_agreement"),
        (AttachRoadmap(roadmap=ground.roadmap, agreement=other), "another_partner"),
    ):
        assert codes(ground.send("attach_roadmap", sent)) == [code]
    assert ground.send("attach_roadmap", sent, role="focal_point").number == 0
    ground.done("attach_roadmap", AttachRoadmap(roadmap=ground.roadmap, agreement=agreement))
    again = ground.send("attach_roadmap", AttachRoadmap(roadmap=ground.roadmap, agreement=agreement))
    assert codes(again) == ["attached_already"]


def test_a_roadmap_begins_under_an_agreement_with_its_partner(ground: Ground) -> None:
    agreement, other = agreed(ground), agreed(ground, ground.network.other_partner)
    for wrong, code in ((other, "another_partner"), (new_id(), "unknown_agreement")):
        assert codes(ground.send("draft_roadmap", ground.draft(phases=(), agreement=wrong))) == [code]
    assert codes(ground.send("draft_roadmap", ground.draft(phases=(), agreement=agreement, partner=None))) == [
        "another_partner"
    ]
    made = ground.done("draft_roadmap", ground.draft(phases=(), agreement=agreement))
    assert Roadmap.plain.get(id=made).agreement == agreement
