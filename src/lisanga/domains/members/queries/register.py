"""The list of members, a page at a time, with what stands between each and the cooperative."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet, Sum

from lisanga.core.kernel.names import PersonName
from lisanga.core.ledger.models import OpenItem
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.members.finding import having_token
from lisanga.domains.members.identity import CURRENT, searched
from lisanga.domains.members.models import Member, MemberToken, ShareAccount


@dataclass(frozen=True, slots=True)
class MemberFilters:
    """What narrows a list: empty means all; `status` "current" keeps those admitted and not gone; `due` keeps those to
    whom the cooperative owes (`to`) or who owe it (`by`); `numbers` keeps those that were ticked."""

    search: str = ""
    sex: str = ""
    village: str = ""
    status: str = ""
    due: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberRow:
    """`balances`: currency → (owed to the member, owed by the member), in the smallest unit, where something is due."""

    id: UUID
    number: int
    paper_number: str
    name: PersonName
    sex: str
    birth_year: int | None
    phone: str
    phone_typed: str
    village: str
    status: str
    joined_on: date | None
    sort_name: str
    photo: str = ""
    profession: str = ""
    address: str = ""
    id_document: str = ""
    shares: int = 0
    subscribed: int = 0
    paid: int = 0
    balances: dict[str, tuple[int, int]] = field(default_factory=dict)


@scoped
def members(
    scope: Scope,
    organisation: UUID,
    filters: MemberFilters | None = None,
    after: tuple[str, UUID] | None = None,
    limit: int = 50,
) -> list[MemberRow]:
    """By name, after the (sort_name, id) of the last one shown; three queries at any size."""
    rows = _filtered(scope, organisation, filters or MemberFilters())
    if after is not None:
        rows = rows.filter(Q(sort_name__gt=after[0]) | Q(sort_name=after[0], id__gt=after[1]))
    return _rows(scope, organisation, rows.order_by("sort_name", "id")[:limit])


@scoped
def member_page(
    scope: Scope, organisation: UUID, filters: MemberFilters | None = None, after: int | None = None, limit: int = 50
) -> list[MemberRow]:
    """The same by number, after the number of the last one shown: the printed register."""
    rows = _filtered(scope, organisation, filters or MemberFilters())
    if after is not None:
        rows = rows.filter(number__gt=after)
    return _rows(scope, organisation, rows.order_by("number")[:limit])


@scoped
def member_total(scope: Scope, organisation: UUID, filters: MemberFilters | None = None) -> int:
    """How many members a filter keeps."""
    return _filtered(scope, organisation, filters or MemberFilters()).count()


def _filtered(scope: Scope, organisation: UUID, filters: MemberFilters) -> QuerySet[Member]:
    rows = Member.objects.rows(scope, organisation)
    if filters.numbers:
        rows = rows.filter(number__in=filters.numbers)
    if filters.sex:
        rows = rows.filter(sex=filters.sex)
    if filters.village:
        rows = rows.filter(village=filters.village)
    if filters.status == "current":
        rows = rows.filter(status__in=CURRENT)
    elif filters.status:
        rows = rows.filter(status=filters.status)
    if filters.due:
        side = "C" if filters.due == "to" else "D"
        items = OpenItem.objects.rows(scope, organisation).filter(side=side, settled__lt=F("amount"))
        rows = rows.filter(id__in=items.values("auxiliary"))
    for prefix in searched(filters.search):
        rows = rows.filter(id__in=having_token(MemberToken.objects.rows(scope, organisation), prefix))
    return rows


def _rows(scope: Scope, organisation: UUID, rows: QuerySet[Member]) -> list[MemberRow]:
    page = list(rows)
    ids = [member.id for member in page]
    shares = {
        member: sums
        for member, *sums in ShareAccount.objects.rows(scope, organisation)
        .filter(member__in=ids)
        .values_list("member", "shares", "subscribed", "paid")
    }
    due = _due(scope, organisation, ids)
    return [_row(member, shares.get(member.id, [0, 0, 0]), due.get(member.id, {})) for member in page]


def _due(scope: Scope, organisation: UUID, ids: list[UUID]) -> dict[UUID, dict[str, tuple[int, int]]]:
    items = OpenItem.objects.rows(scope, organisation).filter(auxiliary__in=ids, settled__lt=F("amount"))
    sums = items.values_list("auxiliary", "currency", "side").annotate(left=Sum(F("amount") - F("settled")))
    found: dict[UUID, dict[str, tuple[int, int]]] = {}
    for auxiliary, currency, side, left in sums:
        own = found.setdefault(auxiliary, {})
        owed, owes = own.get(currency, (0, 0))
        own[currency] = (owed + left, owes) if side == "C" else (owed, owes + left)
    return found


def _row(member: Member, shares: list[int], balances: dict[str, tuple[int, int]]) -> MemberRow:
    return MemberRow(
        id=member.id,
        number=member.number,
        paper_number=member.paper_number,
        name=PersonName(member.family, member.post, member.given),
        sex=member.sex,
        birth_year=member.birth_year,
        phone=member.phone,
        phone_typed=member.phone_typed,
        village=member.village,
        status=member.status,
        joined_on=member.joined_on,
        sort_name=member.sort_name,
        photo=member.photo,
        profession=member.profession,
        address=member.address,
        id_document=member.id_document,
        shares=shares[0],
        subscribed=shares[1],
        paid=shares[2],
        balances=balances,
    )
