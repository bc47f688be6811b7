"""Silence validates only where the agreement says so, and after its whole delay (O2)."""

from datetime import timedelta

import pytest

from lisanga.core.kernel import clock
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.partnerships.models import DeliverableVersion
from lisanga.domains.partnerships.operations.record_tacit_validation import RecordTacitValidation
from lisanga.domains.partnerships.tests.delivering import opened, partner, state, submitted
from lisanga.domains.partnerships.tests.ground import codes

pytestmark = pytest.mark.django_db


def record(network: Network, one: object, days: int) -> Answer:
    """As if so many days had gone by since the submission."""
    sent = RecordTacitValidation(deliverable=one, version=1)  # type: ignore[arg-type]  # an id
    made = envelope("partnerships.record_tacit_validation", network.programme, sent)
    return submit(network.viewer("programme_officer"), [made], clock.now() + timedelta(days=days))[0]


def test_without_a_clause_silence_never_validates(network: Network) -> None:
    one = submitted(network)
    assert (codes(record(network, one, 3000)), state(one)) == (["no_tacit_clause"], "submitted")


@pytest.mark.parametrize(("days", "found", "ends"), [(30, ["too_early"], "submitted"), (31, [], "validated")])
def test_the_whole_delay_must_pass(network: Network, days: int, found: list[str], ends: str) -> None:
    one = submitted(network, tacit_days=30)
    assert (codes(record(network, one, days)), state(one)) == (found, ends)
    if not found:
        assert DeliverableVersion.plain.get(deliverable=one).decided_how == "tacit"


def test_a_draft_waits_for_nobody(network: Network) -> None:
    one = opened(network, tacit_days=30)
    sent = RecordTacitValidation(deliverable=one, version=0)
    made = envelope("partnerships.record_tacit_validation", network.programme, sent)
    answer = submit(network.viewer("direction"), [made], clock.now() + timedelta(days=90))[0]
    assert codes(answer) == ["wrong_state"]


def test_the_partner_does_not_note_its_own_silence(network: Network) -> None:
    one = submitted(network, tacit_days=1)
    sent = RecordTacitValidation(deliverable=one, version=1)
    assert codes(partner(network, "record_tacit_validation", sent)) == ["forbidden"]
