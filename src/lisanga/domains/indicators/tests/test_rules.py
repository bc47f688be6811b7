"""Golden cases G79–G82 of the indicators, and what holds whatever the numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.indicators.rules import (
    AMBER,
    DECREASE,
    GREEN,
    INCREASE,
    RED,
    Measure,
    achievement,
    autonomy,
    decimal,
    hundredths,
    light,
    together,
)

COUNTS = st.integers(0, 10**9)
PARTS = st.tuples(COUNTS, st.integers(1, 10**9))


def test_g80_women_against_their_target() -> None:
    actual = Measure(18, 50).value
    reached = achievement(INCREASE, 20, 40, actual)
    assert (actual, reached, light(reached)) == (Fraction(36), Fraction(90), GREEN)


def test_g81_two_provinces_are_one_ratio() -> None:
    total = together([Measure(18, 50), Measure(2, 10)])
    assert total == Measure(20, 60)
    assert total is not None
    assert total.value is not None
    assert decimal(total.value) == "33.33"


def test_g82_autonomy() -> None:
    assert autonomy(10_000_000, 2_500_000).value == 80
    assert autonomy(0, 0).value is None


@pytest.mark.parametrize(
    ("direction", "baseline", "target", "actual", "reached", "colour"),
    [
        (INCREASE, None, 40, 40, 100, GREEN),
        (INCREASE, 20, 40, 28, 70, AMBER),
        (INCREASE, 20, 40, 0, 0, RED),
        (INCREASE, 20, 0, 36, None, None),
        (INCREASE, 20, None, 36, None, None),
        (INCREASE, 20, 40, None, None, None),
        (DECREASE, 50, 20, 20, 100, GREEN),
        (DECREASE, 50, 20, 10, Fraction(400, 3), GREEN),
        (DECREASE, 50, 20, 29, 70, AMBER),
        (DECREASE, 50, 20, 55, Fraction(-50, 3), RED),
        (DECREASE, 20, 20, 10, None, None),
        (DECREASE, None, 20, 10, None, None),
        (DECREASE, 50, 0, 5, 90, GREEN),
    ],
)
def test_achievement(
    direction: str,
    baseline: int | None,
    target: int | None,
    actual: int | None,
    reached: Fraction | int | None,
    colour: str | None,
) -> None:
    found = achievement(direction, baseline, target, actual)
    assert (found, light(found)) == (reached, colour)


@pytest.mark.parametrize(
    ("reached", "colour"),
    [
        (Fraction(89_999, 1000), AMBER),
        (90, GREEN),
        (Fraction(69_999, 1000), RED),
        (70, AMBER),
        (-5, RED),
        (None, None),
    ],
)
def test_the_light_is_judged_on_the_exact_value(reached: Fraction | int | None, colour: str | None) -> None:
    assert light(reached) == colour


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (36, "36"),
        (Fraction(1, 3), "0.33"),
        (Fraction(1, 2), "0.5"),
        (Fraction(5, 1000), "0.01"),
        (Fraction(-5, 1000), "-0.01"),
        (Fraction(89_999, 1000), "90"),
        (Fraction(-101, 2), "-50.5"),
        (100, "100"),
        (Fraction(1, 1000), "0"),
    ],
)
def test_decimals(value: Fraction | int, text: str) -> None:
    assert decimal(value) == text


def test_a_ratio_and_a_number_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="do not add up"):
        Measure(1, 2) + Measure(1)
    assert together([]) is None
    assert together([Measure(3), Measure(4)]) == Measure(7)


@given(st.lists(PARTS, min_size=1, max_size=12), st.randoms())
def test_a_total_depends_on_no_order_and_no_grouping(parts: list[tuple[int, int]], shuffle: object) -> None:
    measures = [Measure(*part) for part in parts]
    whole = together(measures)
    shuffle.shuffle(measures)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert together(measures) == whole
    half = len(measures) // 2
    groups = [one for one in (together(measures[:half]), together(measures[half:])) if one is not None]
    assert together(groups) == whole


@given(st.lists(PARTS, min_size=1, max_size=12))
def test_a_total_lies_between_its_parts(parts: list[tuple[int, int]]) -> None:
    values = [Measure(*part).value for part in parts]
    whole = together(Measure(*part) for part in parts)
    assert whole is not None
    assert min(v for v in values if v is not None) <= (whole.value or 0) <= max(v for v in values if v is not None)


@given(COUNTS, st.integers(1, 10**9), COUNTS, COUNTS)
def test_more_is_better_when_it_should_grow_and_worse_when_it_should_fall(
    baseline: int, gap: int, actual: int, more: int
) -> None:
    low = achievement(INCREASE, baseline, gap, actual)
    assert low is not None
    assert low <= (achievement(INCREASE, baseline, gap, actual + more) or 0)
    fall = achievement(DECREASE, baseline + gap, baseline, actual)
    assert fall is not None
    assert fall >= (achievement(DECREASE, baseline + gap, baseline, actual + more) or fall)


@given(COUNTS, st.integers(1, 10**9))
def test_reaching_the_target_is_a_hundred_percent(baseline: int, gap: int) -> None:
    assert achievement(INCREASE, 0, gap, gap) == 100
    assert achievement(DECREASE, baseline + gap, baseline, baseline) == 100
    assert achievement(DECREASE, baseline + gap, baseline, baseline + gap) == 0


@given(st.fractions(min_value=-(10**9), max_value=10**9))
def test_a_written_value_is_the_nearest_hundredth(value: Fraction) -> None:
    assert abs(Fraction(hundredths(value), 100) - value) <= Fraction(1, 200)
    assert Fraction(decimal(value)) == Fraction(hundredths(value), 100)
    assert not decimal(value).endswith(".")
