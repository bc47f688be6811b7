"""Rows of members: those who are new are registered, with the shares that the paper shows."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.verdicts import Answer
from lisanga.interfaces.bridges.registers import payloads
from lisanga.interfaces.bridges.registers.people import People
from lisanga.interfaces.bridges.registers.sending import Door, Settle, Wish, refused
from lisanga.interfaces.bridges.registers.survey import member_id, shares_id
from lisanga.interfaces.bridges.spreadsheets.lines import MemberRow


class Members:
    """Registers members list by list. Whoever the cooperative knows already stays as the page shows them."""

    def __init__(self, door: Door, people: People, settle: Settle, nominal: int | None, register_shares: int) -> None:
        self._door, self._people, self._settle = door, people, settle
        self._nominal, self._register_shares = nominal, register_shares

    def record(self, rows: Sequence[MemberRow]) -> None:
        """The new ones first, then the shares of all who have none recorded, then the last word on each row."""
        new = [row for row in rows if self._known(row) is None]
        answers = self._door.many([self._registration(row) for row in new])
        met: dict[str, Answer] = {}
        for row, answer in zip(new, answers, strict=True):
            met[row.key] = answer
            if answer.recorded:
                self._people.remember(row, answer.id, answer.result.get("number"))
        refusals = self._shares([row for row in rows if row.key not in met or met[row.key].recorded])
        for row in rows:
            found = met.get(row.key)
            if found is not None and not found.recorded:
                self._settle(refused(row, found.problems))
            elif row.key in refusals:
                self._settle(refused(row, refusals[row.key]))
            else:
                self._settle(row, found)

    def _known(self, row: MemberRow) -> UUID | None:
        """A person whom the reading found in the cooperative: the same number and name, or the same person."""
        identifier = member_id(self._door.organisation, row)
        if identifier in self._people.known:
            self._people.remember(row, identifier)
            return identifier
        found = self._people.find(row.number or row.known_as)
        if found is not None and (row.number or row.known_as):
            self._people.remember(row, found)
            return found
        return None

    def _registration(self, row: MemberRow) -> Wish:
        number = self._people.wished(row.number)
        if number is not None:
            self._people.take(number)
        identify = partial(member_id, self._door.organisation, row)
        return Wish(identify, "members.register_member", payloads.member(row, number))

    def _shares(self, rows: Sequence[MemberRow]) -> dict[str, Sequence[Problem]]:
        """Key of the row → why its shares were refused."""
        wanted: list[tuple[MemberRow, Wish]] = []
        for row in rows:
            who = self._people.find(row.number or row.known_as or row.place)
            if not row.shares or who is None or who in self._people.shareholders:
                continue
            payload = payloads.shares(row, who, self._nominal, self._register_shares)
            identify = partial(shares_id, self._door.organisation, row)
            wanted.append((row, Wish(identify, "members.record_existing_shares", payload)))
        answers = self._door.many([wish for _row, wish in wanted])
        pairs = list(zip(wanted, answers, strict=True))
        return {row.key: answer.problems for (row, _wish), answer in pairs if not answer.recorded}
