"""Phone numbers of the Democratic Republic of Congo: +243 and nine figures (domain.md M2)."""

import re
from dataclasses import dataclass

from lisanga.core.kernel.names import fold

_VODACOM, _ORANGE, _AIRTEL, _AFRICELL = (
    ("Vodacom", "M-Pesa"),
    ("Orange", "Orange Money"),
    ("Airtel", "Airtel Money"),
    ("Africell", "Afrimoney"),
)
_OPERATORS: dict[str, tuple[str, str]] = (
    dict.fromkeys(("81", "82", "83", "86"), _VODACOM)
    | dict.fromkeys(("80", "84", "85", "89"), _ORANGE)
    | dict.fromkeys(("96", "97", "98", "99"), _AIRTEL)
    | dict.fromkeys(("90", "91"), _AFRICELL)
    | {"87": ("", "")}
)
SERVICES = ("M-Pesa", "Orange Money", "Airtel Money", "Afrimoney")
_NOTHING = {
    "x",
    "0",
    "neant",
    "nean",
    "aucun",
    "non",
    "sans",
    "nd",
    "n a",
    "na",
    "rien",
    "pas de numero",
    "pas de telephone",
}
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")  # copied from messaging apps


class PhoneError(ValueError):
    """A text that is no number of the country; the message is French."""


@dataclass(frozen=True, slots=True)
class Phone:
    """`operator` and `service` (empty when unknown) are suggestions from the prefix: the person confirms."""

    e164: str
    operator: str
    service: str


def parse_phone(text: object) -> Phone:
    """Accepts 0xxxxxxxxx, nine figures, 243…, +243…, 00243…, with any separators. Raises PhoneError."""
    raw = str(int(text)) if isinstance(text, float) and text.is_integer() else str(text or "")
    raw = _INVISIBLE.sub("", raw)[:40]
    if re.search(r"[^0-9\s+().\-‐‑–/]", raw):
        raise PhoneError(f"« {raw} » n’est pas un numéro de téléphone.")
    figures = re.sub(r"[^0-9]", "", raw)
    match = re.fullmatch(r"(?:00243|243)?0?([1-9][0-9]{8})", figures)
    if match is None:
        raise PhoneError(f"« {raw} » : un numéro a neuf chiffres après +243 (ou dix avec le 0).")
    national = match[1]
    operator = _OPERATORS.get(national[:2])
    if operator is None:
        raise PhoneError(f"« {raw} » : aucun numéro mobile ne commence par 0{national[:2]}.")
    return Phone(f"+243{national}", *operator)


def parse_optional_phone(text: object) -> Phone | None:
    """None for an empty cell or a word that says there is none."""
    written = "" if text is None else str(text)
    if not any(char.isalnum() for char in written) or fold(written) in _NOTHING:
        return None
    return parse_phone(text)


def display_phone(e164: str) -> str:
    """ "+243 811 234 567", grouped for reading aloud."""
    return f"{e164[:4]} {e164[4:7]} {e164[7:10]} {e164[10:]}"
