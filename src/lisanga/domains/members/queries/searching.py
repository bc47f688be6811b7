"""Finding members: everywhere at once, while a name is typed, and by number for imports."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from lisanga.core.kernel.names import PersonName, fold
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.members.finding import having_token
from lisanga.domains.members.identity import contact, searched
from lisanga.domains.members.models import Member, MemberToken


@dataclass(frozen=True, slots=True)
class MemberHit:
    """A member found, of any cooperative that may be read."""

    id: UUID
    organisation: UUID
    number: int
    name: PersonName
    village: str


@dataclass(frozen=True, slots=True)
class SimilarMember:
    """A member who may be the one being typed; `why` is "name" or "phone"."""

    id: UUID
    number: int
    name: PersonName
    village: str
    birth_year: int | None
    phone: str
    why: str


@scoped
def find(scope: Scope, text: str, limit: int = 20) -> list[MemberHit]:
    """Members whose words begin with everything typed: name in any order, phone, or number; one query. Nothing for
    less than two signs."""
    prefixes = searched(text)
    if sum(len(prefix) for prefix in prefixes) < 2:
        return []
    rows = Member.objects.rows(scope)
    for prefix in prefixes:
        rows = rows.filter(id__in=having_token(MemberToken.objects.rows(scope), prefix))
    return [
        MemberHit(row.id, row.organisation_id, row.number, _name(row), row.village)
        for row in rows.order_by("sort_name", "id")[:limit]
    ]


@scoped
def similar_members(
    scope: Scope, organisation: UUID, name: str, phone: str = "", limit: int = 5
) -> list[SimilarMember]:
    """Who may be the same person as the one being typed: every word of the name in any order and without accents, or
    the same phone; at most two queries."""
    found: dict[UUID, SimilarMember] = {}
    reached = contact(phone).phone
    if reached:
        same = Member.objects.rows(scope, organisation).filter(phone=reached)
        found |= _similar(same.order_by("number")[:limit], "phone")
    words = [word for word in fold(name).split() if len(word) > 1]
    if sum(len(word) for word in words) >= 4:
        rows = Member.objects.rows(scope, organisation)
        for word in words[:6]:
            rows = rows.filter(id__in=having_token(MemberToken.objects.rows(scope, organisation), word[:40]))
        found = _similar(rows.order_by("sort_name", "id")[:limit], "name") | found
    return list(found.values())[:limit]


def _similar(rows: QuerySet[Member], why: str) -> dict[UUID, SimilarMember]:
    return {
        row.id: SimilarMember(row.id, row.number, _name(row), row.village, row.birth_year, row.phone, why)
        for row in rows
    }


def _name(row: Member) -> PersonName:
    return PersonName(row.family, row.post, row.given)


@scoped
def members_by_number(scope: Scope, organisation: UUID, numbers: Iterable[int]) -> dict[int, UUID]:
    """Number in the register → member, in one query: short addresses name a member so."""
    rows = Member.objects.rows(scope, organisation).filter(number__in=set(numbers))
    return dict(rows.values_list("number", "id"))


@scoped
def member_numbers(scope: Scope, organisation: UUID, numbers: Iterable[str] | None = None) -> dict[str, UUID]:
    """Number as printed or as on paper → member, for those asked or for all: how a register's deliveries find their
    members. One query."""
    rows = Member.objects.rows(scope, organisation).order_by("number")
    wanted = None if numbers is None else {text.strip() for text in numbers}
    if wanted is not None and len(wanted) <= 500:
        figures = [int(text) for text in wanted if text.isdigit() and len(text) < 8]
        rows = rows.filter(paper_number__in=wanted) | rows.filter(number__in=figures)
    found: dict[str, UUID] = {}
    for identifier, number, paper in rows.values_list("id", "number", "paper_number"):
        for text in (paper, str(number)):
            if text and (wanted is None or text in wanted):
                found.setdefault(text, identifier)
    return found
