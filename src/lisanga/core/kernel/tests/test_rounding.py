"""Rounding loses nothing and favours nobody."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.kernel.rounding import ceiling, half_up, largest_remainder

WHOLE = st.integers(-(10**18), 10**18)
POSITIVE = st.integers(1, 10**12)


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [(1, 2, 1), (3, 2, 2), (5, 2, 3), (-1, 2, -1), (-3, 2, -2), (1, 3, 0), (2, 3, 1), (-2, 3, -1), (0, 7, 0)],
)
def test_a_half_goes_away_from_zero(numerator: int, denominator: int, rounded: int) -> None:
    assert half_up(numerator, denominator) == rounded


@given(WHOLE, POSITIVE)
def test_the_nearest_integer_and_the_same_on_both_sides_of_zero(numerator: int, denominator: int) -> None:
    rounded = half_up(numerator, denominator)
    assert abs(Fraction(numerator, denominator) - rounded) <= Fraction(1, 2)
    assert half_up(-numerator, denominator) == -rounded
    assert half_up(numerator, -denominator) == -rounded


@given(WHOLE, POSITIVE)
def test_the_ceiling_is_the_least_integer_not_under(numerator: int, denominator: int) -> None:
    upper = ceiling(numerator, denominator)
    assert upper - 1 < Fraction(numerator, denominator) <= upper


def test_dividing_by_nothing_is_a_mistake() -> None:
    with pytest.raises(ZeroDivisionError):
        half_up(1, 0)


def test_shares_by_largest_remainder_then_by_order() -> None:
    assert largest_remainder(100, [1, 1, 1]) == [34, 33, 33]
    assert largest_remainder(10, [6, 3, 1]) == [6, 3, 1]
    assert largest_remainder(7, [2, 2, 2, 1]) == [2, 2, 2, 1]
    assert largest_remainder(1, [0, 0, 5]) == [0, 0, 1]


def test_nobody_with_weight_nothing_shared() -> None:
    assert largest_remainder(100, []) == []
    assert largest_remainder(100, [0, 0]) == [0, 0]


@given(st.integers(0, 10**15), st.lists(st.integers(0, 10**9), min_size=1, max_size=40).filter(any))
def test_shares_sum_to_the_pool_each_within_one_of_its_due(pool: int, weights: list[int]) -> None:
    shares = largest_remainder(pool, weights)
    assert sum(shares) == pool
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - Fraction(pool * weight, sum(weights))) < 1
        assert weight or not share


@given(st.integers(0, 10**9), st.lists(st.integers(1, 10**6), min_size=2, max_size=20))
def test_more_weight_never_gets_less(pool: int, weights: list[int]) -> None:
    pairs = sorted(zip(weights, largest_remainder(pool, weights), strict=True))
    by_weight: dict[int, list[int]] = {}
    for weight, share in pairs:
        by_weight.setdefault(weight, []).append(share)
    groups = list(by_weight.values())
    for light, heavy in pairwise(groups):
        assert max(light) <= max(heavy)
