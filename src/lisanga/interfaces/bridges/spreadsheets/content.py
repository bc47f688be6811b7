"""How well the cells of a column suit a field, judged by what they say and not by what stands above them."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from lisanga.core.kernel.names import fold
from lisanga.core.kernel.phone import PhoneError, parse_optional_phone
from lisanga.interfaces.bridges.spreadsheets import cells
from lisanga.interfaces.bridges.spreadsheets.cells import CellError
from lisanga.interfaces.bridges.spreadsheets.produce import is_known_product
from lisanga.interfaces.bridges.spreadsheets.reader import Cell
from lisanga.interfaces.bridges.spreadsheets.vocabulary import Field, Kind

_CODE = re.compile(r"[A-Za-z]{0,8}[ /.\-]?\d{1,9}([/.\-]\d{1,6})*[A-Za-z]?")
_WORDS = re.compile(r"[^\W\d_]+([ .'’\-]+[^\W\d_]+)*\.?")
_GENERATION = 14
"""Years: nobody joined who was born later than this before today."""


def said(values: Sequence[Cell]) -> list[Cell]:
    """The cells that say something."""
    return [value for value in values if not cells.is_nothing(value)]


def suitability(field: Field, filled: Sequence[Cell], today: date) -> int:
    """0 to 100: the part of the cells (those that say something) that suit, weighed by the look of the column."""
    if not filled:
        return 0
    suits = _SUITS.get(field, _is_words)
    part = 100 * sum(suits(value, today) for value in filled) // len(filled)
    return part * _SHAPES[field](filled) // 100 if field in _SHAPES else part


def _is_code(cell: Cell, _today: date) -> bool:
    if isinstance(cell, datetime | date):
        return False
    return _CODE.fullmatch(cells.text(cell)) is not None


def _is_words(cell: Cell, _today: date) -> bool:
    return isinstance(cell, str) and _WORDS.fullmatch(cell) is not None


def _is_full_name(cell: Cell, today: date) -> bool:
    return _is_words(cell, today) and len(str(cell).split()) >= 2


def _is_label(cell: Cell, _today: date) -> bool:
    return isinstance(cell, str) and any(char.isalpha() for char in cell) and len(cell) <= 60


def _is_phone(cell: Cell, _today: date) -> bool:
    if isinstance(cell, datetime | date):
        return False
    try:
        return parse_optional_phone(cell) is not None
    except PhoneError:
        return False


def _is_sex(cell: Cell, _today: date) -> bool:
    return isinstance(cell, str) and _reads(cells.parse_sex, cell)


def _is_date(cell: Cell, today: date) -> bool:
    return _reads(cells.parse_date, cell, today)


def _is_birth_date(cell: Cell, today: date) -> bool:
    return _is_date(cell, today) and cells.parse_date(cell, today).year < today.year - _GENERATION


def _is_birth_year(cell: Cell, today: date) -> bool:
    return (
        len(cells.text(cell)) == 4
        and cells.text(cell).isdecimal()
        and 1900 <= int(cells.text(cell)) <= today.year - _GENERATION
    )


def _is_age(cell: Cell, _today: date) -> bool:
    return _reads(cells.parse_age, cell)


def _is_few(cell: Cell, _today: date) -> bool:
    return _reads(cells.parse_count, cell) and cells.parse_count(cell) <= 1000


def _is_amount(cell: Cell, _today: date) -> bool:
    return _reads(cells.parse_francs, cell)


def _is_weight(cell: Cell, _today: date) -> bool:
    return _reads(cells.parse_grams, cell) and cells.parse_grams(cell) <= 50_000_000


def _is_percent(cell: Cell, _today: date) -> bool:
    return _reads(cells.parse_percent, cell)


def _is_product(cell: Cell, _today: date) -> bool:
    return isinstance(cell, str) and is_known_product(cell)


def _reads(parse: Callable[..., object], *values: object) -> bool:
    try:
        parse(*values)
    except (CellError, ValueError, OverflowError):
        return False
    return True


def _distinct(filled: Sequence[Cell]) -> int:
    return 100 * len({fold(cells.text(value)) for value in filled}) // len(filled)


def _mostly_distinct(filled: Sequence[Cell]) -> int:
    return 100 if _distinct(filled) >= 90 else 40


_SUITS: dict[Field, Callable[[Cell, date], bool]] = {
    Field.NUMBER: _is_code,
    Field.RECEIPT: _is_code,
    Field.MEMBER: _is_code,
    Field.NAME: _is_full_name,
    Field.MEMBER_NAME: _is_full_name,
    Field.SEX: _is_sex,
    Field.BIRTH_YEAR: _is_birth_year,
    Field.BIRTH_DATE: _is_birth_date,
    Field.AGE: _is_age,
    Field.VILLAGE: _is_label,
    Field.CENTRE: _is_label,
    Field.PHONE: _is_phone,
    Field.JOINED: _is_date,
    Field.DATE: _is_date,
    Field.SHARES: _is_few,
    Field.CONTAINERS: _is_few,
    Field.PAID: _is_amount,
    Field.PRICE: _is_amount,
    Field.TOTAL: _is_amount,
    Field.PRODUCT: _is_product,
    Field.FORM: _is_label,
    Field.GRADE: _is_label,
    Field.NET: _is_weight,
    Field.GROSS: _is_weight,
    Field.TARE: _is_weight,
    Field.MOISTURE: _is_percent,
    Field.IMPURITY: _is_percent,
}
_SHAPES: dict[Field, Callable[[Sequence[Cell]], int]] = {
    Field.NUMBER: _mostly_distinct,
    Field.RECEIPT: _mostly_distinct,
}


def _has_decimals(filled: Sequence[Cell]) -> bool:
    return any(re.search(r"[.,]\d|kg", cells.text(value).lower()) for value in filled)


def _is_price_like(filled: Sequence[Cell], today: date) -> bool:
    amounts = [cells.parse_francs(value) for value in filled if _is_amount(value, today)]
    return len(set(amounts)) <= max(6, len(amounts) // 8) and min(amounts, default=0) >= 50


def _is_paid_like(filled: Sequence[Cell], today: date) -> bool:
    amounts = [cells.parse_francs(value) for value in filled if _is_amount(value, today)]
    return max(amounts, default=0) >= 500 and all(amount % 50 == 0 for amount in amounts)


def betrays(kind: Kind, field: Field, filled: Sequence[Cell], today: date) -> int:
    """How surely the cells alone, under a missing or unknown header, show this field: 0 to 100."""
    strength = _BETRAYALS.get((kind, field), 0)
    if not strength or len(filled) < 3 or suitability(field, filled, today) < 80:
        return 0
    if field is Field.NET and not _has_decimals(filled):
        return 0
    if field is Field.PRICE and not _is_price_like(filled, today):
        return 0
    if field is Field.PAID and not _is_paid_like(filled, today):
        return 0
    if field is Field.SHARES and _mostly_distinct(filled) == 100:
        return 0
    if field is Field.VILLAGE and _distinct(filled) > 50:
        return 0
    return strength


_BETRAYALS: dict[tuple[Kind, Field], int] = {
    (Kind.MEMBERS, Field.PHONE): 100,
    (Kind.MEMBERS, Field.SEX): 100,
    (Kind.MEMBERS, Field.BIRTH_DATE): 95,
    (Kind.MEMBERS, Field.BIRTH_YEAR): 95,
    (Kind.MEMBERS, Field.JOINED): 90,
    (Kind.MEMBERS, Field.NAME): 85,
    (Kind.MEMBERS, Field.NUMBER): 60,
    (Kind.MEMBERS, Field.PAID): 60,
    (Kind.MEMBERS, Field.SHARES): 50,
    (Kind.MEMBERS, Field.VILLAGE): 45,
    (Kind.DELIVERIES, Field.DATE): 100,
    (Kind.DELIVERIES, Field.PRODUCT): 100,
    (Kind.DELIVERIES, Field.MEMBER_NAME): 85,
    (Kind.DELIVERIES, Field.NET): 70,
    (Kind.DELIVERIES, Field.PRICE): 65,
    (Kind.DELIVERIES, Field.RECEIPT): 60,
    (Kind.DELIVERIES, Field.MEMBER): 55,
    (Kind.DELIVERIES, Field.TOTAL): 30,
}
