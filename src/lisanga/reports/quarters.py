"""Quarters of the year, as the reports name them: "2026-Q1"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lisanga.core.kernel import clock

_CODE = re.compile(r"(\d{4})-?[QqTt]([1-4])")
_FIRST_YEAR, _LAST_YEAR = 2000, 2199


class BadQuarter(ValueError):
    """What was written is no quarter."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    year: int
    number: int

    @property
    def code(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def name(self) -> str:
        """ "1ᵉʳ trimestre 2026"."""
        return f"{self.number}{'ᵉʳ' if self.number == 1 else 'ᵉ'} trimestre {self.year}"

    @property
    def first(self) -> int:
        """Its first month, as a key (year × 12 + month − 1)."""
        return self.year * 12 + (self.number - 1) * 3

    @property
    def last(self) -> int:
        return self.first + 2

    @property
    def starts(self) -> date:
        return clock.month_start(self.first)

    @property
    def ends(self) -> date:
        return clock.month_start(self.last + 1) - timedelta(days=1)

    @property
    def before(self) -> "Quarter":
        """The quarter just before."""
        return quarter_of_month(self.first - 1)


def quarter(code: str) -> Quarter:
    """Reads "2026-Q1" (and "2026-T1"); BadQuarter says what is expected."""
    found = _CODE.fullmatch(code.strip())
    if found is None or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        raise BadQuarter(f"« {code[:20]} » n’est pas un trimestre : écrivez par exemple 2026-Q1.")
    return Quarter(int(found[1]), int(found[2]))


def quarter_of_month(month: int) -> Quarter:
    return Quarter(month // 12, month % 12 // 3 + 1)


def latest_quarters(today: date, count: int) -> list[Quarter]:
    """The quarter under way and those before it, newest first."""
    one = quarter_of_month(clock.month_of(today))
    found = []
    for _index in range(count):
        found.append(one)
        one = one.before
    return found
