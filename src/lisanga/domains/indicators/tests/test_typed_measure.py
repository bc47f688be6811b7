"""What typed values say of a period."""

from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.indicators.periods import period
from lisanga.domains.indicators.queries import IndicatorRow, TypedRow, said_for, typed_measure
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


def value(
    code: str, top: int, bottom: int | None = None, withdrawn: UUID | None = None, agreement: UUID | None = None
) -> TypedRow:
    below, day = None if bottom is None else bottom * 100, date(2026, 1, 1)
    return TypedRow(new_id(), OWN, code, top * 100, below, None, None, "", "", day, withdrawn, agreement)


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


ONE, OTHER = new_id(), new_id()


def test_agreements_are_added_from_their_parts() -> None:
    """18 of 50 under one, 2 of 10 under the other: a third of all, not the mean of 36 and 20 (G81)."""
    values = [value("2026-Q1", 18, 50, agreement=ONE), value("2026-Q1", 2, 10, agreement=OTHER)]
    found = typed_measure(row(is_ratio=True), values, period("2026-Q1"))
    assert found == Measure(Fraction(20), Fraction(60))
    assert found is not None
    assert found.value == Fraction(100, 3)


def test_what_was_typed_for_the_partner_says_it_for_all_its_agreements() -> None:
    values = [value("2026-Q1", 5, agreement=ONE), value("2026-Q1", 9), value("2026-Q2", 4, agreement=ONE)]
    assert typed_measure(row(), values, period("2026-Q1")) == Measure(Fraction(9))
    of_one = said_for(values, ONE)
    assert typed_measure(row(), of_one, period("2026-Q1")) == Measure(Fraction(5))
    assert typed_measure(row(), said_for(values, OTHER), period("2026-Q1")) == Measure(Fraction(9))
    assert typed_measure(row(), said_for(values, OTHER), period("2026-Q2")) is None
