"""How the rows of one file stand by territoire. Nothing is counted twice: where a file says a territoire and its
sectors, the territoire speaks. Pure functions; figures of two files are never added."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lisanga.domains.partnerships.targeting.measures import Nature

_WIDTH = {
    "province": 0, "territoire": 1, "ville": 1, "secteur": 2, "chefferie": 2, "commune": 2, "groupement": 3,
    "quartier": 3, "village": 4,
}  # fmt: skip
Figure = int | str | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A row that has its place; `territory` empty for the province itself and for a ville outside of territoires."""

    province: str
    territory: str
    kind: str
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class ZoneSum:
    """One territoire of one file. `sums`: one for each column, None where figures are not added or not there."""

    province: str
    territory: str
    rows: int
    sums: tuple[int | None, ...]


def by_territory(rows: Iterable[Placed], natures: Sequence[Nature]) -> list[ZoneSum]:
    """By province and territoire, in their order."""
    groups: dict[tuple[str, str], list[Placed]] = {}
    for row in rows:
        groups.setdefault((row.province, row.territory), []).append(row)
    return [
        ZoneSum(*zone, len(placed), tuple(_sum(placed, column, nature) for column, nature in enumerate(natures)))
        for zone, placed in sorted(groups.items())
    ]


def _sum(rows: Sequence[Placed], column: int, nature: Nature) -> int | None:
    """Of the widest places alone that say this figure: what lies inside them is in their figure already."""
    if nature is not Nature.COUNT:
        return None
    said = [(row, figure) for row in rows if isinstance(figure := row.figures[column], int)]
    if not said:
        return None
    widest = min(_WIDTH[row.kind] for row, _figure in said)
    return sum(figure for row, figure in said if _WIDTH[row.kind] == widest)


def may_use(permitted_until: date, withdrawn: date | None, today: date) -> bool:
    """Whether the other side may still read the figures: the last day included, and nothing after a withdrawal."""
    return withdrawn is None and today <= permitted_until
