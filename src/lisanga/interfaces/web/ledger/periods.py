"""The months that a statement covers, as the address says them."""

import re
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from lisanga.core.kernel import clock, french

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Period:
    """Months as the kernel counts them, both included."""

    first: int
    last: int

    @property
    def words(self) -> str:
        """ "janvier 2026 à mars 2026"; one month alone by its name."""
        if self.first == self.last:
            return french.month_name(self.first)
        return f"{french.month_name(self.first)} – {french.month_name(self.last)}"

    @property
    def du(self) -> str:
        return month_text(self.first)

    @property
    def au(self) -> str:
        return month_text(self.last)


def month_text(month: int) -> str:
    """As a month field of a form writes it."""
    return f"{clock.month_start(month):%Y-%m}"


def month_of_text(text: str) -> int | None:
    """The contrary; None for anything else."""
    found = _MONTH.fullmatch(text)
    return clock.month_of(date(int(found[1]), int(found[2]), 1)) if found else None


def period_of(query: QueryDict) -> Period:
    """?du= and ?au=; the year so far when nothing is said."""
    today = clock.month_of(clock.today())
    last = month_of_text(query.get("au", ""))
    last = today if last is None else last
    first = month_of_text(query.get("du", ""))
    first = last - last % 12 if first is None else first
    return Period(min(first, last), max(first, last))
