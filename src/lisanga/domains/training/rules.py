"""Rules of training as calculators: age classes, normalised gain, certification of trainers (domain.md F1–F4, I1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lisanga.core.kernel.rounding import half_up

HUNDRED = 10_000  # a hundred percent, in hundredths of a percent
AGE_CLASSES = ("15-17", "18-24", "25-35", "36-59", "60+")
_YOUNGEST = (15, 18, 25, 36, 60)
KINDS = ("member", "partner_staff", "future_member", "expert")
SEXES = ("F", "M")
SESSION_KINDS = ("training", "trainers")  # of members, of trainers
QUESTIONS = ("useful", "clear", "trainer", "place")
SMILEYS = (1, 2, 3)  # not content, so-so, content
BEHAVIOUR_MONTHS = (3, 6)


def age_class(birth_year: int | None, on: date) -> str:
    """The class reached in the year of `on`; empty when unknown or under fifteen."""
    if birth_year is None:
        return ""
    age = on.year - birth_year
    reached = [name for name, youngest in zip(AGE_CLASSES, _YOUNGEST, strict=True) if age >= youngest]
    return reached[-1] if reached else ""


def exact_gain(pre: Fraction, post: Fraction) -> Fraction | None:
    """(post − pre) / (100 − pre), all in percent; None when nothing was left to gain (G79)."""
    return Fraction((post - pre) * 100, 100 - pre) if pre < 100 else None


def normalised_gain(pre: int, post: int) -> int | None:
    """The same in hundredths of a percent, half up."""
    return group_gain([(pre, post)])


def group_gain(pairs: Iterable[tuple[int, int]]) -> int | None:
    """The gain of a group: from the sums of its tests, never the mean of its members' gains."""
    kept = list(pairs)
    left = sum(HUNDRED - pre for pre, _post in kept)
    return half_up(sum(post - pre for pre, post in kept) * HUNDRED, left) if left else None


@dataclass(frozen=True, slots=True)
class CertificationRule:
    """What a trainer must reach (F3), in hundredths of a percent and in sessions."""

    attendance: int = 8_000
    post_test: int = 6_000
    co_facilitated: int = 1
    observed: int = 1


@dataclass(frozen=True, slots=True)
class TrainerRecord:
    """What somebody did in a training of trainers: hours attended of hours held, last test after (None: none yet),
    sessions passed."""

    attended: int = 0
    held: int = 0
    post_test: int | None = None
    co_facilitated: int = 0
    observed: int = 0


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of the explanation: `have` and `need` in the unit of `code` (hundredths of a percent, or sessions)."""

    code: str
    have: int | None
    need: int
    met: bool


def certification(record: TrainerRecord, rule: CertificationRule) -> tuple[Requirement, ...]:
    """The four lines; certified when all are met. Judged on exact ratios, shown rounded."""
    present = half_up(record.attended * HUNDRED, record.held) if record.held else None
    attends = record.held > 0 and record.attended * HUNDRED >= rule.attendance * record.held
    return (
        Requirement("attendance", present, rule.attendance, attends),
        Requirement("post_test", record.post_test, rule.post_test, (record.post_test or 0) >= rule.post_test),
        Requirement(
            "co_facilitated", record.co_facilitated, rule.co_facilitated, record.co_facilitated >= rule.co_facilitated
        ),
        Requirement("observed", record.observed, rule.observed, record.observed >= rule.observed),
    )


def is_certified(lines: Iterable[Requirement]) -> bool:
    return all(line.met for line in lines)


class BadLines(ValueError):
    """What was typed names no lines of the sheet; `part` is the piece that was not understood."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def lines_of_sheet(text: str, last: int) -> set[int]:
    """ "1-12, 14 16" → the numbers of the lines signed, 1 to `last`."""
    found: set[int] = set()
    for part in text.replace(";", " ").replace(",", " ").replace("–", "-").replace(" - ", "-").split():
        first, _dash, end = part.partition("-")
        if not (first.isdecimal() and (end.isdecimal() or not _dash)):
            raise BadLines(part)
        low, high = int(first), int(end or first)
        if not 1 <= low <= high <= last:
            raise BadLines(part)
        found.update(range(low, high + 1))
    return found


def months_after(day: date, months: int) -> date:
    """The same day some months later, the last of the month where it has fewer days."""
    month = day.year * 12 + day.month - 1 + months
    for last in (day.day, 30, 29, 28):
        try:
            return date(month // 12, month % 12 + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
