"""The answer to an operation."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

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
    `settles` are earlier operations of the same register that, flagged or not, wait for nobody any more."""

    result: dict[str, Any] = field(default_factory=dict)
    subject: UUID | None = None
    settles: tuple[UUID, ...] = ()


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
