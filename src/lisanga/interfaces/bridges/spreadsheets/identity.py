"""By what a row and a person are known again (docs/decisions/0020-row-identity.md)."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lisanga.core.kernel.names import PersonName, fold, name_key
from lisanga.interfaces.bridges.spreadsheets.cells import number_key
from lisanga.interfaces.bridges.spreadsheets.vocabulary import Kind

_SHORT = 16


def row_key(kind: Kind, content: Sequence[str], occurrence: int) -> str:
    """SHA-256 (hex) of the normalised content and of which of its equals in the file this row is, from 1.

    The cooperative is no part of it: who keeps the keys keeps them by cooperative.
    """
    return _digest([kind.value, *content, str(occurrence)]).hex()


def kin_key(kind: Kind, aspect: str, content: Sequence[str]) -> str:
    """A looser key: a row that shares one with an earlier import, under another row key, is a changed copy of it."""
    return _digest([kind.value, aspect, *content]).hex()


def _digest(parts: Sequence[str]) -> bytes:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()).digest()


class Occurrences:
    """Counts equal contents: the first is 1, the next 2."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()
        self._repeated: dict[bytes, int] = {}

    def next(self, kind: Kind, content: Sequence[str]) -> int:
        short = _digest([kind.value, *content])[:_SHORT]
        if short not in self._seen:
            self._seen.add(short)
            return 1
        self._repeated[short] = self._repeated.get(short, 1) + 1
        return self._repeated[short]


@dataclass(frozen=True, slots=True)
class KnownMember:
    """A member as far as it takes to know the person again. `phone` in E.164; `where` the place in the file, empty for
    one whom the cooperative already has."""

    number: str
    name: PersonName
    sex: str = ""
    birth_year: int | None = None
    village: str = ""
    joined_on: date | None = None
    phone: str = ""
    where: str = ""


class Standing(Enum):
    """What an index says of a person who comes."""

    NEW = "new"
    SAME = "same"
    NUMBER_TAKEN = "number_taken"
    DUPLICATE = "duplicate"
    NAMESAKE = "namesake"


class MemberIndex:
    """Numbers and persons met so far, by short digests so that a hundred thousand stay small."""

    def __init__(self, known: Iterable[KnownMember] = ()) -> None:
        self._numbers: dict[str, tuple[bytes, str]] = {}
        self._people: dict[bytes, str] = {}
        self._names: dict[bytes, str | None] = {}
        for member in known:
            self.add(member)

    def __len__(self) -> int:
        return len(self._names)

    def add(self, member: KnownMember) -> None:
        """Remember an accepted member."""
        name, number = _name_digest(member), number_key(member.number)
        if number:
            self._numbers[number] = (name, member.where)
        self._people.setdefault(_person_digest(member), member.number)
        # Two members of one name: nobody is found by it.
        held = self._names.get(name)
        unseen = name not in self._names or (held is not None and number_key(held) == number)
        self._names[name] = member.number if unseen else None

    def standing(self, member: KnownMember) -> tuple[Standing, str]:
        """With the number or place of the one already there."""
        number = number_key(member.number)
        if number in self._numbers:
            name, where = self._numbers[number]
            if name != _name_digest(member):
                return Standing.NUMBER_TAKEN, where
            return (Standing.DUPLICATE, where) if where else (Standing.SAME, "")
        other = self._people.get(_person_digest(member))
        if other is None:
            return Standing.NEW, ""
        return (Standing.DUPLICATE if _is_telling(member) else Standing.NAMESAKE), other

    def knows(self, number: str) -> bool:
        return number_key(number) in self._numbers

    def number_of(self, name: PersonName) -> str | None:
        """The number of the one member of that name, in any order of its words; None for nobody or several."""
        return self._names.get(_digest([name_key(name)])[:_SHORT])


def _is_telling(member: KnownMember) -> bool:
    """A name and a village alone may be two people's."""
    return member.birth_year is not None or member.joined_on is not None or bool(member.phone)


def _name_digest(member: KnownMember) -> bytes:
    return _digest([name_key(member.name)])[:_SHORT]


def _person_digest(member: KnownMember) -> bytes:
    """Name, sex, birth year and village; without a birth year, the day of joining and the phone stand for it."""
    born = str(member.birth_year) if member.birth_year else f"{member.joined_on or ''}/{member.phone}"
    return _digest([name_key(member.name), member.sex, born, fold(member.village)])[:_SHORT]
