"""Flagged operations: they wait beside the register until a person settles them, or corrects what they recorded."""

from collections.abc import Sequence
from uuid import UUID

from lisanga.core.operations.chain import NewLine
from lisanga.core.operations.context import Context
from lisanga.core.operations.models import Flag
from lisanga.core.operations.registry import OPERATIONS
from lisanga.core.operations.verdicts import Verdict

_COLUMNS = ("organisation", "number", "operation", "type", "settled_by")


def note_flags(context: Context, first: int, lines: Sequence[NewLine]) -> None:
    """Remembers the lines that wait from now on, numbered from `first`; one that a later line of the same list settles
    does not wait any more."""
    settled = {operation: line.envelope.id for line in lines for operation in line.settles}
    raised = [
        (context.organisation, number, line.envelope.id, line.envelope.type, settled.pop(line.envelope.id, None))
        for number, line in enumerate(lines, first)
        if line.verdict == Verdict.FLAGGED
    ]
    if raised:
        context.writer.insert(Flag, _COLUMNS, raised)


def settle_flags(context: Context, settled: dict[UUID, UUID]) -> None:
    """What was flagged in earlier lists, and by what each one is settled. At once, so that the next operation of the
    list is checked against it; the type of what was flagged clears its own marks."""
    flags = Flag.objects.filter(organisation=context.organisation, operation__in=list(settled), settled_by=None)
    by_type: dict[str, list[UUID]] = {}
    for operation, kind in flags.values_list("operation", "type"):
        by_type.setdefault(kind, []).append(operation)
    for kind, operations in by_type.items():
        for by in {settled[operation] for operation in operations}:
            flags.filter(operation__in=[one for one in operations if settled[one] == by]).update(settled_by=by)
        known = OPERATIONS.get(kind)
        if known is not None and known.settled is not None:
            known.settled(context, operations)
