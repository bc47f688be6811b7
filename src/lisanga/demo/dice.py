"""Chance that falls alike on every machine."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from lisanga.core.kernel.clock import KINSHASA
from lisanga.core.kernel.ids import uuid7

Thing = TypeVar("Thing")
_DAWN = 7 * 60  # minutes after midnight


class Dice:
    """One seed for each cooperative, so that a change in one leaves the others as they were."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # nothing secret

    def identifier(self, moment: datetime) -> UUID:
        """The id that a fact of this moment carries."""
        return uuid7(int(moment.timestamp() * 1000), self._random.getrandbits(74))

    def moment(self, day: date, *, early: bool = False) -> datetime:
        """Some minute of the working day, in Kinshasa; or before it, for a day that is not over."""
        minutes = self._random.randrange(60) if early else _DAWN + self._random.randrange(9 * 60)
        return datetime.combine(day, time(), KINSHASA) + timedelta(minutes=minutes, seconds=self._random.randrange(60))

    def among(self, things: Sequence[Thing]) -> Thing:
        return things[self._random.randrange(len(things))]

    def some(self, things: Sequence[Thing], count: int) -> list[Thing]:
        return self._random.sample(list(things), min(count, len(things)))

    def shuffle(self, things: list[Any]) -> None:
        self._random.shuffle(things)

    def between(self, low: int, high: int, step: int = 1) -> int:
        """Both ends included."""
        return low + step * self._random.randrange((high - low) // step + 1)

    def chance(self, percent: int) -> bool:
        return self._random.randrange(100) < percent

    def around(self, middle: int, spread: int) -> int:
        """Mostly near the middle (three dice added), whole numbers."""
        parts = sum(self._random.randrange(2 * spread + 1) for _index in range(3))
        return middle + parts // 3 - spread

    def day(self, first: date, last: date, peak: date) -> date:
        """A day between two, most often near the peak."""
        span = (last - first).days
        return first + timedelta(days=round(self._random.triangular(0, span, (peak - first).days)))
