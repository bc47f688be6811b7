"""Smileys and words of the day."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import ReactionCount, ReactionWord
from lisanga.domains.training.operations.record_reactions import RecordReactions, Tally
from lisanga.domains.training.tests.ground import Ground, codes

pytestmark = pytest.mark.django_db


def test_tallies_add_up_and_words_have_no_name(ground: Ground) -> None:
    session = ground.session()
    ground.attend(session, *ground.people(4))
    first = RecordReactions(
        session=session, tallies=(Tally(question="useful", smiley=3, count=2),), words=(" Bien ", "")
    )
    ground.done("record_reactions", first)
    more = (Tally(question="useful", smiley=3, count=1), Tally(question="clear", smiley=1, count=1))
    ground.done("record_reactions", RecordReactions(session=session, tallies=more))
    kept = {(row.question, row.smiley): row.count for row in ReactionCount.plain.all()}
    assert kept == {("useful", 3): 3, ("clear", 1): 1}
    assert list(ReactionWord.plain.values_list("text", flat=True)) == ["Bien"]


def test_more_answers_than_people_are_flagged(ground: Ground) -> None:
    session = ground.session()
    ground.attend(session, ground.person())
    sent = RecordReactions(session=session, tallies=(Tally(question="useful", smiley=3, count=2),))
    answer = ground.send("record_reactions", sent)
    assert (answer.verdict, codes(answer)) == ("flagged", ["more_than_came"])


@pytest.mark.parametrize(
    ("tally", "code"),
    [
        (Tally(question="price", smiley=3, count=1), "bad_tally"),
        (Tally(question="useful", smiley=4, count=1), "bad_tally"),
        (Tally(question="useful", smiley=3, count=-1), "bad_tally"),
        (Tally(question="useful", smiley=3, count=0), "nothing"),
    ],
)
def test_what_makes_no_sense(ground: Ground, tally: Tally, code: str) -> None:
    sent = RecordReactions(session=ground.session(), tallies=(tally,))
    assert codes(ground.send("record_reactions", sent)) == [code]
    assert codes(ground.send("record_reactions", RecordReactions(session=new_id()))) == ["unknown_session"]
    assert ground.send("record_reactions", sent, role="focal_point").number == 0
    assert not ReactionCount.plain.exists()
