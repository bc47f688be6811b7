"""What happened in a register since a line: what a telephone that comes back has to be told."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from lisanga.core.operations.models import ChainHead, Flag, RegisterLine
from lisanga.core.operations.verdicts import Verdict
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope

_MOST_SETTLED = 500


@dataclass(frozen=True, slots=True)
class FollowedLine:
    """A line of the register without what was sent; `outcome` holds problems and result."""

    number: int
    operation: UUID
    type: str
    subject: UUID | None
    verdict: str
    device: UUID | None
    device_sequence: int | None
    outcome: dict[str, Any]


_COLUMNS = ("number", "operation", "type", "subject", "verdict", "device", "device_sequence", "outcome")


@scoped
def last_number(scope: Scope, organisation: UUID) -> int:
    """The last line of the register: given under the lock of the chain, so that it grows as commits do."""
    heads = ChainHead.objects.filter(organisation=scope.require_rows(organisation))
    return heads.values_list("number", flat=True).first() or 0


@scoped
def lines_after(scope: Scope, organisation: UUID, number: int, limit: int = 2_000) -> list[FollowedLine]:
    """In order; one query by the primary key."""
    lines = RegisterLine.objects.filter(organisation=scope.require_rows(organisation), number__gt=number)
    rows = lines.order_by("number").values_list(*_COLUMNS)[:limit]
    return [_line(*row) for row in rows]


def _line(*row: Any) -> FollowedLine:
    *columns, outcome = row
    return FollowedLine(*[*columns, msgspec.json.decode(outcome)])


@scoped
def sequences_of(scope: Scope, organisation: UUID, device: UUID, numbers: list[int]) -> list[int]:
    """Which operations of a telephone stand at these lines."""
    lines = RegisterLine.objects.filter(organisation=scope.require_rows(organisation), number__in=numbers)
    found = lines.filter(device=device).values_list("device_sequence", flat=True)
    return [sequence for sequence in found if sequence is not None]


@scoped
def released_of(scope: Scope, organisation: UUID, device: UUID) -> list[FollowedLine]:
    """Operations of a telephone that waited and have their final verdict: they are few. Two queries."""
    lines = RegisterLine.objects.filter(organisation=scope.require_rows(organisation))
    waited = list(lines.filter(verdict=Verdict.HELD, device=device).values_list("operation", flat=True))
    if not waited:
        return []
    final = lines.exclude(verdict=Verdict.HELD).filter(operation__in=waited)
    return [_line(*row) for row in final.order_by("number").values_list(*_COLUMNS)]


@scoped
def settled_numbers(scope: Scope, organisation: UUID) -> list[int]:
    """Lines of the register that a person has settled, the last ones."""
    flags = Flag.objects.filter(organisation=scope.require_rows(organisation), settled_by__isnull=False)
    return list(flags.order_by("-number").values_list("number", flat=True)[:_MOST_SETTLED])


@scoped
def verdicts_of(scope: Scope, organisation: UUID, device: UUID, first: int = 1) -> list[FollowedLine]:
    """The last line of each operation of a telephone, from a sequence on, in sequence. It walks through the register:
    for an answer that leaves by hand, not for every day."""
    lines = RegisterLine.objects.filter(organisation=scope.require_rows(organisation), device=device)
    rows = lines.filter(device_sequence__gte=first).order_by("number").values_list(*_COLUMNS)
    last = {line.device_sequence: line for line in (_line(*row) for row in rows)}
    return sorted(last.values(), key=lambda line: line.device_sequence or 0)
