"""Members as telephones hold them: few columns, bounded, with what stands between them and the cooperative."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, Sum

from lisanga.core.ledger.chart import SUBSCRIBERS
from lisanga.core.ledger.models import OpenItem
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.members.models import Member, ShareAccount


@dataclass(frozen=True, slots=True)
class HeldMember:
    """`due` francs owed to the member, `owes` francs owed by the member for advances and inputs; `left` when the member
    has left and is to be forgotten."""

    id: UUID
    number: int
    family: str
    post: str
    given: str
    sex: str
    birth_year: int | None
    village: str
    phone: str
    photo: bool
    left: bool
    due: int = 0
    owes: int = 0
    shares: int = 0


@scoped
def held_members(
    scope: Scope, organisation: UUID, after: int = 0, limit: int = 1_000, only: Collection[UUID] | None = None
) -> list[HeldMember]:
    """By number, after the number of the last one told. With `only`: these, also those who have left. Three queries."""
    rows = Member.objects.rows(scope, organisation).filter(number__gt=after).order_by("number")
    rows = rows.exclude(status="left") if only is None else rows.filter(id__in=only)
    columns = ("id", "number", "family", "post", "given", "sex", "birth_year", "village", "phone", "phone_typed")
    found = list(rows.values_list(*columns, "photo", "status")[:limit])
    wanted = {row[0] for row in found}
    due, owes = _dues(scope, organisation, wanted)
    accounts = ShareAccount.objects.rows(scope, organisation).filter(member__in=wanted)
    shares = dict(accounts.values_list("member", "shares"))
    return [_member(*row, due.get(row[0], 0), owes.get(row[0], 0), shares.get(row[0], 0)) for row in found]


def _member(*row: Any) -> HeldMember:
    """Columns as they were read; the phone as it was written when it is none of the country."""
    *named, phone, typed, photo, status, due, owes, shares = row
    return HeldMember(*[*named, phone or typed, bool(photo), status == "left", due, owes, shares])


def _dues(scope: Scope, organisation: UUID, members: Collection[UUID]) -> tuple[dict[UUID, int], dict[UUID, int]]:
    """Francs that wait, each way. What is called on shares is no debt of the day: it is kept back by the season."""
    items = OpenItem.objects.rows(scope, organisation).filter(
        auxiliary__in=members, currency="CDF", settled__lt=F("amount")
    )
    sums: dict[str, dict[UUID, int]] = {"C": {}, "D": {}}
    open_items = items.exclude(account=SUBSCRIBERS).values_list("auxiliary", "side")
    for member, side, amount in open_items.annotate(left=Sum(F("amount") - F("settled"))):
        sums[side][member] = amount
    return sums["C"], sums["D"]
