"""Lists and bad rows written: exact numbers, nothing that a spreadsheet would calculate."""

import io
from datetime import date, datetime, timezone
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lisanga.interfaces.bridges.registers.tests.registers import MEMBERS, PEOPLE, register, write
from lisanga.interfaces.bridges.spreadsheets.errors_workbook import write_errors
from lisanga.interfaces.bridges.spreadsheets.reading import read_register
from lisanga.interfaces.bridges.spreadsheets.writer import Column, Shape, Value, french_csv, write_book, xlsx

DANGEROUS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://example.org")', "＝1+1"]


def cells(data: bytes) -> list[list[object]]:
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("text", DANGEROUS)
def test_nothing_written_is_taken_for_a_formula(text: str) -> None:
    book = load_workbook(io.BytesIO(b"".join(xlsx([Column("Nom")], [[text]]))))
    assert book.active is not None
    cell = book.active["A2"]
    assert cell.data_type == "s"
    assert not str(cell.value).startswith(("=", "+", "-", "@", "＝"))
    line = b"".join(french_csv([Column("Nom")], [[text]])).decode("utf-8-sig").split("\r\n")[1]
    assert line.strip('"').startswith("'") or not line.strip('"').startswith(("=", "+", "-", "@"))


def test_a_phone_keeps_its_face_in_a_workbook() -> None:
    assert cells(b"".join(xlsx([Column("Tél")], [["+243811234567"]])))[1] == ["+243811234567"]


def test_numbers_are_exact_and_french() -> None:
    columns = [
        Column("Nombre", Shape.COUNT),
        Column("Poids", Shape.WEIGHT),
        Column("Valeur", Shape.FRANCS),
        Column("Dollars", Shape.DOLLARS),
        Column("Jour", Shape.DATE),
        Column("Moment", Shape.MOMENT),
    ]
    row: list[Value] = [
        6,
        494_340,
        420_189,
        1_650,
        date(2026, 3, 14),
        datetime(2026, 3, 14, 8, 12, tzinfo=timezone.utc),
    ]
    assert b"".join(french_csv(columns, [row])).decode("utf-8-sig").split("\r\n")[1] == (
        "6;494,340;420189;16,50;14/03/2026;14/03/2026 09:12"
    )
    values = cells(b"".join(xlsx(columns, [row])))[1]
    assert values[:4] == [6, 494.34, 420_189, 16.5]


def test_bad_rows_go_out_with_their_reason_and_come_back_as_they_were(tmp_path: Path) -> None:
    with read_register(register("a")) as reading:
        recognition, rows = reading.recognition, list(reading)
    target = io.BytesIO()
    assert write_errors(target, rows, recognition) == 5
    (tmp_path / "a-corriger.xlsx").write_bytes(target.getvalue())
    with read_register(tmp_path / "a-corriger.xlsx") as reading:
        again = list(reading)
    bad = [row for row in rows if not row.accepted]
    assert [row.label for row in again] == [row.label for row in bad]
    first = cells(target.getvalue())
    assert first[0][0] == "À corriger"
    assert "déjà inscrite" in str(first[1][0])


def test_an_injected_formula_in_a_bad_row_is_harmless_in_the_workbook(tmp_path: Path) -> None:
    people = [MEMBERS, PEOPLE[0], (2, None, None, None, "F", 1980, "@SUM(A1)", None, 1, 0)]
    path = write(tmp_path / "a.xlsx", {"Membres": people})
    with read_register(path) as reading:
        target = io.BytesIO()
        write_errors(target, list(reading), reading.recognition)
    values = [str(value) for row in cells(target.getvalue()) for value in row if value]
    assert not [value for value in values if value.startswith(("=", "@", "+", "-"))]


def test_a_number_shows_the_decimals_that_it_has() -> None:
    target = io.BytesIO()
    write_book(target, [("Nombres", (Column("Valeur", Shape.NUMBER),), [(110_000,), (44_410,), (0,)])])
    cells = [row[0] for row in load_workbook(io.BytesIO(target.getvalue()))["Nombres"].iter_rows(min_row=2)]
    assert [(cell.value, cell.number_format) for cell in cells] == [(110, "#,##0"), (44.41, "#,##0.0##"), (0, "#,##0")]
