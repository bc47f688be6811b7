"""A certificate no longer stands, and another may be given."""

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import Certificate
from lisanga.domains.training.operations.issue_certificates import IssueCertificates
from lisanga.domains.training.operations.withdraw_certificate import WithdrawCertificate
from lisanga.domains.training.tests.ground import Ground, codes

pytestmark = pytest.mark.django_db


def test_it_stays_with_its_reason_and_number(ground: Ground) -> None:
    session = ground.session()
    ground.attend(session, ground.person())
    ground.done("issue_certificates", IssueCertificates(session=session))
    first = Certificate.plain.get()
    for reason, code in ((" ", ["no_reason"]), ("Nom mal écrit", []), ("Encore", ["withdrawn_already"])):
        sent = WithdrawCertificate(certificate=first.id, reason=reason)
        assert codes(ground.send("withdraw_certificate", sent)) == code
    ground.done("issue_certificates", IssueCertificates(session=session))
    kept = list(Certificate.plain.order_by("number").values_list("number", "withdrawn"))
    assert kept == [(1, "Nom mal écrit"), (2, "")]


def test_refusals(ground: Ground) -> None:
    sent = WithdrawCertificate(certificate=new_id(), reason="x")
    assert codes(ground.send("withdraw_certificate", sent)) == ["unknown_certificate"]
    assert ground.send("withdraw_certificate", sent, role="president").number == 0
