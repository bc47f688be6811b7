"""Files of Partners, written on the spot, and read."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from openpyxl import Workbook

from lisanga.domains.places.matching import Atlas, Spot
from lisanga.interfaces.bridges.spreadsheets.reader import open_book
from lisanga.interfaces.bridges.spreadsheets.safety import inspect
from lisanga.interfaces.bridges.targeting.reading import ReadData, read
from lisanga.interfaces.bridges.targeting.understanding import Choices, Plan, understand

KWENGE, KANDALE, KIKWIT = UUID(int=1), UUID(int=2), UUID(int=3)
ATLAS = Atlas(
    {"CD-KL"},
    (
        Spot("CD-KL", "secteur", "Kwenge", "Bulungu", KWENGE),
        Spot("CD-KL", "secteur", "Kandale", "Gungu", KANDALE),
        Spot("CD-KL", "ville", "Kikwit", "", KIKWIT),
        Spot("CD-KL", "village", "Kinzamba", "Bulungu", UUID(int=4), KWENGE),
        Spot("CD-KL", "village", "Kinzamba", "Gungu", UUID(int=5), KANDALE),
    ),
)
Rows = Sequence[Sequence[Any]]


def workbook(path: Path, sheets: dict[str, Rows], merged: Sequence[str] = ()) -> Path:
    """A workbook; `merged` ranges on its first sheet."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    file = path / "donnees.xlsx"
    book.save(file)
    return file


def understood(file: Path, choices: Choices | None = None) -> tuple[Plan, ReadData]:
    with open_book(inspect(file)) as book:
        plan = understand(book, ATLAS, choices)
    return plan, read(plan, ATLAS)


def roles(plan: Plan) -> dict[str, str]:
    return {column.header: column.role.code for column in plan.columns if column.personal is None}
