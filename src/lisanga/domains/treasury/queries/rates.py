"""Rates of the dollar that several organisations noted, for reports that are read by figures alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, Max, Min, OuterRef, Q

from lisanga.core.ledger.models import ExchangeRate
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope


@dataclass(frozen=True, slots=True)
class NotedRates:
    """Rates of the dollar that one organisation noted in a stretch of days, in millionths of a franc; `last` is that of
    the day `on`."""

    organisation: UUID
    count: int
    lowest: int
    highest: int
    last: int
    on: date


@scoped
def noted_rates(scope: Scope, organisations: Iterable[UUID], first: date, last: date) -> list[NotedRates]:
    """For who reads at least the figures of these organisations; two statements."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    inside = ExchangeRate.objects.aggregates(scope).filter(organisation_id__in=wanted, currency="USD")
    inside = inside.filter(day__range=(first, last)).order_by()
    ends = inside.values_list("organisation_id").annotate(Count("id"), Min("rate"), Max("rate"))
    same = ExchangeRate.plain.filter(organisation=OuterRef("organisation"), currency="USD", day__range=(first, last))
    later = same.filter(Q(day__gt=OuterRef("day")) | Q(day=OuterRef("day"), id__gt=OuterRef("id")))
    latest = {row[0]: row[1:] for row in inside.filter(~Exists(later)).values_list("organisation_id", "rate", "day")}
    return [NotedRates(row[0], row[1], row[2], row[3], *latest[row[0]]) for row in ends]
