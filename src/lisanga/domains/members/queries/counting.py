"""How many members, from kept counts: the same cost at any size."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.members.identity import CURRENT, is_young
from lisanga.domains.members.models import Member, MemberCount


@dataclass(slots=True)
class MemberCounts:
    """Members admitted and not gone; young are at most 35 years old in the year asked for; `applied` wait for an answer
    and `left` are gone: neither counts in the others."""

    total: int = 0
    women: int = 0
    men: int = 0
    young: int = 0
    young_women: int = 0
    applied: int = 0
    provisional: int = 0
    left: int = 0

    def __add__(self, other: "MemberCounts") -> "MemberCounts":
        return MemberCounts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


@scoped
def counts(scope: Scope, organisations: Iterable[UUID], on: date) -> dict[UUID, MemberCounts]:
    """Organisation → counts, ages reckoned on a day; one query on sums, for those who read sums only too."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = MemberCount.objects.aggregates(scope).filter(organisation_id__in=wanted).exclude(count=0)
    found = {organisation: MemberCounts() for organisation in wanted}
    columns = ("organisation_id", "sex", "birth_year", "status", "count")
    for organisation, sex, birth_year, status, count in rows.values_list(*columns):
        _add(found[organisation], sex, is_young(birth_year, on.year), status, count)
    return found


def _add(counted: MemberCounts, sex: str, young: bool, status: str, count: int) -> None:
    if status not in CURRENT:
        if status == "left":
            counted.left += count
        else:
            counted.applied += count
        return
    counted.total += count
    counted.women += count if sex == "F" else 0
    counted.men += count if sex == "M" else 0
    counted.young += count if young else 0
    counted.young_women += count if young and sex == "F" else 0
    counted.provisional += count if status == "provisional" else 0


@scoped
def villages(scope: Scope, organisation: UUID, limit: int = 200) -> list[str]:
    """Villages written in the register, for a filter and for typing."""
    rows = Member.objects.rows(scope, organisation).exclude(village="")
    return list(rows.order_by("village").values_list("village", flat=True).distinct()[:limit])
