"""Assessments: whole, with evidence, frozen; the middle of others is anonymous."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.indicators.grid import CURRENT
from lisanga.domains.indicators.operations.record_assessment import GivenMark, RecordAssessment
from lisanga.domains.indicators.operations.withdraw_assessment import WithdrawAssessment
from lisanga.domains.indicators.queries import assessment, assessments, latest_scores, similar_middle
from lisanga.domains.indicators.tests.ground import assert_standard, codes, office
from lisanga.reports.tests.ground import Quarter, make_works

pytestmark = pytest.mark.django_db


def marks(mark: int | None = 4, **changed: int | None) -> tuple[GivenMark, ...]:
    return tuple(
        GivenMark(criterion=one.code, mark=changed.get(one.code, mark), evidence="Procès-verbal vu")
        for one in CURRENT.assessed
    )


def given(cooperative: UUID, **more: Any) -> RecordAssessment:
    filled: dict[str, Any] = {"version": CURRENT.version, "assessed_by": "Mireille", "marks": marks()}
    return RecordAssessment(cooperative=cooperative, **(filled | more))


def record(lived: Quarter, cooperative: UUID | None = None, day: date = date(2026, 4, 10), **more: Any) -> Answer:
    return office(lived.network, "record_assessment", given(cooperative or lived.bulk.organisation, **more), day)


def test_counted_and_assessed_marks_make_the_score(lived: Quarter) -> None:
    assert record(lived, marks=marks(4, prices=2, board=None)).recorded
    (row,) = assessments(lived.scope("focal_point"), lived.bulk.organisation)
    sheet = assessment(lived.bulk.manager.scope, lived.bulk.organisation, row.id)
    found = {mark.code: mark for mark in sheet.marks}
    assert set(found) == {one.code for one in CURRENT.criteria}
    assert (found["rsc"].mark, found["rsc"].automatic, found["prices"].mark) == (4, True, 2)
    assert (found["delivering"].mark, found["autonomy"].mark) == (4, 3)
    assert found["board"].mark is None
    assert row.governance is not None
    assert sheet.scores == row


def test_a_partner_reads_the_marks_and_not_what_was_seen(lived: Quarter) -> None:
    identifier = record(lived, note="Afficher les prix").id
    partner = assessment(lived.scope("focal_point"), lived.bulk.organisation, identifier)
    assert {mark.evidence for mark in partner.marks} == {""}
    assert (partner.assessed_by, partner.note) == ("", "")
    own = assessment(lived.bulk.manager.scope, lived.bulk.organisation, identifier)
    assert (own.assessed_by, own.note) == ("Mireille", "Afficher les prix")
    with pytest.raises(NotVisible):
        assessment(lived.far.manager.scope, lived.bulk.organisation, identifier)
    with pytest.raises(NotVisible):
        assessment(lived.far.manager.scope, lived.far.organisation, identifier)


def test_a_missing_legal_item_keeps_the_class_down(lived: Quarter) -> None:
    assert record(lived, marks=marks(4, organs=0)).result["grade"] == "emerging"
    row = assessments(lived.scope("focal_point"), lived.bulk.organisation)[0]
    assert (row.grade, row.capped_by) == ("emerging", ("organs",))
    assert row.score > 6_000
    assert record(lived, marks=marks(4, organs=1)).result["grade"] != "emerging"


def test_what_was_frozen_does_not_move(lived: Quarter) -> None:
    record(lived)
    before = assessments(lived.scope("focal_point"), lived.bulk.organisation)
    lived.bulk.cash("in", 90_000_000, "gift", date(2026, 4, 1))
    assert assessments(lived.scope("focal_point"), lived.bulk.organisation) == before


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"marks": marks()[1:]}, "incomplete"),
        ({"marks": (*marks(), marks()[0])}, "bad_marks"),
        ({"marks": (*marks(), GivenMark(criterion="rsc", mark=4, evidence="Carte vue"))}, "bad_marks"),
        ({"marks": marks(4, prices=5)}, "bad_mark"),
        ({"marks": (GivenMark(criterion=CURRENT.assessed[0].code, mark=1), *marks()[1:])}, "no_evidence"),
        ({"marks": (GivenMark(criterion=CURRENT.assessed[0].code, mark=None), *marks()[1:])}, "no_evidence"),
        ({"assessed_by": " "}, "no_assessor"),
        ({"version": "2019-1"}, "old_grid"),
        ({"cooperative": new_id()}, "unknown_cooperative"),
    ],
)
def test_what_is_not_whole_is_refused(lived: Quarter, more: dict[str, Any], code: str) -> None:
    cooperative = more.pop("cooperative", None) if "cooperative" in more else None
    assert code in codes(record(lived, cooperative, **more))


def test_absent_needs_no_evidence(lived: Quarter) -> None:
    first = CURRENT.assessed[0].code
    assert record(lived, marks=(GivenMark(criterion=first, mark=0), *marks()[1:])).recorded


def test_the_middle_shows_from_five_others_on_and_names_nobody(lived: Quarter) -> None:
    scope, own = lived.bulk.manager.scope, lived.bulk.organisation
    record(lived)
    for number in range(5):
        assert similar_middle(scope, own, CURRENT.version, "scoops") is None
        other = make_works(lived.network, f"COOP{number}", f"Coopérative {number}", lived.network.other_partner)
        record(lived, other.organisation, marks=marks(1))
        record(lived, other.organisation, date(2026, 4, 11), marks=marks(number % 3))
    middle = similar_middle(scope, own, CURRENT.version, "scoops")
    assert middle is not None
    assert middle.count == 5
    others = latest_scores(lived.scope("programme_officer"), chosen(lived)).values()
    assert middle.score == sorted(row.score for row in others)[2]
    assert similar_middle(scope, own, CURRENT.version, "coop_ca") is None
    with pytest.raises(NotVisible):
        similar_middle(lived.far.manager.scope, own, CURRENT.version, "scoops")


def chosen(lived: Quarter) -> list[UUID]:
    everything = lived.scope("programme_officer").aggregates
    known = {lived.bulk.organisation, lived.quiet.organisation, lived.far.organisation}
    return [organisation for organisation in everything if organisation not in known]


def test_a_withdrawn_one_is_compared_no_more(lived: Quarter) -> None:
    first, second = record(lived), record(lived, day=date(2026, 4, 11), marks=marks(1))
    office(lived.network, "withdraw_assessment", WithdrawAssessment(assessment=second.id, reason="Autre coopérative"))
    latest = latest_scores(lived.scope("focal_point"), [lived.bulk.organisation])
    assert latest[lived.bulk.organisation].id == first.id


def test_standard_cases(lived: Quarter) -> None:
    strangers = [lived.bulk.manager, lived.network.viewer("focal_point"), lived.network.stranger("manager")]
    officer = lived.network.viewer("programme_officer")
    payload = given(lived.bulk.organisation)
    assert_standard(officer, lived.network.programme, "record_assessment", payload, strangers)
