"""Delays of reports and the ways between states, by themselves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.partnerships.rules import BINDING, NEXT, OPEN_TEXT, STATUSES, Delays, counts_from

YEARS = st.integers(2024, 2090)


@pytest.mark.parametrize(
    ("starts_on", "signed_on", "first"),
    [
        (date(2026, 1, 1), None, date(2026, 1, 1)),  # a draft: as it says itself
        (date(2026, 1, 1), date(2025, 12, 20), date(2026, 1, 1)),  # signed ahead, as it should be
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 1, 1), date(2026, 5, 10), date(2026, 5, 10)),  # it says that it began before anybody promised
    ],
)
def test_an_agreement_counts_from_the_later_of_start_and_signature(
    starts_on: date, signed_on: date | None, first: date
) -> None:
    assert counts_from(starts_on, signed_on) == first


def test_reports_fall_due_as_the_framework_says() -> None:
    """O3: 15 days after the quarter, 31 January, 30 days after the end."""
    delays = Delays()
    due = [delays.quarterly(2026, quarter) for quarter in (1, 2, 3, 4)]
    assert due == [date(2026, 4, 15), date(2026, 7, 15), date(2026, 10, 15), date(2027, 1, 15)]
    assert delays.annual(2026) == date(2027, 1, 31)
    assert delays.final(date(2026, 8, 31)) == date(2026, 9, 30)


@given(YEARS, st.integers(1, 4), st.integers(1, 92))
def test_a_quarter_is_never_due_before_its_end_nor_after_the_next_one(year: int, quarter: int, days: int) -> None:
    due = Delays(quarterly_days=days).quarterly(year, quarter)
    assert (due - Delays(quarterly_days=1).quarterly(year, quarter)).days == days - 1
    assert (due.year, (due.month - 1) // 3 + 1) in {
        (year + quarter // 4, quarter % 4 + 1),
        (year + (quarter + 1) // 4, (quarter + 1) % 4 + 1),
    }


def test_every_state_is_reached_and_left_in_order() -> None:
    assert NEXT.keys() == STATUSES.keys()
    reached, front = {"draft"}, {"draft"}
    while front:
        front = {after for before in front for after in NEXT[before]} - reached
        reached |= front
    assert reached == set(STATUSES)
    assert set(STATUSES) == OPEN_TEXT | BINDING
    # Who has signed cannot take it back to a draft.
    assert all(not set(NEXT[status]) & OPEN_TEXT for status in BINDING)


@pytest.mark.parametrize("status", sorted(STATUSES))
def test_an_end_can_always_be_reached(status: str) -> None:
    seen, front = {status}, {status}
    while front:
        front = {after for before in front for after in NEXT[before]} - seen
        seen |= front
    assert "closed" in seen
