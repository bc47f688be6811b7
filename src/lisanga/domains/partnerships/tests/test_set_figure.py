"""Figures typed by hand say where they come from."""

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.partnerships.operations.set_figure import SetFigure
from lisanga.domains.partnerships.queries.deliverables import typed_figures
from lisanga.domains.partnerships.tests.delivering import office, opened, partner
from lisanga.domains.partnerships.tests.ground import codes

pytestmark = pytest.mark.django_db


def test_a_figure_is_set_changed_and_taken_out(network: Network) -> None:
    one, scope = opened(network), network.viewer("direction").scope
    for value in (12, 14, None):
        sent = SetFigure(deliverable=one, part="activities", label="Visites", value=value, source="Cahier")
        assert office(network, "set_figure", sent).verdict == Verdict.ACCEPTED
        found = [(row.label, row.value, row.source) for row in typed_figures(scope, one)]
        assert found == ([("Visites", value, "Cahier")] if value is not None else [])
        assert typed_figures(network.viewer("focal_point").scope, one) == []  # a draft is the programme's own


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"label": " "}, "no_label"),
        ({"label": "x" * 121}, "no_label"),
        ({"unit": "litres"}, "unknown_unit"),
        ({"source": ""}, "no_source"),
        ({"value": 10**15}, "bad_value"),
        ({"part": "a b"}, "unknown_part"),
    ],
)
def test_what_is_no_figure(network: Network, more: dict[str, object], code: str) -> None:
    values = {"deliverable": opened(network), "part": "activities", "label": "Visites", "value": 1, "source": "Cahier"}
    answer = office(network, "set_figure", SetFigure(**(values | more)))  # type: ignore[arg-type]  # wrong on purpose
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])


def test_the_partner_does_not_type_figures(network: Network) -> None:
    sent = SetFigure(deliverable=opened(network), part="plan", label="x", value=1, source="y")
    assert codes(partner(network, "set_figure", sent)) == ["forbidden"]
