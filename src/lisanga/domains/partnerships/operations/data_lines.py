"""Columns and rows of a Partner's file as they travel, and what is wrong with them whatever file they came from."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from lisanga.core.kernel.problems import Problem
from lisanga.domains.partnerships.operations.mission_rows import invalid
from lisanga.domains.partnerships.targeting.columns import DataColumn, DataLine, Figure
from lisanga.domains.partnerships.targeting.measures import MEASURES, NATURES, NUMBERS, Nature
from lisanga.domains.partnerships.targeting.personal import REASONS, personal
from lisanga.domains.places import gazetteer
from lisanga.domains.places.matching import Lack, Level

MOST_ROWS, MOST_COLUMNS = 5_000, 40
LONGEST_WORDS = 200
_LARGEST = 10**15  # thousandths


def column_problems(columns: Sequence[DataColumn], lines: Sequence[DataLine]) -> list[Problem]:
    """Names, natures, and nothing about persons."""
    if not 0 < len(columns) <= MOST_COLUMNS:
        return [invalid("no_column", _("Gardez au moins une colonne de chiffres, et quarante au plus."), "columns")]
    problems = []
    for index, column in enumerate(columns):
        field = f"columns[{index}]"
        if column.nature not in NATURES or (column.measure and column.measure not in MEASURES):
            problems.append(invalid("unknown_measure", _("Cette colonne n’a pas de sens connu."), field))
        lengths = ((column.letter, 3), (column.header, LONGEST_WORDS), (column.label, 80), (column.unit, 24))
        if not column.label.strip() or any(len(text) > longest for text, longest in lengths):
            problems.append(invalid("bad_column", _("Nommez chaque colonne en quelques mots."), field))
        texts = [text for line in lines if isinstance(text := _cell(line, index), str)]
        for said in (column.header, column.label):
            if found := personal(said, texts):
                problems.append(invalid("personal_column", str(REASONS[found]), field))
                break
    return problems


def _cell(line: DataLine, index: int) -> Figure:
    return line.figures[index] if index < len(line.figures) else None


def line_problems(columns: Sequence[DataColumn], lines: Sequence[DataLine]) -> list[Problem]:
    """Whether rows have the shape of their columns; where they stand is asked beside."""
    if not lines:
        return [invalid("no_row", _("Ce fichier ne dit rien d’aucun lieu."), "lines")]
    if len(lines) > MOST_ROWS:
        return [invalid("too_many_rows", _("Un fichier compte cinq mille lignes au plus : partagez-le."), "lines")]
    if len({line.number for line in lines}) != len(lines):
        return [invalid("row_twice", _("Une ligne est là deux fois."), "lines")]
    return [
        invalid("bad_row", _("La ligne %(number)s n’a pas la forme attendue.") % {"number": line.number}, "lines")
        for line in lines
        if not _fits(line, columns)
    ]


def _fits(line: DataLine, columns: Sequence[DataColumn]) -> bool:
    shaped = (
        0 < line.number < 2**31
        and len(line.figures) == len(columns)
        and set(line.written) <= set(Level)
        and all(len(text) <= LONGEST_WORDS for text in (*line.written.values(), *line.unread.values()))
        and all(0 <= index < len(columns) and line.figures[index] is None for index in line.unread)
    )
    return shaped and all(is_figure(figure, column) for figure, column in zip(line.figures, columns, strict=True))


def is_figure(figure: Figure, column: DataColumn) -> bool:
    if isinstance(figure, str):
        return column.nature == Nature.WORDS and 0 < len(figure) <= LONGEST_WORDS
    if column.nature in NUMBERS:
        return figure is None or 0 <= figure <= _LARGEST
    return figure is None or (column.nature == Nature.YES_NO and figure in (0, 1))


def stands(line: DataLine) -> bool:
    """Whether a row says either where it is or why it is nowhere, and names nothing that does not exist."""
    if line.lack:
        return line.lack in set(Lack) and not (line.province or line.territory or line.place)
    return zone_exists(line.province, line.territory)


def zone_exists(province: str, territory: str) -> bool:
    if gazetteer.province(province) is None:
        return False
    return not territory or territory in {zone.name for zone in gazetteer.zones_of(province)}
