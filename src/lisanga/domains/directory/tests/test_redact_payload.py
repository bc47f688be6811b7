"""A redaction blanks words and leaves the proof."""

import pytest

from lisanga.core.operations.models import Payload, RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verification import verify_chains
from lisanga.domains.directory.operations.redact_payload import RedactPayload
from lisanga.domains.directory.operations.register_person import RegisterPerson
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db


def test_a_redaction_blanks_the_words_and_the_chain_still_holds(network: Network, send: Send) -> None:
    first = send(
        "manager", "directory.register_person", network.cooperative, RegisterPerson(name="Awa", email="a@b.cd")
    )
    sent = RedactPayload(number=first.number, reason="Demande de la personne")
    assert send("manager", "directory.redact_payload", network.cooperative, sent).number == 0
    assert send("president", "directory.redact_payload", network.cooperative, sent).verdict == "accepted"
    assert Payload.objects.get(organisation=network.cooperative, number=first.number).body == ""
    assert list(verify_chains()) == []
    assert codes(send("president", "directory.redact_payload", network.cooperative, sent)) == ["unknown_line"]
    no_reason = RedactPayload(number=2, reason=" ")
    assert codes(send("president", "directory.redact_payload", network.cooperative, no_reason)) == ["no_reason"]
    assert RegisterLine.objects.filter(organisation=network.other).count() == 0
