"""What an operation is given while it checks and applies."""

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from lisanga.core.operations.rows import RowWriter

T = TypeVar("T")


@dataclass(slots=True)
class Context:
    """One organisation, under its lock, in one transaction. Counters are gapless: they are saved with the chain head
    and roll back with it."""

    organisation: UUID
    author: UUID
    received_at: datetime
    counters: dict[str, int]
    counters_before: dict[str, int]
    writer: RowWriter = field(default_factory=RowWriter)
    doubted: set[UUID] = field(default_factory=set)  # flagged for their author or their way here, whatever they say
    careful: bool = False  # the second time, after something in the list clashed: what it clashed with is looked for
    _memo: dict[Hashable, Any] = field(default_factory=dict)
    _seals: dict[UUID, Any] = field(default_factory=dict)

    def take(self, counter: str) -> int:
        """The next number of a gapless series of this organisation."""
        number = self.counters.get(counter, 0) + 1
        self.counters[counter] = number
        return number

    def reserve(self, counter: str, number: int) -> None:
        """Makes a series go on after a number that already exists on paper."""
        self.counters[counter] = max(self.counters.get(counter, 0), number)

    def version(self, counter: str) -> int | None:
        """The committed value of a counter that versions cached rows; None when this transaction has moved it, so
        that nothing uncommitted is ever cached."""
        before = self.counters_before.get(counter, 0)
        return before if self.counters.get(counter, 0) == before else None

    def once(self, key: Hashable, load: Callable[[], T]) -> T:
        """What `check` read and `apply` needs again, within one list."""
        if key not in self._memo:
            self._memo[key] = load()
        return cast(T, self._memo[key])

    def has(self, key: Hashable) -> bool:
        return key in self._memo

    def keep(self, key: Hashable, value: object) -> None:
        """What was read for this organisation together with others."""
        self._memo[key] = value

    def forget(self) -> None:
        """Between two runs of one batch: rows have changed."""
        self._memo.clear()

    def seal(self, operation: UUID, evidence: bytes) -> None:
        """Ties rows written elsewhere (ledger lines) to the operation's register line."""
        self._seals.setdefault(operation, hashlib.sha256()).update(evidence)

    def seal_of(self, operation: UUID) -> bytes:
        seal = self._seals.get(operation)
        return seal.digest() if seal else b""

    def unseal(self, operations: list[UUID]) -> None:
        """Forgets the seals of operations that are rolled back."""
        for operation in operations:
            self._seals.pop(operation, None)
