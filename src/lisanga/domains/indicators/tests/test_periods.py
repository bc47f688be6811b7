"""Periods as they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.indicators.periods import BadPeriod, Period, latest_quarters, period, quarter_of, year_of


@pytest.mark.parametrize(
    ("code", "first", "months", "name"),
    [
        ("2026", 2026 * 12, 12, "2026"),
        ("2026-S2", 2026 * 12 + 6, 6, "2ᵉ semestre 2026"),
        ("2026-Q1", 2026 * 12, 3, "1ᵉʳ trimestre 2026"),
        ("2026-03", 2026 * 12 + 2, 1, "mars 2026"),
    ],
)
def test_each_kind(code: str, first: int, months: int, name: str) -> None:
    found = period(code)
    assert (found.first, found.months, found.code, found.name) == (first, months, code, name)


@pytest.mark.parametrize("code", ["", "mars", "2026-Q5", "2026-S3", "2026-13", "2026-00", "1999", "2026-1", "2026-QQ"])
def test_what_is_no_period(code: str) -> None:
    with pytest.raises(BadPeriod, match="2026-Q1"):
        period(code)


def test_days_and_neighbours() -> None:
    assert (period("2026-t2").code, period("2026-Q2").ends) == ("2026-Q2", date(2026, 6, 30))
    assert [one.code for one in latest_quarters(date(2026, 2, 1), 3)] == ["2025-Q3", "2025-Q4", "2026-Q1"]
    assert period("2026").holds(period("2026-Q4"))
    assert not period("2026-Q4").holds(period("2026"))


def test_a_stretch_of_its_own_has_no_code() -> None:
    for one in (Period(2026 * 12 + 1, 2026 * 12 + 3), Period(2026 * 12, 2027 * 12 + 2)):
        assert one.code == ""
    assert Period(2026 * 12 + 1, 2026 * 12 + 3).name == "février 2026 – avril 2026"


@given(st.integers(2000 * 12, 2199 * 12 + 11))
def test_every_code_reads_back(month: int) -> None:
    for one in (Period(month, month), quarter_of(month), year_of(date(month // 12, 5, 5))):
        assert period(one.code) == one
        assert one.starts <= one.ends
