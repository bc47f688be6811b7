"""Where the header of a table stands: one row or two, somewhere under the titles, or nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from lisanga.interfaces.bridges.spreadsheets.reader import Row
from lisanga.interfaces.bridges.spreadsheets.vocabulary import KINDS, PHRASES, header_score, header_words

HEADER_WITHIN = 30
"""Rows looked at from the top of a sheet."""
_NAMED = 60
_EXACT = 100
_PLAIN = 85
"""Under "Identité", "Post-nom" says more alone than "Identité Post-nom" does."""


@dataclass(frozen=True, slots=True)
class Header:
    """`row` is the number of its last row, 0 when there is none."""

    row: int
    titles: tuple[str, ...]


NO_HEADER = Header(0, ())


def find_header(rows: Sequence[Row]) -> Header:
    """The row, or two rows together, in which the most cells name a field."""
    best, best_score = NO_HEADER, 0
    top = [row for row in rows if row.number <= HEADER_WITHIN]
    for position, row in enumerate(top):
        if not _may_be_header(row):
            continue
        score = _score(_titles(row))
        if score > best_score:
            best, best_score = Header(row.number, _titles(row)), score
        below = top[position + 1] if position + 1 < len(top) else None
        if below and below.number == row.number + 1 and _may_be_header(below):
            joined = _joined(_titles(row), _titles(below))
            # Two rows must say clearly more than one: a table's first row of words must not be eaten.
            if _score(joined) >= best_score + _NAMED and _score(joined) > _score(_titles(below)):
                best, best_score = Header(below.number, joined), _score(joined)
    return best


def _titles(row: Row) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell) for cell in row.cells)


def _may_be_header(row: Row) -> bool:
    """Words, short ones; a number or a date means data."""
    filled = [cell for cell in row.cells if cell is not None]
    return bool(filled) and all(
        isinstance(cell, str) and len(cell) <= 60 and not cell.replace(" ", "").isdigit() for cell in filled
    )


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """ "Poids" over "Brut | Net" → "Poids Brut", "Poids Net": a merged cell spreads to the right."""
    joined, spread = [], ""
    for index in range(max(len(upper), len(lower))):
        above = upper[index] if index < len(upper) else ""
        below = lower[index] if index < len(lower) else ""
        spread = above or (spread if below else "")
        both = f"{spread} {below}".strip()
        joined.append(below if _best(below) == _EXACT and _best(both) < _PLAIN else both)
    return tuple(joined)


def _best(title: str) -> int:
    """How surely the words alone name some field of some kind."""
    words = header_words(title) if title else ()
    fields = ((kind, field) for kind in KINDS for field in PHRASES[kind])
    return max((header_score(words, kind, field) for kind, field in fields), default=0) if words else 0


def _score(titles: Sequence[str]) -> int:
    """The best of the two kinds: each field counted once; one word alone is a title, not a header."""
    return max(_score_as(titles, kind_index) for kind_index in range(len(KINDS)))


def _score_as(titles: Sequence[str], kind_index: int) -> int:
    kind = KINDS[kind_index]
    named: dict[str, int] = {}
    for title in titles:
        words = header_words(title)
        if not words:
            continue
        field = max(PHRASES[kind], key=lambda each: header_score(words, kind, each))
        score = header_score(words, kind, field)
        if score >= _NAMED:
            named[field] = max(named.get(field, 0), score)
    return sum(named.values()) if len(named) >= 2 else 0
