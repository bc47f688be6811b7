"""Deadlines: months are calendar months (31 January + 1 month = last day of February)."""

from calendar import monthrange
from datetime import date

from lisanga.core.kernel.clock import month_of, month_start


def add_months(day: date, months: int) -> date:
    """The same day of the month, or the last one when there is none."""
    first = month_start(month_of(day) + months)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))
