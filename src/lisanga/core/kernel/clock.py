"""Time is aware. Dates of business are those of Kinshasa."""

from collections.abc import Callable
from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

KINSHASA = ZoneInfo("Africa/Kinshasa")
Clock = Callable[[], datetime]


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(timezone.utc)


def local_date(moment: datetime) -> date:
    """The day in Kinshasa at that instant; ValueError for a time without its zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment carries its zone")
    return moment.astimezone(KINSHASA).date()


def today() -> date:
    return local_date(now())


def month_of(day: date) -> int:
    """A month as one integer: year × 12 + month − 1."""
    return day.year * 12 + day.month - 1


def month_start(month: int) -> date:
    """The first day of such a month."""
    return date(month // 12, month % 12 + 1, 1)
