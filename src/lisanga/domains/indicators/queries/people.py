"""The same sums told apart by sex and age class: members, what they delivered, what they were paid. Groups, never a
member."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.queries import delivered_by_birth
from lisanga.domains.indicators.periods import Period
from lisanga.domains.indicators.rules import age_class
from lisanga.domains.members.queries import beside_members, members_by_birth
from lisanga.domains.training.queries.done import TrainedGroup
from lisanga.domains.treasury.queries import paid_by


@dataclass(frozen=True, slots=True)
class Group:
    """Everybody of one sex ("F", "M", "" unknown) and one age class ("" unknown); `sums` in the order asked for."""

    sex: str
    age: str
    sums: tuple[int, ...]


@scoped
def people_who_joined(scope: Scope, organisations: Iterable[UUID], span: Period) -> list[Group]:
    """How many members; ages in the year of the period's end. One query."""
    return _groups(members_by_birth(scope, organisations), span)


@scoped
def people_who_deliver(scope: Scope, organisations: Iterable[UUID], span: Period) -> list[Group]:
    """Grams and francs delivered in the period. One query."""
    return _groups(delivered_by_birth(scope, organisations, span.first, span.last), span)


@scoped
def people_who_were_paid(scope: Scope, organisations: Iterable[UUID], span: Period) -> list[Group]:
    """Francs paid to members in the period, corrections taken off. One query."""
    rows = paid_by(scope, organisations, span.starts, span.ends, beside_members)
    return _groups([(str(sex or ""), birth, amount) for (sex, birth), amount in rows], span)


def trained_groups(found: Iterable[TrainedGroup], span: Period) -> list[Group]:
    """People trained, whatever their province; the class that was told where the year of birth is not known."""
    sums: dict[tuple[str, str], int] = {}
    for one in found:
        age = age_class(span.ends.year - one.birth_year) if one.birth_year else one.age_class
        sums[one.sex, age] = sums.get((one.sex, age), 0) + one.count
    return [Group(sex, age, (count,)) for (sex, age), count in sorted(sums.items())]


def _groups(rows: Sequence[tuple[str, int | None, *tuple[int, ...]]], span: Period) -> list[Group]:
    year = span.ends.year
    sums: dict[tuple[str, str], list[int]] = {}
    for sex, birth, *amounts in rows:
        kept = sums.setdefault((sex, age_class(year - birth if birth else None)), [0] * len(amounts))
        for place, amount in enumerate(amounts):
            kept[place] += amount
    return [Group(sex, age, tuple(amounts)) for (sex, age), amounts in sorted(sums.items())]
