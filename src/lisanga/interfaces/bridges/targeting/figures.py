"""What one cell of figures says, in whole thousandths of its unit; every refusal is a French sentence."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from lisanga.core.kernel.names import fold
from lisanga.core.kernel.rounding import half_up
from lisanga.domains.partnerships.targeting.measures import SCALE
from lisanga.interfaces.bridges.spreadsheets.cells import CellError, is_nothing, text
from lisanga.interfaces.bridges.spreadsheets.reader import Cell

LARGEST = 10**12
_LONGEST = 40
_NUMBER = re.compile(r"(\d[\d ']*)(?:[.,](\d+))?\s*([^\d.,\s][^\d.,]{0,14})?\.?")
_FRENCH = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_YES = {"oui", "o", "yes", "y", "vrai", "true", "1", "x", "v", "ok", "ee"}
_NO = {"non", "n", "no", "faux", "false", "0", "te"}
_UNITS = {
    "ha", "hectares", "hectare", "km", "kms", "hab", "habitants", "menages", "personnes", "producteurs", "t", "tonnes",
    "t ha", "pers", "metres", "m", "min", "heures", "h", "jours", "organisations", "op",
}  # fmt: skip


def number(cell: Cell, *, whole: bool = False) -> int | None:
    """Thousandths, half up; None where the cell says nothing. `whole`: things that are not cut, so "12.345" is twelve
    thousand; elsewhere a point before three figures can be read in two ways and is asked about. Raises CellError."""
    if isinstance(cell, str) and cell.strip().lower() == "x":
        raise _no_number(cell)
    if is_nothing(cell):
        return None
    if isinstance(cell, bool | date | time | timedelta) or cell is None:
        raise _no_number(cell)
    value = _as_written(cell, whole=whole) if isinstance(cell, str) else _exact(cell)
    if value is None:
        raise _no_number(cell)
    if value < 0:
        raise CellError(_("« %(cell)s » est négatif.") % {"cell": text(cell)})
    if value > LARGEST:
        raise CellError(_("« %(cell)s » est trop grand.") % {"cell": text(cell)[:_LONGEST]})
    return half_up(int(value * SCALE * SCALE), SCALE)


def _exact(cell: int | float) -> Decimal | None:
    value = Decimal(cell) if isinstance(cell, int) else Decimal(repr(cell))
    return value if value.is_finite() else None


def _as_written(cell: str, *, whole: bool) -> Decimal | None:
    plain = cell.strip().replace("’", "'")
    if len(plain) > _LONGEST:
        return None
    bare = plain.rstrip("%").strip()
    if _THOUSANDS.fullmatch(bare):
        if whole or len(bare) > 7 or bare.count(".") + bare.count(",") > 1:
            return Decimal(re.sub(r"[.,]", "", bare))
        whole_text, decimal = re.sub(r"[.,]", "", bare), bare.replace(".", ",")
        said = _("« %(cell)s » peut se lire de deux façons : %(whole)s ou %(decimal)s.")
        raise CellError(said % {"cell": cell, "whole": whole_text, "decimal": decimal.rstrip("0").rstrip(",")})
    if _FRENCH.match(bare):
        bare = bare.replace(".", "")
    match = _NUMBER.fullmatch(bare)
    if match is None or (match[3] and fold(match[3]) not in _UNITS):
        return None
    return Decimal(re.sub(r"[\s']", "", match[1]) + (f".{match[2]}" if match[2] else ""))


def _no_number(cell: Cell) -> CellError:
    return CellError(_("« %(cell)s » n’est pas un nombre.") % {"cell": text(cell)[:_LONGEST]})


def yes_or_no(cell: Cell) -> int | None:
    """1 or 0; None where the cell says nothing. Raises CellError."""
    if isinstance(cell, bool):
        return int(cell)
    said = fold(text(cell))
    if said in _YES:
        return 1
    if said in _NO:
        return 0
    if is_nothing(cell):
        return None
    raise CellError(_("« %(cell)s » : écrivez oui ou non.") % {"cell": text(cell)[:_LONGEST]})


def words(cell: Cell) -> str | None:
    """None for an empty cell. Raises CellError for a whole page in a cell."""
    if is_nothing(cell):
        return None
    said = text(cell).strip()
    if len(said) > 200:
        raise CellError(_("Ce texte est trop long : deux cents signes au plus."))
    return said or None
