"""Periods of targets and values: "2026", "2026-S1", "2026-Q1", "2026-03". Months are year × 12 + month − 1."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lisanga.core.kernel import clock, french

_CODE = re.compile(r"(\d{4})(?:-(?:([SsQqTt])([1-4])|(\d{2})))?")
_LENGTHS = {"S": 6, "Q": 3}
_FIRST_YEAR, _LAST_YEAR = 2000, 2199


class BadPeriod(ValueError):
    """What was written is no period; the message is French."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From month `first` to month `last`, both inside."""

    first: int
    last: int

    @property
    def months(self) -> int:
        return self.last - self.first + 1

    @property
    def code(self) -> str:
        """As it is written; empty for a stretch that is no year, half, quarter or month: no target stands there."""
        year, place = divmod(self.first, 12)
        kinds = {12: "", 6: f"-S{place // 6 + 1}", 3: f"-Q{place // 3 + 1}", 1: f"-{place + 1:02d}"}
        fits = self.months in kinds and place % self.months == 0
        return f"{year}{kinds[self.months]}" if fits else ""

    @property
    def name(self) -> str:
        """ "2026", "1ᵉʳ semestre 2026", "2ᵉ trimestre 2026", "mars 2026"."""
        year, place = divmod(self.first, 12)
        if not self.code:
            return f"{french.month_name(self.first)} – {french.month_name(self.last)}"
        if self.months == 1:
            return french.month_name(self.first)
        if self.months == 12:
            return str(year)
        number = place // self.months + 1
        word = "semestre" if self.months == 6 else "trimestre"
        return f"{number}{'ᵉʳ' if number == 1 else 'ᵉ'} {word} {year}"

    @property
    def starts(self) -> date:
        return clock.month_start(self.first)

    @property
    def ends(self) -> date:
        return clock.month_start(self.last + 1) - timedelta(days=1)

    def holds(self, other: "Period") -> bool:
        return self.first <= other.first and other.last <= self.last


def period(code: str) -> Period:
    """Reads a code; BadPeriod says what is expected."""
    found = _CODE.fullmatch(code.strip())
    year = int(found[1]) if found else 0
    if found is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise _bad(code)
    start = year * 12
    if found[4]:
        if not 1 <= int(found[4]) <= 12:
            raise _bad(code)
        return Period(start + int(found[4]) - 1, start + int(found[4]) - 1)
    if found[2]:
        length = _LENGTHS["S" if found[2] in "Ss" else "Q"]
        if int(found[3]) * length > 12:
            raise _bad(code)
        return Period(start + (int(found[3]) - 1) * length, start + int(found[3]) * length - 1)
    return Period(start, start + 11)


def _bad(code: str) -> BadPeriod:
    return BadPeriod(f"« {code[:20]} » n’est pas une période : écrivez par exemple 2026, 2026-S1, 2026-Q1 ou 2026-03.")


def quarter_of(month: int) -> Period:
    start = month - month % 3
    return Period(start, start + 2)


def latest_quarters(today: date, count: int) -> list[Period]:
    """The quarter under way and those before it, oldest first."""
    now = quarter_of(clock.month_of(today))
    return [Period(now.first - 3 * back, now.last - 3 * back) for back in range(count - 1, -1, -1)]


def year_of(today: date) -> Period:
    return Period(today.year * 12, today.year * 12 + 11)
