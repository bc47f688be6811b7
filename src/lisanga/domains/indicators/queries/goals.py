"""Own indicators, goals with their targets, and typed values, of one organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F

from lisanga.core.scope.models import Person
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.indicators.models import Goal, Indicator, Target, TargetChange, TypedValue


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
class ChangeRow:
    """A target (an empty period: the baseline) that went from `before` to `after`, in hundredths of the unit."""

    period: str
    before: int | None
    after: int
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One typed value, of one agreement or (None) of the organisation itself; numbers in hundredths. A withdrawn one
    stays readable and counts no more."""

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
    agreement: UUID | None = None


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
def aims_of_agreements(scope: Scope, indicator: str, organisation: UUID | None = None) -> dict[UUID, Aim]:
    """Agreement → goal and targets of one indicator, of one partner's agreements or of all that may be read; two
    queries."""
    goals = Goal.objects.aggregates(scope, organisation).filter(indicator=indicator).exclude(subject=F("organisation"))
    found = {row.subject: Aim(GoalRow(row.baseline, row.baseline_on, row.responsible), {}) for row in goals}
    rows = Target.objects.aggregates(scope, organisation).filter(indicator=indicator).exclude(subject=F("organisation"))
    for subject, period, value in rows.order_by("period").values_list("subject", "period", "value"):
        found.setdefault(subject, Aim(None, {})).targets[period] = value
    return found


@scoped
def target_changes(
    scope: Scope, organisation: UUID, indicator: str, about: UUID | None = None, limit: int = 40
) -> list[ChangeRow]:
    """How the targets of the organisation itself, or of the agreement `about`, were moved, the latest first; two
    queries."""
    rows = TargetChange.objects.aggregates(scope, organisation)
    mine = rows.filter(indicator=indicator, subject=about or organisation).order_by("-on", "-operation", "period")
    kept = list(mine.values_list("period", "before", "after", "on", "by")[:limit])
    names = dict(Person.objects.filter(id__in={row[4] for row in kept}).values_list("id", "name"))
    return [ChangeRow(*row[:4], names.get(row[4], "")) for row in kept]


@scoped
def typed_values(
    scope: Scope, organisation: UUID, indicators: Iterable[UUID] | None = None, about: UUID | None = None
) -> list[TypedRow]:
    """By period, the latest written last; of some indicators or of all. For the agreement `about`: its own, and where
    it has none what was typed for its partner as a whole."""
    rows = TypedValue.objects.aggregates(scope, organisation)
    if about is not None:
        rows = rows.filter(subject__in=[about, organisation])
    if indicators is not None:
        rows = rows.filter(indicator__in=list(indicators))
    columns = [name for name in TypedRow.__slots__ if name != "agreement"]
    found = [
        TypedRow(
            **{name: row[name] for name in columns},
            agreement=None if row["subject"] == organisation else row["subject"],
        )
        for row in rows.order_by("period", "on", "id").values(*columns, "subject")
    ]
    return found if about is None else said_for(found, about)


def said_for(rows: Iterable[TypedRow], agreement: UUID) -> list[TypedRow]:
    """Values of one agreement, and those of its partner as a whole for the periods in which it has none."""
    mine = [row for row in rows if row.agreement in (None, agreement)]
    spoken = {(row.indicator, row.period) for row in mine if row.agreement and row.withdrawn_by is None}
    return [row for row in mine if row.agreement or (row.indicator, row.period) not in spoken]
