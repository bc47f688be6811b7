"""Own indicators."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.domains.indicators.operations.define_indicator import DefineIndicator
from lisanga.domains.indicators.queries import own_indicators
from lisanga.domains.indicators.tests.ground import assert_standard, codes, defined, office

pytestmark = pytest.mark.django_db
GOOD: dict[str, Any] = {"code": "P-1", "label": "Pistes", "definition": "Pistes ouvertes.", "source": "Procès-verbal"}


def test_it_belongs_to_whom_it_speaks_of(network: Network) -> None:
    identifier = defined(network)
    (row,) = own_indicators(network.viewer("focal_point").scope, network.partner)
    assert (row.id, row.code, row.is_ratio, row.direction) == (identifier, "EF-03", True, "increase")
    assert own_indicators(network.viewer("programme_officer").scope, network.other_partner) == []
    defined(network, network.cooperative)
    assert len(own_indicators(network.viewer("secretary").scope, network.cooperative)) == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"code": " "}, "no_code"),
        ({"label": ""}, "no_label"),
        ({"definition": ""}, "no_definition"),
        ({"source": ""}, "no_source"),
        ({"unit": "x" * 25}, "too_long"),
        ({"about": new_id()}, "unknown_organisation"),
        ({"level": "dream"}, "malformed"),
    ],
)
def test_what_says_nothing_is_refused(network: Network, more: dict[str, Any], code: str) -> None:
    payload = DefineIndicator(**({"about": network.partner} | GOOD | more))
    assert codes(office(network, "define_indicator", payload)) == [code]


def test_one_code_serves_once_for_each(network: Network) -> None:
    defined(network)
    again = DefineIndicator(about=network.partner, **(GOOD | {"code": "Ef-03"}))
    assert codes(office(network, "define_indicator", again)) == ["code_taken"]
    elsewhere = DefineIndicator(about=network.other_partner, **(GOOD | {"code": "EF-03"}))
    assert office(network, "define_indicator", elsewhere).recorded


def test_standard_cases(network: Network) -> None:
    payload = DefineIndicator(about=network.partner, **GOOD)
    strangers = [network.viewer("manager"), network.viewer("focal_point"), network.stranger("focal_point")]
    assert_standard(network.viewer("programme_officer"), network.programme, "define_indicator", payload, strangers)
