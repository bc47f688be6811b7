"""A redaction blanks words and leaves the proof."""

from pathlib import Path
from typing import Any

import pytest

from lisanga.core.files.keeping import bytes_at, keep, known
from lisanga.core.files.tests.samples import PDF, upload
from lisanga.core.files.verification import verify_files
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


def test_the_files_of_a_line_go_with_its_words(
    network: Network, send: Send, settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    digest, other = (keep(network.cooperative, network.programme, upload(PDF + more)) for more in (b"", b"1%%EOF"))
    same = keep(network.other, network.programme, upload(PDF))
    person = RegisterPerson(name=digest, email="a@b.cd")  # any payload that names a file
    first = send("manager", "directory.register_person", network.cooperative, person)
    blanking = RedactPayload(number=first.number, reason="oui")
    with django_capture_on_commit_callbacks(execute=True):
        answer = send("president", "directory.redact_payload", network.cooperative, blanking)
    assert answer.result == {"number": first.number, "files": 1}
    assert known(network.cooperative, [digest])[digest].is_removed
    assert not bytes_at(network.cooperative, digest).exists()
    assert bytes_at(network.cooperative, other).exists()
    assert bytes_at(network.other, same).exists()
    assert list(verify_files()) == []
