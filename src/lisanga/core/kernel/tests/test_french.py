"""Numbers and dates as the French write them."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.kernel import french
from lisanga.core.kernel.money import Currency, parse_amount

THIN, HARD = "\u202f", "\u00a0"


def plain(text: str) -> str:
    return text.replace(THIN, " ").replace(HARD, " ")


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"),
        (1_234_567, 0, "1 234 567"),
        (123_456, 1, "12 345,6"),
        (-5, 2, "−0,05"),
        (999, 0, "999"),
        (-1_000, 0, "−1 000"),
    ],
)
def test_numbers(value: int, decimals: int, written: str) -> None:
    assert plain(french.number(value, decimals)) == written


def test_spaces_do_not_break() -> None:
    assert french.amount(45_000) == f"45{THIN}000{HARD}FC"
    assert french.amount(1_650, "USD") == f"16,50{HARD}$"
    for text in (french.weight(1_234_500), french.tonnes(5_000_000), french.millions(10**9), french.percentage(1, 2)):
        assert " " not in text


@given(st.integers(-(10**15), 10**15))
def test_an_amount_written_is_read_back(amount: int) -> None:
    assert parse_amount(french.amount(amount)) == amount
    cents = amount // 100
    assert parse_amount(french.amount(cents, "USD"), Currency.USD) == cents


@pytest.mark.parametrize(
    ("grams", "written"),
    [(308_910, "308,91 kg"), (312_000, "312,0 kg"), (494_340, "494,34 kg"), (0, "0,0 kg"), (1_005, "1,01 kg")],
)
def test_weights(grams: int, written: str) -> None:
    assert plain(french.weight(grams)) == written


def test_large_figures_are_rounded_and_small_ones_exact() -> None:
    assert plain(french.tonnes(318_449_999)) == "318,4 t"
    assert plain(french.tonnes(318_450_000)) == "318,5 t"
    assert plain(french.tonnes(999_499)) == "999 kg"
    assert plain(french.millions(241_650_000)) == "241,7 M FC"
    assert plain(french.millions(999_999)) == "999 999 FC"
    assert plain(french.millions(-2_000_000)) == "−2,0 M FC"


def test_percentages_need_something_to_measure_against() -> None:
    assert plain(french.percentage(18, 39)) == "46 %"
    assert french.percentage(5, 0) == "–"


def test_dates() -> None:
    assert french.short_date(date(2026, 4, 1)) == "01/04/2026"
    assert french.long_date(date(2026, 4, 1)) == "1ᵉʳ avril 2026"
    assert french.long_date(date(2026, 8, 14)) == "14 août 2026"
    assert french.month_name(2026 * 12 + 1) == "février 2026"
    assert len(french.MONTH_LETTERS) == 12


@pytest.mark.parametrize(
    ("before", "written"),
    [
        (timedelta(seconds=5), "à l’instant"),
        (timedelta(seconds=-90), "à l’instant"),
        (timedelta(minutes=1), "il y a 1 minute"),
        (timedelta(minutes=59), "il y a 59 minutes"),
        (timedelta(hours=3), "il y a 3 heures"),
        (timedelta(hours=14), "hier"),
        (timedelta(days=3), "il y a 3 jours"),
        (timedelta(days=30), "il y a 30 jours"),
        (timedelta(days=31), "le 14/03/2026"),
    ],
)
def test_how_long_ago(before: timedelta, written: str) -> None:
    now = datetime(2026, 4, 14, 12, 0, tzinfo=timezone.utc)
    assert french.ago(now - before, now) == written


def test_zero_and_one_are_singular() -> None:
    assert [plain(french.plural(n, "bon", "bons")) for n in (0, 1, 2, 1_000)] == [
        "0 bon",
        "1 bon",
        "2 bons",
        "1 000 bons",
    ]
