"""How many members, from kept counts: the same cost at any size."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, QuerySet, Sum, Value, When

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.members.identity import CURRENT, oldest_young_year
from lisanga.domains.members.models import Member, MemberCount

_UNKNOWN, _YOUNG, _OLDER = "unknown", "young", "older"


@dataclass(slots=True)
class MemberCounts:
    """Members admitted and not gone; young are at most 35 years old in the year asked for, `birth_unknown` have no year
    of birth; `applied` wait for an answer and `left` are gone: neither counts in the others."""

    total: int = 0
    women: int = 0
    men: int = 0
    young: int = 0
    young_women: int = 0
    applied: int = 0
    provisional: int = 0
    left: int = 0
    birth_unknown: int = 0

    def __add__(self, other: "MemberCounts") -> "MemberCounts":
        return MemberCounts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


@scoped
def counts(scope: Scope, organisations: Iterable[UUID], on: date) -> dict[UUID, MemberCounts]:
    """Organisation → counts, ages reckoned on a day; one query on sums, for those who read sums only too."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = MemberCount.objects.aggregates(scope).filter(organisation_id__in=wanted)
    found = {organisation: MemberCounts() for organisation in wanted}
    for organisation, *group in _grouped(rows, on, "organisation_id"):
        _add(found[organisation], *group)
    return found


@scoped
def counted(scope: Scope, organisations: Iterable[UUID], on: date) -> MemberCounts:
    """The same added up over all of them; one query whose answer stays small however many there are."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = MemberCount.objects.aggregates(scope).filter(organisation_id__in=wanted)
    total = MemberCounts()
    for group in _grouped(rows, on):
        _add(total, *group)
    return total


def _grouped(rows: QuerySet[MemberCount], on: date, *leading: str) -> Iterable[tuple[Any, ...]]:
    """(…, sex, status, age group, how many): the database groups years of birth, of which there are many."""
    age = Case(
        When(birth_year=0, then=Value(_UNKNOWN)),
        When(birth_year__gte=oldest_young_year(on.year), then=Value(_YOUNG)),
        default=Value(_OLDER),
    )
    return rows.annotate(age=age).values_list(*leading, "sex", "status", "age").annotate(Sum("count"))


def _add(counted: MemberCounts, sex: str, status: str, age: str, count: int) -> None:
    if status not in CURRENT:
        if status == "left":
            counted.left += count
        else:
            counted.applied += count
        return
    counted.total += count
    counted.women += count if sex == "F" else 0
    counted.men += count if sex == "M" else 0
    counted.young += count if age == _YOUNG else 0
    counted.young_women += count if age == _YOUNG and sex == "F" else 0
    counted.birth_unknown += count if age == _UNKNOWN else 0
    counted.provisional += count if status == "provisional" else 0


@scoped
def joined(scope: Scope, organisations: Iterable[UUID], first: date, last: date) -> dict[UUID, int]:
    """Members of today who joined between two days, by cooperative; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    found = Member.objects.aggregates(scope).filter(
        organisation_id__in=wanted, joined_on__gte=first, joined_on__lte=last, status__in=CURRENT
    )
    return dict(found.values_list("organisation_id").annotate(Count("id")).order_by("organisation_id"))


@scoped
def villages(scope: Scope, organisation: UUID, limit: int = 200) -> list[str]:
    """Villages written in the register, for a filter and for typing."""
    rows = Member.objects.rows(scope, organisation).exclude(village="")
    return list(rows.order_by("village").values_list("village", flat=True).distinct()[:limit])


@scoped
def members_by_month(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> dict[int, tuple[int, int]]:
    """Month → (women, members) at its end over all of them, from the days of joining and leaving; who has no day of
    joining counts from the beginning on. One query whose answer is a line a month of the past."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = Member.objects.aggregates(scope).filter(organisation_id__in=wanted, status__in=(*CURRENT, "left"))
    came, went = ("joined_on__year", "joined_on__month"), ("left_on__year", "left_on__month")
    moves: dict[int, tuple[int, int]] = {}
    grouped = rows.values_list("sex", "status", *came, *went).annotate(Count("id")).order_by()
    for sex, status, in_year, in_month, out_year, out_month, count in grouped:
        if status == "left" and out_year is None:
            continue
        _move(moves, _month(in_year, in_month), sex, count)
        if status == "left":
            _move(moves, _month(out_year, out_month), sex, -count)
    return _running(moves, first, last)


def _month(year: int | None, month: int | None) -> int:
    return 0 if year is None or month is None else year * 12 + month - 1


def _move(moves: dict[int, tuple[int, int]], month: int, sex: str, count: int) -> None:
    women, members = moves.get(month, (0, 0))
    moves[month] = (women + (count if sex == "F" else 0), members + count)


def _running(moves: dict[int, tuple[int, int]], first: int, last: int) -> dict[int, tuple[int, int]]:
    women = sum(moved[0] for month, moved in moves.items() if month < first)
    members = sum(moved[1] for month, moved in moves.items() if month < first)
    found = {}
    for month in range(first, last + 1):
        moved = moves.get(month, (0, 0))
        women, members = women + moved[0], members + moved[1]
        found[month] = (women, members)
    return found


@scoped
def members_by_birth(scope: Scope, organisations: Iterable[UUID]) -> list[tuple[str, int | None, int]]:
    """(sex, year of birth, how many members) over all of them; one query on kept counts."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = MemberCount.objects.aggregates(scope).filter(organisation_id__in=wanted, status__in=CURRENT)
    found = rows.values_list("sex", "birth_year").annotate(Sum("count")).order_by("sex", "birth_year")
    return [(sex, birth or None, count) for sex, birth, count in found]
