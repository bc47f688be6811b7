"""Assessments of a cooperative: scores for whoever reads sums, what was seen for whoever reads rows, and the anonymous
middle of similar ones."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.indicators.models import Assessment
from lisanga.domains.indicators.scoring import median

PILLAR_COLUMNS = ("governance", "transparency", "performance")


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One assessment; scores in hundredths of a point, pillars None where nothing applied."""

    id: UUID
    organisation: UUID
    version: str
    form: str
    on: date
    governance: int | None
    transparency: int | None
    performance: int | None
    score: int
    grade: str
    capped_by: tuple[str, ...]
    withdrawn_by: UUID | None


@dataclass(frozen=True, slots=True)
class MarkRow:
    """What one criterion got; `evidence` empty for who reads sums only; `automatic`: counted by the machine."""

    code: str
    mark: int | None
    evidence: str
    automatic: bool


@dataclass(frozen=True, slots=True)
class AssessmentSheet:
    """One assessment with its marks; names and words only for whoever reads the cooperative's rows."""

    scores: ScoreRow
    assessed_by: str
    note: str
    marks: tuple[MarkRow, ...]


@dataclass(frozen=True, slots=True)
class Middle:
    """The median of each pillar and of the whole over `count` similar cooperatives, in hundredths; None where too few
    were marked."""

    count: int
    governance: int | None
    transparency: int | None
    performance: int | None
    score: int | None


@scoped
def assessments(scope: Scope, organisation: UUID, limit: int = 50) -> list[ScoreRow]:
    """Newest first, withdrawn ones too."""
    rows = Assessment.objects.aggregates(scope, organisation).order_by("-on", "-id")[:limit]
    return [_row(row) for row in rows]


@scoped
def assessment(scope: Scope, organisation: UUID, identifier: UUID) -> AssessmentSheet:
    """NotVisible when the cooperative has none of that id."""
    row = Assessment.objects.aggregates(scope, organisation).filter(id=identifier).first()
    if row is None:
        raise NotVisible
    sees = organisation in scope.rows
    marks = tuple(
        MarkRow(code, mark, seen if sees else "", counted)
        for code, (mark, seen, counted) in json.loads(row.marks).items()
    )
    return AssessmentSheet(_row(row), row.assessed_by if sees else "", row.note if sees else "", marks)


@scoped
def latest_scores(scope: Scope, organisations: Iterable[UUID]) -> dict[UUID, ScoreRow]:
    """The last assessment that stands, by cooperative, for those that have one; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = Assessment.objects.aggregates(scope).filter(organisation_id__in=wanted, withdrawn_by=None)
    return {row.organisation_id: _row(row) for row in rows.order_by("on", "id").defer("marks")}


@scoped
def similar_middle(scope: Scope, organisation: UUID, version: str, form: str) -> Middle | None:
    """The median of the last assessments of the other cooperatives of the same form by the same grid, in the
    whole network: nobody is named, and under five there is nothing. Read by whoever reads the cooperative's figures."""
    own = scope.require_aggregates(organisation)
    found = Assessment.plain.filter(version=version, form=form, withdrawn_by=None).exclude(organisation_id=own)
    last = {
        row[0]: row[1:] for row in found.order_by("on", "id").values_list("organisation_id", *PILLAR_COLUMNS, "score")
    }
    middles = [median([row[place] for row in last.values() if row[place] is not None]) for place in range(4)]
    if middles[3] is None:
        return None
    return Middle(len(last), *middles)


def _row(row: Assessment) -> ScoreRow:
    return ScoreRow(
        row.id,
        row.organisation_id,
        row.version,
        row.form,
        row.on,
        row.governance,
        row.transparency,
        row.performance,
        row.score,
        row.grade,
        tuple(row.capped_by.split()),
        row.withdrawn_by,
    )
