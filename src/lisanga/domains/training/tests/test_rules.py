"""Gains, ages, certification, lines of a sheet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.training.rules import (
    HUNDRED,
    BadLines,
    CertificationRule,
    TrainerRecord,
    age_class,
    certification,
    group_gain,
    is_certified,
    lines_of_sheet,
    months_after,
    normalised_gain,
)


def test_g79_the_gain_of_45_and_72() -> None:
    assert normalised_gain(4_500, 7_200) == 4_909


@pytest.mark.parametrize(
    ("pre", "post", "gain"),
    [(0, 10_000, 10_000), (5_000, 5_000, 0), (5_000, 2_500, -5_000), (10_000, 10_000, None), (10_000, 0, None)],
)
def test_gains_at_the_edges(pre: int, post: int, gain: int | None) -> None:
    assert normalised_gain(pre, post) == gain


@given(st.lists(st.tuples(st.integers(0, HUNDRED - 1), st.integers(0, HUNDRED)), min_size=1, max_size=30))
def test_a_group_gains_between_its_least_and_its_most(pairs: list[tuple[int, int]]) -> None:
    gains = [normalised_gain(*pair) for pair in pairs]
    together = group_gain(pairs)
    assert together is not None
    known = [gain for gain in gains if gain is not None]
    assert min(known) - 1 <= together <= max(known) + 1


def test_a_group_without_anything_to_gain_has_no_gain() -> None:
    assert group_gain([(HUNDRED, HUNDRED)]) is None
    assert group_gain([]) is None


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2012, ""), (2011, "15-17"), (2008, "18-24"), (2002, "18-24"), (2001, "25-35"), (1991, "25-35"), (1990, "36-59"),
     (1967, "36-59"), (1966, "60+"), (1930, "60+"), (None, "")],
)  # fmt: skip
def test_age_classes(year: int | None, expected: str) -> None:
    assert age_class(year, date(2026, 6, 1)) == expected


def test_certification_is_explained_line_by_line() -> None:
    short = TrainerRecord(attended=30, held=40, post_test=5_900, co_facilitated=1, observed=0)
    assert [(line.code, line.met) for line in certification(short, CertificationRule())] == [
        ("attendance", False),
        ("post_test", False),
        ("co_facilitated", True),
        ("observed", False),
    ]
    enough = TrainerRecord(attended=32, held=40, post_test=6_000, co_facilitated=1, observed=1)
    assert is_certified(certification(enough, CertificationRule()))


def test_attendance_is_judged_before_it_is_rounded() -> None:
    almost = TrainerRecord(attended=79_999, held=100_000, post_test=10_000, co_facilitated=1, observed=1)
    line = certification(almost, CertificationRule())[0]
    assert (line.have, line.met) == (8_000, False)
    assert not is_certified(
        certification(TrainerRecord(post_test=10_000, co_facilitated=1, observed=1), CertificationRule())
    )


@given(st.sets(st.integers(1, 60), min_size=1))
def test_lines_written_are_lines_read(lines: set[int]) -> None:
    assert lines_of_sheet(", ".join(map(str, sorted(lines))), 60) == lines


def test_lines_as_people_write_them() -> None:
    assert lines_of_sheet("1-3, 5; 7 - 8 10", 12) == {1, 2, 3, 5, 7, 8, 10}
    for wrong in ("13", "0", "5-3", "a", "1-", "-4", "1-13", "²"):
        with pytest.raises(BadLines):
            lines_of_sheet(wrong, 12)


def test_months_after_keep_the_end_of_a_month() -> None:
    assert months_after(date(2026, 3, 9), 3) == date(2026, 6, 9)
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
