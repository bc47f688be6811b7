"""Typed rows of a register: what an import turns into operations, or hands back to be corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lisanga.core.kernel.names import PersonName
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.kernel.rounding import half_up
from lisanga.interfaces.bridges.spreadsheets.reader import Cell
from lisanga.interfaces.bridges.spreadsheets.vocabulary import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where a row came from and what is wrong with it. `label` is the register's own number for it (N°, Bon N°), else
    its place. `problems` carry the address of the cell in `field`. `key` names its normalised
    content and occurrence (docs/decisions/0017); empty on a row that is not accepted."""

    sheet: str
    row: int
    label: int | str
    cells: tuple[Cell, ...] = ()
    constants: Mapping[Field, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    key: str = ""

    @property
    def accepted(self) -> bool:
        """Warnings do not keep a row out."""
        return all(problem.severity is Severity.WARNING for problem in self.problems)

    @property
    def category(self) -> str:
        """The code of the first problem that keeps the row out; empty when it is accepted."""
        return next((each.code for each in self.problems if each.severity is not Severity.WARNING), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow(Line):
    """`sex` is "F", "M" or ""; `phone` E.164 or ""; `paid` in francs; `birth_is_estimate` when an age was written.
    `known_as`: the number that the cooperative gave to a person whom the register leaves without one."""

    number: str
    name: PersonName
    sex: str = ""
    birth_year: int | None = None
    birth_date: date | None = None
    birth_is_estimate: bool = False
    village: str = ""
    phone: str = ""
    joined_on: date | None = None
    shares: int = 0
    paid: int = 0
    known_as: str = ""

    @property
    def place(self) -> str:
        """By which a delivery of the same file names a member without a number."""
        return f"{self.sheet}!A{self.row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow(Line):
    """Weights in grams (`tare` is that of all containers together), percentages in hundredths, money in whole francs.

    `delivered_on` is None and `net` 0 only on a row that is not accepted. `price` None: still to be fixed.
    `member_number` is a `MemberRow.place` where the register gives no numbers.
    """

    receipt: str
    delivered_on: date | None
    member_number: str
    product: str
    form: str = ""
    net: int = 0
    gross: int | None = None
    containers: int | None = None
    tare: int | None = None
    moisture: int | None = None
    impurity: int | None = None
    grade: str = ""
    centre: str = ""
    price: int | None = None
    total: int | None = None

    @property
    def value(self) -> int | None:
        """Net × price, half up to the franc; None while the price is to be fixed."""
        return None if self.price is None else half_up(self.net * self.price, 1000)


RegisterRow = MemberRow | DeliveryRow


def label_of(number: str, place: str) -> int | str:
    """The register's own number: 188, "071" as written, or the place of the row where it bears none."""
    if number.isascii() and number.isdigit() and len(number) <= 15 and str(int(number)) == number:
        return int(number)
    return number or place
