"""By what a row and a person are known again (docs/decisions/0017-row-identity.md)."""

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
        self._people: dict[bytes, tuple[str, str]] = {}
        self._names: dict[bytes, str | None] = {}
        self._disputed: set[str] = set()
        for member in known:
            self.add(member)

    def __len__(self) -> int:
        return len(self._names)

    def add(self, member: KnownMember) -> None:
        """Remember an accepted member."""
        name, number = _name_digest(member), number_key(member.number)
        shown = member.number or member.where
        if number:
            self._numbers[number] = (name, member.where)
        person = _person_digest(member)
        held_number, _where = self._people.get(person, (shown, ""))
        self._people[person] = (held_number, member.where)
        # Two members of one name: nobody is found by it.
        held = self._names.get(name)
        unseen = name not in self._names or (held is not None and number_key(held) == number_key(shown))
        self._names[name] = shown if unseen else None

    def standing(self, member: KnownMember) -> tuple[Standing, str]:
        """With the number or place of the one already there; SAME for one whom the cooperative has."""
        number = number_key(member.number)
        if number in self._numbers:
            name, where = self._numbers[number]
            if name != _name_digest(member):
                if not where:
                    self._disputed.add(number)
                return Standing.NUMBER_TAKEN, where
            return (Standing.DUPLICATE, where) if where else (Standing.SAME, "")
        other, where = self._people.get(_person_digest(member), ("", ""))
        if not other:
            return Standing.NEW, ""
        if not _is_telling(member):
            return Standing.NAMESAKE, other
        # A register without numbers: the person whom the cooperative has already, met for the first time in the file.
        return (Standing.DUPLICATE if number or where else Standing.SAME), other

    def knows(self, number: str) -> bool:
        return number_key(number) in self._numbers

    def is_disputed(self, number: str) -> bool:
        """The register gives this number to another person than the cooperative does."""
        return number_key(number) in self._disputed

    def number_of(self, name: PersonName) -> str | None:
        """The number (the place in the file, where the register gives none) of the one member of that name, in any
        order of its words; None for nobody or several."""
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
