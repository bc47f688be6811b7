"""Who owes answers; the other side may contest anew."""

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.partnerships.models import Due
from lisanga.domains.partnerships.operations.answer_contest import AnswerContest
from lisanga.domains.partnerships.tests.ground import act, codes, contest, due_of, fulfil, side, signed

pytestmark = pytest.mark.django_db


def _answer(network: Network, due: Due, role: str, text: str = "C’est page 12", *, done: bool = True) -> Answer:
    sent = AnswerContest(due=due.id, answer=text, done=done)
    return act(network.viewer(role), "answer_contest", side(network, role), sent)


def test_an_answer_closes_the_contest_or_takes_the_work_up_again(network: Network) -> None:
    due = due_of(signed(network), "C4", "2026-Q1")
    fulfil(network, due, "direction")
    contest(network, due, "focal_point")
    assert codes(_answer(network, due, "direction")) == []
    kept = Due.plain.get(id=due.id)
    assert (kept.state, kept.answer, kept.contest) == ("done", "C’est page 12", "Il manque Gungu")
    assert codes(contest(network, due, "focal_point", "Toujours pas")) == []
    assert codes(_answer(network, due, "direction", done=False)) == []
    kept = Due.plain.get(id=due.id)
    assert (kept.state, kept.done_on) == ("started", None)


def test_only_who_owes_and_only_what_is_contested(network: Network) -> None:
    due = due_of(signed(network), "C1")
    assert codes(_answer(network, due, "direction")) == ["not_contested"]
    contest(network, due, "focal_point")
    assert codes(_answer(network, due, "focal_point")) == ["other_side"]
    assert codes(_answer(network, due, "direction", " ")) == ["no_answer"]
    assert codes(_answer(network, due, "direction", "x" * 501)) == ["no_answer"]
