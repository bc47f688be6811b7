"""The partner's valideur validates (O2, G87), in the partner's own register."""

from hashlib import sha256

import pytest

from lisanga.core.kernel import clock
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.tests.network import Network, add_person
from lisanga.core.operations.verdicts import Verdict
from lisanga.core.scope.viewer import NotVisible, viewer_of
from lisanga.domains.partnerships.models import DeliverableVersion
from lisanga.domains.partnerships.operations.reject_deliverable import RejectDeliverable
from lisanga.domains.partnerships.operations.validate_deliverable import ValidateDeliverable
from lisanga.domains.partnerships.queries import deliverables as queries
from lisanga.domains.partnerships.tests.delivering import (
    FOCAL,
    cover,
    opened,
    state,
    submitted,
    validate,
)
from lisanga.domains.partnerships.tests.ground import act, codes, name, signed

pytestmark = pytest.mark.django_db
DIGEST = sha256(cover().encode()).hexdigest()


def test_a_focal_point_without_the_right_is_refused_and_the_valideur_validates(network: Network) -> None:
    """G87."""
    one = submitted(network)
    answer = validate(network, one, FOCAL)
    assert (answer.verdict, codes(answer), state(one)) == (Verdict.REFUSED, ["forbidden"], "submitted")
    answer = validate(network, one)
    assert (answer.verdict, state(one)) == (Verdict.ACCEPTED, "validated")
    version = DeliverableVersion.plain.get(deliverable=one)
    assert (version.decided_how, version.decided_name, version.sha256) == (
        "screen",
        network.people["partner_leader"].name,
        DIGEST,
    )
    assert RegisterLine.objects.get(operation=answer.id).organisation == network.partner


@pytest.mark.parametrize("role", ["programme_officer", "direction", "administrator", "president", "manager"])
def test_nobody_else_validates(network: Network, role: str) -> None:
    one = submitted(network)
    assert codes(validate(network, one, role)) == ["forbidden"]
    assert state(one) == "submitted"


def test_the_right_to_validate_is_that_of_the_agreement(network: Network) -> None:
    """A valideur who was not named for this very agreement decides nothing in it; named, they do (G87)."""
    agreement = signed(network)
    one = submitted(network, agreement=agreement)
    valideur = add_person("Hubert Kipulu", "focal_validator", network.partner)
    viewer = viewer_of(valideur, clock.today())
    sent = ValidateDeliverable(deliverable=one, version=1, sha256=DIGEST)
    assert codes(act(viewer, "validate_deliverable", network.partner, sent)) == ["not_a_valideur"]
    no = RejectDeliverable(deliverable=one, version=1, sha256=DIGEST, reason="Il manque les obligations.")
    assert codes(act(viewer, "reject_deliverable", network.partner, no)) == ["not_a_valideur"]
    assert state(one) == "submitted"
    assert codes(name(network, agreement, "partner_leader", person=valideur.id, validates=True)) == []
    assert codes(act(viewer, "validate_deliverable", network.partner, sent)) == []
    assert state(one) == "validated"


def test_another_partner_finds_no_such_deliverable(network: Network) -> None:
    one = submitted(network)
    stranger = viewer_of(add_person("Ailleurs", "partner_leader", network.other_partner), clock.today())
    sent = ValidateDeliverable(deliverable=one, version=1, sha256=DIGEST)
    assert codes(act(stranger, "validate_deliverable", network.other_partner, sent)) == ["unknown_deliverable"]
    assert codes(act(stranger, "validate_deliverable", network.partner, sent)) == ["forbidden"]
    assert queries.deliverables(stranger.scope) == []
    assert queries.versions(stranger.scope, one) == []
    assert queries.texts(stranger.scope, one) == {}
    for read in (
        lambda: queries.deliverable(stranger.scope, one),
        lambda: queries.snapshot(stranger.scope, one, 1),
        lambda: queries.deliverable_history(stranger.scope, one),
    ):
        with pytest.raises(NotVisible):
            read()


def test_whoever_decides_names_what_was_read(network: Network) -> None:
    one = submitted(network)
    assert codes(validate(network, one, text="un autre texte")) == ["wrong_fingerprint"]
    assert codes(validate(network, one, version=2)) == ["other_version"]
    assert codes(validate(network, opened(network, "annual", "2026", code="KL-2027"))) == ["other_version"]


def test_history_is_told_from_both_registers(network: Network) -> None:
    one = submitted(network)
    validate(network, one)
    told = [row.sentence() for row in queries.deliverable_history(network.viewer("focal_point").scope, one)]
    assert len(told) == 3
    assert "validé" in told[0]
    assert "soumis" in told[1]
