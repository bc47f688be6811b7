"""Money: exact, in one currency at a time, read as people and spreadsheets write it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.kernel.money import (
    LARGEST,
    AmountError,
    Currency,
    CurrencyMismatch,
    Money,
    amount_from_json,
    amount_to_json,
    in_francs,
    parse_amount,
    parse_rate,
)

CDF, USD = Currency.CDF, Currency.USD
AMOUNTS = st.integers(-LARGEST, LARGEST)


@given(AMOUNTS, AMOUNTS, st.integers(-1000, 1000))
def test_sums_are_those_of_integers(one: int, two: int, times: int) -> None:
    left, right = Money(one, USD), Money(two, USD)
    assert (left + right).amount == one + two
    assert left - right == left + -right
    assert (left * times).amount == one * times
    assert (left < right) == (one < two)
    assert (left >= right) == (one >= two)


def test_two_currencies_never_meet() -> None:
    francs, dollars = Money(1), Money(1, USD)
    for sum_of_two in (lambda: francs + dollars, lambda: francs - dollars, lambda: francs < dollars):
        with pytest.raises(CurrencyMismatch):
            sum_of_two()
    assert francs != dollars


@given(AMOUNTS, st.sampled_from([CDF, USD]))
def test_json_gives_the_same_amount_back(amount: int, currency: Currency) -> None:
    assert amount_from_json(amount_to_json(amount, currency), currency) == amount
    assert Money(amount, currency).to_json() == amount_to_json(amount, currency)


def test_json_is_integers_of_francs_and_texts_of_dollars() -> None:
    assert amount_to_json(45_000, CDF) == 45_000
    assert amount_to_json(-5, USD) == "-0.05"
    assert amount_to_json(1_650, USD) == "16.50"
    assert amount_from_json(16, USD) == 1_600


@pytest.mark.parametrize(
    ("value", "currency"), [(1.5, CDF), ("12", CDF), ("12.5", USD), ("1,50", USD), (True, CDF), (None, USD)]
)
def test_json_of_another_shape_is_refused(value: object, currency: str) -> None:
    with pytest.raises(AmountError, match="entier"):
        amount_from_json(value, currency)


@pytest.mark.parametrize(
    ("written", "francs"),
    [
        ("10000", 10_000),
        ("10 000", 10_000),
        ("10.000 FC", 10_000),
        ("10,000", 10_000),
        ("1 250 000 Fc", 1_250_000),
        ("1.250.000", 1_250_000),
        ("10\u202f000\u00a0FC", 10_000),
        ("10’000", 10_000),
        ("CDF 500", 500),
        ("500,00", 500),
        ("500.0", 500),
        ("-2 500", -2_500),
        ("−2500", -2_500),
        (10_000, 10_000),
        (10_000.0, 10_000),
        ("0", 0),
        ("7 500 francs congolais", 7_500),
        ("500 FC/=", 500),
    ],
)
def test_francs_as_people_write_them(written: object, francs: int) -> None:
    assert parse_amount(written) == francs


@pytest.mark.parametrize(
    ("written", "cents"),
    [("16,50 $", 1_650), ("$16.5", 1_650), ("USD 1,000", 100_000), ("1 000,25", 100_025), (16.5, 1_650), ("0,05", 5)],
)
def test_dollars_as_people_write_them(written: object, cents: int) -> None:
    assert parse_amount(written, USD) == cents


@pytest.mark.parametrize(
    ("written", "currency", "says"),
    [
        ("", CDF, "manque"),
        (None, CDF, "manque"),
        ("dix mille", CDF, "n’est pas un montant"),
        ("10 000 000 000 000 000", CDF, "trop grand"),
        (float("nan"), CDF, "trop grand"),
        (float("inf"), CDF, "trop grand"),
        ("10,5", CDF, "francs entiers"),
        ("1,005.5", CDF, "francs entiers"),
        ("1,2345", USD, "deux décimales"),
        ("16 $", CDF, "en dollars"),
        ("16 FC", USD, "en francs"),
        ("1.2.3", CDF, "n’est pas un montant"),
        ("1" * 70, CDF, "n’est pas un montant"),
        ("=1+1", CDF, "n’est pas un montant"),
        ("-", CDF, "n’est pas un montant"),
    ],
)
def test_what_is_no_amount_is_told_in_french(written: object, currency: Currency, says: str) -> None:
    with pytest.raises(AmountError, match=says):
        parse_amount(written, currency)


@given(st.integers(0, LARGEST), st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "’"]))
def test_grouped_thousands_are_read_back(amount: int, apart: str) -> None:
    assert parse_amount(f"{amount:,}".replace(",", apart)) == amount


@given(st.integers(-LARGEST // 100, LARGEST // 100))
def test_cents_written_the_french_way_are_read_back(cents: int) -> None:
    sign, whole = ("-" if cents < 0 else ""), abs(cents)
    assert parse_amount(f"{sign}{whole // 100},{whole % 100:02d} $", USD) == cents


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_an_error_and_never_a_crash(text: str) -> None:
    with suppress(AmountError):
        assert abs(parse_amount(text)) <= LARGEST


@pytest.mark.parametrize(
    ("written", "millionths"),
    [("2 850", 2_850_000_000), ("2.850", 2_850_000_000), ("2850,5", 2_850_500_000), (2850.25, 2_850_250_000)],
)
def test_rates(written: object, millionths: int) -> None:
    assert parse_rate(written) == millionths


@pytest.mark.parametrize("written", ["", None, "0", "-5", "x", "2850,1234567"])
def test_a_rate_is_above_zero_with_six_decimals_at_most(written: object) -> None:
    with pytest.raises(AmountError, match="taux"):
        parse_rate(written)


def test_g68_dollars_in_francs() -> None:
    assert in_francs(100_000, 2_800_000_000) == 2_800_000
    assert in_francs(100_000, 2_850_000_000) == 2_850_000
    assert in_francs(1, 2_850_000_000) == 29  # 28.5 francs, half up
    assert in_francs(-1, 2_850_000_000) == -29


def test_currencies_say_their_unit() -> None:
    assert [(one.exponent, one.symbol) for one in (CDF, USD)] == [(0, "FC"), (2, "$")]
