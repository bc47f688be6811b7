"""What typed values say of a period."""

from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.indicators.periods import period
from lisanga.domains.indicators.queries import IndicatorRow, TypedRow, typed_measure
from lisanga.domains.indicators.rules import Measure

OWN = new_id()


def row(*, is_ratio: bool = False, is_cumulative: bool = False) -> IndicatorRow:
    return IndicatorRow(
        id=OWN,
        code="X",
        label="",
        level="output",
        definition="",
        formula="",
        unit="",
        is_ratio=is_ratio,
        direction="increase",
        disaggregation="",
        source="",
        frequency="quarter",
        responsible="",
        is_cumulative=is_cumulative,
    )


def value(code: str, top: int, bottom: int | None = None, withdrawn: UUID | None = None) -> TypedRow:
    below = None if bottom is None else bottom * 100
    return TypedRow(new_id(), OWN, code, top * 100, below, None, None, "", "", date(2026, 1, 1), withdrawn)


@pytest.mark.parametrize(
    ("values", "span", "expected"),
    [
        ([value("2026-Q1", 5), value("2026-Q2", 7)], "2026", 7),  # a state: as it was last
        ([value("2026-Q1", 5), value("2026-Q2", 7)], "2026-Q1", 5),
        ([value("2026-Q1", 5), value("2026", 9), value("2026-Q2", 7)], "2026", 9),
        ([value("2026-Q1", 5), value("2026-Q1", 6)], "2026-Q1", 6),  # a later one takes its place
        ([value("2026-Q1", 5), value("2026-Q1", 6, withdrawn=OWN)], "2026-Q1", 5),
        ([value("2025", 5)], "2026", None),
        ([], "2026", None),
    ],
)
def test_a_plain_number(values: list[TypedRow], span: str, expected: int | None) -> None:
    found = typed_measure(row(), values, period(span))
    assert (found.value if found else None) == expected


def test_a_ratio_adds_its_parts() -> None:
    quarters = [value("2026-Q1", 18, 50), value("2026-Q3", 2, 10)]
    assert typed_measure(row(is_ratio=True), quarters, period("2026")) == Measure(Fraction(20), Fraction(60))


def test_a_cumulative_one_counts_from_the_beginning() -> None:
    values = [value("2025", 10), value("2025-Q4", 4), value("2026-Q1", 5), value("2026-Q2", 7)]
    found = typed_measure(row(is_cumulative=True), values, period("2026-Q1"))
    assert found == Measure(Fraction(15))  # the last quarter of 2025 is already in the year
