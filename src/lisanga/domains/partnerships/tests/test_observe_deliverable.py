"""Observations: anchored to a part, they send the version back."""

from hashlib import sha256

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.operations.answer_observation import AnswerObservation
from lisanga.domains.partnerships.operations.observe_deliverable import ObserveDeliverable
from lisanga.domains.partnerships.queries import deliverables as queries
from lisanga.domains.partnerships.tests.delivering import (
    FOCAL,
    cover,
    office,
    opened,
    partner,
    state,
    submit,
    submitted,
    validate,
)
from lisanga.domains.partnerships.tests.ground import codes

pytestmark = pytest.mark.django_db
DIGEST = sha256(cover().encode()).hexdigest()


def test_observations_are_anchored_to_a_part_and_answered(network: Network) -> None:
    one, scope = submitted(network), network.viewer("focal_point").scope
    first = partner(
        network,
        "observe_deliverable",
        ObserveDeliverable(deliverable=one, version=1, part="training", text="Il manque Bagata."),
        FOCAL,
    )
    second = partner(
        network, "observe_deliverable", ObserveDeliverable(deliverable=one, version=1, text="Bon travail.")
    )
    assert (first.verdict, second.verdict, state(one)) == (Verdict.ACCEPTED, Verdict.ACCEPTED, "observed")
    assert codes(validate(network, one)) == ["wrong_state"]
    office(network, "answer_observation", AnswerObservation(observation=first.id, answer="Ajouté."))
    rows = queries.observations(scope, one)
    assert [(row.part, row.answer) for row in rows] == [("training", "Ajouté."), ("", "")]
    text = cover(parts=["Bagata"])
    assert submit(network, one, version=2, text=text).recorded
    assert validate(network, one, version=2, text=text).verdict == Verdict.ACCEPTED
    assert [row.status for row in queries.versions(scope, one)] == ["validated", "observed"]


def test_a_draft_is_not_observed(network: Network) -> None:
    sent = ObserveDeliverable(deliverable=opened(network), version=0, text="Déjà ?")
    assert codes(partner(network, "observe_deliverable", sent)) == ["wrong_state"]


def test_an_observation_has_words(network: Network) -> None:
    sent = ObserveDeliverable(deliverable=submitted(network), version=1, text="  ")
    assert codes(partner(network, "observe_deliverable", sent)) == ["no_text"]
