"""Where the table of a sheet begins: its headings, on one row or on two under merged cells, below titles and logos."""

from collections.abc import Sequence
from dataclasses import dataclass

from lisanga.interfaces.bridges.spreadsheets.reader import Row
from lisanga.interfaces.bridges.targeting.vocabulary import named_level, named_measure, says_kind

WITHIN = 40
"""Rows looked at from the top."""
_PLACE, _FIGURE, _SECOND_ROW = 3, 2, 3


@dataclass(frozen=True, slots=True)
class Headings:
    """`row` is the last row of the headings, 0 when none was found; `titles` by column."""

    row: int
    titles: tuple[str, ...]
    score: int = 0


def find_headings(rows: Sequence[Row]) -> Headings:
    """The row, or two together, that names a place and the most figures."""
    best = Headings(0, ())
    top = [row for row in rows if row.number <= WITHIN]
    for position, row in enumerate(top):
        if not _worded(row):
            continue
        alone = Headings(row.number, _titles(row), score(_titles(row)))
        best = alone if alone.score > best.score else best
        below = top[position + 1] if position + 1 < len(top) else None
        if below and _worded(below) and below.number == row.number + 1:
            titles = joined(_titles(row), _titles(below))
            both = Headings(below.number, titles, score(titles))
            # A first row of data made of words must not be eaten: it names a place where the headings say one.
            second = both.score >= best.score and _only_divides(_titles(row), _titles(below))
            if second or (both.score >= best.score + _SECOND_ROW and both.score > score(_titles(below))):
                best = both
    return best


def _only_divides(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether the lower row divides columns of figures and stays empty under those of places."""
    levels = [index for index, title in enumerate(upper) if title and named_level(title)]
    return bool(levels) and not any(index < len(lower) and lower[index] for index in levels)


def headings_at(rows: Sequence[Row], number: int) -> Headings:
    """Those of a row that a person named; joined with the merged ones above it when these spread over it."""
    by_number = {row.number: row for row in rows}
    row = by_number.get(number)
    if row is None:
        return Headings(number, ())
    return Headings(number, _titles(row), score(_titles(row)))


def score(titles: Sequence[str]) -> int:
    """Nothing without a place: a table of figures alone cannot be attached anywhere."""
    levels = {level for title in titles if title and (level := named_level(title))}
    others = sum(
        1 for title in titles if title and not named_level(title) and (named_measure(title) or says_kind(title))
    )
    filled = sum(1 for title in titles if title)
    return len(levels) * _PLACE + others * _FIGURE + min(filled, 6) if levels and filled > 1 else 0


def joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """ "Producteurs" over "Femmes | Hommes" → "Producteurs Femmes", "Producteurs Hommes": a merged cell spreads to the
    right, and a heading over two rows stands in the upper one."""
    titles, spread = [], ""
    for index in range(max(len(upper), len(lower))):
        above = upper[index] if index < len(upper) else ""
        below = lower[index] if index < len(lower) else ""
        spread = above or (spread if below else "")
        titles.append(f"{spread} {below}".strip() if below else above)
    return tuple(titles)


def _titles(row: Row) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell)[:200] for cell in row.cells)


def _worded(row: Row) -> bool:
    """Words, short ones; a year may stand among them, another number means data."""
    filled = [cell for cell in row.cells if cell is not None]
    return bool(filled) and all(
        (isinstance(cell, str) and len(cell) <= 120) or (isinstance(cell, int) and 1950 <= cell <= 2100)
        for cell in filled
    )
