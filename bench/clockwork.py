"""Times: medians of runs, and the days on which deliveries fall."""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from lisanga.core.kernel import clock

_FIRST = date(2026, 1, 6)


def days() -> list[str]:
    """Every day of the campaign up to the last one that has begun."""
    count = min(240, (clock.today() - _FIRST).days)
    return [(_FIRST + timedelta(days=number)).isoformat() for number in range(count)]


def median_ms(work: Callable[[], object], times: int = 7) -> float:
    """Milliseconds, after one run that warms up."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)
