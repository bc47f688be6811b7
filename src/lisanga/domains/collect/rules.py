"""From a weighing to what is paid: pure rules, exact integers (domain.md C2, C4, G70–G73).

Weights in grams, percentages in hundredths of a percent, money in the smallest unit."""

from collections.abc import Sequence
from dataclasses import dataclass

from lisanga.core.kernel.rounding import half_up

HUNDRED = 10_000  # 100 % in hundredths of a percent
STEP = 10  # net weights are rounded to 0.01 kg
OFFICE_SERIES = "B"
DEAREST = 10**9  # for one kilogram, in the smallest unit; more is a slip of the pen


class TareAboveGross(ValueError):
    """The containers weigh more than the whole."""


def net_weight(
    gross: int, tare: int, moisture: int = 0, base_moisture: int = 0, impurity: int = 0, tolerance: int = 0
) -> int:
    """Net grams at base moisture, rounded once, half up, to 10 g. No bonus below the base moisture."""
    if tare > gross:
        raise TareAboveGross
    numerator, denominator = gross - tare, STEP
    if moisture > base_moisture and moisture and base_moisture < HUNDRED:
        numerator *= HUNDRED - moisture
        denominator *= HUNDRED - base_moisture
    if impurity > tolerance:
        numerator *= HUNDRED - (impurity - tolerance)
        denominator *= HUNDRED
    return half_up(numerator, denominator) * STEP


def value_of(net: int, price: int) -> int:
    """Net grams at a price for one kilogram, in the price's smallest unit, half up."""
    return half_up(net * price, 1000)


@dataclass(frozen=True, slots=True)
class Recovery:
    """What is kept back on a delivery: amounts in the order of the dues, what is carried, the capital, the rest."""

    recovered: tuple[int, ...]
    carried: tuple[int, ...]
    capital: int
    net_to_pay: int


def recover(
    value: int, dues: Sequence[int], max_recovery: int = HUNDRED, capital_pct: int = 0, capital_due: int | None = None
) -> Recovery:
    """Takes dues in order, their sum capped at `max_recovery` of the value (rounded down); then the capital
    instalment, never above what is left nor above what is owed."""
    allowed = value * max_recovery // HUNDRED
    recovered = []
    for due in dues:
        taken = min(due, allowed)
        recovered.append(taken)
        allowed -= taken
    left = value - sum(recovered)
    capital = min(half_up(value * capital_pct, HUNDRED), left)
    if capital_due is not None:
        capital = min(capital, capital_due)
    carried = tuple(due - taken for due, taken in zip(dues, recovered, strict=True))
    return Recovery(tuple(recovered), carried, capital, left - capital)


def receipt_number(series: str, number: int) -> str:
    """As printed: B-000123 from the office, A7-0042 from a telephone."""
    return f"{series}-{number:0{6 if series == OFFICE_SERIES else 4}d}"
