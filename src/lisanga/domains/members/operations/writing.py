"""Rows that stand beside a member: search words, counts, individual account."""

from collections.abc import Iterable
from uuid import UUID

from lisanga.core.kernel.names import PersonName, name_key
from lisanga.core.operations.context import Context
from lisanga.domains.members.identity import tokens
from lisanga.domains.members.models import Member, MemberCount, MemberToken

_COUNT_KEYS = ("organisation_id", "sex", "birth_year", "status")


def add_tokens(context: Context, member: UUID, name: PersonName, phone: str, number: int, paper_number: str) -> None:
    """Queues the words by which the member is found."""
    rows = [(context.organisation, token, member) for token in tokens(name, phone, number, paper_number)]
    context.writer.insert(MemberToken, ("organisation_id", "token", "member"), rows)


def count_member(context: Context, sex: str, birth_year: int | None, status: str, change: int = 1) -> None:
    """Keeps the number of members by sex, year of birth and status."""
    key = (context.organisation, sex, birth_year or 0, status)
    context.writer.add(MemberCount, _COUNT_KEYS, ("count",), key, (change,))


def person_name_of(member: Member) -> PersonName:
    return PersonName(member.family, member.post, member.given)


def key_of(name: PersonName) -> str:
    """The same for the same words in any order."""
    return name_key(name)[:180]


def members_by_id(context: Context, members: Iterable[UUID]) -> dict[UUID, Member]:
    """Rows of the organisation, in one query."""
    found = Member.plain.filter(organisation_id=context.organisation, id__in=set(members))
    return {member.id: member for member in found}
