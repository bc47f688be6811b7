"""A register read from its file to typed rows, one at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from lisanga.core.kernel.clock import today as day_in_kinshasa
from lisanga.interfaces.bridges.spreadsheets.deliveries import read_delivery
from lisanga.interfaces.bridges.spreadsheets.identity import KnownMember, MemberIndex, Occurrences
from lisanga.interfaces.bridges.spreadsheets.lines import RegisterRow
from lisanga.interfaces.bridges.spreadsheets.meaning import recognise
from lisanga.interfaces.bridges.spreadsheets.members import read_member
from lisanga.interfaces.bridges.spreadsheets.reader import Book, open_book
from lisanga.interfaces.bridges.spreadsheets.recognition import Overrides, Recognition, SheetPlan
from lisanga.interfaces.bridges.spreadsheets.rows import CellReader, SheetView
from lisanga.interfaces.bridges.spreadsheets.safety import Inspection, inspect
from lisanga.interfaces.bridges.spreadsheets.vocabulary import Kind


@dataclass(slots=True)
class Tally:
    """How far a reading is. `silent` counts the rows passed over: blank, header, total, note."""

    rows: int = 0
    silent: Counter[str] = field(default_factory=Counter)


class Reading:
    """An open register. Iterate for its rows, members first, accepted or not; each iteration starts again from the
    top. Memory holds a few digests per row, never the rows. Use as a context manager or call `close`."""

    def __init__(
        self,
        inspection: Inspection,
        book: Book,
        recognition: Recognition,
        known: Iterable[KnownMember] | None,
        today: date,
    ) -> None:
        self.inspection, self.recognition = inspection, recognition
        self.tally = Tally()
        self._book, self._known, self._today = book, known, today

    @property
    def expected_rows(self) -> int | None:
        """Of the sheets that are read, as far as the file says, for a progress bar."""
        counts = [plan.row_count for plan in self.recognition.sheets if plan.kind is not Kind.UNKNOWN]
        known = [count for count in counts if count is not None]
        return sum(known) if len(known) == len(counts) else None

    def __iter__(self) -> Iterator[RegisterRow]:
        """Raises FileRefused where the insides turn out broken half-way."""
        self.tally = Tally()
        index, occurrences = MemberIndex(self._known or ()), Occurrences()
        member_plans = self.recognition.of_kind(Kind.MEMBERS)
        for plan in member_plans:
            for cells in self._cells(plan):
                yield read_member(cells, index, occurrences)
        # Deliveries alone, with no register to hold them against: who delivered is judged by the import.
        judged = index if member_plans or self._known is not None else None
        for plan in self.recognition.of_kind(Kind.DELIVERIES):
            for cells in self._cells(plan):
                yield read_delivery(cells, judged, occurrences)

    def _cells(self, plan: SheetPlan) -> Iterator[CellReader]:
        view = SheetView(plan)
        for row in self._book.rows(plan.sheet):
            self.tally.rows += 1
            silence = view.silence(row)
            if silence is not None:
                self.tally.silent[silence.value] += 1
                continue
            yield CellReader(view, view.filled_in(row), self._today)

    def close(self) -> None:
        self._book.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def read_register(
    path: Path | str,
    overrides: Overrides | None = None,
    *,
    known: Iterable[KnownMember] | None = None,
    today: date | None = None,
) -> Reading:
    """Open a register, checked and recognised. `known`: the members that the cooperative already has (gone through
    anew at each reading), against whom numbers, duplicates and deliveries are judged. Raises FileRefused; ValueError
    for a senseless override."""
    inspection = inspect(path)
    book = open_book(inspection)
    try:
        day = today or day_in_kinshasa()
        changes = overrides or {}
        told = {sheet: Kind(change["kind"]) for sheet, change in changes.items() if "kind" in change}
        recognition = recognise(book, day, told).overridden(changes)
    except BaseException:
        book.close()
        raise
    return Reading(inspection, book, recognition, known, day)
