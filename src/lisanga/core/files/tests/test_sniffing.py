"""What a file is, whatever it says it is; and what we do not keep."""

import zipfile
from contextlib import suppress
from io import BytesIO
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.files import kinds, sniffing
from lisanga.core.files.kinds import FileKind, UploadRefused
from lisanga.core.files.sniffing import kind_of
from lisanga.core.files.tests.samples import CSV, PDF, TYPES, archive, document, picture, workbook


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, kinds.PDF),
        (picture("JPEG"), kinds.JPEG),
        (picture("PNG"), kinds.PNG),
        (picture("WEBP"), kinds.WEBP),
        (workbook(), kinds.XLSX),
        (document(), kinds.DOCX),
        (CSV, kinds.CSV),
        ("﻿Nom,Poids\nÉlise,3\n".encode(), kinds.CSV),
        ("Prénom\tPoids\nJérémie\t3\n".encode("cp1252"), kinds.CSV),
    ],
)
def test_a_kind_is_known_by_its_bytes(content: bytes, kind: FileKind) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "genre connu"),
        (b"<!DOCTYPE html><html><body>;</body></html>", "genre connu"),
        (b"a;b\n<script>alert(1)</script>;2\n", "genre connu"),
        (b"\n\n  <HTML>;", "genre connu"),
        (b"a;b\n\0\1\2", "genre connu"),
        (b"a;b\n\x1b[31m;2", "genre connu"),
        (b"MZ\x90\x00\x03", "genre connu"),
        (b"#!/bin/sh\nrm -rf /\n", "genre connu"),
        (b"GIF89a\x01\x00\x01\x00;;;;", "genre connu"),
        (b"Bonjour", "genre connu"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (PDF[:-7], "incomplet"),
        (PDF + workbook(), "incomplet|archive"),
        (PDF.replace(b"%%EOF\n", b"") + b"PK\x05\x06" + b"\0" * 18 + b"%%EOF\n", "archive"),
        (archive(types=TYPES, other=b"x"), "ni un classeur"),
        (archive(xl__workbook=b"<workbook/>"), "ni un classeur"),
        (archive(types=TYPES, xl__workbook=b"x", **{"..__evil": b"x"}), "ni un classeur"),
        (archive(types=TYPES + b"application/vnd.ms-excel.sheet.macroEnabled.main+xml", xl__workbook=b"x"), "macros"),
        (workbook() + b"<html><script>alert(1)</script>", "ni un classeur"),
        (workbook()[:60] + workbook()[-22:], "abîmé"),
        (b"PK\x03\x04", "ni un classeur"),
    ],
    ids=count(),  # archives hold the time of their making: two processes would name them differently
)
def test_what_is_not_kept(content: bytes, says: str) -> None:
    with pytest.raises(UploadRefused, match=says):
        kind_of(content)


def test_an_archive_that_unfolds_to_a_mountain_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffing, "MOST_UNFOLDED", 100_000)
    with pytest.raises(UploadRefused, match="déplié"):
        kind_of(archive(types=TYPES, xl__workbook=b"0" * 200_000))
    many = {f"xl__sheet{number}": b"" for number in range(sniffing.MOST_MEMBERS)}
    with pytest.raises(UploadRefused, match="déplié"):
        kind_of(archive(types=TYPES, xl__workbook=b"x", **many))


def test_a_table_of_contents_that_lies_about_its_size_is_refused() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("xl/workbook.xml", b"x")
    content = bytearray(target.getvalue())
    place = content.index(b"[Content_Types].xml") + len(b"[Content_Types].xml") + 3
    content[place] ^= 0xFF
    with pytest.raises(UploadRefused):
        kind_of(bytes(content))


@given(st.binary(max_size=400))
def test_any_bytes_are_a_kind_or_a_french_refusal(content: bytes) -> None:
    with suppress(UploadRefused):
        assert kind_of(content) in kinds.DOCUMENTS


@given(st.integers(0, 300), st.integers(0, 255))
def test_a_damaged_workbook_never_breaks_the_reader(place: int, value: int) -> None:
    content = bytearray(workbook())
    content[place % len(content)] = value
    with suppress(UploadRefused):
        assert kind_of(bytes(content)) in (kinds.XLSX, kinds.DOCX, kinds.CSV)
