"""Shared data back as a workbook: the rows as they stand, what they say of each territoire, where they come from."""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from django.utils.translation import gettext as _

from lisanga.domains.partnerships.queries.data_rows import DataRowLine, DataZoneLine
from lisanga.domains.partnerships.queries.data_sets import DataSetRow, DataVersion
from lisanga.domains.partnerships.targeting.columns import DataColumn, Figure
from lisanga.domains.partnerships.targeting.measures import NUMBERS, Nature
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value, write_book


def write_data(
    target: BinaryIO,
    row: DataSetRow,
    version: DataVersion,
    lines: Iterable[DataRowLine],
    zones: Sequence[DataZoneLine],
) -> None:
    """Three sheets: rows, territoires, provenance."""
    counts = [index for index, column in enumerate(version.columns) if column.nature == Nature.COUNT]
    places = [
        Column(_("Ligne du fichier"), Shape.COUNT),
        Column(_("Lieu écrit"), width=34),
        Column(_("Lieu"), width=34),
    ]
    more = [Column(_("Territoire")), Column(_("À régler"), width=44)]
    sheets = [
        (_("Lignes"), [*places, *map(_column, version.columns), *more], _rows(version.columns, lines)),
        (
            _("Par territoire"),
            [
                Column(_("Territoire")),
                Column(_("Lignes"), Shape.COUNT),
                *(_column(version.columns[one]) for one in counts),
            ],
            [(zone.label, zone.rows, *(zone.sums[one] for one in counts)) for zone in zones],
        ),
        (_("Provenance"), [Column(_("Quoi"), width=26), Column(_("Réponse"), width=70)], _provenance(row, version)),
    ]
    write_book(target, sheets)


def _column(column: DataColumn) -> Column:
    title = f"{column.label} ({column.unit})" if column.unit and column.unit not in column.label else column.label
    return Column(title, Shape.WEIGHT if column.nature in NUMBERS else Shape.TEXT)


def _rows(columns: Sequence[DataColumn], lines: Iterable[DataRowLine]) -> Iterator[tuple[Value, ...]]:
    for line in lines:
        figures = (_value(figure, column) for figure, column in zip(line.figures, columns, strict=True))
        left = _("De côté : %(why)s") % {"why": line.aside} if line.aside else _waiting(columns, line)
        yield (line.number, line.name, line.label, *figures, line.territory, left)


def _value(figure: Figure, column: DataColumn) -> Value:
    """Numbers stay numbers: thousandths become a decimal figure in the workbook."""
    if column.nature == Nature.YES_NO and figure is not None:
        return _("oui") if figure else _("non")
    return figure


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
