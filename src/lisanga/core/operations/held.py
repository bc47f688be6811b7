"""Operations that wait: kept beside the register until what they depend on arrives."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import msgspec

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.chain import Head, NewLine, append
from lisanga.core.operations.context import Context
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.models import HeldOperation
from lisanga.core.operations.verdicts import Verdict, kept_text
from lisanga.core.scope.models import Person
from lisanga.core.scope.viewer import Viewer, viewer_of

HELD = "held"  # the counter of an organisation's waiting operations: nearly always zero
_COLUMNS = ("operation", "organisation", "author", "envelope", "waits_for", "held_at")


def hold(context: Context, envelope: Envelope, waits_for: UUID) -> None:
    """Queues the envelope to be kept; the door writes the `held` line."""
    body = msgspec.json.encode(envelope).decode()
    row = (envelope.id, context.organisation, context.author, body, waits_for, context.received_at)
    context.writer.insert(HeldOperation, _COLUMNS, [row])
    context.counters[HELD] = context.counters.get(HELD, 0) + 1


def wait_for(operation: UUID, next_one: UUID) -> None:
    """What it waited for has come, and something else of what it depends on has not."""
    HeldOperation.objects.filter(operation=operation).exclude(waits_for=next_one).update(waits_for=next_one)


def let_go(context: Context, operations: list[UUID]) -> None:
    """Forgets operations that got a final verdict."""
    if context.counters.get(HELD):
        gone, _by_model = HeldOperation.objects.filter(operation__in=operations).delete()
        context.counters[HELD] -= gone


def turn_away(head: Head, context: Context, by: UUID, waits_for: UUID, problem: Problem) -> None:
    """What waits for this gets its final line now: refused, under its own author, as caused by the operation `by`."""
    waiting = HeldOperation.objects.filter(organisation=head.organisation, waits_for=waits_for)
    outcome = kept_text([problem], {})
    by_author: dict[UUID, list[NewLine]] = {}
    for row in waiting.order_by("held_at", "operation"):
        envelope = msgspec.structs.replace(msgspec.json.decode(row.envelope, type=Envelope), caused_by=by)
        line = NewLine(envelope, Verdict.REFUSED, outcome, None, context.seal_of(envelope.id))
        by_author.setdefault(row.author, []).append(line)
    for author, lines in by_author.items():
        append(head, context.writer, author, context.received_at, lines)
        let_go(context, [line.envelope.id for line in lines])


def releasable(done: list[UUID], today: date) -> Iterator[tuple[Viewer, list[Envelope]]]:
    """What waited for these operations, by author."""
    waiting = HeldOperation.objects.filter(waits_for__in=done).order_by("held_at", "operation")
    by_author: dict[UUID, list[Envelope]] = {}
    for row in waiting:
        by_author.setdefault(row.author, []).append(msgspec.json.decode(row.envelope, type=Envelope))
    for author, envelopes in by_author.items():
        person = Person.objects.filter(id=author).first()
        if person is not None:
            yield viewer_of(person, today), envelopes


def first_waiting(organisation: UUID, operation: UUID) -> UUID | None:
    """The author of what has waited longest for this operation, be it for something else before; None when nothing
    does."""
    waiting = HeldOperation.objects.filter(organisation=organisation).order_by("held_at", "operation")
    for found in (waiting.filter(waits_for=operation), waiting.filter(envelope__contains=f'"{operation}"')):
        if (author := found.values_list("author", flat=True).first()) is not None:
            return author
    return None
