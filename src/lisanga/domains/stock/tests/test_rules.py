"""Pure rules of local units, golden case and properties."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.stock.rules import differs_much, measure, weight_of

WEIGHINGS = st.lists(st.integers(1, 2_000_000), min_size=1, max_size=30)


@pytest.mark.parametrize(("factor", "net"), [(1_239_000, 123_900), (1_113_000, 111_300), (1_031_000, 103_100)])
def test_g70_a_hundred_sakombi_of_each_size(factor: int, net: int) -> None:
    assert weight_of(100_000, factor) == net


def test_half_a_unit_counts() -> None:
    assert weight_of(500, 1_239_000) == 620  # 619.5 g, half up


@given(WEIGHINGS)
def test_the_mean_lies_between_the_extremes_and_is_exact_to_the_milligram(weighings: list[int]) -> None:
    found = measure(weighings)
    assert abs(Fraction(sum(weighings) * 1000, len(weighings)) - found.factor) <= Fraction(1, 2)
    assert min(weighings) * 1000 <= found.factor <= max(weighings) * 1000
    assert found.weighings == len(weighings)


@given(WEIGHINGS)
def test_the_deviation_is_the_samples(weighings: list[int]) -> None:
    found, count = measure(weighings), len(weighings)
    if count == 1:
        assert found.deviation == 0
        return
    mean = Fraction(sum(weighings), count)
    variance = sum((weight - mean) ** 2 for weight in weighings) / (count - 1) * 10**6
    assert found.deviation**2 <= variance < (found.deviation + 1) ** 2


@given(st.integers(20, 10**9))
def test_five_percent_exactly_is_not_much(before: int) -> None:
    twentieth = before // 20 * 20
    assert not differs_much(twentieth, twentieth + twentieth // 20)
    assert differs_much(twentieth, twentieth + twentieth // 20 + 1)
