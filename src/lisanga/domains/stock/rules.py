"""Local units: what they weigh, from weighings (domain.md U1, U2, G70). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt

from lisanga.core.kernel.rounding import half_up

MINIMUM_WEIGHINGS = 5
MOST_COUNTED = 10**11  # a hundred thousand tonnes at one centre is a slip of the pen
MOST_BAGS = 10**6


@dataclass(frozen=True, slots=True)
class Measure:
    """Mean and standard deviation of one unit, in milligrams."""

    factor: int
    deviation: int
    weighings: int


def measure(weighings: Sequence[int]) -> Measure:
    """From weighings in grams; the deviation is the sample's, zero for a single one."""
    count, total = len(weighings), sum(weighings)
    spread = count * sum(weight * weight for weight in weighings) - total * total  # count² × variance
    deviation = isqrt(spread * 1_000_000 // (count * (count - 1))) if count > 1 else 0
    return Measure(half_up(total * 1000, count), deviation, count)


def differs_much(before: int, now: int) -> bool:
    """More than five percent away from the factor in use."""
    return abs(now - before) * 20 > before


def weight_of(count: int, factor: int) -> int:
    """Grams of a count of units in thousandths (half a sack counts) with a factor in milligrams."""
    return half_up(count * factor, 1_000_000)


def counted_weight(loose: int, bags: int, bag_weight: int) -> int:
    """Grams of what lies in bags of one weight and beside them."""
    return loose + bags * bag_weight
