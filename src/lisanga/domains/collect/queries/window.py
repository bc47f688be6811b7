"""Deliveries as telephones hold them: the recent ones of one centre."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.models import Delivery


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One receipt. `gone` when it was reversed."""

    id: UUID
    series: str
    number: int
    member: UUID
    product: UUID
    on: date
    net: int
    value: int
    net_to_pay: int
    currency: str
    flagged: bool
    gone: bool


@scoped
def held_lines(
    scope: Scope,
    organisation: UUID,
    since: date,
    centre: UUID | None = None,
    limit: int = 300,
    only: Collection[UUID] | None = None,
) -> list[HeldLine]:
    """Newest first. With `only`: those that these operations recorded, reversed or priced; else those that stand."""
    rows = Delivery.objects.rows(scope, organisation).filter(on__gte=since).order_by("-on", "-id")
    if centre is not None:
        rows = rows.filter(centre=centre)
    if only is None:
        rows = rows.filter(reversed_by=None)
    else:
        rows = rows.filter(Q(id__in=only) | Q(reversed_by__in=only) | Q(priced_by__in=only))
    columns = ("id", "series", "number", "member", "product", "on", "net", "value", "net_to_pay", "currency", "flagged")
    found = rows.values_list(*columns, "reversed_by")[:limit]
    return [_line(*row) for row in found]


def _line(*row: Any) -> HeldLine:
    *columns, reversed_by = row
    return HeldLine(*[*columns, reversed_by is not None])


@scoped
def members_of_centre(
    scope: Scope, organisation: UUID, since: date, centre: UUID | None = None, limit: int = 5_000
) -> list[UUID]:
    """Who delivered there last: whom a telephone of a very large cooperative holds."""
    rows = Delivery.objects.rows(scope, organisation).filter(on__gte=since)
    if centre is not None:
        rows = rows.filter(centre=centre)
    latest = rows.values("member").annotate(latest=Max("on")).order_by("-latest", "member")
    return list(latest.values_list("member", flat=True)[:limit])
