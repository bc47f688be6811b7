"""The first way through a register: every row is read and judged once, counted, and laid aside for the second way."""

import pickle
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self
from uuid import UUID

from lisanga.interfaces.bridges.registers.ground import Product
from lisanga.interfaces.bridges.registers.keys import row_id, short
from lisanga.interfaces.bridges.spreadsheets.lines import DeliveryRow, MemberRow, RegisterRow
from lisanga.interfaces.bridges.spreadsheets.reading import Reading

Tick = Callable[[int], None]
_EVERY = 200


class Survey:
    """Rows lie in a temporary file of our own; what stays in memory are counts, names of products and centres, and a
    short mark for each delivery. Use as a context manager."""

    def __init__(self, reading: Reading, organisation: UUID, tick: Tick) -> None:
        self.sheets: Counter[str] = Counter()
        self.products: set[Product] = set()
        self.centres: set[str] = set()
        self.shares = 0
        self.marks: set[int] = set()
        self._organisation = organisation
        self._spool = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self.rows = 0
        for row in reading:
            self._add(row)
            if self.rows % _EVERY == 0:
                tick(reading.tally.rows)
        tick(reading.tally.rows)

    def _add(self, row: RegisterRow) -> None:
        self.rows += 1
        self.sheets[row.sheet] += 1
        pickle.dump(row, self._spool, pickle.HIGHEST_PROTOCOL)
        if not row.accepted:
            return
        if isinstance(row, MemberRow):
            self.shares += row.shares
            return
        self.products.add((row.product, row.form))
        self.centres.add(row.centre)
        self.marks.add(short(delivery_id(self._organisation, row)))

    def __iter__(self) -> Iterator[RegisterRow]:
        self._spool.seek(0)
        for _number in range(self.rows):
            row: RegisterRow = pickle.load(self._spool)  # written a moment ago by this very object
            yield row

    def close(self) -> None:
        self._spool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def delivery_id(organisation: UUID, row: DeliveryRow, attempt: int = 0) -> UUID:
    return row_id(organisation, "delivery", row.key, row.delivered_on, attempt)


def member_id(organisation: UUID, row: MemberRow, attempt: int = 0) -> UUID:
    return row_id(organisation, "member", row.key, row.joined_on, attempt)


def shares_id(organisation: UUID, row: MemberRow, attempt: int = 0) -> UUID:
    return row_id(organisation, "shares", row.key, row.joined_on, attempt)
