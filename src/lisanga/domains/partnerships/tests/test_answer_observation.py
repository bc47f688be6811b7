"""Answering an observation."""

from hashlib import sha256
from uuid import UUID

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.models import DeliverableObservation
from lisanga.domains.partnerships.operations.answer_observation import AnswerObservation
from lisanga.domains.partnerships.operations.observe_deliverable import ObserveDeliverable
from lisanga.domains.partnerships.tests.delivering import (
    FOCAL,
    cover,
    office,
    partner,
    submitted,
)
from lisanga.domains.partnerships.tests.ground import codes

pytestmark = pytest.mark.django_db
DIGEST = sha256(cover().encode()).hexdigest()


def test_the_answer_to_what_is_not_ours(network: Network) -> None:
    sent = AnswerObservation(observation=network.partner, answer="x")
    assert codes(office(network, "answer_observation", sent)) == ["unknown_observation"]


@pytest.mark.parametrize(("answer", "code"), [(" ", "no_text"), ("x" * 2001, "no_text")])
def test_an_answer_has_words(network: Network, answer: str, code: str) -> None:
    assert codes(
        office(network, "answer_observation", AnswerObservation(observation=_made(network), answer=answer))
    ) == [code]


def test_a_second_answer_takes_the_place_of_the_first(network: Network) -> None:
    made = _made(network)
    for answer in ("Vu.", "Corrigé à la partie 8."):
        sent = AnswerObservation(observation=made, answer=answer)
        assert office(network, "answer_observation", sent).verdict == Verdict.ACCEPTED
    found = DeliverableObservation.plain.get(id=made)
    assert (found.answer, found.answered_by) == ("Corrigé à la partie 8.", network.people["programme_officer"].id)


def test_the_partner_does_not_answer_itself(network: Network) -> None:
    sent = AnswerObservation(observation=_made(network), answer="x")
    assert codes(partner(network, "answer_observation", sent)) == ["forbidden"]


def _made(network: Network) -> UUID:
    sent = ObserveDeliverable(deliverable=submitted(network), version=1, part="training", text="Il manque Bagata.")
    return partner(network, "observe_deliverable", sent, FOCAL).id
