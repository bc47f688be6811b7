"""Days noted wrongly."""

from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.tests.network import Network
from lisanga.domains.indicators.operations.record_work_days import RecordWorkDays
from lisanga.domains.indicators.operations.reverse_work_days import ReverseWorkDays
from lisanga.domains.indicators.queries import work_days, work_totals
from lisanga.domains.indicators.tests.ground import assert_standard, codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def noted(network: Network) -> UUID:
    payload = RecordWorkDays(work="Entretien", men=1, men_days=5)
    sent = envelope("indicators.record_work_days", network.cooperative, payload)
    return submit_one(network.viewer("manager"), sent).id


def refused(network: Network, line: UUID, reason: str = "Deux fois") -> list[str]:
    sent = envelope("indicators.reverse_work_days", network.cooperative, ReverseWorkDays(line=line, reason=reason))
    return codes(submit_one(network.viewer("manager"), sent))


def test_the_sum_is_as_if_nothing_had_been_noted(network: Network, noted: UUID) -> None:
    assert refused(network, noted) == []
    scope = network.viewer("manager").scope
    assert set(work_totals(scope, [network.cooperative], 0, 10**6).values()) == {(0, 0)}
    correction, wrong = work_days(scope, network.cooperative)
    assert (correction.reverses, wrong.reversed_by) == (noted, correction.id)
    assert refused(network, noted) == ["already_reversed"]
    assert refused(network, correction.id) == ["unknown_line"]


def test_what_is_not_there_is_refused(network: Network, noted: UUID) -> None:
    assert refused(network, new_id()) == ["unknown_line"]
    assert refused(network, noted, " ") == ["no_reason"]


def test_standard_cases(network: Network, noted: UUID) -> None:
    payload = ReverseWorkDays(line=noted, reason="Autre mois")
    strangers = [network.viewer("treasurer"), network.stranger("manager")]
    assert_standard(network.viewer("manager"), network.cooperative, "reverse_work_days", payload, strangers)
