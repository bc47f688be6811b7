"""Files made to hurt: refused with a French sentence, before they cost memory or run anything."""

import resource
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from lisanga.interfaces.bridges.spreadsheets.reading import read_register
from lisanga.interfaces.bridges.spreadsheets.safety import FileRefused, inspect

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def workbook(path: Path, rows: int = 3) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["N°", "Nom", "Sexe", "Téléphone"])
    for number in range(1, rows + 1):
        sheet.append([number, f"Kabeya Mbo {number}", "F", "0811234567"])
    book.save(path)
    return path


def with_part(path: Path, name: str, content: bytes) -> Path:
    """The workbook with one part replaced or added."""
    source = workbook(path.with_name("source.xlsx"))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry.filename, old.read(entry.filename))
        new.writestr(name, content)
    return path


def empty(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    whole = workbook(path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def bomb(path: Path) -> None:
    with_part(path, SHEET, HEAD + b"<row/>" * 3_000_000)


def giant_cell(path: Path) -> None:
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"x y" * 3_500_000 + b"</t></is></c></row>"
    with_part(path, SHEET, HEAD + cell + b"</sheetData></worksheet>")


def external_entity(path: Path) -> None:
    entity = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>'
    )
    with_part(path, "xl/sharedStrings.xml", entity)


def billion_laughs(path: Path) -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY x "ha">]><sst><si><t>&x;</t></si></sst>'
    with_part(path, "xl/sharedStrings.xml", text.encode("utf-16"))


def many_sheets(path: Path) -> None:
    book = Workbook()
    for number in range(250):
        book.create_sheet(f"Feuille {number}")
    book.save(path)


def many_parts(path: Path) -> None:
    workbook(path)
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(2_100):
            archive.writestr(f"xl/media/{number}.bin", b"x")


def not_a_workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")


def opendocument(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")


def binary_excel(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\x00")


def old_excel(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)


def protected(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


def program(path: Path) -> None:
    path.write_bytes(b"\x7fELF\x02\x01\x01" + b"\x00" * 99)


def prose(path: Path) -> None:
    path.write_text("Chère coopérative\nvoici une lettre\nsans colonne aucune\n")


def giant_text_cell(path: Path) -> None:
    path.write_text("N°;Nom;Sexe\n1;" + "x" * 10_000_000 + ";F\n")


CASES: list[tuple[Callable[[Path], None], str]] = [
    (empty, "file_empty"),
    (truncated, "file_damaged"),
    (bomb, "file_bomb"),
    (many_parts, "file_bomb"),
    (giant_cell, "cell_too_long"),
    (giant_text_cell, "cell_too_long"),
    (external_entity, "file_entities"),
    (billion_laughs, "file_entities"),
    (many_sheets, "too_many_sheets"),
    (not_a_workbook, "not_a_spreadsheet"),
    (opendocument, "file_opendocument"),
    (binary_excel, "file_binary_excel"),
    (old_excel, "file_old_excel"),
    (protected, "file_encrypted"),
    (picture, "not_a_spreadsheet"),
    (program, "not_a_spreadsheet"),
    (prose, "not_a_spreadsheet"),
]


@pytest.mark.parametrize(("make", "code"), CASES, ids=[make.__name__ for make, _code in CASES])
def test_a_hostile_file_is_refused_in_french(tmp_path: Path, make: Callable[[Path], None], code: str) -> None:
    path = tmp_path / "registre.xlsx"
    make(path)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(FileRefused) as refused, read_register(path) as reading:
        list(reading)
    assert refused.value.problem.code == code
    assert str(refused.value).endswith((".", "."))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 200 * 1024  # kilobytes


def test_a_workbook_with_macros_is_read_and_its_macros_left_alone(tmp_path: Path) -> None:
    path = with_part(tmp_path / "registre.xlsm", "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub Auto_Open()")
    with read_register(path) as reading:
        assert [row.accepted for row in reading] == [True, True, True]


def test_formulas_are_read_as_their_last_value_and_never_calculated(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["N°", "Nom", "Sexe"])
    sheet.append([1, "Kabeya Mbo", "F"])
    sheet.append([2, '=HYPERLINK("http://example.org","Mbuyi")', "M"])
    book.save(tmp_path / "registre.xlsx")
    with read_register(tmp_path / "registre.xlsx") as reading:
        rows = list(reading)
    assert [row.category for row in rows] == ["", "members_no_name"]


def test_an_honest_file_passes_and_is_named_by_its_fingerprint(tmp_path: Path) -> None:
    path = workbook(tmp_path / "registre.xlsx", rows=400)
    first = inspect(path)
    assert (len(first.sha256), first.size) == (64, path.stat().st_size)
    assert inspect(path).sha256 == first.sha256
