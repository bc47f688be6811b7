"""When an obligation is due, and how it stands on a day; pure functions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lisanga.core.kernel import french
from lisanga.core.kernel.deadlines import add_months
from lisanga.domains.partnerships.rules import Delays

ONCE, MONTHLY, QUARTERLY, ANNUAL = "once", "monthly", "quarterly", "annual"
REPORTS, STANDING = "reports", "standing"
RHYTHMS = {
    ONCE: "une fois",
    MONTHLY: "chaque mois",
    QUARTERLY: "chaque trimestre",
    ANNUAL: "chaque année",
    REPORTS: "à chaque rapport (trimestriel, annuel, final)",
    STANDING: "pendant toute la convention",
}
PLANNED, STARTED, DONE, CONTESTED, LATE = "planned", "started", "done", "contested", "late"
STATES = {
    PLANNED: "à venir",
    STARTED: "en cours",
    LATE: "en retard",
    CONTESTED: "contestée",
    DONE: "exécutée",
}
OPEN = frozenset({PLANNED, STARTED, CONTESTED})
# What is told first about an obligation with several days.
_WEIGHT = {CONTESTED: 0, LATE: 1, STARTED: 2, PLANNED: 3, DONE: 4}


@dataclass(frozen=True, slots=True)
class Occasion:
    """One day on which an obligation is due, and the period that it is about."""

    period: str
    due_on: date


def occasions(rhythm: str, day: date | None, first_day: date, ends_on: date, delays: Delays) -> list[Occasion]:
    """Every day of an obligation from the day on which the agreement counts, in order; `day` for one that is kept
    once."""
    if rhythm == ONCE:
        return [Occasion("", day or ends_on)]
    if rhythm == STANDING:
        return [Occasion("", ends_on)]
    found: list[Occasion] = []
    if rhythm in (QUARTERLY, REPORTS):
        found += _quarters(first_day, ends_on, delays)
    if rhythm in (ANNUAL, REPORTS):
        found += [Occasion(str(year), delays.annual(year)) for year in range(first_day.year, ends_on.year + 1)]
    if rhythm == MONTHLY:
        found += _months(first_day, ends_on)
    if rhythm == REPORTS:
        found.append(Occasion("final", delays.final(ends_on)))
    return sorted(found, key=lambda one: (one.due_on, one.period))


def _quarters(starts_on: date, ends_on: date, delays: Delays) -> Iterator[Occasion]:
    """Those that the agreement touches."""
    number, last = _quarter(starts_on), _quarter(ends_on)
    while number <= last:
        year, quarter = divmod(number, 4)
        yield Occasion(f"{year}-Q{quarter + 1}", delays.quarterly(year, quarter + 1))
        number += 1


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _months(starts_on: date, ends_on: date) -> Iterator[Occasion]:
    """Due on the last day of each month."""
    first = starts_on.replace(day=1)
    while first <= ends_on:
        after = add_months(first, 1)
        yield Occasion(f"{first:%Y-%m}", date.fromordinal(after.toordinal() - 1))
        first = after


def state_on(state: str, due_on: date, today: date) -> str:
    """How one occasion stands: late is what was neither kept nor contested by its day."""
    return LATE if state in (PLANNED, STARTED) and due_on < today else state


def pressing(stands: Iterable[tuple[str, date]], today: date) -> tuple[str, date] | None:
    """The state and day told first about an obligation: contested, late, started, planned, done; then the earliest."""
    told = [(state_on(state, due_on, today), due_on) for state, due_on in stands]
    open_ones = [one for one in told if one[0] != DONE]
    if not told:
        return None
    return min(open_ones, key=lambda one: (_WEIGHT[one[0]], one[1])) if open_ones else max(told, key=lambda one: one[1])


def period_label(period: str) -> str:
    """ "1er trimestre 2026", "mars 2026", "année 2026", "rapport final"; empty for none."""
    if period == "final":
        return "rapport final"
    year, _dash, rest = period.partition("-")
    if rest.startswith("Q"):
        return f"{rest[1]}{'er' if rest[1] == '1' else 'e'} trimestre {year}"
    if rest:
        return french.month_name(int(year) * 12 + int(rest) - 1)
    return f"année {year}" if year else ""
