"""Paid days of work: the list of a cooperative, and sums for those who read sums."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet, Sum

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.indicators.models import WorkDays


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One line as noted; below zero on a correction."""

    id: UUID
    on: date
    work: str
    women: int
    men: int
    women_days: int
    men_days: int
    youth_days: int
    voucher: str
    reverses: UUID | None
    reversed_by: UUID | None


@scoped
def work_days(scope: Scope, organisation: UUID, before: UUID | None = None, limit: int = 50) -> list[WorkRow]:
    """Newest first, before the id of the last one shown."""
    rows = WorkDays.objects.rows(scope, organisation)
    if before is not None:
        rows = rows.filter(id__lt=before)
    columns = tuple(WorkRow.__slots__)
    return [WorkRow(*row) for row in rows.order_by("-id").values_list(*columns)[:limit]]


@scoped
def work_totals(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> dict[UUID, tuple[int, int]]:
    """Organisation → (days of women, days of men), corrections taken off; one query."""
    sums = _between(scope, organisations, first, last).values_list("organisation_id")
    return {row[0]: (row[1], row[2]) for row in sums.annotate(Sum("women_days"), Sum("men_days"))}


@scoped
def work_by_month(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> dict[int, tuple[int, int]]:
    """Month → (days of women, days of men) over all of them; one query."""
    sums = _between(scope, organisations, first, last).values_list("month")
    return {row[0]: (row[1], row[2]) for row in sums.annotate(Sum("women_days"), Sum("men_days"))}


def _between(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> QuerySet[WorkDays]:
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = WorkDays.objects.aggregates(scope)
    return rows.filter(organisation_id__in=wanted, month__gte=first, month__lte=last).order_by()
