"""Business days are those of Kinshasa; months are integers."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.kernel.clock import local_date, month_of, month_start, now, today


def test_the_day_changes_at_midnight_in_kinshasa() -> None:
    assert local_date(datetime(2026, 3, 14, 22, 59, tzinfo=timezone.utc)) == date(2026, 3, 14)
    assert local_date(datetime(2026, 3, 14, 23, 0, tzinfo=timezone.utc)) == date(2026, 3, 15)
    assert local_date(datetime(2026, 3, 14, 0, 30, tzinfo=timezone(timedelta(hours=5)))) == date(2026, 3, 13)


def test_now_is_aware_and_today_is_its_day() -> None:
    before = now()
    assert before.utcoffset() == timedelta(0)
    assert today() in (local_date(before), local_date(now()))


def test_a_moment_without_zone_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="zone"):
        local_date(datetime(2026, 3, 14, 12, 0))  # noqa: DTZ001  # the mistake itself


def test_months_are_counted() -> None:
    assert month_of(date(2026, 3, 31)) == 2026 * 12 + 2
    assert month_of(date(2027, 1, 1)) - month_of(date(2026, 12, 31)) == 1


@given(st.dates())
def test_a_month_starts_on_its_first_day(day: date) -> None:
    assert month_start(month_of(day)) == day.replace(day=1)
