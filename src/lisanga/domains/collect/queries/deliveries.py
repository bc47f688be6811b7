"""Scoped reads of deliveries: lists by key, one delivery with everything its receipt shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from lisanga.core.operations.lookup import about
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.models import Deduction, Delivery
from lisanga.domains.collect.rules import receipt_number

RECORDING = "collect.record_delivery"  # the only operation that makes deliveries; each is about its member


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One delivery; weights in grams, percentages in hundredths, money in the smallest unit of `currency`."""

    id: UUID
    organisation: UUID
    series: str
    number: int
    paper_number: str
    member: UUID
    centre: UUID
    campaign: UUID
    product: UUID
    on: date
    gross: int
    containers: int
    tare: int
    moisture: int
    impurity: int
    grade: str
    net: int
    currency: str
    price: int
    value: int
    recovered: int
    capital: int
    net_to_pay: int
    author: UUID
    flagged: bool
    reversed_by: UUID | None

    @property
    def receipt(self) -> str:
        """As printed: B-000123 from the office, A7-0042 from a device."""
        return receipt_number(self.series, self.number)


@dataclass(frozen=True, slots=True)
class DeductionRow:
    item: UUID
    account: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFilter:
    """What a list of deliveries is narrowed to; empty means all."""

    member: UUID | None = None
    product: UUID | None = None
    centre: UUID | None = None
    campaign: UUID | None = None
    first: date | None = None
    last: date | None = None
    flagged: bool = False
    reversed: bool | None = None
    receipt: str = ""


_COLUMNS = (
    "id",
    "organisation_id",
    "series",
    "number",
    "paper_number",
    "member",
    "centre",
    "campaign",
    "product",
    "on",
    "gross",
    "containers",
    "tare",
    "moisture",
    "impurity",
    "grade",
    "net",
    "currency",
    "price",
    "value",
    "recovered",
    "capital",
    "net_to_pay",
    "author",
    "flagged",
    "reversed_by",
)


@scoped
def deliveries(
    scope: Scope,
    organisation: UUID,
    chosen: DeliveryFilter | None = None,
    before: tuple[date, UUID] | None = None,
    limit: int = 50,
) -> list[DeliveryRow]:
    """Newest first, before a (day, id) key."""
    chosen = chosen or DeliveryFilter()
    if chosen.member is not None:
        return _of_member(scope.require_rows(organisation), chosen.member, chosen, before, limit)
    rows = _filtered(Delivery.objects.rows(scope, organisation), chosen)
    if before is not None:
        rows = rows.filter(on__lte=before[0]).exclude(on=before[0], id__gte=before[1])
    return rows_of(rows.order_by("-on", "-id")[:limit])


@scoped
def deliveries_of_member(
    scope: Scope, organisation: UUID, member: UUID, before: tuple[date, UUID] | None = None, limit: int = 50
) -> list[DeliveryRow]:
    """The same for one member, who may read it too."""
    own = DeliveryFilter(member=member)
    return _of_member(scope.require_member(organisation, member), member, own, before, limit)


def _of_member(
    organisation: UUID, member: UUID, chosen: DeliveryFilter, before: tuple[date, UUID] | None, limit: int
) -> list[DeliveryRow]:
    """The register tells which operations recorded deliveries of a member: an index by member would cost each delivery
    a page. By their ids alone and put in order here, so that no database walks through the days instead."""
    recorded = about(organisation, member).filter(type=RECORDING).values("operation")
    found = rows_of(_filtered(Delivery.plain.filter(id__in=recorded), chosen))
    found.sort(key=lambda row: (row.on, row.id), reverse=True)
    return [row for row in found if before is None or (row.on, row.id) < before][:limit]


@scoped
def delivery(scope: Scope, organisation: UUID, identifier: UUID) -> DeliveryRow | None:
    """One delivery, read by the cooperative or by the member whose it is."""
    found = rows_of(Delivery.plain.filter(organisation_id=organisation, id=identifier))
    if not found:
        scope.require_rows(organisation)
        return None
    scope.require_member(organisation, found[0].member)
    return found[0]


@scoped
def delivery_by_receipt(scope: Scope, organisation: UUID, receipt: str) -> UUID | None:
    """The delivery whose receipt is printed so: "B-001149", "A7-0042"."""
    series, _dash, number = receipt.rpartition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        scope.require_rows(organisation)
        return None
    rows = Delivery.objects.rows(scope, organisation).filter(series=series, number=int(number))
    return rows.values_list("id", flat=True).first()


@scoped
def deductions(scope: Scope, organisation: UUID, delivery_id: UUID, member: UUID) -> list[DeductionRow]:
    """What the delivery took off the member's sums due."""
    rows = Deduction.objects.account(scope, organisation, member).filter(delivery=delivery_id).order_by("id")
    return [DeductionRow(*row) for row in rows.values_list("item", "account", "amount")]


@scoped
def find_receipts(scope: Scope, text: str, limit: int = 8) -> list[DeliveryRow]:
    """Receipts by their number ("B-000123", "123") or the paper's, over everything that may be read."""
    named = _named(text)
    if named is None:
        return []
    rows = Delivery.objects.rows(scope).filter(named)
    return rows_of(rows.order_by("-on", "-id")[:limit])


def public_receipt(identifier: UUID) -> DeliveryRow | None:
    """For who holds the paper: the caller has verified the code printed on it. Not a scoped query on purpose."""
    found = rows_of(Delivery.plain.filter(id=identifier))
    return found[0] if found else None


def public_receipt_numbered(organisation: UUID, series: str, number: int) -> DeliveryRow | None:
    """The same by what the paper shows: the caller has verified the telephone's signature on it."""
    found = rows_of(Delivery.plain.filter(organisation_id=organisation, series=series, number=number))
    return found[0] if found else None


def _filtered(rows: QuerySet[Delivery], chosen: DeliveryFilter) -> QuerySet[Delivery]:
    exact: dict[str, Any] = {
        "member": chosen.member,
        "product": chosen.product,
        "centre": chosen.centre,
        "campaign": chosen.campaign,
        "on__gte": chosen.first,
        "on__lte": chosen.last,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value is not None})
    if chosen.flagged:
        rows = rows.filter(flagged=True, reversed_by=None)
    if chosen.reversed is not None:
        rows = rows.filter(reversed_by__isnull=not chosen.reversed)
    named = _named(chosen.receipt)
    if named is not None:
        rows = rows.filter(named)
    return rows


def _named(text: str) -> Q | None:
    """Receipts called so: "A7-0042" by series and number, "42" by number, "147/B" by the paper's own; None for a text
    without figures."""
    series, _dash, last = text.strip().rpartition("-")
    figures = "".join(char for char in last if char in "0123456789")
    if not figures:
        return None
    printed = Q(number=int(figures[:15]))
    if series:
        printed &= Q(series=series.strip().upper())
    return printed | Q(paper_number=text.strip())


def rows_of(rows: QuerySet[Delivery]) -> list[DeliveryRow]:
    return [DeliveryRow(*row) for row in rows.values_list(*_COLUMNS)]
