"""A report with what its papers say of it: version, state, who decided, its code and where to verify it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.kernel.rounding import half_up
from lisanga.reports.parts.shape import Amount, Cell, Dossier, Table, Unit

TITLES = {"quarterly": "Rapport trimestriel", "annual": "Rapport annuel", "final": "Rapport final"}


@dataclass(frozen=True, slots=True)
class Paper:
    """`version` 0 is a draft. `code` is the beginning of the fingerprint, `url` verifies it (both may be empty);
    `signed` are lines such as ("Validé le", "3 mai 2026 par Marie-Claire Bope"); `moment` is for the PDF's own date,
    in seconds since 1970."""

    dossier: Dossier
    version: int
    state: str
    code: str = ""
    url: str = ""
    signed: tuple[tuple[str, str], ...] = ()
    moment: int = 0

    @property
    def title(self) -> str:
        return title_of(self.dossier)

    @property
    def version_words(self) -> str:
        return _("Brouillon") if not self.version else _("Version %(number)s") % {"number": self.version}

    @property
    def span(self) -> str:
        """ "du 1ᵉʳ janvier 2026 au 31 mars 2026"."""
        return f"du {_long(self.dossier.starts)} au {_long(self.dossier.ends)}"

    @property
    def name(self) -> str:
        """Of a file, without its ending."""
        version = f"v{self.version}" if self.version else "brouillon"
        return f"rapport-{self.dossier.agreement}-{self.dossier.period_code}-{version}"


def title_of(dossier: Dossier) -> str:
    return TITLES[dossier.kind]


def _long(day: str) -> str:
    return french.long_date(date.fromisoformat(day))


def written(value: Cell, unit: Unit) -> str:
    """A cell in words; weights (whole kilograms) and money carry their unit in the head."""
    if value is None:
        return "–"
    if isinstance(value, Amount):
        return of_amount(value)
    if unit == "date" and isinstance(value, str) and value:
        return french.short_date(date.fromisoformat(value))
    if isinstance(value, str):
        return value
    if unit == "grams":
        return french.number(half_up(value, 1000))
    if unit == "usd":
        return french.number(value, 2)
    if unit in ("rate", "number"):
        return hundredths(value) + (f"{french.NBSP}%" if unit == "rate" else "")
    return french.number(value) + (f"{french.NBSP}%" if unit == "percent" else "")


def hundredths(value: int) -> str:
    """Without needless zeros: "33,33", "36", "2 850,5"."""
    return french.number(value, 2).rstrip("0").removesuffix(",") if value else "0"


def large(value: int | None, unit: Unit) -> str:
    """A figure that stands alone, with its unit."""
    if value is None:
        return "–"
    if unit == "grams":
        return french.tonnes(value)
    if unit == "cdf":
        return french.millions(value)
    if unit == "usd":
        return french.amount(value, "USD")
    return written(value, unit)


def exact(value: int | None, unit: Unit) -> str:
    """Not rounded, with its unit: for what must be compared."""
    if value is None:
        return "–"
    if unit == "grams":
        return french.weight(value)
    if unit == "cdf":
        return french.amount(value)
    return large(value, unit)


def of_amount(amount: Amount) -> str:
    """With its unit, and the two numbers of a ratio: "33,33 % (20 sur 60)"."""
    if amount.unit == "number":
        text = "–" if amount.value is None else hundredths(amount.value)
        text = f"{text}{french.NBSP}{amount.word}" if amount.word and amount.value is not None else text
    elif amount.unit == "cdf":
        text = exact(amount.value, "cdf")
    elif amount.unit in ("grams", "usd"):
        text = large(amount.value, amount.unit)
    else:
        text = written(amount.value, amount.unit)
    if amount.parts is None or amount.unit != "rate":
        return text
    part, whole = (_short(number) for number in amount.parts)
    return _("%(value)s (%(part)s sur %(whole)s)") % {"value": text, "part": part, "whole": whole}


def _short(number: int) -> str:
    """A number in hundredths; from a million on in millions."""
    if abs(number) < 100_000_000:
        return hundredths(number)
    return f"{french.number(half_up(number, 10_000_000), 1)}{french.NBSP}M"


def exact_of(amount: Amount | None) -> str:
    """Not rounded: for what must be compared."""
    if amount is None:
        return "–"
    return exact(amount.value, amount.unit) if amount.unit in ("grams", "cdf") else of_amount(amount)


def cells_of(table: Table, cells: tuple[Cell, ...]) -> list[str]:
    """A row, or the sums, in words."""
    return [written(cell, column.unit) for cell, column in zip(cells, table.columns, strict=True)]


def shares(table: Table) -> list[int]:
    """Widths of the columns in shares: by the longest cell, and by the longest word of the head."""
    lines = [cells_of(table, row.cells) for row in table.rows]
    lines += [cells_of(table, table.total)] if table.total is not None else []
    widths = []
    for index, column in enumerate(table.columns):
        longest = max((len(line[index]) for line in lines), default=0)
        word = max((len(word) for word in column.title.split()), default=1)
        wide = column.unit == "text" or any(isinstance(row.cells[index], Amount) for row in table.rows)
        widths.append(max(7, word + 3, min(27 if wide else 16, longest + 1)))
    return widths
