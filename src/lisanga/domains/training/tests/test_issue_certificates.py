"""Certificates for those who came."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import Certificate
from lisanga.domains.training.operations.issue_certificates import IssueCertificates
from lisanga.domains.training.tests.ground import DAY, Ground, codes

pytestmark = pytest.mark.django_db


def test_numbers_follow_the_sheet_and_nobody_gets_two(ground: Ground) -> None:
    session, people = ground.session(), ground.people(3)
    ground.enrol(session, *people)
    ground.attend(session, people[2], people[0])
    answer = ground.send("issue_certificates", IssueCertificates(session=session), business_date=DAY)
    assert answer.result == {"count": 2, "first": 1}
    rows = list(Certificate.plain.order_by("number").values_list("number", "participant", "title", "issued_on"))
    assert rows == [(1, people[0], "Création et statuts", DAY), (2, people[2], "Création et statuts", DAY)]
    ground.attend(session, people[1])
    assert ground.send("issue_certificates", IssueCertificates(session=session)).result == {"count": 1, "first": 3}
    assert codes(ground.send("issue_certificates", IssueCertificates(session=session))) == ["nobody_due"]


def test_some_alone(ground: Ground) -> None:
    session, people = ground.session(), ground.people(2)
    ground.attend(session, *people)
    ground.done("issue_certificates", IssueCertificates(session=session, participants=(people[1],)))
    assert Certificate.plain.get().participant == people[1]


def test_refusals(ground: Ground) -> None:
    assert codes(ground.send("issue_certificates", IssueCertificates(session=new_id()))) == ["unknown_session"]
    session = ground.session()
    ground.enrol(session, ground.person())
    assert codes(ground.send("issue_certificates", IssueCertificates(session=session))) == ["nobody_due"]
    assert ground.send("issue_certificates", IssueCertificates(session=session), role="focal_point").number == 0
