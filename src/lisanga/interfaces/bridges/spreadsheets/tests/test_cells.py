"""What one cell says; whatever it holds, it is read or refused in French, never a crash."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lisanga.core.kernel.phone import PhoneError, parse_optional_phone
from lisanga.interfaces.bridges.spreadsheets import cells
from lisanga.interfaces.bridges.spreadsheets.cells import CellError, number_key
from lisanga.interfaces.bridges.spreadsheets.content import suitability
from lisanga.interfaces.bridges.spreadsheets.lines import label_of
from lisanga.interfaces.bridges.spreadsheets.produce import product_and_form
from lisanga.interfaces.bridges.spreadsheets.reader import Cell
from lisanga.interfaces.bridges.spreadsheets.vocabulary import Field

TODAY = date(2026, 11, 24)
PARSERS: list[Callable[[Cell], object]] = [
    cells.parse_francs,
    cells.parse_grams,
    cells.parse_percent,
    cells.parse_count,
    cells.parse_age,
    cells.parse_sex,
    lambda cell: cells.parse_date(cell, TODAY),
    lambda cell: cells.parse_year(cell, TODAY),
]
ODD: list[Cell] = [
    "9" * 6_000, "9" * 6_000 + ",5", "1 " * 3_000, 10**400, float("nan"), float("inf"), -float("inf"), 1e300, True,
    "²³", "٣٤", "½", "12e5", "1_000", "NaN", "#REF!", "=1+1", "31/02/2026", "99/99/9999", time(3, 4), timedelta(days=3),
    datetime.fromisoformat("1899-12-30"), date(9999, 12, 31),
]  # fmt: skip
ANY_CELL = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30), st.dates(), st.datetimes(), st.times(),
    st.from_regex(r"[0-9]{1,3}[ .,/-]?[0-9]{0,3}[ .,/-]?[0-9]{0,4} ?(kg|FC|\$|%|ans)?", fullmatch=True),
)  # fmt: skip


def _read(cell: Cell) -> None:
    for parse in PARSERS:
        with suppress(CellError):
            parse(cell)
    for field in Field:
        if field is not Field.IGNORED and not cells.is_nothing(cell):
            assert 0 <= suitability(field, [cell], TODAY) <= 100
    label_of(cells.text(cell), "Feuil1!A1")
    number_key(cells.text(cell))
    product_and_form(cells.text(cell))


@pytest.mark.parametrize("cell", ODD, ids=[repr(cell)[:20] for cell in ODD])
def test_an_odd_cell_is_read_or_refused(cell: Cell) -> None:
    _read(cell)


@settings(max_examples=150, deadline=None)
@given(ANY_CELL)
def test_any_cell_is_read_or_refused(cell: Cell) -> None:
    _read(cell)


@given(st.integers(min_value=0, max_value=10**12))
def test_a_whole_amount_is_read_however_it_is_grouped(francs: int) -> None:
    for written in (
        francs,
        float(francs),
        str(francs),
        f"{francs:,}".replace(",", " "),
        f"{francs} FC",
        f"{francs},00",
    ):
        assert cells.parse_francs(written) == francs


@given(st.integers(min_value=1, max_value=50_000_000))
def test_a_weight_is_exact_to_the_gram(grams: int) -> None:
    kilograms = f"{grams // 1000},{grams % 1000:03d}"
    assert cells.parse_grams(kilograms) == grams
    assert cells.parse_grams(f"{kilograms} kg") == grams


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("F", "F"), ("f", "F"), ("Féminin", "F"), ("FEMME", "F"), ("Mme", "F"),
        ("M", "M"), ("h", "M"), ("Homme", "M"), ("masculin", "M"), ("", ""), (None, ""),
    ],
)  # fmt: skip
def test_sexes(written: Cell, read: str) -> None:
    assert cells.parse_sex(written) == read


@pytest.mark.parametrize("written", ["50 $", "50 USD", "USD 50", "50 dollars"])
def test_dollars_are_never_taken_for_francs(written: str) -> None:
    with pytest.raises(CellError, match="dollars"):
        cells.parse_francs(written)


@pytest.mark.parametrize("written", ["14/03/2027", date(2027, 3, 14), "31/02/2026", "13/13/2026", "demain", 12, True])
def test_what_is_no_day_before_today_is_refused(written: Cell) -> None:
    with pytest.raises(CellError):
        cells.parse_date(written, TODAY)


@pytest.mark.parametrize("written", ["néant", "-", "aucun", "—", "N/A", "  ", "x"])
def test_words_that_say_nothing(written: str) -> None:
    assert cells.is_nothing(written)


def test_numbers_of_members_and_receipts_are_the_same_however_written() -> None:
    assert {number_key(text) for text in ("071", "71", " 71 ")} == {"71"}
    assert number_key("COOP/007") == number_key("coop 7")
    assert number_key("7") != number_key("70")


@pytest.mark.parametrize("written", ["0811234567", "+243 81 123 45 67", "00243811234567", "811234567", "081-123-4567"])
def test_phones_in_the_forms_of_the_registers(written: str) -> None:
    phone = parse_optional_phone(written)
    assert phone is not None
    assert phone.e164 == "+243811234567"
    with pytest.raises(PhoneError):
        parse_optional_phone("12")
