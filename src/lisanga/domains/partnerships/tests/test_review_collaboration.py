"""What the partner thinks of the collaboration."""

from hashlib import sha256

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.operations.review_collaboration import ReviewCollaboration
from lisanga.domains.partnerships.queries import deliverables as queries
from lisanga.domains.partnerships.tests.delivering import (
    FOCAL,
    cover,
    office,
    opened,
    partner,
)
from lisanga.domains.partnerships.tests.ground import codes

pytestmark = pytest.mark.django_db
DIGEST = sha256(cover().encode()).hexdigest()


def test_each_side_judges_the_collaboration_on_the_final_report(network: Network) -> None:
    final = opened(network, "final", "final")
    sent = ReviewCollaboration(deliverable=final, text="Les formations ont tenu leurs promesses.")
    assert partner(network, "review_collaboration", sent, FOCAL).verdict == Verdict.ACCEPTED
    found = queries.texts(network.viewer("programme_officer").scope, final)["partner_review"]
    assert (found.text, found.written_by) == (sent.text, network.people["focal_point"].name)
    quarter = opened(network, code="KL-2028")
    wrong = ReviewCollaboration(deliverable=quarter, text="x")
    assert codes(partner(network, "review_collaboration", wrong)) == ["wrong_kind"]


def test_the_office_does_not_write_the_partners_word(network: Network) -> None:
    sent = ReviewCollaboration(deliverable=opened(network, "final", "final"), text="Parfait.")
    assert codes(office(network, "review_collaboration", sent)) == ["unknown_deliverable"]


def test_a_review_has_words(network: Network) -> None:
    sent = ReviewCollaboration(deliverable=opened(network, "final", "final"), text=" ")
    assert codes(partner(network, "review_collaboration", sent, FOCAL)) == ["no_text"]
