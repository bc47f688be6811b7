"""What the report of an agreement is made of: the cooperatives' facts, and what the other rooms of the programme give.
Each source is a fixed number of statements, whatever has been stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.queries.obligations import ObligationRow
from lisanga.domains.training.queries.period import PeriodSession
from lisanga.reports.parts.shape import Kind, Part
from lisanga.reports.quarterly_facts import Facts
from lisanga.reports.spans import Span


@dataclass(frozen=True, slots=True)
class About:
    """Which report: of which agreement, with whom, over which months. `starts` and `ends` are the agreement's."""

    kind: Kind
    agreement: UUID
    code: str
    title: str
    partner: UUID
    span: Span
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that more than one composer reads."""

    about: About
    facts: Facts
    scope: Scope
    today: date
    promised: tuple[ObligationRow, ...] = ()  # obligations of both sides
    sessions: tuple[PeriodSession, ...] = ()  # of the period, those called off left out
    years: tuple[Facts, ...] = ()  # oldest first, for the trends of an annual or final report

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of the period."""
        return self.about.span.starts, self.about.span.ends

    def holds(self, day: date) -> bool:
        return self.about.span.starts <= day <= self.about.span.ends


# A composer fills one part; parts without one say honestly that nothing is recorded.
Composer = Callable[[Sources, Part], Part]
