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
from lisanga.domains.indicators.queries.due import ValueDue, last_ended, values_due
from lisanga.domains.indicators.queries.facts import facts_by_cooperative, facts_by_month
from lisanga.domains.indicators.queries.goals import (
    Aim,
    ChangeRow,
    GoalRow,
    IndicatorRow,
    TypedRow,
    aims,
    aims_of_agreements,
    own_indicators,
    said_for,
    target_changes,
    typed_values,
)
from lisanga.domains.indicators.queries.people import (
    Group,
    people_who_deliver,
    people_who_joined,
    people_who_were_paid,
    trained_groups,
)
from lisanga.domains.indicators.queries.shown import Shown, indicators, shown, typed_measure, typed_sexes
from lisanga.domains.indicators.queries.undertaken import (
    agreement_facts,
    agreement_facts_by_quarter,
    facts_by_agreement,
    whose_work,
)
from lisanga.domains.indicators.queries.work import WorkRow, work_by_month, work_days, work_totals

__all__ = [
    "Aim",
    "AssessmentSheet",
    "ChangeRow",
    "GoalRow",
    "Group",
    "IndicatorRow",
    "MarkRow",
    "Middle",
    "ScoreRow",
    "Shown",
    "TypedRow",
    "ValueDue",
    "WorkRow",
    "agreement_facts",
    "agreement_facts_by_quarter",
    "aims",
    "aims_of_agreements",
    "assessment",
    "assessments",
    "facts_by_agreement",
    "facts_by_cooperative",
    "facts_by_month",
    "indicators",
    "last_ended",
    "latest_scores",
    "own_indicators",
    "people_who_deliver",
    "people_who_joined",
    "people_who_were_paid",
    "said_for",
    "shown",
    "similar_middle",
    "target_changes",
    "trained_groups",
    "typed_measure",
    "typed_sexes",
    "typed_values",
    "values_due",
    "whose_work",
    "work_by_month",
    "work_days",
    "work_totals",
]
