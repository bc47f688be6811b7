"""Days of an obligation and how it stands, by themselves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.partnerships.framework import CLAUSES
from lisanga.domains.partnerships.rhythms import (
    RHYTHMS,
    STATES,
    occasions,
    period_label,
    pressing,
    state_on,
)
from lisanga.domains.partnerships.rules import Delays

DAYS = st.dates(date(2024, 1, 1), date(2040, 1, 1))
FIRST, LAST = date(2026, 4, 1), date(2028, 3, 31)


def test_the_framework_has_ten_obligations_five_on_each_side() -> None:
    """O1."""
    assert [clause.code for clause in CLAUSES] == ["C1", "C2", "C3", "C4", "C5", "P1", "P2", "P3", "P4", "P5"]
    assert [clause.side for clause in CLAUSES] == ["office"] * 5 + ["partner"] * 5
    assert all(clause.rhythm in RHYTHMS and len(clause.title) <= 160 for clause in CLAUSES)


def test_reports_come_each_quarter_each_year_and_at_the_end() -> None:
    found = occasions("reports", None, FIRST, LAST, Delays())
    assert len(found) == 8 + 3 + 1
    assert (found[0].period, found[0].due_on) == ("2026-Q2", date(2026, 7, 15))
    assert {one.period: one.due_on for one in found}["2027"] == date(2028, 1, 31)
    assert {one.period: one.due_on for one in found}["final"] == date(2028, 4, 30)


@pytest.mark.parametrize(("rhythm", "count"), [("once", 1), ("standing", 1), ("monthly", 24), ("annual", 3)])
def test_how_often(rhythm: str, count: int) -> None:
    assert len(occasions(rhythm, date(2026, 5, 2), FIRST, LAST, Delays())) == count


@given(DAYS, st.integers(0, 1500), st.sampled_from(sorted(RHYTHMS)))
def test_occasions_are_in_order_and_each_period_once(first: date, length: int, rhythm: str) -> None:
    found = occasions(rhythm, first, first, first + timedelta(days=length), Delays())
    assert found
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)
    assert len({one.period for one in found}) == len(found)
    assert all(one.due_on >= first for one in found)
    assert all(bool(period_label(one.period)) == bool(one.period) for one in found)


def test_periods_have_french_names() -> None:
    names = ["2026-Q1", "2026-Q3", "2026", "2026-03", "final", ""]
    assert [period_label(one) for one in names] == [
        "1er trimestre 2026",
        "3e trimestre 2026",
        "année 2026",
        "mars 2026",
        "rapport final",
        "",
    ]


@given(st.sampled_from(["planned", "started", "done", "contested"]), DAYS, DAYS)
def test_late_follows_from_the_day_alone(state: str, due_on: date, today: date) -> None:
    found = state_on(state, due_on, today)
    assert found in STATES
    assert (found == "late") == (state in ("planned", "started") and due_on < today)
    if found != "late":
        assert found == state


def test_what_presses_is_told_first() -> None:
    today = date(2026, 6, 1)
    past, near, far = date(2026, 5, 1), date(2026, 7, 1), date(2026, 9, 1)
    assert pressing([], today) is None
    assert pressing([("done", past), ("done", near)], today) == ("done", near)
    assert pressing([("planned", far), ("planned", near), ("done", past)], today) == ("planned", near)
    assert pressing([("planned", past), ("started", near)], today) == ("late", past)
    assert pressing([("planned", past), ("contested", far)], today) == ("contested", far)
