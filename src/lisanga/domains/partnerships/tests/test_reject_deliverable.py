"""A rejection says why."""

from hashlib import sha256

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.operations.reject_deliverable import RejectDeliverable
from lisanga.domains.partnerships.queries import deliverables as queries
from lisanga.domains.partnerships.tests.delivering import (
    FOCAL,
    cover,
    partner,
    state,
    submit,
    submitted,
)
from lisanga.domains.partnerships.tests.ground import codes

pytestmark = pytest.mark.django_db
DIGEST = sha256(cover().encode()).hexdigest()


def test_a_rejection_says_why_and_a_new_version_may_come(network: Network) -> None:
    one = submitted(network)
    bare = RejectDeliverable(deliverable=one, version=1, sha256=DIGEST, reason=" ")
    assert codes(partner(network, "reject_deliverable", bare)) == ["no_reason"]
    sent = RejectDeliverable(deliverable=one, version=1, sha256=DIGEST, reason="Sans les obligations.")
    assert codes(partner(network, "reject_deliverable", sent, FOCAL)) == ["forbidden"]
    assert partner(network, "reject_deliverable", sent).verdict == Verdict.ACCEPTED
    assert state(one) == "rejected"
    assert queries.versions(network.viewer("direction").scope, one)[0].reason == "Sans les obligations."
    assert submit(network, one, version=2).recorded
