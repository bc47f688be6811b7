"""Registers written on the spot and read."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from lisanga.interfaces.bridges.spreadsheets.lines import DeliveryRow, MemberRow, RegisterRow
from lisanga.interfaces.bridges.spreadsheets.reading import read_register
from lisanga.interfaces.bridges.spreadsheets.recognition import Overrides

TODAY = date(2026, 11, 24)
Sheet = Sequence[Sequence[Any]]


def read(path: Path, sheets: dict[str, Sheet], overrides: Overrides | None = None) -> list[RegisterRow]:
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path / "registre.xlsx")
    with read_register(path / "registre.xlsx", overrides, today=TODAY) as reading:
        return list(reading)


def members(rows: Sequence[RegisterRow]) -> list[MemberRow]:
    return [row for row in rows if isinstance(row, MemberRow)]


def deliveries(rows: Sequence[RegisterRow]) -> list[DeliveryRow]:
    return [row for row in rows if isinstance(row, DeliveryRow)]


PEOPLE: Sheet = [("N°", "Nom", "Sexe"), (1, "Kabeya Mukubwa Rémy", "M"), (2, "Mbuyi Futi Odette", "F")]
