"""What a deliverable may become, who may make it so, and when reports are due. Pure; no Django."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lisanga.domains.partnerships.rules import Delays, counts_from

DRAFT, SUBMITTED, OBSERVED, VALIDATED, REJECTED = "draft", "submitted", "observed", "validated", "rejected"
STATES = {
    DRAFT: "brouillon",
    SUBMITTED: "soumis",
    OBSERVED: "observations à reprendre",
    VALIDATED: "validé",
    REJECTED: "rejeté",
}
KINDS = {
    "quarterly": "Rapport trimestriel",
    "annual": "Rapport annuel",
    "final": "Rapport final",
    "other": "Autre livrable",
}
REPORTS = frozenset({"quarterly", "annual", "final"})
WAYS = {"screen": "à l’écran", "paper": "sur papier", "tacit": "par le délai que la convention prévoit"}
SOON_DAYS = 14


class Act(StrEnum):
    """What moves a deliverable from one state to the next."""

    SUBMIT = "submit"
    OBSERVE = "observe"
    VALIDATE = "validate"
    REJECT = "reject"
    LAPSE = "lapse"  # the delay of a tacit clause has run out


# O2: brouillon → soumis → (observations → soumis)* → validé | rejeté. What is written after a decision is the draft of
# the next version: the decided one stays as it was.
STEPS: dict[tuple[str, Act], str] = {
    (DRAFT, Act.SUBMIT): SUBMITTED,
    (OBSERVED, Act.SUBMIT): SUBMITTED,
    (REJECTED, Act.SUBMIT): SUBMITTED,
    (VALIDATED, Act.SUBMIT): SUBMITTED,
    (SUBMITTED, Act.OBSERVE): OBSERVED,
    (OBSERVED, Act.OBSERVE): OBSERVED,
    (SUBMITTED, Act.VALIDATE): VALIDATED,
    (SUBMITTED, Act.REJECT): REJECTED,
    (SUBMITTED, Act.LAPSE): VALIDATED,
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: for the programme (`office`) or for the partner, and with which right there."""

    office: bool = False
    partner: bool = False
    validates: bool = False  # the partner's right to validate


def next_state(state: str, act: Act) -> str | None:
    """None where the step does not exist."""
    return STEPS.get((state, act))


def may_act(act: Act, actor: Actor, tacit_days: int | None, waited: int) -> bool:
    """Only the partner's valideur decides (O2, G87); a lapse needs the agreement's clause and its whole delay."""
    if act is Act.SUBMIT:
        return actor.office
    if act is Act.OBSERVE:
        return actor.partner
    if act is Act.LAPSE:
        return actor.office and tacit_days is not None and waited > tacit_days
    return actor.partner and actor.validates


def move(state: str, act: Act, actor: Actor, tacit_days: int | None = None, waited: int = 0) -> str:
    """The state afterwards; the same one when the act may not be."""
    after = next_state(state, act)
    return after if after is not None and may_act(act, actor, tacit_days, waited) else state


@dataclass(frozen=True, slots=True)
class Due:
    """One report that the agreement promises; `period` is "2026-Q1", "2026" or "final"."""

    kind: str
    period: str
    starts: date
    ends: date
    on: date

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.period


def calendar(starts_on: date, ends_on: date, delays: Delays, signed_on: date | None = None) -> list[Due]:
    """Every report of an agreement, by the day it is due (O3): a quarter that the agreement touches, a whole year that
    ends in it, and the final one. None for what ended before the signature (`rules.counts_from`); the final report is
    about the whole agreement."""
    first = counts_from(starts_on, signed_on)
    found = [*_quarters(first, ends_on, delays), *_years(first, ends_on, delays)]
    found.append(Due("final", "final", starts_on, ends_on, delays.final(ends_on)))
    return sorted(found, key=lambda due: (due.on, due.kind))


def _quarters(starts_on: date, ends_on: date, delays: Delays) -> Iterator[Due]:
    year, quarter = starts_on.year, (starts_on.month - 1) // 3 + 1
    while (starts := date(year, quarter * 3 - 2, 1)) <= ends_on:
        following = date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
        ends = following - timedelta(days=1)
        yield Due("quarterly", f"{year}-Q{quarter}", starts, ends, delays.quarterly(year, quarter))
        year, quarter = following.year, quarter % 4 + 1


def _years(starts_on: date, ends_on: date, delays: Delays) -> Iterator[Due]:
    for year in range(starts_on.year, ends_on.year + 1):
        if date(year, 12, 31) <= ends_on:
            yield Due("annual", str(year), date(year, 1, 1), date(year, 12, 31), delays.annual(year))


def lateness(due_on: date, today: date) -> str:
    """ "late", "today", "soon" (a fortnight before), or "later"."""
    if due_on < today:
        return "late"
    if due_on == today:
        return "today"
    return "soon" if (due_on - today).days <= SOON_DAYS else "later"
