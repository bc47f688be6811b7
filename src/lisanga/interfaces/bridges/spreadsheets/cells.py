"""What one cell says: dates, sexes, counts, amounts, weights; every refusal is a French sentence."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from lisanga.core.kernel.money import AmountError, parse_amount
from lisanga.core.kernel.names import fold
from lisanga.core.kernel.quantity import QuantityError, grams, percent
from lisanga.core.kernel.rounding import half_up
from lisanga.interfaces.bridges.spreadsheets.reader import Cell

_MONTHS = {
    "janv": 1, "jan": 1, "fev": 2, "fevr": 2, "feb": 2, "mars": 3, "mar": 3, "avr": 4, "apr": 4, "mai": 5, "may": 5,
    "juin": 6, "jun": 6, "juil": 7, "jul": 7, "aout": 8, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[T ]\d{2}:\d{2}.*)?")
_WORDED = re.compile(r"(\d{1,2})(?:er)? ([a-z]+) (\d{4}|\d{2})")
_SERIALS = range(18_264, 73_051)
"""Days since 1899-12-30 that fall in 1950–2099."""
_EPOCH = date(1899, 12, 30)
_WOMEN = {"f", "femme", "feminin", "feminine", "female", "fille", "w", "mme", "mlle", "madame", "fem", "mwasi", "2"}
_MEN = {"m", "h", "homme", "masculin", "masculine", "male", "garcon", "mr", "monsieur", "masc", "hom", "mobali", "1"}
_DOLLARS = re.compile(r"(?i)\$|usd|dollar")
_AMBIGUOUS_WEIGHT = re.compile(r"\d{1,3}\.\d{3}(\s*kgs?\.?)?", re.IGNORECASE)
_DASHES = re.compile(r"[\s\-–—−_./]*")
_NOTHING = {"neant", "aucun", "nd", "n a", "na", "rien", "x", "ras"}
_LONGEST_NOTHING = 8
DITTO = {'"', "″", "〃", "''", "”", "“", "idem", "id", "id.", '-"-', "//"}


class CellError(ValueError):
    """A cell that does not say what its column should; the message is French."""


def text(cell: Cell) -> str:
    """As a person reads it: 12.0 → "12", a date day first."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _("oui") if cell else _("non")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    return str(cell)


def is_nothing(cell: Cell) -> bool:
    """Empty, or a word or dash that says there is nothing."""
    if not isinstance(cell, str):
        return cell is None
    if len(cell) > _LONGEST_NOTHING:
        return False
    return _DASHES.fullmatch(cell) is not None or fold(cell) in _NOTHING


def parse_date(cell: Cell, today: date) -> date:
    """Day first, always; two-figure years lie in the hundred years that end next year. Raises CellError."""
    found = _read_date(cell, today)
    if found is None:
        raise CellError(_("« %(cell)s » n’est pas une date. Écrivez-la comme 14/03/2026.") % {"cell": text(cell)})
    if found > today:
        raise CellError(_("Le %(day)s est dans le futur.") % {"day": text(found)})
    if found.year < 1900:
        raise CellError(_("Le %(day)s est trop ancien.") % {"day": text(found)})
    return found


def _read_date(cell: Cell, today: date) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    written = text(cell)
    if written.isdecimal() and len(written) == 5 and int(written) in _SERIALS:
        return _EPOCH + timedelta(days=int(written))
    if match := _YEAR_FIRST.fullmatch(written):
        return _day(match[1], match[2], match[3], today)
    if match := _DAY_FIRST.fullmatch(written):
        return _day(match[3], match[2], match[1], today)
    if match := _WORDED.fullmatch(fold(written)):
        month = next((value for name, value in _MONTHS.items() if match[2].startswith(name)), 0)
        return _day(match[3], str(month), match[1], today)
    return None


def _day(year: str, month: str, day: str, today: date) -> date | None:
    full = int(year)
    if len(year) == 2:
        century = today.year - today.year % 100
        full = century + full if century + full <= today.year + 1 else century - 100 + full
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None


