"""Where a telephone stands: the number of a register line, or the middle of a first pull."""

import re
from dataclasses import dataclass

_MIDDLE = re.compile(r"([0-9]{1,18})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Cursor:
    """`at` is the line up to which everything is told; in the middle of a first pull `member` is the number of the last
    member told."""

    at: int = 0
    member: int = 0

    @property
    def first(self) -> bool:
        return self.at == 0

    def told(self) -> int | str:
        return f"{self.at}-{self.member}" if self.member else self.at


def cursor_of(value: int | str) -> Cursor:
    """What is no cursor is the beginning: a telephone never gets stuck with one."""
    if isinstance(value, int):
        return Cursor(value) if 0 <= value < 2**62 else Cursor()
    found = _MIDDLE.fullmatch(value)
    return Cursor(int(found[1]), int(found[2])) if found else Cursor()
