"""The answer to an operation."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel.problems import Problem


class Verdict(StrEnum):
    """`accepted`; `flagged`: recorded, with problems to settle; `held`: waits; `refused`: recorded with its reasons."""

    ACCEPTED = "accepted"
    FLAGGED = "flagged"
    HELD = "held"
    REFUSED = "refused"


VERDICT_LABELS: dict[Verdict, Promise] = {
    Verdict.ACCEPTED: _("enregistrée"),
    Verdict.FLAGGED: _("enregistrée, à vérifier"),
    Verdict.HELD: _("en attente"),
    Verdict.REFUSED: _("refusée"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What applying an operation gave: `result` is JSON-able and kept for ever in the register (no names: those can
    be redacted from the payload, never from here); `subject` is the record whose history the line belongs to;
    `settles` are earlier operations of the same register that, flagged or not, wait for nobody any more; `turns_away`
    is what others wait for in vain, with the reason that each of those is refused for."""

    result: dict[str, Any] = field(default_factory=dict)
    subject: UUID | None = None
    settles: tuple[UUID, ...] = ()
    turns_away: tuple[UUID, Problem] | None = None


def kept_text(problems: Sequence[Problem], result: dict[str, Any]) -> str:
    """What the register keeps of an outcome, word for word as it is hashed."""
    kept = {"problems": [problem.to_json() for problem in problems], "result": result}
    return msgspec.json.encode(kept, order="sorted").decode()


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict on one operation. `number` is 0 when no line was written (not the author's right)."""

    id: UUID
    verdict: Verdict
    number: int
    problems: Sequence[Problem] = ()
    result: dict[str, Any] = field(default_factory=dict)
    duplicate: bool = False

    @property
    def recorded(self) -> bool:
        """Whether the fact stands in the tables."""
        return self.verdict in (Verdict.ACCEPTED, Verdict.FLAGGED)
