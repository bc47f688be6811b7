"""Tests before and after."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import TestScore as Kept
from lisanga.domains.training.operations.record_scores import RecordScores, Score
from lisanga.domains.training.tests.ground import Ground, codes

pytestmark = pytest.mark.django_db


def test_before_then_after(ground: Ground) -> None:
    session, people = ground.session(), ground.people(2)
    ground.enrol(session, *people)
    before = tuple(Score(participant=one, pre=4_500) for one in people)
    ground.done("record_scores", RecordScores(session=session, scores=before))
    ground.done("record_scores", RecordScores(session=session, scores=(Score(participant=people[0], post=7_200),)))
    kept = {row.participant: (row.pre, row.post) for row in Kept.plain.all()}
    assert kept == {people[0]: (4_500, 7_200), people[1]: (4_500, None)}


def test_a_score_typed_again_replaces_and_is_flagged(ground: Ground) -> None:
    session, one = ground.session(), ground.person()
    ground.enrol(session, one)
    first = RecordScores(session=session, scores=(Score(participant=one, pre=4_500),))
    ground.done("record_scores", first)
    assert codes(ground.send("record_scores", first)) == []
    answer = ground.send("record_scores", RecordScores(session=session, scores=(Score(participant=one, pre=5_000),)))
    assert (answer.verdict, codes(answer)) == ("flagged", ["score_replaced"])
    assert Kept.plain.get().pre == 5_000


def test_what_makes_no_sense(ground: Ground) -> None:
    session, one = ground.session(), ground.person()
    ground.enrol(session, one)
    for scores, code in (
        ((), "not_on_the_sheet"),
        ((Score(participant=new_id(), pre=1),), "not_on_the_sheet"),
        ((Score(participant=one, pre=1), Score(participant=one, pre=2)), "not_on_the_sheet"),
        ((Score(participant=one, post=10_001),), "bad_score"),
        ((Score(participant=one, pre=-1),), "bad_score"),
    ):
        assert codes(ground.send("record_scores", RecordScores(session=session, scores=scores))) == [code]
    sent = RecordScores(session=new_id(), scores=(Score(participant=one, pre=1),))
    assert codes(ground.send("record_scores", sent)) == ["unknown_session"]
    assert ground.send("record_scores", sent, role="focal_point").number == 0
    assert not Kept.plain.exists()
