"""Bringing a document: its label says who reads it."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.models import Document
from lisanga.domains.partnerships.queries.documents import documents
from lisanga.domains.partnerships.tests.filing import TODAY, Cabinet, paper
from lisanga.domains.partnerships.tests.travelling import Travel, assert_standard, codes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("label", "office", "partner", "brought_by"),
    [
        ("public", True, True, "office"),
        ("partner", True, True, "office"),
        ("cerpec", True, False, "office"),
        ("restricted", False, False, "office"),
        ("public", True, True, "partner"),
        ("partner", True, True, "partner"),
        ("restricted", False, False, "partner"),
    ],
)
def test_who_reads_by_label(travel: Travel, label: str, office: bool, partner: bool, brought_by: str) -> None:
    """Others of the two sides than the one who brought it; the other province never."""
    send = travel.office if brought_by == "office" else travel.partner
    filed = send("file_document", paper(travel.agreement, label=label))
    assert Document.plain.get(id=filed.id).side == brought_by

    def reads(role: str) -> bool:
        scope = travel.network.viewer(role).scope
        return [row.id for row in documents(scope, travel.agreement, TODAY)] == [filed.id]

    assert (reads("direction"), reads("partner_leader")) == (office, partner)
    assert reads("programme_officer" if brought_by == "office" else "focal_point")


def test_persons_named_read_a_restricted_one(travel: Travel) -> None:
    leader = travel.network.people["partner_leader"]
    filed = travel.office("file_document", paper(travel.agreement, readers=(leader.id,)))
    for role, seen in (("partner_leader", True), ("focal_point", False), ("direction", False)):
        rows = documents(travel.network.viewer(role).scope, travel.agreement, TODAY)
        assert ([row.id for row in rows] == [filed.id]) is seen, role


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"title": " "}, "no_title"),
        ({"title": "x" * 161}, "too_long"),
        ({"digest": ""}, "bad_digest"),
        ({"digest": "Z" * 64}, "bad_digest"),
        ({"label": "secret"}, "unknown_label"),
        ({"label": "cerpec"}, "unknown_label"),
        ({"readers": (new_id(),)}, "unknown_reader"),
        ({"readers": tuple(new_id() for _one in range(41))}, "too_many_readers"),
        ({"agreement": new_id()}, "unknown_agreement"),
    ],
)
def test_what_is_refused(travel: Travel, wrong: dict[str, Any], code: str) -> None:
    answer = travel.partner("file_document", paper(**{"agreement": travel.agreement, **wrong}))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_nobody_of_another_province_is_named(travel: Travel) -> None:
    stranger = travel.network.others["focal_point"].id
    answer = travel.partner("file_document", paper(travel.agreement, readers=(stranger,)))
    assert codes(answer) == ["unknown_reader"]


def test_standard_cases(cabinet: Cabinet) -> None:
    travel = cabinet.travel
    assert_standard(travel, "file_document", travel.network.partner, travel.focal_point, paper(travel.agreement))
