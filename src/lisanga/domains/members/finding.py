"""Finding members by the beginnings of their words, within rows that the caller has scoped."""

from django.db.models import QuerySet

from lisanga.domains.members.identity import token_range
from lisanga.domains.members.models import MemberToken


def having_token(found: QuerySet[MemberToken], prefix: str) -> QuerySet[MemberToken]:
    """Members one of whose words begins with a prefix: a range of the index, in any collation."""
    first, last = token_range(prefix)
    return found.filter(token__gte=first, token__lte=last).values("member")  # type: ignore[return-value]  # values() for a subquery
