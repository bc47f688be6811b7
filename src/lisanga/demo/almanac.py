"""The days of the story, reckoned back from the day on which it is told: nothing that it tells lies ahead."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

_YEAR = 2026  # the story's own year, when nothing else is asked
_TURN = 4  # from April on, the year of the day itself is told
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Season:
    """A campaign: its days, when most comes in, and its price against the first one's, in percent."""

    name: str
    first: date
    last: date
    peak: date
    price: int
    share: int  # of the year's deliveries, in percent


@dataclass(frozen=True, slots=True)
class Almanac:
    """`last` ends the year that is told; the week after it ends on `today`."""

    year: int
    last: date
    today: date

    @classmethod
    def of(cls, today: date | None) -> "Almanac":
        """The whole year without a day; else the year of that day, cut so that its last week is free."""
        if today is None:
            return cls(_YEAR, date(_YEAR, 11, 20), date(_YEAR, 11, 27))
        year = today.year if today.month >= _TURN else today.year - 1
        return cls(year, min(date(year, 11, 20), today - _WEEK), today)

    @property
    def founded(self) -> date:
        return date(self.year - 1, 2, 3)

    @property
    def paper(self) -> date:
        """When the registered cooperatives were constituted; their registers on paper begin."""
        return date(self.year - 2, 3, 9)

    @property
    def opened(self) -> date:
        """The cooperatives start to write in Lisanga."""
        return date(self.year - 1, 11, 17)

    @property
    def seasons(self) -> tuple[Season, ...]:
        """Those that have begun."""
        year = self.year
        told = (
            Season(f"{year} A", date(year, 1, 5), date(year, 5, 31), date(year, 3, 10), 100, 55),
            Season(f"{year} B", date(year, 6, 1), date(year, 11, 20), date(year, 9, 20), 112, 45),
        )
        return tuple(season for season in told if season.first <= self.last)

    def shortened(self, by: timedelta) -> "Almanac":
        """For whoever fell behind."""
        return replace(self, last=self.last - by)

    @property
    def ended(self) -> date:
        """When the pilot agreement ran out."""
        return self.month(2) - timedelta(days=1)

    def month(self, before: int) -> date:
        """The first day of this month, or of one so many months before it."""
        months = self.today.year * 12 + self.today.month - 1 - before
        return date(months // 12, months % 12 + 1, 1)

    def before(self, days: int) -> date:
        """So many days before today."""
        return self.today - timedelta(days=days)
