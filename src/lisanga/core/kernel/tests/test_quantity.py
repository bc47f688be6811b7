"""Weights and percentages as people and spreadsheets write them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.kernel.quantity import HEAVIEST, QuantityError, grams, kilograms, percent


@pytest.mark.parametrize(
    ("written", "weight"),
    [
        ("511,9", 511_900),
        ("352.1 kg", 352_100),
        ("1 250 Kgs", 1_250_000),
        ("1\u202f250,5\u00a0kg", 1_250_500),
        (383.5, 383_500),
        (12, 12_000),
        (Decimal("0.0005"), 1),
        ("0.0004", 0),
        (",5", 500),
        ("1e2", 100_000),
        ("0", 0),
    ],
)
def test_kilograms_in_grams(written: object, weight: int) -> None:
    assert grams(written) == weight


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", "manque"),
        (None, "manque"),
        (True, "manque"),
        ("un sac", "n’est pas un nombre"),
        ("-3", "négatif"),
        ("−3", "négatif"),
        (HEAVIEST + 1, "trop grand"),
        ("1e99", "trop grand"),
        ("9" * 50, "n’est pas un nombre"),
        (float("nan"), "n’est pas un nombre"),
        ("12,5,5", "n’est pas un nombre"),
    ],
)
def test_what_is_no_weight_is_told_in_french(written: object, says: str) -> None:
    with pytest.raises(QuantityError, match=says):
        grams(written)


@pytest.mark.parametrize(("written", "hundredths"), [("16", 1_600), ("13,5 %", 1_350), (0, 0), (100, 10_000)])
def test_percentages(written: object, hundredths: int) -> None:
    assert percent(written) == hundredths


@pytest.mark.parametrize("written", ["100,01", "-1", "101 %", "x", ""])
def test_a_percentage_goes_from_0_to_100(written: object) -> None:
    with pytest.raises(QuantityError):
        percent(written)


@given(st.integers(0, HEAVIEST * 1000))
def test_a_weight_written_with_its_grams_is_read_back(weight: int) -> None:
    assert grams(kilograms(weight, 3)) == weight
    assert grams(f"{weight // 1000},{weight % 1000:03d} kg") == weight


@given(st.text(max_size=20))
def test_any_text_is_a_weight_or_an_error_and_never_a_crash(text: str) -> None:
    with suppress(QuantityError):
        assert grams(text) >= 0


def test_g71_kilograms_of_json() -> None:
    assert kilograms(494_340) == "494.34"
    assert kilograms(5) == "0.01"
    assert kilograms(-1_500, 1) == "-1.5"
    assert kilograms(1_499, 0) == "1"
