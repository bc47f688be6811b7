"""Shared data back as a workbook: the rows as they stand, what they say of each territoire, where they come from."""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from django.utils.translation import gettext as _

from lisanga.domains.partnerships.queries.data_rows import DataRowLine, DataZoneLine
from lisanga.domains.partnerships.queries.data_sets import DataSetRow, DataVersion
from lisanga.domains.partnerships.targeting.columns import DataColumn, Figure
from lisanga.domains.partnerships.targeting.measures import NUMBERS, SCALE, Nature
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value, write_book


def write_data(
    target: BinaryIO,
    row: DataSetRow,
    version: DataVersion,
    lines: Sequence[DataRowLine],
    zones: Sequence[DataZoneLine],
) -> None:
    """Three sheets: rows, territoires, provenance."""
    columns = version.columns
    wholes = [all(_is_whole(line.figures[index]) for line in lines) for index in range(len(columns))]
    counts = [index for index, column in enumerate(columns) if column.nature == Nature.COUNT]
    places = [
        Column(_("Ligne du fichier"), Shape.COUNT),
        Column(_("Lieu écrit"), width=34),
        Column(_("Lieu"), width=34),
    ]
    figures = [_column(column, whole) for column, whole in zip(columns, wholes, strict=True)]
    more = [Column(_("Territoire")), Column(_("À régler"), width=44)]
    zone = [Column(_("Territoire")), Column(_("Lignes"), Shape.COUNT), *(figures[one] for one in counts)]
    sums = [
        (one.label, one.rows, *(_value(one.sums[index], columns[index], wholes[index]) for index in counts))
        for one in zones
    ]
    told = [Column(_("Quoi"), width=26), Column(_("Réponse"), width=70)]
    sheets = [
        (_("Lignes"), [*places, *figures, *more], _rows(columns, wholes, lines)),
        (_("Par territoire"), zone, sums),
        (_("Provenance"), told, _provenance(row, version)),
    ]
    write_book(target, sheets)


def _is_whole(figure: Figure) -> bool:
    """Whether a figure needs no decimals."""
    return not isinstance(figure, int) or figure % SCALE == 0


def _column(column: DataColumn, whole: bool) -> Column:
    shape = Shape.COUNT if whole else Shape.WEIGHT  # thousandths are written as grams are: three decimals at most
    said = column.unit.casefold() in column.label.casefold()
    title = column.label if said else f"{column.label} ({column.unit})"
    return Column(title, shape if column.nature in NUMBERS else Shape.TEXT)


def _rows(
    columns: Sequence[DataColumn], wholes: Sequence[bool], lines: Iterable[DataRowLine]
) -> Iterator[tuple[Value, ...]]:
    for line in lines:
        figures = (_value(*one) for one in zip(line.figures, columns, wholes, strict=True))
        left = _("De côté : %(why)s") % {"why": line.aside} if line.aside else _waiting(columns, line)
        yield (line.number, line.name, line.label, *figures, line.territory, left)


def _value(figure: Figure, column: DataColumn, whole: bool) -> Value:
    """Numbers stay numbers."""
    if column.nature == Nature.YES_NO and figure is not None:
        return _("oui") if figure else _("non")
    return figure // SCALE if whole and isinstance(figure, int) else figure


def _waiting(columns: Sequence[DataColumn], line: DataRowLine) -> str:
    said = [_("lieu à choisir")] if line.lack else []
    said += [f"{columns[index].label} : « {cell} »" for index, cell in line.unread.items()]
    return " ; ".join(said)


def _provenance(row: DataSetRow, version: DataVersion) -> list[tuple[Value, ...]]:
    return [
        (_("Titre"), row.title),
        (_("Apporté par"), row.partner_name),
        (_("Source"), version.source),
        (_("Service auteur"), version.service),
        (_("Chiffres du"), version.reference_on.strftime("%d/%m/%Y")),
        (_("Méthode"), version.method),
        (_("Label"), row.label_words),
        (_("Usage permis jusqu’au"), version.permitted_until.strftime("%d/%m/%Y")),
        (_("Version"), str(version.number)),
        (_("Empreinte du fichier"), version.digest),
    ]
