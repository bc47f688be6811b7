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
from lisanga.domains.partnerships.models import Agreement, Deliverable, Due
from lisanga.domains.partnerships.operations.record_amendment import NewDelays, RecordAmendment
from lisanga.domains.partnerships.operations.terms import Zone
from lisanga.domains.partnerships.tests.delivering import opened
from lisanga.domains.partnerships.tests.ground import act, codes, draft, due_of, fulfil, signed

pytestmark = pytest.mark.django_db


def _amend(network: Network, agreement: UUID, **more: Any) -> Answer:
    values: dict[str, Any] = {"kind": "other", "signed_on": date(2026, 3, 2), "summary": "Compte en banque"}
    sent = RecordAmendment(agreement=agreement, **(values | more))
    return act(network.viewer("programme_officer"), "record_amendment", network.programme, sent)


def test_they_are_numbered_and_read_by_both_sides(network: Network) -> None:
    made = signed(network)
    assert _amend(network, made).result == {"code": "KL-2026", "number": 1}
    zones = (Zone(province="CD-KL", territory="Gungu"),)
    assert _amend(network, made, kind="zone", summary="Avec Gungu", zones=zones).result["number"] == 2
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


BULUNGU, GUNGU, IDIOFA = (Zone(province="CD-KL", territory=name) for name in ("Bulungu", "Gungu", "Idiofa"))


def _zone(network: Network, agreement: UUID, day: date) -> list[str]:
    sheet = queries.agreement(network.viewer("focal_point").scope, agreement, day)
    return [zone.territory for zone in sheet.zones]


def test_the_zone_changes_on_its_day_and_the_one_before_is_kept(network: Network) -> None:
    made, day = signed(network), date(2027, 1, 1)
    sent = {"kind": "zone", "zones": (BULUNGU, GUNGU, GUNGU), "effective_on": day}
    assert codes(_amend(network, made, **sent)) == []
    assert _zone(network, made, day - timedelta(days=1)) == ["Bulungu"]
    assert _zone(network, made, day) == ["Bulungu", "Gungu"]
    later = day + timedelta(days=90)
    assert codes(_amend(network, made, kind="zone", zones=(IDIOFA, GUNGU), effective_on=later)) == []
    assert _zone(network, made, later - timedelta(days=1)) == ["Bulungu", "Gungu"]
    assert _zone(network, made, later) == ["Gungu", "Idiofa"]
    assert _zone(network, made, date(2026, 6, 1)) == ["Bulungu"]
    told = [(row.before, row.after, row.effective_on) for row in queries.amendments(
        network.viewer("direction").scope, made)]  # fmt: skip
    assert told == [
        ("Bulungu (Kwilu)", "Bulungu (Kwilu), Gungu (Kwilu)", day),
        ("Bulungu (Kwilu), Gungu (Kwilu)", "Gungu (Kwilu), Idiofa (Kwilu)", later),
    ]
    assert codes(_amend(network, made, kind="zone", zones=(IDIOFA,), effective_on=day)) == ["older"]


def test_without_another_day_it_holds_from_the_signature(network: Network) -> None:
    made = signed(network)
    assert codes(_amend(network, made, kind="zone", zones=(IDIOFA,), signed_on=date(2026, 3, 2))) == []
    assert _zone(network, made, date(2026, 3, 1)) == ["Bulungu"]
    assert _zone(network, made, date(2026, 3, 2)) == ["Idiofa"]


def test_new_delays_move_what_comes_and_leave_what_was_owed(network: Network) -> None:
    made = signed(network)
    first = opened(network, agreement=made)
    later = opened(network, period="2026-Q4", agreement=made)
    delays = NewDelays(quarterly_days=30, annual_month=3, annual_day=15, final_days=60, tacit_days=45)
    sent = {"kind": "reports", "delays": delays, "effective_on": date(2026, 6, 1)}
    assert codes(_amend(network, made, **sent)) == []
    assert due_of(made, "C4", "2026-Q1").due_on == date(2026, 4, 15)  # owed as the text then said
    assert due_of(made, "C4", "2026-Q2").due_on == date(2026, 7, 30)
    assert due_of(made, "C4", "2026").due_on == date(2027, 3, 15)
    assert due_of(made, "C4", "final").due_on == date(2028, 2, 29)
    days = dict(Deliverable.plain.values_list("id", "due_on"))
    assert (days[first], days[later]) == (date(2026, 4, 15), date(2027, 1, 30))
    assert Agreement.plain.get(id=made).tacit_days == 45
    row = queries.amendments(network.viewer("focal_point").scope, made)[0]
    assert row.before.startswith("trimestriel 15 jours")
    assert row.after.endswith("tacite après 45 jours")


def test_an_open_final_report_follows_a_new_end(network: Network) -> None:
    made = signed(network)
    report = opened(network, "final", "final", agreement=made)
    assert codes(_amend(network, made, kind="duration", ends_on=date(2028, 12, 31))) == []
    assert Deliverable.plain.get(id=report).due_on == date(2029, 1, 30)
    row = queries.amendments(network.viewer("focal_point").scope, made)[0]
    assert (row.before, row.after) == ("31 décembre 2027", "31 décembre 2028")


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
        ({"kind": "zone"}, "no_zone"),
        ({"kind": "zone", "zones": (Zone(province="CD-XX"),)}, "unknown_province"),
        ({"kind": "zone", "zones": (Zone(province="CD-KL", territory="Luozi"),)}, "unknown_territory"),
        ({"kind": "zone", "zones": (Zone(province="CD-KL"),), "effective_on": date(2030, 1, 1)}, "outside"),
        ({"kind": "reports"}, "no_delay"),
        (
            {"kind": "reports", "delays": NewDelays(quarterly_days=0, annual_month=1, annual_day=1, final_days=1)},
            "bad_delay",
        ),
    ],
)
def test_what_stops_it(network: Network, change: dict[str, Any], expected: str) -> None:
    assert codes(_amend(network, signed(network), **change)) == [expected]


def test_only_what_is_signed_and_running(network: Network) -> None:
    assert codes(_amend(network, draft(network).id)) == ["not_running"]
    assert codes(_amend(network, signed(network, "active", "ended", code="B-1"))) == ["not_running"]
    assert codes(_amend(network, new_id())) == ["unknown_agreement"]
