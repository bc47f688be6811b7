"""Money: exact integers in the smallest unit of a currency. Never a float."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import total_ordering

from lisanga.core.kernel.rounding import half_up

MILLION = 1_000_000
LARGEST = 10**15  # in the smallest unit; more is a slip of the pen, and would not fit the database
_FRANCS, _DOLLARS = r"francs?(?:\s*congolais)?|cdf|fcs?|frs?|f", r"us\s*\$|\$\s*us|usd|dollars?|\$"
_WRITTEN = re.compile(
    rf"\s*(?:(?:(?P<francs_before>{_FRANCS})|(?P<dollars_before>{_DOLLARS}))\.?)?\s*"
    rf"(?P<number>[-−]?\s*[\d.,][\d.,\s'’]*)(?:(?P<francs>{_FRANCS})|(?P<dollars>{_DOLLARS}))?[\s.,/=-]*",
    re.IGNORECASE,
)
_LONGEST = 60  # characters of an amount as written


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


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """`amount` in the smallest unit. Sums and comparisons of two currencies raise CurrencyMismatch."""

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

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

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
    """What a person or a spreadsheet writes ("10.000 FC", "10 000", 10000.0, "16,50 $"), in the smallest unit.

    Raises AmountError, also for an amount that names the other currency."""
    shown = str("" if text is None else text)[:_LONGEST]
    if isinstance(text, int | float) and not isinstance(text, bool):
        return _scaled(Decimal(str(text)), currency, shown)
    match = _WRITTEN.fullmatch(shown)
    if not shown.strip():
        raise AmountError("Il manque un montant.")
    if match is None or len(str(text)) > _LONGEST:
        raise AmountError(f"« {shown} » n’est pas un montant.")
    if currency is Currency.CDF and (match["dollars"] or match["dollars_before"]):
        raise AmountError(f"« {shown} » est en dollars.")
    if currency is Currency.USD and (match["francs"] or match["francs_before"]):
        raise AmountError(f"« {shown} » est en francs.")
    return _scaled(_decimal(match["number"], shown), currency, shown)


def _decimal(number: str, shown: str) -> Decimal:
    """A dot or comma before exactly three figures groups thousands; otherwise the last one marks the decimals."""
    bare = re.sub(r"[\s'’]", "", number).replace("−", "-").rstrip(".,")
    if re.fullmatch(r"-?[1-9]\d{0,2}([.,]\d{3})+", bare):
        return Decimal(re.sub(r"[.,]", "", bare))
    match = re.fullmatch(r"(-?(?:\d*|\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+))(?:[.,](\d+))?", bare)
    if match is None or not re.search(r"\d", bare):
        raise AmountError(f"« {shown} » n’est pas un montant.")
    return Decimal(f"{re.sub('[.,]', '', match[1])}.{match[2] or 0}")


def _scaled(value: Decimal, currency: Currency, shown: str) -> int:
    """In the smallest unit, exactly or not at all."""
    if not value.is_finite() or abs(value) > LARGEST:
        raise AmountError(f"« {shown} » : ce montant est trop grand.")
    scaled = value * 10**currency.exponent
    if scaled != scaled.to_integral_value():
        unit = "en francs entiers" if currency is Currency.CDF else "avec deux décimales au plus"
        raise AmountError(f"« {shown} » : un montant s’écrit {unit}.")
    return int(scaled)


def parse_rate(text: object) -> int:
    """Francs for one dollar as typed ("2 850,5", "2.850"), in millionths; six decimals. Raises AmountError."""
    shown = str("" if text is None else text)[:_LONGEST]
    match = _WRITTEN.fullmatch(shown)
    rate = _decimal(match["number"], shown) * MILLION if match else Decimal(0)
    if not 0 < rate <= LARGEST or rate != rate.to_integral_value():
        raise AmountError("Le taux s’écrit comme « 2 850 » ou « 2 850,50 » francs pour un dollar.")
    return int(rate)


def in_francs(cents: int, rate: int) -> int:
    """Dollars (cents) in whole francs at a rate in millionths, half up."""
    return half_up(cents * rate, 100 * MILLION)
