"""From marks to a score and a class (K2): mean of the marks × 25 for a pillar, mean of the three pillars for the whole.
Exact; no Django."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

MARKS = (0, 1, 2, 3, 4)
EMERGING, CONSOLIDATING, SOLID, EXEMPLARY = "emerging", "consolidating", "solid", "exemplary"
GRADES = (EMERGING, CONSOLIDATING, SOLID, EXEMPLARY)
_FROM = ((80, EXEMPLARY), (60, SOLID), (40, CONSOLIDATING))
LEAST_GROUP = 5  # fewer similar cooperatives than that would give each other away


def pillar_score(marks: Sequence[int | None]) -> Fraction | None:
    """0 to 100; None stands for what does not apply and is left out; None when nothing applies."""
    given = [mark for mark in marks if mark is not None]
    return Fraction(sum(given) * 25, len(given)) if given else None


def total_score(pillars: Sequence[Fraction | None]) -> Fraction:
    """Each pillar weighs the same, however many criteria it has."""
    known = [pillar for pillar in pillars if pillar is not None]
    return sum(known, Fraction(0)) * Fraction(1, len(known)) if known else Fraction(0)


def grade(score: Fraction, *, capped: bool) -> str:
    """The class of a score; a legal item that is missing keeps it at the first one, whatever the score."""
    if capped:
        return EMERGING
    return next((name for least, name in _FROM if score >= least), EMERGING)


def capping(marks: Mapping[str, int | None], caps: Sequence[str]) -> list[str]:
    """The legal items that are missing: marked zero, among those whose absence may dissolve a cooperative (AUS 178)."""
    return [code for code in caps if marks.get(code) == 0]


def step_mark(share: Fraction | None, steps: Sequence[int | Fraction]) -> int:
    """0 to 4: how many of four rising thresholds are reached; 0 when nothing is known."""
    return 0 if share is None else sum(share >= step for step in steps)


def median(values: Sequence[int]) -> int | None:
    """The middle one, or the lower of the two in the middle; None under the smallest group that hides its members."""
    if len(values) < LEAST_GROUP:
        return None
    return sorted(values)[(len(values) - 1) // 2]
