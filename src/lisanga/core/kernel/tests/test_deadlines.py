"""Calendar months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.kernel.clock import month_of
from lisanga.core.kernel.deadlines import add_months

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 2, 15), 36, date(2029, 2, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
    ],
)
def test_a_deadline_in_months(day: date, months: int, due: date) -> None:
    assert add_months(day, months) == due


@given(DAYS, st.integers(-600, 600))
def test_the_month_is_the_one_asked_and_the_day_never_later(day: date, months: int) -> None:
    due = add_months(day, months)
    assert month_of(due) == month_of(day) + months
    assert due.day <= day.day
    assert due.day == day.day or due.day >= 28
