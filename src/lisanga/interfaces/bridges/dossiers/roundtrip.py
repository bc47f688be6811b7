"""Words and typed figures of a report, taken away as a workbook, filled without internet, and brought back: what
differs is shown before anything is sent, and what cannot be read is told cell by cell."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.utils.translation import gettext as _

from lisanga.domains.partnerships.operations.handling import LONGEST_TEXT
from lisanga.domains.partnerships.operations.set_figure import UNITS
from lisanga.interfaces.bridges.spreadsheets.reader import Book, open_book
from lisanga.interfaces.bridges.spreadsheets.safety import inspect
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value, write_book

TEXTS, FIGURES = "Textes", "Chiffres saisis"
_TEXT_HEADS = ("Code", "Partie", "Révision", "Ce qui est demandé", "Texte")
_FIGURE_HEADS = ("Code de la partie", "Chiffre", "Unité", "Valeur", "D’où il vient")
SCALES = {"grams": 1000, "usd": 100}


@dataclass(frozen=True, slots=True)
class FilledText:
    """The words of one part as the sheet has them, and the revision that they were written on."""

    part: str
    base: int
    text: str


@dataclass(frozen=True, slots=True)
class FilledFigure:
    """`value` in the smallest unit; None: taken out."""

    part: str
    label: str
    unit: str
    value: int | None
    source: str


@dataclass(frozen=True, slots=True)
class CellError:
    """Where it stands, and what is wrong."""

    sheet: str
    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class Filled:
    texts: tuple[FilledText, ...]
    figures: tuple[FilledFigure, ...]
    errors: tuple[CellError, ...]


def to_fill(
    parts: Iterable[tuple[str, str, str]],
    texts: Mapping[str, tuple[int, str]],
    figures: Iterable[tuple[str, str, str, int, str]],
) -> bytes:
    """`parts` are (code, title, what is asked), `texts` the revision and the words of each, `figures` those typed
    already (part, label, unit, value, source)."""
    target = io.BytesIO()
    rows = [
        (code, title, texts.get(code, (0, ""))[0], asks, texts.get(code, (0, ""))[1]) for code, title, asks in parts
    ]
    widths = (14, 30, 10, 44, 100)
    columns = [
        Column(title, Shape.COUNT if title == "Révision" else Shape.TEXT, width)
        for title, width in zip(_TEXT_HEADS, widths, strict=True)
    ]
    typed = [(part, label, unit, _plain(value, unit), source) for part, label, unit, value, source in figures]
    heads = [Column(title, Shape.TEXT, width) for title, width in zip(_FIGURE_HEADS, (18, 44, 12, 16, 44), strict=True)]
    units = [(code, label) for code, label in UNITS.items()]
    sheets: list[tuple[str, Sequence[Column], Iterable[Sequence[Value]]]] = [
        (TEXTS, columns, rows),
        (FIGURES, heads, typed),
        ("Unités", (Column("Unité"), Column("Ce que c’est")), units),
    ]
    write_book(target, sheets)
    return target.getvalue()


def _plain(value: int, unit: str) -> str:
    return f"{Decimal(value) / SCALES.get(unit, 1):f}".replace(".", ",")


def filled(path: Path, parts: frozenset[str]) -> Filled:
    """What a workbook says. FileRefused for what is no workbook; `parts` are the codes that may be written."""
    texts: list[FilledText] = []
    figures: list[FilledFigure] = []
    errors: list[CellError] = []
    book = open_book(inspect(path))
    try:
        for name, row in _rows(book, TEXTS, _TEXT_HEADS, errors):
            _read_text(name, row, parts, texts, errors)
        for name, row in _rows(book, FIGURES, _FIGURE_HEADS, errors):
            _read_figure(name, row, parts, figures, errors)
    finally:
        book.close()
    return Filled(tuple(texts), tuple(figures), tuple(errors))


def _rows(
    book: Book, sheet: str, heads: tuple[str, ...], errors: list[CellError]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(line number, cells as text), without blank lines; an error when the sheet or its heads are not ours."""
    if sheet not in book.sheets:
        errors.append(CellError(sheet, "", _("Cette feuille n’est plus dans le fichier.")))
        return
    first = True
    for row in book.rows(sheet):
        cells = tuple(_text(value) for value in (*row.cells, *[None] * len(heads))[: len(heads)])
        if first:
            first = False
            if cells != heads:
                errors.append(CellError(sheet, "A1", _("La première ligne a été changée : reprenez le modèle.")))
                return
            continue
        if any(cells):
            yield row.number, cells


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value).strip()
    return text[1:] if text.startswith("'") else text


def _read_text(
    line: int, row: tuple[str, ...], parts: frozenset[str], texts: list[FilledText], errors: list[CellError]
) -> None:
    code, _title, base, _asks, text = row
    if code not in parts:
        errors.append(
            CellError(TEXTS, f"A{line}", _("Cette partie n’existe pas dans ce rapport : %(code)s.") % {"code": code})
        )
    elif not base.isdigit():
        errors.append(CellError(TEXTS, f"C{line}", _("Le numéro de révision a été effacé : reprenez-le du modèle.")))
    elif len(text) > LONGEST_TEXT:
        errors.append(CellError(TEXTS, f"E{line}", _("Ce texte est trop long pour une partie.")))
    elif code in {one.part for one in texts}:
        errors.append(CellError(TEXTS, f"A{line}", _("Cette partie est déjà écrite plus haut.")))
    else:
        texts.append(FilledText(code, int(base), text))


def _read_figure(
    line: int, row: tuple[str, ...], parts: frozenset[str], figures: list[FilledFigure], errors: list[CellError]
) -> None:
    code, label, unit, typed, source = row
    wrong = len(errors)
    if code not in parts:
        errors.append(
            CellError(FIGURES, f"A{line}", _("Cette partie n’existe pas dans ce rapport : %(code)s.") % {"code": code})
        )
    if not 0 < len(label) <= 120:
        errors.append(CellError(FIGURES, f"B{line}", _("Dites ce que ce chiffre compte (120 signes au plus).")))
    if unit not in UNITS:
        known = ", ".join(UNITS)
        errors.append(CellError(FIGURES, f"C{line}", _("Unités connues : %(units)s.") % {"units": known}))
    value = _value(typed, unit)
    if typed and value is None:
        errors.append(
            CellError(
                FIGURES, f"D{line}", _("Ce n’est pas un nombre de cette unité : %(typed)s.") % {"typed": typed[:40]}
            )
        )
    if typed and not 0 < len(source) <= 200:
        errors.append(CellError(FIGURES, f"E{line}", _("Dites d’où vient ce chiffre (200 signes au plus).")))
    if len(errors) == wrong:
        figures.append(FilledFigure(code, label, unit, value, source))


def _value(typed: str, unit: str) -> int | None:
    """A number written the French way, in the smallest unit; None when it is none, or has too many decimals."""
    plain = "".join(sign for sign in typed if not sign.isspace()).replace(",", ".").replace("−", "-")
    try:
        exact = Decimal(plain) * SCALES.get(unit, 1)
    except InvalidOperation:
        return None
    if not exact.is_finite() or exact != exact.to_integral_value() or abs(exact) >= 10**15:
        return None
    return int(exact)
