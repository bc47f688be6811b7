"""Exact rounding of integer ratios; ties go up (domain.md C2) or by order (R8.10)."""

from collections.abc import Sequence


def half_up(numerator: int, denominator: int) -> int:
    """The nearest integer to numerator / denominator, a half away from zero."""
    sign = -1 if (numerator < 0) != (denominator < 0) else 1
    top, bottom = abs(numerator), abs(denominator)
    return sign * ((2 * top + bottom) // (2 * bottom))


def ceiling(numerator: int, denominator: int) -> int:
    """The smallest integer that is not under the ratio."""
    return -(-numerator // denominator)


def largest_remainder(pool: int, weights: Sequence[int]) -> list[int]:
    """Shares of `pool` in proportion to weights ≥ 0, whole, summing to the pool exactly (to zero without weight)."""
    total = sum(weights)
    if total == 0:
        return [0] * len(weights)
    shares = [pool * weight // total for weight in weights]
    remainders = sorted(range(len(weights)), key=lambda i: (-(pool * weights[i] % total), i))
    for index in remainders[: pool - sum(shares)]:
        shares[index] += 1
    return shares
