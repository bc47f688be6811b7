"""Own indicators, goals with their targets, and typed values, of one organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.indicators.models import Goal, Indicator, Target, TypedValue


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """An own indicator with its whole definition (I1)."""

    id: UUID
    code: str
    label: str
    level: str
    definition: str
    formula: str
    unit: str
    is_ratio: bool
    direction: str
    disaggregation: str
    source: str
    frequency: str
    responsible: str
    is_cumulative: bool


@dataclass(frozen=True, slots=True)
class GoalRow:
    """`baseline` in hundredths of the unit."""

    baseline: int | None
    baseline_on: date | None
    responsible: str


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal and its targets by period code, in hundredths of the unit."""

    goal: GoalRow | None
    targets: dict[str, int]


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One typed value; numbers in hundredths. A withdrawn one stays readable and counts no more."""

    id: UUID
    indicator: UUID
    period: str
    numerator: int
    denominator: int | None
    women: int | None
    men: int | None
    evidence: str
    evidence_file: str
    on: date
    withdrawn_by: UUID | None


@scoped
def own_indicators(scope: Scope, organisation: UUID) -> list[IndicatorRow]:
    """By code; NotVisible for whoever may not read the organisation's figures."""
    rows = Indicator.objects.aggregates(scope, organisation).order_by("code")
    return [IndicatorRow(**row) for row in rows.values(*IndicatorRow.__slots__)]


@scoped
def aims(scope: Scope, organisation: UUID, about: UUID | None = None) -> dict[str, Aim]:
    """Indicator → goal and targets of the organisation itself; of the agreement `about` where one is named, and the
    organisation's own for what that one leaves open. Two queries."""
    subjects = {organisation} | ({about} if about else set())
    found: dict[str, Aim] = {}
    goals = Goal.objects.aggregates(scope, organisation).filter(subject__in=subjects)
    for row in sorted(goals, key=lambda row: row.subject == about):  # what was agreed is said last, and stands
        found[row.indicator] = Aim(GoalRow(row.baseline, row.baseline_on, row.responsible), {})
    targets = Target.objects.aggregates(scope, organisation).filter(subject__in=subjects).order_by("period")
    rows = targets.values_list("subject", "indicator", "period", "value")
    for _subject, indicator, period, value in sorted(rows, key=lambda row: row[0] == about):
        found.setdefault(indicator, Aim(None, {})).targets[period] = value
    return found


@scoped
def typed_values(scope: Scope, organisation: UUID, indicators: Iterable[UUID] | None = None) -> list[TypedRow]:
    """By period, the latest written last; of some indicators or of all."""
    rows = TypedValue.objects.aggregates(scope, organisation)
    if indicators is not None:
        rows = rows.filter(indicator__in=list(indicators))
    ordered = rows.order_by("period", "on", "id").values_list(*TypedRow.__slots__)
    return [TypedRow(*row) for row in ordered]
