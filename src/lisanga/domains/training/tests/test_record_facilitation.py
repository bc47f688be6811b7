"""A session led by a future trainer."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import Facilitation
from lisanga.domains.training.operations.record_facilitation import RecordFacilitation
from lisanga.domains.training.tests.ground import DAY, Ground, codes

pytestmark = pytest.mark.django_db


def test_it_stands_with_its_judgement(ground: Ground) -> None:
    session, one = ground.session(), ground.person()
    sent = RecordFacilitation(session=session, participant=one, kind="observed", passed=False, note=" Plus lent ")
    ground.done("record_facilitation", sent, business_date=DAY)
    kept = Facilitation.plain.get()
    assert (kept.participant, kept.passed, kept.on, kept.note) == (one, False, DAY, "Plus lent")


def test_alone_is_not_together(ground: Ground) -> None:
    one = ground.person()
    sent = RecordFacilitation(session=ground.session(trainer=one), participant=one, kind="co_facilitated", passed=True)
    answer = ground.send("record_facilitation", sent)
    assert (answer.verdict, codes(answer)) == ("flagged", ["alone"])


def test_what_makes_no_sense(ground: Ground) -> None:
    session, one = ground.session(), ground.person()
    for where, who, kind, code in (
        (new_id(), one, "observed", "unknown_session"),
        (session, new_id(), "observed", "unknown_participant"),
        (session, one, "alone", "unknown_kind"),
    ):
        sent = RecordFacilitation(session=where, participant=who, kind=kind, passed=True)
        assert codes(ground.send("record_facilitation", sent)) == [code]
        assert ground.send("record_facilitation", sent, role="focal_point").number == 0
    assert not Facilitation.plain.exists()
