"""Amounts in words, checked by reading them back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.kernel.words import amount_in_words, in_words

_SMALLEST = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
UNITS = [
    *_SMALLEST.split(),
    *("dix-sept", "dix-huit", "dix-neuf"),
]
TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
SCALES = {"mille": 10**3, "million": 10**6, "milliard": 10**9, "billion": 10**12}


def read(text: str) -> int:
    """The contrary of `in_words`, written another way: a sum of parts, multiplied at each scale."""
    if text.startswith("moins "):
        return -read(text.removeprefix("moins "))
    total = part = 0
    for word in text.replace("quatre-vingts", "quatre-vingt").split():
        singular = word.rstrip("s") if word.rstrip("s") in SCALES else word
        if singular in SCALES:
            total, part = total + max(part, 1) * SCALES[singular], 0
        elif word in ("cent", "cents"):
            part = max(part, 1) * 100
        elif word != "et":
            part += _small(word)
    return total + part


def _small(word: str) -> int:
    if word in UNITS:
        return UNITS.index(word)
    if word.startswith("quatre-vingt"):
        rest = word.removeprefix("quatre-vingt").lstrip("-")
        return 80 + (UNITS.index(rest) if rest else 0)
    tens, _hyphen, rest = word.partition("-")
    return TENS[tens] + (UNITS.index(rest) if rest else 0)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "zéro"),
        (16, "seize"),
        (21, "vingt et un"),
        (61, "soixante et un"),
        (70, "soixante-dix"),
        (71, "soixante et onze"),
        (77, "soixante-dix-sept"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"),
        (99, "quatre-vingt-dix-neuf"),
        (100, "cent"),
        (101, "cent un"),
        (200, "deux cents"),
        (201, "deux cent un"),
        (280, "deux cent quatre-vingts"),
        (1_000, "mille"),
        (1_100, "mille cent"),
        (2_000, "deux mille"),
        (80_000, "quatre-vingt mille"),
        (200_000, "deux cent mille"),
        (201_785, "deux cent un mille sept cent quatre-vingt-cinq"),
        (420_189, "quatre cent vingt mille cent quatre-vingt-neuf"),
        (1_000_000, "un million"),
        (80_000_000, "quatre-vingts millions"),
        (200_000_001, "deux cents millions un"),
        (-45, "moins quarante-cinq"),
        (3_000_000_000, "trois milliards"),
    ],
)
def test_words(value: int, words: str) -> None:
    assert in_words(value) == words


@given(st.one_of(st.integers(-9_999, 9_999), st.integers(-(10**15) + 1, 10**15 - 1)))
def test_words_read_back_give_the_number(value: int) -> None:
    assert read(in_words(value)) == value


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_two_numbers_never_share_their_words(one: int, two: int) -> None:
    assert (in_words(one) == in_words(two)) == (one == two)


def test_beyond_the_largest_it_says_so() -> None:
    with pytest.raises(ValueError, match="1000000000000000"):
        in_words(10**15)


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (175_000, "CDF", "cent soixante-quinze mille francs congolais"),
        (0, "CDF", "zéro franc congolais"),
        (1, "CDF", "un franc congolais"),
        (1_000_000, "CDF", "un million de francs congolais"),
        (1_000_200, "CDF", "un million deux cents francs congolais"),
        (-2, "CDF", "moins deux francs congolais"),
        (1_650, "USD", "seize dollars américains et cinquante cents"),
        (101, "USD", "un dollar américain et un cent"),
        (200_000_000, "USD", "deux millions de dollars américains"),
        (-50, "USD", "moins zéro dollar américain et cinquante cents"),
    ],
)
def test_amounts(amount: int, currency: str, words: str) -> None:
    assert amount_in_words(amount, currency) == words
