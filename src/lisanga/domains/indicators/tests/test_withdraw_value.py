"""A wrong value is withdrawn once, with its reason."""

from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.domains.indicators.operations.record_value import RecordValue
from lisanga.domains.indicators.operations.withdraw_value import WithdrawValue
from lisanga.domains.indicators.queries import typed_values
from lisanga.domains.indicators.tests.ground import assert_standard, codes, defined, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def recorded(network: Network) -> UUID:
    sent = RecordValue(
        about=network.partner,
        indicator=str(defined(network)),
        period="2026",
        numerator=100,
        denominator=200,
        evidence="Rapport annuel",
    )
    return office(network, "record_value", sent).id


def test_it_stays_readable_and_counts_no_more(network: Network, recorded: UUID) -> None:
    asked = WithdrawValue(about=network.partner, value=recorded, reason="Compté deux fois")
    answer = office(network, "withdraw_value", asked)
    (row,) = typed_values(network.viewer("focal_point").scope, network.partner)
    assert row.withdrawn_by == answer.id
    assert codes(office(network, "withdraw_value", asked)) == ["already_withdrawn"]


def test_what_is_not_there_is_refused(network: Network, recorded: UUID) -> None:
    for about, value in ((network.partner, new_id()), (network.other_partner, recorded)):
        asked = WithdrawValue(about=about, value=value, reason="Erreur")
        assert codes(office(network, "withdraw_value", asked)) == ["unknown_value"]
    silent = WithdrawValue(about=network.partner, value=recorded, reason=" ")
    assert codes(office(network, "withdraw_value", silent)) == ["no_reason"]


def test_standard_cases(network: Network, recorded: UUID) -> None:
    asked = WithdrawValue(about=network.partner, value=recorded, reason="Erreur de période")
    strangers = [network.viewer("manager"), network.viewer("partner_leader")]
    assert_standard(network.viewer("programme_officer"), network.programme, "withdraw_value", asked, strangers)
