"""How numbers are written and read back."""

from fractions import Fraction

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.kernel.french import NBSP, THIN
from lisanga.domains.indicators.catalogue import COMPUTED
from lisanga.interfaces.web.indicators.fields import NumberField
from lisanga.interfaces.web.indicators.words import age_word, percent, plain, written


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("femmes", Fraction(100, 3), f"33,3{NBSP}%"),
        ("femmes", 36, f"36{NBSP}%"),
        ("femmes", None, "–"),
        ("valeur", 1_234_567, f"1,2{NBSP}M{NBSP}FC"),
        ("volume", 3_300_000, f"3,3{NBSP}t"),
        ("membres", 1512, f"1{THIN}512"),
    ],
)
def test_values_in_their_unit(key: str, value: Fraction | int | None, text: str) -> None:
    assert written(COMPUTED[key], value) == text


def test_percent_and_ages() -> None:
    assert (percent(Fraction(899_99, 1000)), plain(Fraction(25, 2))) == (f"90{NBSP}%", "12,5")
    assert [age_word(code) for code in ("18-24", "60+", "")] == ["18 à 24 ans", "60 ans et plus", "âge inconnu"]


@given(st.integers(0, 10**12), st.sampled_from([1, 1_000_000]))
def test_what_is_kept_is_typed_again_the_same(kept: int, factor: int) -> None:
    whole = kept * factor
    field = NumberField(required=False)
    assert field.clean(NumberField.typed(whole, factor)) * factor == whole


@pytest.mark.parametrize("text", ["-1", "beaucoup", "1/2"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(forms.ValidationError):
        NumberField().clean(text)
