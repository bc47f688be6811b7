"""The members of the cooperative while a register is brought in: who has which number, and who holds shares."""

from collections.abc import Iterator
from uuid import UUID

from lisanga.core.scope.viewer import Scope
from lisanga.domains.members import queries
from lisanga.interfaces.bridges.spreadsheets.cells import number_key
from lisanga.interfaces.bridges.spreadsheets.identity import KnownMember
from lisanga.interfaces.bridges.spreadsheets.lines import MemberRow

_LARGEST = 9_999_999


class KnownMembers:
    """Gone through as often as a reading needs, without ever being held in memory."""

    def __init__(self, scope: Scope, organisation: UUID) -> None:
        self._scope, self._organisation = scope, organisation

    def __iter__(self) -> Iterator[KnownMember]:
        for row in queries.registered(self._scope, self._organisation):
            number = row.paper_number or str(row.number)
            yield KnownMember(number, row.name, row.sex, row.birth_year, row.village, row.joined_on, row.phone)


class People:
    """Numbers → members, and the numbers that are taken; grows as members are recorded."""

    def __init__(self, scope: Scope, organisation: UUID) -> None:
        self._by_number: dict[str, UUID] = {}
        self._taken: set[int] = set()
        self.known: set[UUID] = set()
        for row in queries.registered(scope, organisation):
            self._by_number[number_key(row.paper_number or str(row.number))] = row.id
            self._taken.add(row.number)
            self.known.add(row.id)
        self.shareholders = queries.shareholders(scope, organisation)

    def find(self, number: str) -> UUID | None:
        """By the register's number, or the place of a member without one."""
        return self._by_number.get(number_key(number))

    def wished(self, number: str) -> int | None:
        """The number to ask for; None where the paper has none, none that is a number, or one already taken."""
        key = number_key(number)
        wish = int(key) if key.isascii() and key.isdigit() and len(key) <= 7 else 0
        return wish if 0 < wish <= _LARGEST and wish not in self._taken else None

    def take(self, number: int) -> None:
        """A number asked for in a list that is not answered yet."""
        self._taken.add(number)

    def remember(self, row: MemberRow, member: UUID, number: int | None = None) -> None:
        """The row is this member, newly recorded (with the number given) or known from before."""
        self._by_number[number_key(row.number or row.known_as or row.place)] = member
        self._by_number[number_key(row.place)] = member
        if number is not None:
            self._taken.add(number)
