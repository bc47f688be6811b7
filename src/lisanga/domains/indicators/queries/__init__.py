"""Scoped reads of indicators."""

from lisanga.domains.indicators.queries.assessments import (
    AssessmentSheet,
    MarkRow,
    Middle,
    ScoreRow,
    assessment,
    assessments,
    latest_scores,
    similar_middle,
)
from lisanga.domains.indicators.queries.facts import facts_by_cooperative, facts_by_month
from lisanga.domains.indicators.queries.goals import (
    Aim,
    GoalRow,
    IndicatorRow,
    TypedRow,
    aims,
    own_indicators,
    typed_values,
)
from lisanga.domains.indicators.queries.people import Group, people_who_deliver, people_who_joined, people_who_were_paid
from lisanga.domains.indicators.queries.shown import Shown, indicators, shown, typed_measure, typed_sexes
from lisanga.domains.indicators.queries.work import WorkRow, work_by_month, work_days, work_totals

__all__ = [
    "Aim",
    "AssessmentSheet",
    "GoalRow",
    "Group",
    "IndicatorRow",
    "MarkRow",
    "Middle",
    "ScoreRow",
    "Shown",
    "TypedRow",
    "WorkRow",
    "aims",
    "assessment",
    "assessments",
    "facts_by_cooperative",
    "facts_by_month",
    "indicators",
    "latest_scores",
    "own_indicators",
    "people_who_deliver",
    "people_who_joined",
    "people_who_were_paid",
    "shown",
    "similar_middle",
    "typed_measure",
    "typed_sexes",
    "typed_values",
    "work_by_month",
    "work_days",
    "work_totals",
]
