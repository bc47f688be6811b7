"""The stretch of whole months that a report of an agreement speaks of: a quarter, a year, or all of its life."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from lisanga.core.kernel import clock
from lisanga.reports.quarters import BadQuarter, Quarter, quarter


@dataclass(frozen=True, slots=True)
class Span:
    """From month `first` to month `last`, as keys (year × 12 + month − 1)."""

    code: str
    name: str
    first: int
    last: int

    @property
    def starts(self) -> date:
        return clock.month_start(self.first)

    @property
    def ends(self) -> date:
        return clock.month_start(self.last + 1) - timedelta(days=1)

    @property
    def before(self) -> "Span":
        """As many months just before."""
        length = self.last - self.first + 1
        return Span("", "", self.first - length, self.first - 1)


Period = Quarter | Span


def span_of(code: str, starts: date, ends: date) -> Span:
    """Reads "2026-Q1", "2026" or "final" (then the whole agreement, from `starts` to `ends`); BadQuarter says what is
    expected."""
    plain = code.strip()
    if plain.lower() == "final":
        return Span("final", _("Toute la convention"), clock.month_of(starts), clock.month_of(ends))
    if plain.isdigit() and len(plain) == 4 and 2000 <= int(plain) <= 2199:
        return Span(plain, _("Année %(year)s") % {"year": plain}, int(plain) * 12, int(plain) * 12 + 11)
    try:
        one = quarter(plain)
    except BadQuarter:
        text = _("« %(code)s » n’est pas une période : écrivez par exemple 2026-Q1, 2026 ou final.")
        raise BadQuarter(text % {"code": plain[:20]}) from None
    return Span(one.code, one.name, one.first, one.last)
