"""Indicators as arithmetic: ratios added from their parts, achievement and light (I2). Exact; no Django.

Percentages are never averaged: parts are added first, then divided (G81)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from lisanga.core.kernel.rounding import half_up

INCREASE, DECREASE = "increase", "decrease"
DIRECTIONS = (INCREASE, DECREASE)
GREEN, AMBER, RED = "green", "amber", "red"
GREEN_FROM, AMBER_FROM = 90, 70  # percent of the target reached


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted. Without a denominator the numerator is the value itself; with one, `value` is their ratio
    times `scale`: 100 for a percentage, 1 for so much for each."""

    numerator: Fraction | int
    denominator: Fraction | int | None = None
    scale: int = 100

    @property
    def value(self) -> Fraction | None:
        """Exact; None when there is nothing to measure against."""
        if self.denominator is None:
            return Fraction(self.numerator)
        if self.denominator == 0:
            return None
        return Fraction(self.numerator * self.scale, self.denominator)

    def __add__(self, other: "Measure") -> "Measure":
        if self.denominator is None or other.denominator is None:
            if self.denominator is not other.denominator:
                raise ValueError("a ratio and a plain number do not add up")
            return Measure(self.numerator + other.numerator, None, self.scale)
        return Measure(self.numerator + other.numerator, self.denominator + other.denominator, self.scale)


def together(measures: Iterable[Measure]) -> Measure | None:
    """Provinces, cooperatives or months as one; None without any."""
    total: Measure | None = None
    for measure in measures:
        total = measure if total is None else total + measure
    return total


def autonomy(own: int, given: int) -> Measure:
    """Own income in percent of all income; gifts and subsidies are `given` (G82)."""
    return Measure(own, own + given)


def achievement(
    direction: str, baseline: Fraction | int | None, target: Fraction | int | None, actual: Fraction | int | None
) -> Fraction | None:
    """Percent of what was aimed at: actual ÷ target, or (baseline − actual) ÷ (baseline − target) for an indicator
    that should fall. None when something is not known or the divisor is zero."""
    if actual is None or target is None:
        return None
    if direction == INCREASE:
        return Fraction(actual * 100, target) if target else None
    if baseline is None or baseline == target:
        return None
    return Fraction((baseline - actual) * 100, baseline - target)


def light(reached: Fraction | int | None) -> str | None:
    """Judged on the exact value: 89.999 shows as 90 and is amber."""
    if reached is None:
        return None
    if reached >= GREEN_FROM:
        return GREEN
    return AMBER if reached >= AMBER_FROM else RED


def hundredths(value: Fraction | int) -> int:
    """A value as an integer of hundredths, half up."""
    exact = Fraction(value) * 100
    return half_up(exact.numerator, exact.denominator)


def decimal(value: Fraction | int) -> str:
    """At most two decimals, half up, no zero at the end: "33.33", "36", "-50"."""
    scaled = hundredths(value)
    whole, part = divmod(abs(scaled), 100)
    text = f"{whole}.{part:02d}".rstrip("0").rstrip(".") if part else str(whole)
    return f"-{text}" if scaled < 0 else text


# The classes of I1; who is younger than fifteen is told apart, never left out.
AGE_CLASSES = ("0-14", "15-17", "18-24", "25-35", "36-59", "60+")
_CLASS_ENDS = (14, 17, 24, 35, 59)


def age_class(age: int | None) -> str:
    """The class of an age in years; empty when it is not known."""
    if age is None:
        return ""
    return next((AGE_CLASSES[place] for place, end in enumerate(_CLASS_ENDS) if age <= end), AGE_CLASSES[-1])
