"""Changing who reads."""

import pytest

from lisanga.domains.partnerships.models import DocumentReader
from lisanga.domains.partnerships.operations.set_label import SetLabel
from lisanga.domains.partnerships.queries.documents import document_readers, documents
from lisanga.domains.partnerships.tests.filing import TODAY, Cabinet
from lisanga.domains.partnerships.tests.travelling import assert_standard, codes

pytestmark = pytest.mark.django_db


def test_opening_and_closing_again(cabinet: Cabinet) -> None:
    travel = cabinet.travel
    scope, leader = travel.network.viewer("direction").scope, travel.network.people["partner_leader"]
    assert travel.partner("set_label", SetLabel(document=cabinet.census, label="partner")).recorded
    assert len(documents(scope, travel.agreement, TODAY)) == 2
    named = SetLabel(document=cabinet.census, label="restricted", readers=(leader.id,))
    assert travel.partner("set_label", named).recorded
    assert len(documents(scope, travel.agreement, TODAY)) == 1
    assert document_readers(travel.focal_point.scope, cabinet.census) == [(leader.id, leader.name)]
    assert document_readers(scope, cabinet.census) == []
    assert travel.partner("set_label", SetLabel(document=cabinet.census, label="public", readers=(leader.id,))).recorded
    assert DocumentReader.plain.count() == 0


def test_the_other_side_changes_nothing(cabinet: Cabinet) -> None:
    for document in (cabinet.census, cabinet.module):
        send = cabinet.travel.office if document == cabinet.census else cabinet.travel.partner
        assert codes(send("set_label", SetLabel(document=document, label="public"))) == ["unknown_document"]


def test_a_partner_has_no_label_of_the_office(cabinet: Cabinet) -> None:
    answer = cabinet.travel.partner("set_label", SetLabel(document=cabinet.census, label="cerpec"))
    assert codes(answer) == ["unknown_label"]


def test_standard_cases(cabinet: Cabinet) -> None:
    travel, label = cabinet.travel, SetLabel(document=cabinet.census, label="partner")
    assert_standard(travel, "set_label", travel.network.partner, travel.focal_point, label)
