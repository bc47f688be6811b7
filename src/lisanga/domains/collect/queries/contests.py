"""Scoped reads of what is contested, and of the answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.models import Contest, Delivery
from lisanga.domains.collect.rules import receipt_number


@dataclass(frozen=True, slots=True)
class ContestRow:
    """Who contests which receipt since when, and the answer (empty while it waits); grams."""

    id: UUID
    delivery: UUID
    by: str
    on: date
    reason: str
    net: int
    containers: int
    author: UUID
    answer: str
    answer_words: str
    answered_on: date | None
    replacement: UUID | None
    receipt: str
    contested_net: int
    replaced_by: str

    def days(self, today: date) -> int:
        """How long it waited, or has waited."""
        return ((self.answered_on or today) - self.on).days


_COLUMNS = (
    "id",
    "delivery",
    "by",
    "on",
    "reason",
    "net",
    "containers",
    "author",
    "answer",
    "answer_words",
    "answered_on",
    "replacement",
)


@scoped
def contests(
    scope: Scope,
    organisation: UUID,
    before: tuple[date, UUID] | None = None,
    limit: int = 50,
    waiting: bool | None = None,
) -> list[ContestRow]:
    """Newest first, before a (day, id) key; only those that wait, or only those answered. Two queries."""
    rows = Contest.objects.rows(scope, organisation)
    if waiting is not None:
        rows = rows.filter(answer="") if waiting else rows.exclude(answer="")
    if before is not None:
        rows = rows.filter(on__lte=before[0]).exclude(on=before[0], id__gte=before[1])
    return _read(organisation, rows.order_by("-on", "-id")[:limit])


@scoped
def contest(scope: Scope, organisation: UUID, identifier: UUID) -> ContestRow | None:
    """One of them, read by the cooperative."""
    found = _read(organisation, Contest.objects.rows(scope, organisation).filter(id=identifier))
    return found[0] if found else None


@scoped
def contests_of(scope: Scope, organisation: UUID, delivery_id: UUID, member: UUID) -> list[ContestRow]:
    """What was said about one delivery, oldest first; its member may read it too."""
    rows = Contest.objects.account(scope, organisation, member).filter(delivery=delivery_id)
    return _read(organisation, rows.order_by("on", "id"))


@scoped
def contests_of_many(scope: Scope, organisation: UUID, identifiers: Iterable[UUID]) -> dict[UUID, list[ContestRow]]:
    """The same of many deliveries, for their papers; two queries."""
    rows = Contest.objects.rows(scope, organisation).filter(delivery__in=list(identifiers))
    found: dict[UUID, list[ContestRow]] = {}
    for row in _read(organisation, rows.order_by("on", "id")):
        found.setdefault(row.delivery, []).append(row)
    return found


@scoped
def held_contests(
    scope: Scope, organisation: UUID, since: date, centre: UUID | None = None, limit: int = 100
) -> list[ContestRow]:
    """For telephones: what was contested or answered at a centre since a day, and what waits, newest first."""
    rows = Contest.objects.rows(scope, organisation)
    rows = rows.filter(Q(on__gte=since) | Q(answered_on__gte=since) | Q(answer=""))
    if centre is not None:
        rows = rows.filter(centre=centre)
    return _read(organisation, rows.order_by("-on", "-id")[:limit])


def _read(organisation: UUID, rows: QuerySet[Contest]) -> list[ContestRow]:
    """With the receipts that they speak of; those of members who may read the contest are on its paper."""
    found = list(rows.values_list(*_COLUMNS))
    wanted = {row[1] for row in found} | {row[-1] for row in found if row[-1] is not None}
    named: dict[UUID | None, tuple[str, int]] = {}
    if wanted:
        deliveries = Delivery.plain.filter(organisation_id=organisation, id__in=wanted)
        for identifier, series, number, net in deliveries.values_list("id", "series", "number", "net"):
            named[identifier] = (receipt_number(series, number), net)
    return [_row(row, named) for row in found]


def _row(row: tuple[Any, ...], named: dict[UUID | None, tuple[str, int]]) -> ContestRow:
    receipt, net = named.get(row[1], ("", 0))
    return ContestRow(*[*row, receipt, net, named.get(row[-1], ("", 0))[0]])
