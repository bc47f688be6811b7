"""How the demo writes: as people of the network, through the door, at the time of the story."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from lisanga.core.kernel import clock
from lisanga.core.operations.envelope import Envelope, envelope
from lisanga.core.operations.gate import submit
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.models import Person
from lisanga.core.scope.viewer import Viewer, viewer_of
from lisanga.demo.dice import Dice

LARGEST_LIST = 1_000


class StoryRefused(RuntimeError):
    """The door refused a part of the story: the story is wrong."""


class Pen:
    """One author in one organisation."""

    def __init__(self, dice: Dice, organisation: UUID, viewer: Viewer) -> None:
        self.dice = dice
        self.organisation = organisation
        self.viewer = viewer

    def held_by(self, person: UUID) -> "Pen":
        """The same organisation written by somebody else, with the roles held now."""
        viewer = viewer_of(Person.objects.get(id=person), clock.today())
        return Pen(self.dice, self.organisation, viewer)

    def fact(
        self,
        type: str,
        payload: msgspec.Struct,
        day: date,
        *,
        id: UUID | None = None,
        caused_by: UUID | None = None,
        early: bool = False,
    ) -> Envelope:
        """An envelope of some hour of that day."""
        moment = self.dice.moment(day, early=early)
        return envelope(
            type,
            self.organisation,
            payload,
            id=id or self.dice.identifier(moment),
            business_date=day,
            captured_at=moment,
            caused_by=caused_by,
        )

    def write(self, type: str, payload: msgspec.Struct, day: date, **more: Any) -> UUID:
        """One fact at once; its id."""
        answer = self.send([self.fact(type, payload, day, **more)])[0]
        return answer.id

    def send(self, facts: Sequence[Envelope]) -> list[Answer]:
        """Facts in their order, received some minutes after the last one was seen."""
        answers: list[Answer] = []
        for start in range(0, len(facts), LARGEST_LIST):
            some = facts[start : start + LARGEST_LIST]
            answers += submit(self.viewer, some, _received(some))
        for fact, answer in zip(facts, answers, strict=True):
            if not answer.recorded:
                raise StoryRefused(f"{fact.type}: {[problem.message for problem in answer.problems]}")
        return answers


def _received(facts: Sequence[Envelope]) -> datetime:
    return max(fact.captured_at for fact in facts) + timedelta(minutes=3)
