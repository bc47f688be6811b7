"""From operations to the compact rows of an exchange (docs/sync.md §3)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Protocol
from uuid import UUID

from lisanga.interfaces.sync.phone import short

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_EPOCH = date(1970, 1, 1)


class Operation(Protocol):
    """What is packed."""

    @property
    def type(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def author(self) -> UUID: ...
    @property
    def captured_ms(self) -> int: ...
    @property
    def business_date(self) -> str: ...
    @property
    def depends_on(self) -> tuple[UUID, ...]: ...
    @property
    def payload(self) -> dict[str, Any]: ...


@dataclass
class Packed:
    """Places of ids and shapes, given as they are met."""

    people: dict[str, int] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)
    shapes: dict[tuple[Any, ...], int] = field(default_factory=dict)
    rows: list[list[Any]] = field(default_factory=list)
    start: int = 0

    @property
    def body(self) -> dict[str, Any]:
        return {
            "t": self.start,
            "a": list(self.people),
            "u": list(self.others),
            "c": [list(shape) for shape in self.shapes],
            "o": self.rows,
        }

    def place(self, identifier: str) -> int:
        return self.others.setdefault(short(UUID(identifier)), len(self.others))


def packed(sent: Sequence[Operation], zone: int = 60) -> Packed:
    what = Packed(start=sent[0].captured_ms if sent else 0)
    moment = what.start
    for one in sent:
        author = what.people.setdefault(short(one.author), len(what.people))
        keys: list[Any] = [one.type, one.version]
        values: list[Any] = []
        for name, value in one.payload.items():
            if _is_ids(value):
                keys.append(f"@{name}")
                values.append(
                    what.place(value) if isinstance(value, str) else [what.place(identifier) for identifier in value]
                )
            else:
                keys.append(name)
                values.append(value)
        usual = _EPOCH + timedelta(minutes=one.captured_ms // 60_000 + zone)
        if one.business_date != usual.isoformat():
            keys.append("$day")
            values.append((date.fromisoformat(one.business_date) - _EPOCH).days)
        if one.depends_on:
            keys.append("$after")
            values.append([what.place(str(other)) for other in one.depends_on])
        shape = what.shapes.setdefault(tuple(keys), len(what.shapes))
        what.rows.append([shape, one.captured_ms - moment, author, *values])
        moment = one.captured_ms
    return what


def _is_ids(value: Any) -> bool:
    if isinstance(value, str):
        return _UUID.fullmatch(value) is not None
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) and _is_ids(one) for one in value)
