"""Columns and rows of a Partner’s file, as they travel and as they are kept."""

from uuid import UUID

import msgspec

Figure = int | str | None


class DataColumn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`header` as in the file, `label` as pages show it; `measure` a known one or empty; `nature` of its figures."""

    letter: str
    header: str
    label: str
    nature: str
    measure: str = ""
    unit: str = ""


class DataLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`number` of the row in its sheet; `written`: level → the cell that names the place; then either the place or
    `lack`. `figures`: one for each column, in thousandths (yes is 1); `unread`: column → the cell that is no figure."""

    number: int
    written: dict[str, str]
    figures: tuple[Figure, ...]
    province: str = ""
    territory: str = ""
    place: UUID | None = None
    lack: str = ""
    unread: dict[int, str] = {}
