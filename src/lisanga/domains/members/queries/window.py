"""Members as telephones hold them: few columns, bounded, with what stands between them and the cooperative."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Min, Sum

from lisanga.core.ledger.chart import ADVANCES, SUBSCRIBERS
from lisanga.core.ledger.models import OpenItem
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.members.models import Member, ShareAccount


@dataclass(frozen=True, slots=True)
class HeldMember:
    """`due` francs owed to the member, `owes` francs owed by the member for advances and inputs; `subscribed` francs
    promised for shares, `unpaid` what is called of it and not paid; `advance_due` the day of the first open advance;
    `left` when the member has left and is to be forgotten."""

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
    subscribed: int = 0
    unpaid: int = 0
    advance_due: date | None = None


@dataclass(slots=True)
class _Owed:
    """What stands between one member and the cooperative, in francs."""

    due: int = 0
    owes: int = 0
    unpaid: int = 0
    advance_due: date | None = None


@scoped
def first_members(scope: Scope, organisation: UUID, limit: int = 5_000) -> list[UUID]:
    """By number, those who have not left: with whom a telephone of a large cooperative is filled up."""
    rows = Member.objects.rows(scope, organisation).exclude(status="left").order_by("number")
    return list(rows.values_list("id", flat=True)[:limit])


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
    owed = _owed(scope, organisation, wanted)
    accounts = ShareAccount.objects.rows(scope, organisation).filter(member__in=wanted)
    shares = {member: held for member, *held in accounts.values_list("member", "shares", "subscribed")}
    return [_member(owed.get(row[0], _Owed()), shares.get(row[0], [0, 0]), *row) for row in found]


def _member(owed: _Owed, shares: list[int], *row: Any) -> HeldMember:
    """Columns as they were read; the phone as it was written when it is none of the country."""
    *named, phone, typed, photo, status = row
    held = (phone or typed, bool(photo), status == "left", owed.due, owed.owes, *shares)
    return HeldMember(*[*named, *held, owed.unpaid, owed.advance_due])


def _owed(scope: Scope, organisation: UUID, members: Collection[UUID]) -> dict[UUID, _Owed]:
    """What is called on shares is no debt of the day: it is paid by instalments, or kept back by the season."""
    items = OpenItem.objects.rows(scope, organisation).filter(
        auxiliary__in=members, currency="CDF", settled__lt=F("amount")
    )
    found: dict[UUID, _Owed] = {}
    sums = items.values_list("auxiliary", "side", "account")
    for member, side, account, left, first in sums.annotate(left=Sum(F("amount") - F("settled")), first=Min("due_on")):
        owed = found.setdefault(member, _Owed())
        if account == SUBSCRIBERS:
            owed.unpaid += left if side == "D" else 0
        elif side == "C":
            owed.due += left
        else:
            owed.owes += left
            owed.advance_due = first if account == ADVANCES else owed.advance_due
    return found
