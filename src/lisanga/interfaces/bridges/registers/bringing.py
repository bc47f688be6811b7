"""A register brought into a cooperative: its rows become operations, in lists, under one parent that keeps the file's
fingerprint. Whatever stops it half-way, bringing the file again goes on where it stopped."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import Scope, Viewer
from lisanga.domains.imports.operations.bring_register import BringRegister
from lisanga.domains.imports.operations.close_import import CloseImport
from lisanga.interfaces.bridges.registers.delivering import Deliveries
from lisanga.interfaces.bridges.registers.enrolling import Members
from lisanga.interfaces.bridges.registers.ground import Ground
from lisanga.interfaces.bridges.registers.people import People
from lisanga.interfaces.bridges.registers.sending import Door
from lisanga.interfaces.bridges.registers.survey import Survey
from lisanga.interfaces.bridges.spreadsheets.errors_workbook import ErrorsWorkbook
from lisanga.interfaces.bridges.spreadsheets.lines import MemberRow, RegisterRow
from lisanga.interfaces.bridges.spreadsheets.reading import Reading
from lisanga.interfaces.bridges.spreadsheets.report import Report

BATCH = 500
SHOWN = 40
"""Rows left out that a page shows; the workbook holds them all."""
Progress = Callable[[str, int, int], None]
"""What is being done, how far, of how many (0 when nobody knows)."""


class NotAllowed(Exception):
    """The door did not take the register itself; the message says why, in French."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """`nominal`: value of one share in francs where the cooperative has not noted it; `dry`: read and judge only."""

    nominal: int | None = None
    dry: bool = False


@dataclass(slots=True)
class Result:
    """What came of a file. `left_out` are the first rows that are not taken in; `errors` is saved or closed by whoever
    gets it."""

    run: UUID
    report: Report
    errors: ErrorsWorkbook
    members: int = 0
    deliveries: int = 0
    known: int = 0
    flagged: int = 0
    bad: Counter[str] = field(default_factory=Counter)
    left_out: list[RegisterRow] = field(default_factory=list)

    @property
    def added(self) -> int:
        return self.members + self.deliveries

    def settle(self, row: RegisterRow, answer: Answer | None = None) -> None:
        """The last word on one row: recorded now (`answer`), known from before, or left out."""
        self.report.add(row)
        if not row.accepted:
            self.bad[row.category] += 1
            self.errors.add(row)
            if len(self.left_out) < SHOWN:
                self.left_out.append(row)
        elif answer is None or answer.duplicate:
            self.known += 1
        else:
            self.members += isinstance(row, MemberRow)
            self.deliveries += not isinstance(row, MemberRow)
            self.flagged += bool(answer.problems)


def bring(
    viewer: Viewer,
    scope: Scope,
    organisation: UUID,
    reading: Reading,
    file_name: str,
    wishes: Wishes,
    progress: Progress,
    run: UUID | None = None,
) -> Result:
    """Reads, judges and records. `reading` was opened against the cooperative's own members. Raises FileRefused where
    the insides turn out broken (nothing is recorded then) and NotAllowed."""
    result = Result(run or new_id(), Report(reading.recognition), ErrorsWorkbook(reading.recognition))
    expected = reading.expected_rows or 0
    try:
        with Survey(reading, organisation, lambda rows: progress("read", rows, expected)) as survey:
            if wishes.dry:
                for row in survey:
                    result.settle(row)
                return result
            _open(viewer, organisation, reading, survey, file_name, result.run)
            _record(viewer, scope, organisation, survey, wishes, result, progress)
        _close(viewer, organisation, result)
    except BaseException:
        result.errors.close()
        raise
    return result


def _open(viewer: Viewer, organisation: UUID, reading: Reading, survey: Survey, file_name: str, run: UUID) -> None:
    inspection = reading.inspection
    payload = BringRegister(
        file_name=file_name, sha256=inspection.sha256, size=inspection.size, sheets=dict(survey.sheets)
    )
    answer = submit_one(viewer, envelope("imports.bring_register", organisation, payload, id=run))
    if not answer.recorded:
        raise NotAllowed(" ".join(problem.message for problem in answer.problems))


def _record(
    viewer: Viewer,
    scope: Scope,
    organisation: UUID,
    survey: Survey,
    wishes: Wishes,
    result: Result,
    progress: Progress,
) -> None:
    door = Door(viewer, organisation, result.run)
    people, ground = People(scope, organisation), Ground(scope, organisation)
    ground.prepare(survey.products, survey.centres, door.one)
    members = Members(door, people, result.settle, wishes.nominal, survey.shares)
    deliveries = Deliveries(door, people, ground, scope, result.settle, survey.marks)
    batch: list[RegisterRow] = []
    done = 0
    for row in survey:
        if not row.accepted:
            result.settle(row)
            continue
        if batch and (len(batch) == BATCH or type(batch[0]) is not type(row)):
            done += _flush(batch, members, deliveries)
            progress("record", done + sum(result.bad.values()), survey.rows)
        batch.append(row)
    _flush(batch, members, deliveries)
    progress("record", survey.rows, survey.rows)


def _flush(batch: list[RegisterRow], members: Members, deliveries: Deliveries) -> int:
    """Rows of one kind; gives how many."""
    count = len(batch)
    if count and isinstance(batch[0], MemberRow):
        members.record([row for row in batch if isinstance(row, MemberRow)])
    elif count:
        deliveries.record([row for row in batch if not isinstance(row, MemberRow)])
    batch.clear()
    return count


def _close(viewer: Viewer, organisation: UUID, result: Result) -> None:
    payload = CloseImport(
        run=result.run,
        members=result.members,
        deliveries=result.deliveries,
        known=result.known,
        bad=dict(result.bad),
    )
    submit_one(viewer, envelope("imports.close_import", organisation, payload, caused_by=result.run))
