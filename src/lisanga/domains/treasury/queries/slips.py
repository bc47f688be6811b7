"""What telephones shall pay: for the telephone itself, and for the office that chooses it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from lisanga.core.kernel.ids import made_on
from lisanga.core.ledger.chart import SUPPLIERS
from lisanga.core.ledger.models import Auxiliary, OpenItem, Settlement
from lisanga.core.scope.models import Device
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.treasury.models import Slip
from lisanga.domains.treasury.queries.books import TillRow, tills

MOST_WEIGHED = 5_000  # sums due among which a telephone's own weighings are looked for


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A sum due in francs; `left` is still to pay. `weighed` when the telephone weighed it and nobody was told to pay
    it. `label` is what stands on the member's paper ("Bon A7-0042")."""

    item: UUID
    member: UUID
    left: int
    on: date
    label: str
    weighed: bool


@dataclass(frozen=True, slots=True)
class DueSlip:
    """A sum due as the office chooses it: `device` is the telephone that it is given to, None for none."""

    item: UUID
    member: UUID
    name: str
    number: str
    left: int
    on: date
    label: str
    device: UUID | None


@dataclass(frozen=True, slots=True)
class FloatRow:
    """A telephone in use with its float, in francs; `given` is what its slips come to, `slips` how many."""

    device: UUID
    name: str
    till: TillRow
    given: int = 0
    slips: int = 0


def _payable(scope: Scope, organisation: UUID) -> "QuerySet[OpenItem]":
    items = OpenItem.objects.rows(scope, organisation)
    return items.filter(side="C", account=SUPPLIERS, currency="CDF", settled__lt=F("amount"))


@scoped
def slips(
    scope: Scope, organisation: UUID, device: UUID, since: date, limit: int = 300, only: Collection[UUID] | None = None
) -> list[SlipRow]:
    """What a telephone may pay: what was given to it, the oldest first, then what it weighed since a day and nobody
    else was given, the newest first; `only` keeps these items. Four queries."""
    payable, standing = _payable(scope, organisation), Slip.objects.rows(scope, organisation).filter(withdrawn_by=None)
    recent = payable.filter(opened_on__gte=since)
    if only is not None:
        payable, recent = payable.filter(id__in=only), recent.filter(id__in=only)
        standing = standing.filter(item__in=only)
    ids = recent.order_by("-opened_on", "-id").values_list("id", flat=True)[:MOST_WEIGHED]
    weighed = {one for one in ids if made_on(device, one)}
    holders = dict(standing.filter(device=device).values_list("item", "device"))
    if weighed:
        holders |= dict(standing.filter(item__in=weighed).values_list("item", "device"))
    given = {item for item, holder in holders.items() if holder == device}
    told = [_told(row, False) for row in payable.filter(id__in=given).order_by("opened_on", "id")[:limit]]
    own = payable.filter(id__in=weighed - set(holders)).order_by("-opened_on", "-id")
    return told + [_told(row, True) for row in own[: limit - len(told)]]


def _told(row: OpenItem, weighed: bool) -> SlipRow:
    return SlipRow(row.id, row.auxiliary, row.amount - row.settled, row.opened_on, row.label, weighed)


@scoped
def slips_touched(scope: Scope, organisation: UUID, device: UUID, operations: Collection[UUID]) -> set[UUID]:
    """Items that these operations opened, settled, gave or took back, and that are or were this telephone's. Four
    queries."""
    opened = OpenItem.objects.rows(scope, organisation).filter(operation__in=operations, side="C", account=SUPPLIERS)
    settled = Settlement.objects.rows(scope, organisation).filter(operation__in=operations)
    own = Slip.objects.rows(scope, organisation)
    moved = own.filter(operation__in=operations).union(own.filter(withdrawn_by__in=operations))
    found = set(opened.values_list("id", flat=True)) | set(settled.values_list("item", flat=True))
    found |= set(moved.values_list("item", flat=True))
    given = set(own.filter(device=device, item__in=found).values_list("item", flat=True)) if found else set()
    return {one for one in found if one in given or made_on(device, one)}


@scoped
def floats(scope: Scope, organisation: UUID) -> list[FloatRow]:
    """Telephones in use that have a float, by name; four queries."""
    living = Device.objects.filter(organisation_id=scope.require_rows(organisation), revoked_at=None)
    known = {till.id: till for till in tills(scope, organisation)}
    rows = list(living.filter(till__isnull=False).order_by("name", "id").values_list("id", "name", "till"))
    standing = Slip.objects.rows(scope, organisation).filter(withdrawn_by=None)
    holders = dict(standing.filter(device__in=[row[0] for row in rows]).values_list("item", "device"))
    sums: dict[UUID, tuple[int, int]] = {}
    left = _payable(scope, organisation).filter(id__in=list(holders)).values_list("id", "amount", "settled")
    for item, amount, settled in left:
        given, count = sums.get(holders[item], (0, 0))
        sums[holders[item]] = (given + amount - settled, count + 1)
    return [FloatRow(row[0], row[1], known[row[2]], *sums.get(row[0], (0, 0))) for row in rows if row[2] in known]


@scoped
def due_slips(
    scope: Scope,
    organisation: UUID,
    members: Collection[UUID] | None = None,
    device: UUID | None = None,
    limit: int = 300,
) -> list[DueSlip]:
    """Sums due in francs, the oldest first: of these members, or those given to a telephone. Three queries."""
    rows = _payable(scope, organisation)
    standing = Slip.objects.rows(scope, organisation).filter(withdrawn_by=None)
    if members is not None:
        rows = rows.filter(auxiliary__in=list(members))
    if device is not None:
        rows = rows.filter(id__in=standing.filter(device=device).values("item"))
    page = list(rows.order_by("opened_on", "id")[:limit])
    holders = dict(standing.filter(item__in=[row.id for row in page]).values_list("item", "device"))
    found = Auxiliary.objects.rows(scope, organisation).filter(id__in={row.auxiliary for row in page})
    names = {identifier: (name, number) for identifier, name, number in found.values_list("id", "name", "number")}
    return [
        DueSlip(
            row.id,
            row.auxiliary,
            *names.get(row.auxiliary, ("", "")),
            row.amount - row.settled,
            row.opened_on,
            row.label,
            holders.get(row.id),
        )
        for row in page
    ]


@scoped
def paid_same(
    scope: Scope, organisation: UUID, operation: UUID, identifiers: Collection[UUID], member: UUID, limit: int = 3
) -> list[UUID]:
    """Other payments that settled these sums due; when none is named, the last ones made to the member. One query."""
    settled = Settlement.objects.rows(scope, organisation).exclude(operation=operation)
    if identifiers:
        found = settled.filter(item__in=identifiers, amount__gt=0)
    else:
        own = OpenItem.objects.rows(scope, organisation).filter(auxiliary=member, side="C", account=SUPPLIERS)
        found = settled.filter(item__in=own.values("id"), amount__gt=0)
    return list(dict.fromkeys(found.order_by("-id").values_list("operation", flat=True)[:50]))[:limit]
