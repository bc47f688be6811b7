"""One organisation's part of a list, under its lock: duplicates, dependencies, check, apply, register lines."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import DataError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.operations.chain import Head, NewLine, append
from lisanga.core.operations.context import Context
from lisanga.core.operations.flags import note_flags, settle_flags
from lisanga.core.operations.held import HELD, hold, let_go, turn_away, wait_for
from lisanga.core.operations.lookup import lookup_pairs
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.parsing import Parsed, files_named
from lisanga.core.operations.registry import Kind, Operation
from lisanga.core.operations.rows import RowWriter
from lisanga.core.operations.verdicts import Answer, Outcome, Verdict, kept_text
from lisanga.core.scope.viewer import Viewer

NO_ONE = UUID(int=0)
# The condition of the register's unique index, word for word: otherwise SQLite does not use it.
_FINAL = "NOT (\"verdict\" = 'held')"
_HELD = "\"verdict\" = 'held'"


class Batch:
    """Runs a list of parsed operations in order; consecutive operations of one type are checked and applied at once."""

    def __init__(
        self,
        head: Head,
        viewer: Viewer,
        received_at: datetime,
        *,
        careful: bool = False,
        writer: RowWriter | None = None,
        doubts: Mapping[UUID, Sequence[Problem]] | None = None,
    ) -> None:
        """With a `writer` of the caller, the caller flushes it."""
        self.doubts = doubts or {}
        self.head = head
        self.viewer = viewer
        self.careful = careful
        self.shared = writer is not None
        self.context = Context(
            head.organisation, viewer.person, received_at, head.counters, dict(head.counters), writer or RowWriter()
        )
        self.context.careful = careful
        self.answers: dict[UUID, Answer] = {}
        self.lines: list[NewLine] = []
        self.turned: dict[UUID, tuple[UUID, Problem]] = {}  # by the operation that turns away what waits
        self.wrote = False

    def run(self, parsed: Sequence[Parsed], known: dict[UUID, Answer] | None = None) -> list[Answer]:
        """Answers in the order given; the caller saves the head when `wrote`. `known` when the caller has read it."""
        if known is None:
            known = known_of([(self, parsed)])[self.head.organisation]
        run: list[Parsed] = []
        seen: set[UUID] = set()
        for one in parsed:
            identifier = one.envelope.id
            if identifier in seen:
                continue
            seen.add(identifier)
            if identifier in known and not self._may_retry(one, known):
                self.answers[identifier] = known[identifier]
                continue
            if run and (_ends_run(one, run) or self._depends_on_run(one, run)):
                self._execute(run)
                run = []
            blocker = self._blocker(one, known)
            if blocker is not None:
                self._hold(one, blocker)
            elif one.item is None:
                self._refuse(one, one.problems)
            else:
                run.append(one)
        if run:
            self._execute(run)
        self._record()
        return self._in_order(parsed)

    def _may_retry(self, one: Parsed, known: dict[UUID, Answer]) -> bool:
        """A held operation is tried again when all that it waited for is there; else it waits for the next of them."""
        if known[one.envelope.id].verdict != Verdict.HELD:
            return False
        blocker = self._blocker(one, known)
        if blocker is not None:
            wait_for(one.envelope.id, blocker)
        return blocker is None

    def _depends_on_run(self, one: Parsed, run: list[Parsed]) -> bool:
        ids = {other.envelope.id for other in run} if one.envelope.depends_on else set()
        return not ids.isdisjoint(one.envelope.depends_on)

    def _blocker(self, one: Parsed, known: dict[UUID, Answer]) -> UUID | None:
        """What the operation waits for: a missing or unrecorded dependency; the zero id for a newer version."""
        if one.operation is None:
            return NO_ONE
        for dependency in one.envelope.depends_on:
            answer = self.answers.get(dependency) or known.get(dependency)
            if answer is None or not answer.recorded:
                return dependency
        return None

    def _execute(self, run: list[Parsed]) -> None:
        operation = run[0].operation
        assert operation is not None
        if self.answers and not self.shared:
            self.context.writer.flush()  # what went before is seen by what is checked now
        items = [one.item for one in run if one.item is not None]
        passed: list[tuple[Parsed, list[Problem]]] = []
        for one, problems in zip(run, operation.check(self.context, items), strict=True):
            about = [*self._authority(operation, one), *self.doubts.get(one.envelope.id, ())]
            if about:
                self.context.doubted.add(one.envelope.id)
            problems = [*problems, *about]
            if refuses(operation, problems):
                self._refuse(one, problems)
            else:
                passed.append((one, problems))
        if passed and self.careful:
            for one, problems in passed:
                self._apply_carefully(operation, one, problems)
        elif passed:
            self._apply(operation, passed)
        self.context.forget()

    def _authority(self, operation: Operation[Any], one: Parsed) -> list[Problem]:
        """Authority has two dates: the grant when captured, and what is known at reception."""
        captured = clock.local_date(one.envelope.captured_at)
        organisation = self.head.organisation
        if not self.viewer.may(operation.permission, organisation):
            text = _("La personne n’avait plus ce droit à la réception.")
            return [Problem(code="grant_ended", message=text, severity=Severity.RULE)]
        if captured < self.viewer.today and not self.viewer.may(operation.permission, organisation, captured):
            text = _("La personne n’avait pas encore ce droit à la date de la saisie.")
            return [Problem(code="grant_not_yet", message=text, severity=Severity.WARNING)]
        return []

    def _apply(self, operation: Operation[Any], passed: list[tuple[Parsed, list[Problem]]]) -> None:
        outcomes = operation.apply(self.context, [one.item for one, _problems in passed if one.item is not None])
        settled = {
            other: one.envelope.id
            for (one, _problems), done in zip(passed, outcomes, strict=True)
            for other in done.settles
        }
        if settled:
            settle_flags(self.context, settled)
        for (one, problems), outcome in zip(passed, outcomes, strict=True):
            verdict = Verdict.FLAGGED if problems else Verdict.ACCEPTED
            self._answer(one, verdict, problems, outcome)
            if outcome.turns_away is not None:
                self.turned[one.envelope.id] = outcome.turns_away

    def _apply_carefully(self, operation: Operation[Any], one: Parsed, problems: list[Problem]) -> None:
        """Alone behind a savepoint; what clashes with a constraint is refused and told so, the rest goes on."""
        counters = dict(self.context.counters)
        try:
            with transaction.atomic():
                self._apply(operation, [(one, problems)])
                self.context.writer.flush()
                connection.check_constraints()
        except (IntegrityError, DataError, OverflowError) as error:
            self.context.writer.discard()
            self.context.unseal([one.envelope.id])
            self.context.counters.clear()
            self.context.counters.update(counters)
            self.answers.pop(one.envelope.id, None)
            self.turned.pop(one.envelope.id, None)
            self.lines = [line for line in self.lines if line.envelope.id != one.envelope.id]
            self._refuse(one, [*problems, _clash(error)])

    def _refuse(self, one: Parsed, problems: list[Problem]) -> None:
        self._answer(one, Verdict.REFUSED, problems, Outcome())

    def _hold(self, one: Parsed, waits_for: UUID) -> None:
        text = _("Attend une opération qui n’est pas encore arrivée.")
        if waits_for == NO_ONE:
            text = _("Attend une version plus récente de Lisanga.")
        elif files_named(one.envelope):
            text = _("Attend sa photo, qui vient du téléphone à part.")
        hold(self.context, one.envelope, waits_for)
        waiting = Problem(code="waiting", message=text, severity=Severity.WARNING)
        self._answer(one, Verdict.HELD, [*self.doubts.get(one.envelope.id, ()), waiting], Outcome())

    def _answer(self, one: Parsed, verdict: Verdict, problems: list[Problem], outcome: Outcome) -> None:
        text = kept_text(problems, outcome.result)
        sealed = self.context.seal_of(one.envelope.id)
        self.lines.append(NewLine(one.envelope, verdict, text, outcome.subject, sealed, outcome.settles))
        self.answers[one.envelope.id] = Answer(one.envelope.id, verdict, 0, problems, outcome.result)

    def _record(self) -> None:
        """Numbers are given here, in one go, so that a rolled back attempt leaves no gap."""
        if not self.lines:
            return
        first = self.head.number + 1
        append(self.head, self.context.writer, self.viewer.person, self.context.received_at, self.lines)
        note_flags(self.context, first, self.lines)
        if self.context.counters.get(HELD) and not self.shared:
            self.context.writer.flush()
        let_go(self.context, [line.envelope.id for line in self.lines if line.verdict != Verdict.HELD])
        for offset, line in enumerate(self.lines):
            answer = self.answers[line.envelope.id]
            self.answers[line.envelope.id] = Answer(
                answer.id, answer.verdict, first + offset, answer.problems, answer.result
            )
        for by, (waits_for, problem) in self.turned.items():
            turn_away(self.head, self.context, by, waits_for, problem)
        self.wrote = True

    @property
    def releases(self) -> bool:
        """Whether operations of this organisation wait, perhaps for one of these."""
        return bool(self.context.counters.get(HELD))

    def _in_order(self, parsed: Sequence[Parsed]) -> list[Answer]:
        answers, seen = [], set()
        for one in parsed:
            answer = self.answers[one.envelope.id]
            answers.append(replace(answer, duplicate=True) if one.envelope.id in seen else answer)
            seen.add(one.envelope.id)
        return answers


def known_of(lists: Sequence[tuple[Batch, Sequence[Parsed]]]) -> dict[UUID, dict[UUID, Answer]]:
    """First verdicts of these operations, and of those that they depend on, as already registered, by organisation."""
    wanted: list[tuple[UUID, UUID]] = []
    waiting = False
    for batch, parsed in lists:
        organisation = batch.head.organisation
        wanted += [(organisation, one.envelope.id) for one in parsed]
        wanted += [(organisation, other) for one in parsed for other in one.envelope.depends_on]
        waiting = waiting or bool(batch.context.counters.get(HELD))
    found = _registered(wanted, _FINAL)
    if waiting:
        found = _registered(wanted, _HELD) + found  # a final verdict stands above a held one
    answers: dict[UUID, dict[UUID, Answer]] = {batch.head.organisation: {} for batch, _parsed in lists}
    for organisation, *row in found:
        answers[organisation][row[0]] = answer_from(*row)
    return answers


def _registered(wanted: list[tuple[UUID, UUID]], where: str) -> list[tuple[Any, ...]]:
    columns = ("organisation", "operation", "verdict", "number", "outcome")
    return lookup_pairs(RegisterLine, columns, ("organisation", "operation"), wanted, where=where)


def _clash(error: Exception) -> Problem:
    if isinstance(error, IntegrityError):
        text = _("Une autre opération a déjà enregistré ceci, ou ce dont elle parle n’existe pas.")
        return Problem(code="conflict", message=text, severity=Severity.INVALID)
    text = _("Un nombre ou un texte est trop long pour être gardé.")
    return Problem(code="too_long", message=text, severity=Severity.INVALID)


def _ends_run(one: Parsed, run: list[Parsed]) -> bool:
    return one.operation is not run[0].operation or (one.operation is not None and one.operation.singly)


def refuses(operation: Operation[Any], problems: Sequence[Problem]) -> bool:
    """Facts are not refused: a broken rule flags an observation and refuses the rest; nonsense is always refused."""
    if any(problem.severity == Severity.INVALID for problem in problems):
        return True
    strict = operation.kind != Kind.OBSERVATION
    return strict and any(problem.severity == Severity.RULE for problem in problems)


def answer_from(operation: UUID, verdict: str, number: int, outcome: str) -> Answer:
    """The first verdict again, from the register."""
    kept = msgspec.json.decode(outcome)
    problems = [Problem.from_json(problem) for problem in kept["problems"]]
    return Answer(operation, Verdict(verdict), number, problems, kept["result"], duplicate=True)
