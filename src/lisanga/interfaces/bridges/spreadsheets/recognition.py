"""What was understood of a file: plain data that a page shows, a person corrects and JSON carries."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypedDict

from openpyxl.utils import column_index_from_string, get_column_letter

from lisanga.interfaces.bridges.spreadsheets.vocabulary import Field, Kind


class SheetOverride(TypedDict, total=False):
    """What a person put right about one sheet; what is left out stays as recognised.

    `kind`: "members", "deliveries" or "unknown" to skip the sheet. `header_row`: 0 for none. `columns`: letter to
    field, "" or "ignored" to leave a column unread. `constants`: field to the text that holds for all rows.
    """

    kind: str
    header_row: int
    columns: dict[str, str]
    constants: dict[str, str]


Overrides = Mapping[str, SheetOverride]


@dataclass(frozen=True, slots=True)
class Column:
    """`letter` as the spreadsheet shows it; `sure` from 0 to 100; `samples` are cells for a person to judge by."""

    letter: str
    header: str
    field: Field | None
    sure: int = 0
    samples: tuple[str, ...] = ()

    @property
    def index(self) -> int:
        return column_index_from_string(self.letter) - 1


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How one sheet is read. `header_row`: the last row of the header, 0 for none; `reason`: why it is skipped."""

    sheet: str
    kind: Kind
    header_row: int
    columns: tuple[Column, ...]
    constants: Mapping[Field, str] = field(default_factory=dict)
    reason: str = ""
    row_count: int | None = None

    def positions(self) -> dict[Field, int]:
        """Where each field stands, columns counted from 0."""
        return {
            column.field: column.index
            for column in self.columns
            if column.field is not None and column.field is not Field.IGNORED
        }

    def overridden(self, change: SheetOverride) -> "SheetPlan":
        """Raises ValueError for an unknown kind, field or column letter."""
        wanted = {letter.upper(): Field(name) if name else None for letter, name in change.get("columns", {}).items()}
        known = {column.letter for column in self.columns}
        taken = {name for name in wanted.values() if name is not None}
        columns = [self._changed(column, wanted, taken) for column in self.columns]
        columns += [Column(letter, "", name, 100) for letter, name in wanted.items() if letter not in known]
        for column in columns:
            column_index_from_string(column.letter)
        constants = {Field(name): text for name, text in change.get("constants", {}).items()}
        kind = Kind(change.get("kind", self.kind.value))
        return replace(
            self,
            kind=kind,
            header_row=change.get("header_row", self.header_row),
            columns=tuple(columns),
            constants=constants if "constants" in change else self.constants,
            reason="" if kind is not Kind.UNKNOWN else self.reason,
        )

    @staticmethod
    def _changed(column: Column, wanted: Mapping[str, Field | None], taken: set[Field]) -> Column:
        if column.letter in wanted:
            return replace(column, field=wanted[column.letter], sure=100)
        # A field given by hand to another column leaves this one.
        return replace(column, field=None, sure=0) if column.field in taken else column

    def to_json(self) -> dict[str, object]:
        return {
            "sheet": self.sheet,
            "kind": self.kind.value,
            "header_row": self.header_row,
            "reason": self.reason,
            "row_count": self.row_count,
            "constants": {name.value: text for name, text in self.constants.items()},
            "columns": [
                {
                    "letter": column.letter,
                    "header": column.header,
                    "field": column.field.value if column.field else "",
                    "sure": column.sure,
                    "samples": list(column.samples),
                }
                for column in self.columns
            ],
        }


@dataclass(frozen=True, slots=True)
class Recognition:
    """One plan per sheet, in the order of the file."""

    sheets: tuple[SheetPlan, ...]

    def of_kind(self, kind: Kind) -> tuple[SheetPlan, ...]:
        return tuple(plan for plan in self.sheets if plan.kind is kind)

    def plan(self, sheet: str) -> SheetPlan | None:
        return next((plan for plan in self.sheets if plan.sheet == sheet), None)

    def overridden(self, overrides: Overrides) -> "Recognition":
        """Raises ValueError for an unknown kind, field or column; a sheet that is not there is passed over."""
        return Recognition(
            tuple(plan.overridden(overrides[plan.sheet]) if plan.sheet in overrides else plan for plan in self.sheets)
        )

    def to_json(self) -> dict[str, object]:
        return {"sheets": [plan.to_json() for plan in self.sheets]}


def letter(index: int) -> str:
    """The letter of a column counted from 0."""
    return get_column_letter(index + 1)
