"""The answer to who contests: what is said is what was done, once, and it leaves the list of what waits."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import assert_standard, codes
from lisanga.core.operations.gate import submit
from lisanga.core.operations.models import Flag
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.collect import queries
from lisanga.domains.collect.models import Contest
from lisanga.domains.collect.operations.answer_contest import LONGEST, AnswerContest
from lisanga.domains.collect.tests.harvest import Harvest, assert_sound
from lisanga.domains.directory.operations.settle_flag import SettleFlag

pytestmark = pytest.mark.django_db
KIND = "collect.answer_contest"


@pytest.fixture
def contested(harvest: Harvest) -> tuple[UUID, UUID]:
    """A delivery, and a contest of it."""
    delivery = harvest.weigh().id
    return delivery, harvest.send("collect.contest_delivery", {"delivery": delivery, "reason": "neuf sacs"}).id


def answer(harvest: Harvest, contest: UUID, said: str = "kept", **more: Any) -> Answer:
    sent: dict[str, Any] = {"contest": contest, "answer": said, "words": "Pesée revue avec le membre"}
    return harvest.send(KIND, sent | more)


def undo(harvest: Harvest, delivery: UUID) -> None:
    assert harvest.send("collect.reverse_delivery", {"delivery": delivery, "reason": "mal pesé"}).recorded


def waiting() -> int:
    return Flag.objects.filter(settled_by=None).count()


def row_of(harvest: Harvest, contest: UUID) -> queries.ContestRow:
    found = queries.contest(harvest.network.viewer("control").scope, harvest.organisation, contest)
    assert found is not None
    return found


def test_kept_with_words(harvest: Harvest, contested: tuple[UUID, UUID]) -> None:
    _delivery, contest = contested
    given = answer(harvest, contest)
    assert (given.verdict, given.result["receipt"], given.result["own"]) == (Verdict.ACCEPTED, "B-000001", True)
    row = row_of(harvest, contest)
    assert (row.answer, row.answer_words, row.replaced_by) == ("kept", "Pesée revue avec le membre", "")
    assert row.days(date(2026, 9, 9)) == 0
    assert waiting() == 0
    assert Flag.objects.get(operation=contest).number == given.result["number"]
    assert_sound()


def test_corrected_by_a_reversal_and_a_new_delivery(harvest: Harvest, contested: tuple[UUID, UUID]) -> None:
    delivery, contest = contested
    undo(harvest, delivery)
    assert waiting() == 1  # the member has no answer yet
    again = harvest.weigh(gross=112_500).id
    assert answer(harvest, contest, "corrected", replacement=again).verdict == Verdict.ACCEPTED
    row = row_of(harvest, contest)
    assert (row.answer, row.replacement, row.replaced_by) == ("corrected", again, "B-000002")
    assert waiting() == 0
    assert_sound()


def test_what_is_answered_is_what_was_done(harvest: Harvest, contested: tuple[UUID, UUID]) -> None:
    delivery, contest = contested
    assert codes(answer(harvest, contest, "corrected")) == ["not_reversed"]
    undo(harvest, delivery)
    assert codes(answer(harvest, contest, "kept")) == ["was_reversed"]
    assert answer(harvest, contest, "corrected").recorded  # the delivery was one too many: nothing instead
    assert waiting() == 0


def test_a_replacement_is_another_delivery_that_stands(harvest: Harvest, contested: tuple[UUID, UUID]) -> None:
    delivery, contest = contested
    other = harvest.weigh().id
    assert codes(answer(harvest, contest, "kept", replacement=other)) == ["needless"]
    undo(harvest, delivery)
    undo(harvest, other)
    for wrong in (delivery, other, new_id()):
        assert codes(answer(harvest, contest, "corrected", replacement=wrong)) == ["unknown_delivery"]
    assert waiting() == 1


def test_each_contest_of_a_delivery_has_its_answer(harvest: Harvest, contested: tuple[UUID, UUID]) -> None:
    delivery, first = contested
    second = harvest.send("collect.contest_delivery", {"delivery": delivery, "reason": "prix"}).id
    assert answer(harvest, first).recorded
    assert (row_of(harvest, second).answer, waiting()) == ("", 1)
    assert answer(harvest, second, words="Prix affiché").recorded
    assert [row_of(harvest, one).answer_words for one in (first, second)] == [
        "Pesée revue avec le membre",
        "Prix affiché",
    ]


def test_two_people_answer(harvest: Harvest, contested: tuple[UUID, UUID]) -> None:
    _delivery, contest = contested
    assert answer(harvest, contest).recorded
    late = answer(harvest, contest, words="Autre avis")
    assert (late.verdict, codes(late)) == (Verdict.REFUSED, ["already_answered"])
    assert row_of(harvest, contest).answer_words == "Pesée revue avec le membre"


def test_a_contest_and_its_answer_in_one_list(harvest: Harvest) -> None:
    delivery = harvest.weigh().id
    said = harvest.wrap("collect.contest_delivery", {"delivery": delivery, "reason": "poids"})
    given = harvest.wrap(KIND, AnswerContest(contest=said.id, answer="kept", words="Vu ensemble"))
    answers = submit(harvest.network.viewer("manager"), [said, given])
    assert [one.verdict for one in answers] == [Verdict.FLAGGED, Verdict.ACCEPTED]
    assert waiting() == 0


def test_it_is_not_settled_without_an_answer(harvest: Harvest, contested: tuple[UUID, UUID]) -> None:
    """« Vérifié » would leave who contests without a word."""
    sent = harvest.send("directory.settle_flag", SettleFlag(operation=contested[1], reason="Vu"))
    assert (sent.verdict, codes(sent)) == (Verdict.REFUSED, ["answer_wanted"])
    assert waiting() == 1


@pytest.mark.parametrize("words", ["", "   ", "x" * (LONGEST + 1)])
def test_an_answer_has_words(harvest: Harvest, contested: tuple[UUID, UUID], words: str) -> None:
    assert codes(answer(harvest, contested[1], words=words)) == ["no_words"]


def test_contests_of_others_are_unknown(harvest: Harvest, contested: tuple[UUID, UUID]) -> None:
    Contest.plain.update(organisation_id=harvest.network.other)
    for contest in (contested[1], new_id()):
        assert codes(answer(harvest, contest)) == ["unknown_contest"]


def test_standard_cases(harvest: Harvest, contested: tuple[UUID, UUID]) -> None:
    payload = AnswerContest(contest=contested[1], answer="kept", words="Pesée refaite : juste")
    assert_standard(harvest.network, KIND, payload, without="collector")
