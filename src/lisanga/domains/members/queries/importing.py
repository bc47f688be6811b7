"""Who the cooperative has already, for a register that is brought in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.kernel.names import PersonName
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.members.models import Member, ShareAccount

_CHUNK = 2_000
_COLUMNS = (
    "id",
    "number",
    "paper_number",
    "family",
    "post",
    "given",
    "sex",
    "birth_year",
    "birth_is_estimate",
    "village",
    "joined_on",
    "phone",
)


@dataclass(frozen=True, slots=True)
class RegisteredMember:
    """As far as it takes to know the person again; `birth_year` None when it was only estimated from an age."""

    id: UUID
    number: int
    paper_number: str
    name: PersonName
    sex: str
    birth_year: int | None
    village: str
    joined_on: date | None
    phone: str


@scoped
def registered(scope: Scope, organisation: UUID) -> Iterator[RegisteredMember]:
    """Every member, a few at a time in memory; those numbered by a paper last, because a paper's number goes before a
    number given by the office. One query."""
    rows = Member.objects.rows(scope, organisation).order_by("paper_number", "number").values_list(*_COLUMNS)
    return (_row(*row) for row in rows.iterator(_CHUNK))


def _row(
    identifier: UUID,
    number: int,
    paper: str,
    family: str,
    post: str,
    given: str,
    sex: str,
    year: int | None,
    estimated: bool,
    village: str,
    joined_on: date | None,
    phone: str,
) -> RegisteredMember:
    name = PersonName(family, post, given)
    return RegisteredMember(
        identifier, number, paper, name, sex, None if estimated else year, village, joined_on, phone
    )


@scoped
def shareholders(scope: Scope, organisation: UUID) -> set[UUID]:
    """Members who hold shares. One query."""
    rows = ShareAccount.objects.rows(scope, organisation).filter(shares__gt=0)
    return set(rows.values_list("member", flat=True).iterator(_CHUNK))
