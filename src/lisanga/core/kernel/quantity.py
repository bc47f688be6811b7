"""Weights in grams, moisture and impurities in hundredths of a percent: exact integers."""

import re
from decimal import Decimal
from fractions import Fraction

from lisanga.core.kernel.rounding import half_up

_WRITTEN = re.compile(
    r"\s*(-?\s*(?:\d[\d\s'’]*(?:[.,]\d*)?|[.,]\d+)(?:e[-+]?\d{1,2})?)\s*(?:kgs?|kilos?|kilogrammes?|%)?[\s.]*",
    re.IGNORECASE,
)
_LONGEST = 40  # characters of a number as written
HEAVIEST = 10_000_000  # kilograms in one weighing


class QuantityError(ValueError):
    """A text that is no weight or percentage; the message is French."""


def _number(text: object) -> Decimal:
    if isinstance(text, bool) or text is None or not str(text).strip():
        raise QuantityError("Il manque un nombre.")
    written = str(text).replace("−", "-")
    match = _WRITTEN.fullmatch(written) if len(written) <= _LONGEST else None
    if match is None:
        raise QuantityError(f"« {written[:_LONGEST]} » n’est pas un nombre.")
    return Decimal(re.sub(r"[\s'’]", "", match[1]).replace(",", "."))


def exact(text: object) -> Fraction:
    """A number as typed ("36", "12,5", 0.1), exact as it is written, nothing under zero. Raises QuantityError."""
    value = _number(text)
    if value < 0:
        raise QuantityError(f"« {text} » : un nombre, zéro ou plus, est attendu.")
    return Fraction(value)


def grams(text: object) -> int:
    """Kilograms as typed ("511,9", "352,1 kg", 383.5) in grams, half up; nothing under zero. Raises QuantityError."""
    value = _number(text)
    if value < 0:
        raise QuantityError(f"« {text} » : un poids n’est pas négatif.")
    if value > HEAVIEST:
        raise QuantityError(f"« {text} » : ce poids est trop grand.")
    return half_up(int(value * 1_000_000), 1000)


def percent(text: object) -> int:
    """A percentage as typed ("16", "13,5 %") in hundredths of a percent, half up; 0 to 100. Raises QuantityError."""
    value = _number(text)
    if not 0 <= value <= 100:
        raise QuantityError(f"« {text} » : un pourcentage va de 0 à 100.")
    return half_up(int(value * 1_000_000), 10_000)


def hundredths(text: object) -> int:
    """A count as typed ("3", "2,5 ") in hundredths, exactly or not at all; above zero. Raises QuantityError."""
    value = _number(text) * 100
    if value <= 0:
        raise QuantityError(f"« {text} » : écrivez un nombre plus grand que zéro.")
    if value != value.to_integral_value():
        raise QuantityError(f"« {text} » : deux décimales au plus.")
    if value > HEAVIEST * 100:
        raise QuantityError(f"« {text} » : ce nombre est trop grand.")
    return int(value)


def kilograms(weight: int, decimals: int = 2) -> str:
    """Grams as a plain decimal text of kilograms with a point, for JSON: "494.34"."""
    scaled = half_up(weight * 10**decimals, 1000)
    text = f"{abs(scaled):0{decimals + 1}d}"
    sign = "-" if scaled < 0 else ""
    return f"{sign}{text[:-decimals]}.{text[-decimals:]}" if decimals else f"{sign}{text}"
