"""How the score of cooperatives changed since a day: the fourth level of an evaluation of training (F2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.indicators.models import Assessment

_COLUMNS = ("organisation_id", "id", "on", "version", "score", "grade")


@dataclass(frozen=True, slots=True)
class ScoreThen:
    """An assessment that stands; the score in hundredths of a point."""

    id: UUID
    on: date
    version: str
    score: int
    grade: str


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """`before` is the last assessment up to the day, or else the first one after it; `now` the last of all. None where
    there is one alone, or where the grid changed in between: two grids are not compared."""

    before: ScoreThen
    now: ScoreThen

    @property
    def points(self) -> int | None:
        """The difference in hundredths of a point."""
        if self.before.id == self.now.id or self.before.version != self.now.version:
            return None
        return self.now.score - self.before.score


@scoped
def score_changes(scope: Scope, organisations: Iterable[UUID], day: date) -> dict[UUID, ScoreChange]:
    """By cooperative, for those that were assessed at all; one statement."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = Assessment.objects.aggregates(scope).filter(organisation_id__in=wanted, withdrawn_by=None)
    found: dict[UUID, list[ScoreThen]] = {}
    for row in rows.order_by("on", "id").values_list(*_COLUMNS):
        found.setdefault(row[0], []).append(ScoreThen(*row[1:]))
    changes = {}
    for place, scores in found.items():
        earlier = [one for one in scores if one.on <= day]
        changes[place] = ScoreChange(earlier[-1] if earlier else scores[0], scores[-1])
    return changes
