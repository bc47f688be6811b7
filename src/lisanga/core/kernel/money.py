"""Money: exact integers in the smallest unit of a currency. Never a float."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from lisanga.core.kernel.rounding import half_up

MILLION = 1_000_000


class Currency(StrEnum):
    """CDF counts whole francs, USD cents."""

    CDF = "CDF"
    USD = "USD"

    @property
    def exponent(self) -> int:
        return 0 if self is Currency.CDF else 2

    @property
    def symbol(self) -> str:
        return "FC" if self is Currency.CDF else "$"


class AmountError(ValueError):
    """A text that is no amount; the message is French, for the person who typed it."""


class CurrencyMismatch(ValueError):
    """Two currencies in one sum: a mistake of the code."""


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """`amount` in the smallest unit."""

    amount: int
    currency: Currency = Currency.CDF

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.amount * times, self.currency)

    def _same(self, other: "Money") -> int:
        if other.currency is not self.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency}")
        return other.amount

    def to_json(self) -> int | str:
        """Francs as an integer, dollars as a text with two decimals."""
        return amount_to_json(self.amount, self.currency)


def amount_to_json(amount: int, currency: str) -> int | str:
    if currency == Currency.CDF:
        return amount
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def amount_from_json(value: object, currency: str) -> int:
    """The contrary of `amount_to_json`; whole dollars may also come as an integer."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise AmountError("Un montant est un nombre entier de francs, ou un texte « 12.50 » en dollars.")
    if isinstance(value, int):
        return value if currency == Currency.CDF else value * 100
    if currency == Currency.USD and re.fullmatch(r"-?\d+\.\d\d", value):
        return int(value.replace(".", ""))
    raise AmountError("Un montant est un nombre entier de francs, ou un texte « 12.50 » en dollars.")


def parse_amount(text: object, currency: Currency = Currency.CDF) -> int:
    """What a person or a spreadsheet writes: "10.000 FC", "10 000", 10000.0, "16,50 $". Raises AmountError."""
    if isinstance(text, int) and not isinstance(text, bool):
        return text * 10**currency.exponent
    if isinstance(text, float):
        return _scaled(Decimal(repr(text)), currency, str(text))
    cleaned = re.sub(r"(?i)francs?|congolais|fc|cdf|usd|\$|[\s\u00a0\u202f']", "", str(text or ""))
    if not re.fullmatch(r"-?[\d.,]*\d[\d.,]*", cleaned):
        raise AmountError(f"« {text} » n’est pas un montant.")
    return _scaled(_decimal(cleaned, currency), currency, str(text))


def _decimal(cleaned: str, currency: Currency) -> Decimal:
    """A dot or comma before exactly three figures groups thousands; otherwise the last one marks the decimals."""
    if re.fullmatch(r"-?\d{1,3}([.,]\d{3})+", cleaned):
        return Decimal(re.sub(r"[.,]", "", cleaned))
    marks = [mark for mark in cleaned if mark in ".,"]
    if marks:
        head, _, tail = cleaned.rpartition(marks[-1])
        cleaned = re.sub(r"[.,]", "", head) + "." + tail
    try:
        return Decimal(cleaned)
    except InvalidOperation:
        raise AmountError(f"« {cleaned} » n’est pas un montant.") from None


def _scaled(value: Decimal, currency: Currency, text: str) -> int:
    scaled = value * 10**currency.exponent
    if scaled != scaled.to_integral_value():
        unit = "en francs entiers" if currency is Currency.CDF else "avec deux décimales au plus"
        raise AmountError(f"« {text} » : un montant s’écrit {unit}.")
    return int(scaled)


def parse_rate(text: object) -> int:
    """Francs for one dollar as typed ("2 850,5"), in millionths."""
    cleaned = re.sub(r"[\s\u00a0\u202f]", "", str(text or "")).replace(",", ".")
    if not re.fullmatch(r"\d+(\.\d{1,6})?", cleaned) or Decimal(cleaned) == 0:
        raise AmountError("Le taux s’écrit comme « 2 850 » ou « 2 850,50 » francs pour un dollar.")
    return int(Decimal(cleaned) * MILLION)


def in_francs(cents: int, rate: int) -> int:
    """Dollars (cents) in whole francs at a rate in millionths, half up."""
    return half_up(cents * rate, 100 * MILLION)
