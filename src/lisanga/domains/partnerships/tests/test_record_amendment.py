"""Amendments: typed, numbered, and what a new end moves."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.operations.verdicts import Answer
from lisanga.domains.partnerships import queries
from lisanga.domains.partnerships.models import Agreement, Due
from lisanga.domains.partnerships.operations.record_amendment import RecordAmendment
from lisanga.domains.partnerships.tests.ground import act, codes, draft, due_of, fulfil, signed

pytestmark = pytest.mark.django_db


def _amend(network: Network, agreement: UUID, **more: Any) -> Answer:
    values: dict[str, Any] = {"kind": "other", "signed_on": date(2026, 3, 2), "summary": "Compte en banque"}
    sent = RecordAmendment(agreement=agreement, **(values | more))
    return act(network.viewer("programme_officer"), "record_amendment", network.programme, sent)


def test_they_are_numbered_and_read_by_both_sides(network: Network) -> None:
    made = signed(network)
    assert _amend(network, made).result == {"code": "KL-2026", "number": 1}
    assert _amend(network, made, kind="zone", summary="Avec Gungu").result["number"] == 2
    for viewer in (network.viewer("direction"), network.viewer("focal_point")):
        rows = queries.amendments(viewer.scope, made)
        assert [(row.number, row.kind_label) for row in rows] == [(1, "Autre"), (2, "Zone d’intervention")]
    assert queries.amendments(network.stranger("focal_point").scope, made) == []


def test_a_longer_agreement_owes_longer(network: Network) -> None:
    made = signed(network)
    fulfil(network, due_of(made, "C4", "2026-Q1"), "direction")
    assert codes(_amend(network, made, kind="duration", ends_on=date(2028, 12, 31))) == []
    assert Agreement.plain.get(id=made).ends_on == date(2028, 12, 31)
    assert due_of(made, "C4", "2028-Q4").due_on == date(2029, 1, 15)
    assert due_of(made, "C4", "final").due_on == date(2029, 1, 30)
    assert due_of(made, "C2").due_on == date(2028, 12, 31)
    assert due_of(made, "P5").due_on == date(2029, 3, 1)
    assert due_of(made, "C1").due_on == date(2026, 1, 31)  # kept once at the start: nothing moves
    assert due_of(made, "C4", "2026-Q1").state == "done"


def test_a_shorter_one_owes_no_more_but_keeps_what_was_done(network: Network) -> None:
    made = signed(network)
    fulfil(network, due_of(made, "C3", "2027-Q4"), "direction")
    assert codes(_amend(network, made, kind="duration", ends_on=date(2026, 12, 31))) == []
    periods = set(Due.plain.filter(obligation__clause="C3").values_list("period", flat=True))
    assert periods == {"2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q4"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"kind": "whim"}, "unknown_kind"),
        ({"summary": ""}, "no_summary"),
        ({"summary": "x" * 1001}, "no_summary"),
        ({"signed_on": clock.today() + timedelta(days=2)}, "not_signed_yet"),
        ({"kind": "duration"}, "no_end"),
        ({"kind": "duration", "ends_on": date(2025, 1, 1)}, "no_end"),
        ({"scan": "0" * 64}, "unknown_file"),
    ],
)
def test_what_stops_it(network: Network, change: dict[str, Any], expected: str) -> None:
    assert codes(_amend(network, signed(network), **change)) == [expected]


def test_only_what_is_signed_and_running(network: Network) -> None:
    assert codes(_amend(network, draft(network).id)) == ["not_running"]
    assert codes(_amend(network, signed(network, "active", "ended", code="B-1"))) == ["not_running"]
    assert codes(_amend(network, new_id())) == ["unknown_agreement"]
