"""What is put into practice, months after."""

from datetime import date

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import BehaviourCheck
from lisanga.domains.training.operations.record_behaviour import RecordBehaviour, Seen
from lisanga.domains.training.tests.ground import Ground, codes

pytestmark = pytest.mark.django_db
THREE = date(2026, 6, 9)


def test_at_three_and_at_six_months(ground: Ground) -> None:
    session, one = ground.session(), ground.person()
    ground.attend(session, one)
    for months, day, applied in ((3, THREE, 1), (6, date(2026, 9, 9), 2), (6, date(2026, 9, 10), 1)):
        sent = RecordBehaviour(session=session, months=months, seen=(Seen(participant=one, applied=applied),))
        assert codes(ground.send("record_behaviour", sent, business_date=day)) == []
    kept = list(BehaviourCheck.plain.order_by("months").values_list("months", "applied", "on"))
    assert kept == [(3, 1, THREE), (6, 1, date(2026, 9, 10))]


def test_much_too_early_is_flagged(ground: Ground) -> None:
    session, one = ground.session(), ground.person()
    ground.attend(session, one)
    sent = RecordBehaviour(session=session, months=6, seen=(Seen(participant=one, applied=2),))
    answer = ground.send("record_behaviour", sent, business_date=THREE)
    assert (answer.verdict, codes(answer)) == ("flagged", ["early"])


def test_what_makes_no_sense(ground: Ground) -> None:
    session, one, absent = ground.session(), ground.person(), ground.person("Kisita", "Awa")
    good = (Seen(participant=one, applied=2),)
    assert codes(ground.send("record_behaviour", RecordBehaviour(session=session, months=3, seen=good))) == ["not_held"]
    ground.attend(session, one)
    for sent, code in (
        (RecordBehaviour(session=new_id(), months=3, seen=good), "unknown_session"),
        (RecordBehaviour(session=session, months=4, seen=good), "bad_months"),
        (RecordBehaviour(session=session, months=3, seen=(Seen(participant=one, applied=3),)), "bad_answer"),
        (RecordBehaviour(session=session, months=3, seen=(Seen(participant=absent, applied=1),)), "was_not_there"),
        (RecordBehaviour(session=session, months=3, seen=()), "was_not_there"),
    ):
        assert codes(ground.send("record_behaviour", sent, business_date=THREE)) == [code]
    assert not BehaviourCheck.plain.exists()
    sent = RecordBehaviour(session=session, months=3, seen=good)
    assert ground.send("record_behaviour", sent, role="president").number == 0
