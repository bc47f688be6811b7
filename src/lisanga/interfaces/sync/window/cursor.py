"""Where a telephone stands: the number of a register line, or the middle of a first pull; for a telephone of a
programme office also which tables it holds."""

import re
from dataclasses import dataclass

_MIDDLE = re.compile(r"([0-9]{1,18})-([0-9]{1,9})")
_MARKED = re.compile(r"([0-9]{1,18})((?:\.[A-Za-z0-9_-]{8}){1,8})")


@dataclass(frozen=True, slots=True)
class Cursor:
    """`at` is the line up to which everything is told; in the middle of a first pull `member` is the number of the last
    member told; `marks` tell what stood in the tables that come whole (programme.py)."""

    at: int = 0
    member: int = 0
    marks: tuple[str, ...] = ()

    @property
    def first(self) -> bool:
        return self.at == 0

    def told(self) -> int | str:
        if self.marks:
            return ".".join((str(self.at), *self.marks))
        return f"{self.at}-{self.member}" if self.member else self.at


def cursor_of(value: int | str) -> Cursor:
    """What is no cursor is the beginning: a telephone never gets stuck with one."""
    if isinstance(value, int):
        return Cursor(value) if 0 <= value < 2**62 else Cursor()
    if found := _MIDDLE.fullmatch(value):
        return Cursor(int(found[1]), int(found[2]))
    found = _MARKED.fullmatch(value)
    return Cursor(int(found[1]), marks=tuple(found[2][1:].split("."))) if found else Cursor()
