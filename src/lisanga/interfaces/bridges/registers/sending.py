"""Through the door in lists. A row that was refused at an earlier import is tried again under its next id: what stood
in its way may be settled since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

import msgspec

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.envelope import Envelope, envelope
from lisanga.core.operations.gate import submit, submit_one
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import Viewer
from lisanga.interfaces.bridges.spreadsheets.lines import DeliveryRow, MemberRow

MOST_ATTEMPTS = 20
R = TypeVar("R", MemberRow, DeliveryRow)
Settle = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Wish:
    """One operation to send: its id for each attempt, its type, payload and day."""

    identify: Callable[[int], UUID]
    type: str
    payload: msgspec.Struct
    day: date | None = None


class Door:
    """The gate, for one author, one cooperative and one run."""

    def __init__(self, viewer: Viewer, organisation: UUID, run: UUID) -> None:
        self.organisation = organisation
        self._viewer, self._run = viewer, run

    def one(self, type: str, payload: msgspec.Struct) -> Answer:
        return submit_one(self._viewer, envelope(type, self.organisation, payload, caused_by=self._run))

    def many(self, wishes: Sequence[Wish]) -> list[Answer]:
        """Answers in order; the last attempt's where earlier ones stand refused in the register."""
        answers = submit(self._viewer, [self._envelope(wish, 0) for wish in wishes])
        for attempt in range(1, MOST_ATTEMPTS):
            again = [index for index, answer in enumerate(answers) if answer.duplicate and not answer.recorded]
            if not again:
                break
            tried = submit(self._viewer, [self._envelope(wishes[index], attempt) for index in again])
            for index, answer in zip(again, tried, strict=True):
                answers[index] = answer
        return answers

    def _envelope(self, wish: Wish, attempt: int) -> Envelope:
        return envelope(
            wish.type,
            self.organisation,
            wish.payload,
            id=wish.identify(attempt),
            business_date=wish.day,
            caused_by=self._run,
        )


def refused(row: R, problems: Sequence[Problem]) -> R:
    """The row with the door's reasons, at the place where it stands."""
    kind = "members" if isinstance(row, MemberRow) else "deliveries"
    place = f"{row.sheet}!A{row.row}"
    reasons = tuple(replace(problem, code=f"{kind}_{problem.code}", field=place) for problem in problems)
    return replace(row, problems=row.problems + reasons)
