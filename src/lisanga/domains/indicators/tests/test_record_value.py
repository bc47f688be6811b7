"""Typed values with their evidence."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.indicators.operations.record_value import RecordValue
from lisanga.domains.indicators.queries import typed_values
from lisanga.domains.indicators.tests.ground import assert_standard, codes, defined, office

pytestmark = pytest.mark.django_db


def value(network: Network, **more: Any) -> RecordValue:
    filled: dict[str, Any] = {
        "about": network.partner,
        "period": "2026-Q1",
        "numerator": 1_800,
        "denominator": 5_000,
        "evidence": "Enquête du 12 mars",
    }
    return RecordValue(**(filled | more))


def test_a_value_is_read_by_those_it_concerns(network: Network) -> None:
    own = defined(network)
    sent = value(network, indicator=str(own), women=1_000, men=800)
    assert office(network, "record_value", sent).recorded
    (row,) = typed_values(network.viewer("partner_leader").scope, network.partner)
    assert (row.numerator, row.denominator, row.women, row.men) == (1_800, 5_000, 1_000, 800)
    assert typed_values(network.viewer("direction").scope, network.partner, [new_id()]) == []
    with pytest.raises(NotVisible):
        typed_values(network.stranger("partner_leader").scope, network.partner)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"evidence": "vu"}, "no_evidence"),
        ({"evidence": "x" * 301}, "too_long"),
        ({"denominator": None}, "no_denominator"),
        ({"period": "mars"}, "bad_period"),
        ({"numerator": -1, "denominator": 1}, "bad_number"),
        ({"women": 1_000, "men": 801}, "parts_above_whole"),
        ({"indicator": "femmes"}, "computed"),
        ({"indicator": str(new_id())}, "unknown_indicator"),
    ],
)
def test_what_proves_nothing_is_refused(network: Network, more: dict[str, Any], code: str) -> None:
    own = defined(network)
    found = codes(office(network, "record_value", value(network, **({"indicator": str(own)} | more))))
    assert code in found


def test_a_plain_number_has_no_denominator(network: Network) -> None:
    own = defined(network, is_ratio=False)
    assert codes(office(network, "record_value", value(network, indicator=str(own)))) == ["no_ratio"]
    assert office(network, "record_value", value(network, indicator=str(own), denominator=None)).recorded


def test_standard_cases(network: Network) -> None:
    sent = value(network, indicator=str(defined(network)))
    strangers = [network.viewer("manager"), network.viewer("focal_point"), network.stranger("manager")]
    assert_standard(network.viewer("programme_officer"), network.programme, "record_value", sent, strangers)
