"""What each sheet was taken for, as a form of plain selects, and back."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from lisanga.interfaces.bridges.spreadsheets.recognition import Column, Recognition, SheetOverride, SheetPlan
from lisanga.interfaces.bridges.spreadsheets.vocabulary import LABELS, PHRASES, Field, Kind

HIGHEST_HEADER = 100
_CONSTANTS = {
    Kind.MEMBERS: (Field.VILLAGE, Field.SEX),
    Kind.DELIVERIES: (Field.PRODUCT, Field.DATE, Field.CENTRE, Field.PRICE),
}
"""What may hold for a whole sheet, where no column says it."""
Option = tuple[str, str, bool]


class ChoiceError(ValueError):
    """A choice that makes no sense; the message is French."""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column with its samples; `options` are (value, label, chosen)."""

    letter: str
    header: str
    samples: str
    options: list[Option]
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class ConstantChoice:
    field: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """`position` is the sheet's number in the form."""

    position: int
    sheet: str
    kind: str
    kinds: list[Option]
    header_row: int
    reason: str
    rows: int | None
    columns: list[ColumnChoice]
    constants: list[ConstantChoice]
    is_unsure: bool


def sheet_choices(recognition: Recognition) -> list[SheetChoice]:
    return [_sheet(position, plan) for position, plan in enumerate(recognition.sheets)]


def _sheet(position: int, plan: SheetPlan) -> SheetChoice:
    labels = {
        Kind.MEMBERS: _("une liste de membres"),
        Kind.DELIVERIES: _("des livraisons"),
        Kind.UNKNOWN: _("rien à lire"),
    }
    fields: list[Field] = [field for field in PHRASES.get(plan.kind, {}) if field is not Field.IGNORED]
    columns = [_column(column, fields) for column in plan.columns] if fields else []
    present = plan.positions()
    constants = [
        ConstantChoice(field.value, str(LABELS[field]), plan.constants.get(field, ""))
        for field in _CONSTANTS.get(plan.kind, ())
        if field not in present
    ]
    return SheetChoice(
        position=position,
        sheet=plan.sheet,
        kind=plan.kind.value,
        kinds=[(kind.value, label, kind is plan.kind) for kind, label in labels.items()],
        header_row=plan.header_row,
        reason=plan.reason,
        rows=plan.row_count,
        columns=columns,
        constants=constants,
        is_unsure=any(column.is_unsure for column in columns),
    )


def _column(column: Column, fields: list[Field]) -> ColumnChoice:
    known = column.field in fields
    options = [("", str(LABELS[Field.IGNORED]), not known)]
    options += [(field.value, str(LABELS[field]), field is column.field) for field in fields]
    return ColumnChoice(
        letter=column.letter,
        header=column.header,
        samples=" · ".join(column.samples),
        options=options,
        is_unsure=known and column.sure < 70,
    )


def chosen(post: QueryDict, position: int) -> SheetOverride | None:
    """What the form says of one sheet; None when it says nothing. Raises ValueError for what makes no
    sense."""
    kind = post.get(f"kind-{position}", "")
    if not kind:
        return None
    override: SheetOverride = {"kind": Kind(kind).value}
    header = post.get(f"header-{position}", "").strip()
    if header:
        if not header.isdecimal() or len(header) > 3 or int(header) > HIGHEST_HEADER:
            raise ChoiceError(_("La ligne des titres est un nombre entre 0 et 100."))
        override["header_row"] = int(header)
    if post.get(f"was-{position}", kind) != kind:
        return override  # what the columns say is looked for anew
    prefix = f"col-{position}-"
    columns = {name.removeprefix(prefix): value for name, value in post.items() if name.startswith(prefix)}
    if columns:
        override["columns"] = {letter: _field(str(value)) for letter, value in columns.items()}
        _once(override["columns"])
    prefix = f"const-{position}-"
    constants = {name.removeprefix(prefix): str(text).strip() for name, text in post.items() if name.startswith(prefix)}
    if constants:
        override["constants"] = {_field(name): text for name, text in constants.items() if text}
    return override


def _field(name: str) -> str:
    return Field(name).value if name else ""


def _once(columns: dict[str, str]) -> None:
    said = [field for field in columns.values() if field and field != Field.IGNORED.value]
    if len(said) != len(set(said)):
        raise ChoiceError(_("Deux colonnes disent la même chose : laissez l’une d’elles « ne pas lire »."))