def parse_sex(cell: Cell) -> str:
    """ "F", "M", or "" for an empty cell. Raises CellError."""
    if is_nothing(cell):
        return ""
    word = fold(text(cell))
    if word in _WOMEN:
        return "F"
    if word in _MEN:
        return "M"
    raise CellError(_("« %(cell)s » n’est pas un sexe. Écrivez F ou M.") % {"cell": text(cell)})


def parse_count(cell: Cell) -> int:
    """A whole number, nothing under zero: "3", 3.0, "2 parts"; 0 for an empty cell. Raises CellError."""
    if is_nothing(cell) or cell == "-":
        return 0
    match = re.fullmatch(r"(\d[\d ]{0,14})( ?(parts?|sacs?|ps|colis))?\.?", text(cell).lower())
    if match is None:
        raise CellError(_("« %(cell)s » n’est pas un nombre entier.") % {"cell": text(cell)})
    return int(match[1].replace(" ", ""))


def parse_year(cell: Cell, today: date) -> int:
    """A birth year, from any form of date too. Raises CellError."""
    written = text(cell)
    year = int(written) if re.fullmatch(r"\d{4}", written) else 0
    if not year and (found := _read_date(cell, today)):
        year = found.year
    if not 1900 <= year <= today.year:
        raise CellError(_("« %(cell)s » n’est pas une année de naissance.") % {"cell": written})
    return year


def parse_age(cell: Cell) -> int:
    """Years, 10 to 115. Raises CellError."""
    match = re.fullmatch(r"(\d{1,3})( ?ans)?", text(cell).lower())
    if match is None or not 10 <= int(match[1]) <= 115:
        raise CellError(_("« %(cell)s » n’est pas un âge.") % {"cell": text(cell)})
    return int(match[1])


def parse_francs(cell: Cell) -> int:
    """Whole francs ≥ 0; a calculated float is brought to the franc. Raises CellError, also for dollars."""
    if isinstance(cell, bool | date):
        raise CellError(_("« %(cell)s » n’est pas un montant.") % {"cell": text(cell)})
    if isinstance(cell, str) and _DOLLARS.search(cell):
        raise CellError(_("« %(cell)s » est en dollars. Écrivez le montant en francs.") % {"cell": cell})
    try:
        amount = parse_amount(_settled(cell))
    except AmountError as error:
        raise CellError(str(error)) from None
    if amount < 0:
        raise CellError(_("« %(cell)s » : un montant n’est pas négatif.") % {"cell": text(cell)})
    return amount


def _settled(cell: Cell) -> Cell:
    """Binary noise of a calculated cell (16.000000000000004) is no fraction of a franc."""
    if isinstance(cell, float) and abs(cell) < 1e15:
        thousandths = half_up(int(Decimal(repr(cell)) * 1_000_000), 1000)
        return thousandths // 1000 if thousandths % 1000 == 0 else cell
    return cell.rstrip(" .-") if isinstance(cell, str) else cell


def parse_grams(cell: Cell) -> int:
    """Kilograms as written, in grams, above zero. Raises CellError, also for "1.250": 1,25 to some, 1 250 to others."""
    if isinstance(cell, bool | date):
        raise CellError(_("« %(cell)s » n’est pas un poids.") % {"cell": text(cell)})
    if isinstance(cell, str) and _AMBIGUOUS_WEIGHT.fullmatch(cell):
        whole = cell.replace(".", "")
        raise CellError(
            _("« %(cell)s » peut se lire de deux façons. Écrivez %(whole)s ou %(decimal)s.")
            % {"cell": cell, "whole": whole, "decimal": cell.replace(".", ",").rstrip("0").rstrip(",")}
        )
    try:
        weight = grams(cell)
    except QuantityError as error:
        raise CellError(str(error)) from None
    if weight == 0:
        raise CellError(_("Le poids est de zéro."))
    return weight


def parse_percent(cell: Cell) -> int:
    """Hundredths of a percent. Raises CellError."""
    try:
        return percent(cell)
    except QuantityError as error:
        raise CellError(str(error)) from None


def number_key(number: str) -> str:
    """The same for "071", "71" and " 71 ", for "COOP/007" and "coop 7"; empty for an empty number."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", fold(number))
