"""What was seen and promised on a visit."""

from datetime import date

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import ActionPoint, Visit
from lisanga.domains.training.operations.record_visit import Promise, RecordVisit
from lisanga.domains.training.tests.ground import DAY, Ground, codes
from lisanga.domains.training.tests.visiting import DUE, PROMISE, planned, promised, visited

pytestmark = pytest.mark.django_db


def test_findings_and_promises_stand(ground: Ground) -> None:
    visit = visited(ground, PROMISE, Promise(text="Former deux peseurs", owner="CERPEC", due_on=DUE))
    kept = Visit.plain.get(id=visit)
    assert (kept.held_on, kept.visitor, kept.findings) == (DAY, "Clarisse", "La caisse est comptée.")
    points = ActionPoint.plain.filter(subject=visit)
    assert {(one.text, one.owner, one.due_on, one.cooperative) for one in points} == {
        ("Afficher les prix", "Le gérant", DUE, ground.network.cooperative),
        ("Former deux peseurs", "CERPEC", DUE, ground.network.cooperative),
    }


def test_the_next_visit_ticks_what_was_kept(ground: Ground) -> None:
    promise, later = promised(ground), date(2026, 5, 4)
    sent = RecordVisit(visit=planned(ground), findings="Les prix sont affichés.", kept=(promise,))
    answer = ground.send("record_visit", sent, business_date=later)
    assert answer.result == {"promises": 0, "kept": 1}
    assert ActionPoint.plain.get(id=promise).done_on == later


def test_noted_twice_adds_and_is_flagged(ground: Ground) -> None:
    visit = visited(ground)
    answer = ground.send("record_visit", RecordVisit(visit=visit, findings="Le toit fuit."), business_date=DAY)
    assert (answer.verdict, codes(answer)) == ("flagged", ["held_already"])
    assert Visit.plain.get(id=visit).findings == "La caisse est comptée.\n\nLe toit fuit."


def test_what_makes_no_sense(ground: Ground) -> None:
    visit = planned(ground)
    for sent, code in (
        (RecordVisit(visit=new_id(), findings="x"), "unknown_visit"),
        (RecordVisit(visit=visit, findings=" "), "no_findings"),
        (RecordVisit(visit=visit, findings="x", photos=("0" * 64,)), "unknown_photo"),
        (RecordVisit(visit=visit, findings="x", kept=(new_id(),)), "unknown_promise"),
        (RecordVisit(visit=visit, findings="x", promises=(Promise(text="", owner="Moi", due_on=DUE),)), "bad_promise"),
        (RecordVisit(visit=visit, findings="x", promises=(Promise(text="x", owner=" ", due_on=DUE),)), "bad_promise"),
    ):
        assert codes(ground.send("record_visit", sent)) == [code]
    assert Visit.plain.get().held_on is None
    assert ground.send("record_visit", RecordVisit(visit=visit, findings="x"), role="focal_point").number == 0
