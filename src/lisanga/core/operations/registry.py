"""The operations that exist, by name. It knows no domain: domains register themselves at start-up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec
from django.utils.functional import Promise

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.envelope import Envelope
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission

P = TypeVar("P", bound=msgspec.Struct)


class Kind(StrEnum):
    """An observation happened and is always recorded; a request may be refused; a correction reverses."""

    OBSERVATION = "observation"
    REQUEST = "request"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Item(Generic[P]):
    """One operation of a list: its envelope and its decoded payload."""

    envelope: Envelope
    payload: P


Problems = list[Problem]
Check = Callable[[Context, Sequence[Item[P]]], Sequence[Problems]]
Apply = Callable[[Context, Sequence[Item[P]]], Sequence[Outcome]]


@dataclass(frozen=True, slots=True)
class Operation(Generic[P]):
    """A type of operation. `check` is pure of writes and gives one list of problems per item, in order; `apply` gets
    the items that passed and gives one outcome per item. `upcasters[n]` turns a payload of version n into n+1."""

    name: str
    label: Promise | str
    kind: Kind
    permission: Permission
    payload: type[P]
    check: Check[P]
    apply: Apply[P]
    example: Callable[[], P]
    version: int = 1
    offline: bool = False
    founds: bool = False
    composed: bool = False  # its payload is composed here from what is recorded: no program may send its own
    upcasters: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = field(default_factory=dict)
    # Reads what `check` needs for the lists of several organisations at once, and leaves it in their contexts; an
    # operation that has it may be carried together with others' lists.
    prefetch: Callable[[Sequence[tuple[Context, Sequence[Item[P]]]]], None] | None = None
    # Digests of files that the payload names: what a telephone sends waits for those that travel after it.
    files: Callable[[P], Sequence[str]] | None = None
    # Clears what it left on its own rows for flagged ones, once a person has settled them.
    settled: Callable[[Context, Sequence[UUID]], None] | None = None
    # The operation that alone settles it once flagged, because « vérifié » would be no answer.
    answered_by: str = ""
    sentence: Promise | str = ""  # French, with {author}, {date} and names of the payload's fields
    # Field → code → how the sentence says it; a code that is not here stands as it was sent.
    words: Mapping[str, Mapping[str, Promise | str]] = field(default_factory=dict)

    @property
    def singly(self) -> bool:
        """Whether each one is checked after the one before it was applied, also within a list."""
        return isinstance(self.check, _Singly)


OPERATIONS: dict[str, Operation[Any]] = {}


def register(operation: Operation[Any]) -> None:
    """Called by a domain's apps.py; a second operation of the same name is a mistake."""
    if OPERATIONS.get(operation.name, operation) is not operation:
        raise ValueError(f"operation {operation.name} registered twice")
    OPERATIONS[operation.name] = operation


def one_by_one(
    check: Callable[[Context, Item[P]], Problems], apply: Callable[[Context, Item[P]], Outcome]
) -> tuple[Check[P], Apply[P]]:
    """Adapter for an operation that never comes in bulk: the door gives it one item at a time, so that the second of a
    list is checked against what the first one did."""

    def apply_list(context: Context, items: Sequence[Item[P]]) -> Sequence[Outcome]:
        outcomes = []
        for item in items:
            outcomes.append(apply(context, item))
            context.writer.flush()
        return outcomes

    return _Singly(check), apply_list


@dataclass(frozen=True, slots=True)
class _Singly(Generic[P]):
    """A check of one item, in the shape of a check of a list."""

    check: Callable[[Context, Item[P]], Problems]

    def __call__(self, context: Context, items: Sequence[Item[P]]) -> Sequence[Problems]:
        return [self.check(context, item) for item in items]
