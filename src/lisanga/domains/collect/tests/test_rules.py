"""Pure rules of a weighing, golden cases and properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.collect.rules import TareAboveGross, net_weight, recover, value_of


def test_g71_net_at_base_moisture() -> None:
    assert net_weight(520_000, 8_000, 1600, 1300) == 494_340
    assert value_of(494_340, 850) == 420_189


def test_g72_all_is_recovered_then_capital() -> None:
    kept = recover(420_189, [150_000, 60_000], 10_000, 200)
    assert (kept.recovered, kept.capital, kept.net_to_pay) == ((150_000, 60_000), 8_404, 201_785)


def test_g73_recovery_is_capped() -> None:
    kept = recover(90_000, [100_000, 0], 8_000)
    assert (kept.recovered, kept.carried, kept.net_to_pay) == ((72_000, 0), (28_000, 0), 18_000)


def test_no_bonus_below_base_moisture_and_tolerated_impurities_cost_nothing() -> None:
    assert net_weight(100_000, 0, 1200, 1300) == 100_000
    assert net_weight(100_000, 0, 0, 1300, 150, 200) == 100_000
    assert net_weight(100_000, 0, 0, 1300, 500, 200) == 97_000


def test_half_a_step_rounds_up() -> None:
    assert net_weight(100_005, 0) == 100_010
    assert net_weight(100_004, 0) == 100_000
    assert value_of(10, 50) == 1  # 0.01 kg at 50 FC is half a franc


def test_tare_above_gross_makes_no_sense() -> None:
    with pytest.raises(TareAboveGross):
        net_weight(1, 2)


@given(
    st.integers(0, 10**9),
    st.lists(st.integers(0, 10**9), max_size=4),
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.none() | st.integers(0, 10**9),
)
def test_nothing_is_lost_and_nobody_owes_for_delivering(
    value: int, dues: list[int], cap: int, capital: int, owed: int | None
) -> None:
    kept = recover(value, dues, cap, capital, owed)
    assert sum(kept.recovered) + kept.capital + kept.net_to_pay == value
    assert [taken + left for taken, left in zip(kept.recovered, kept.carried, strict=True)] == dues
    assert min(kept.net_to_pay, kept.capital, *kept.recovered, *kept.carried, 0) >= 0
    assert sum(kept.recovered) * 10_000 <= value * cap
