"""A wrong assessment is withdrawn once, with its reason."""

from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.indicators.operations.withdraw_assessment import WithdrawAssessment
from lisanga.domains.indicators.queries import assessments
from lisanga.domains.indicators.tests.ground import assert_standard, codes, office
from lisanga.domains.indicators.tests.test_record_assessment import record
from lisanga.reports.tests.ground import Quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def recorded(lived: Quarter) -> UUID:
    return record(lived).id


def withdrawn(lived: Quarter, assessment: UUID, reason: str = "Erreur") -> list[str]:
    return codes(office(lived.network, "withdraw_assessment", WithdrawAssessment(assessment=assessment, reason=reason)))


def test_it_stays_readable(lived: Quarter, recorded: UUID) -> None:
    assert withdrawn(lived, recorded, " ") == ["no_reason"]
    assert withdrawn(lived, recorded) == []
    (row,) = assessments(lived.scope("focal_point"), lived.bulk.organisation)
    assert row.withdrawn_by is not None
    assert withdrawn(lived, recorded) == ["already_withdrawn"]
    assert withdrawn(lived, new_id()) == ["unknown_assessment"]


def test_standard_cases(lived: Quarter, recorded: UUID) -> None:
    payload = WithdrawAssessment(assessment=recorded, reason="Grille d’un autre jour")
    strangers = [lived.bulk.manager, lived.network.viewer("partner_leader")]
    officer = lived.network.viewer("direction")
    assert_standard(officer, lived.network.programme, "withdraw_assessment", payload, strangers)
