"""The three papers of a report say the same, look whole, and are made quickly."""

import io
import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from lisanga.interfaces.bridges.dossiers.document import dossier_document
from lisanga.interfaces.bridges.dossiers.drawings import drawing
from lisanga.interfaces.bridges.dossiers.paper import Paper, exact, large, shares, written
from lisanga.interfaces.bridges.dossiers.tests.samples import chart, dossier, lines, paper
from lisanga.interfaces.bridges.dossiers.typeset import dossier_pdf
from lisanga.interfaces.bridges.dossiers.workbook import dossier_workbook
from lisanga.interfaces.bridges.pdf.tests.reading import pages, size

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        tree = ElementTree.fromstring(archive.read("word/document.xml"))
    return " ".join(node.text or "" for node in tree.iter(f"{WORD}t"))


def test_the_pdf_carries_both_letterheads_version_code_and_pages() -> None:
    pdf = dossier_pdf(paper())
    read = pages(pdf)
    assert size(pdf) == (210, 297)
    for text in ("CERPEC ASBL", "Province du Kwilu", "Version 2, soumis", "7QF2-9XMP", "CV-2026-001", "Déodate Mbuyi"):
        assert text in read[0], text
    assert f"2 / {len(read)}" in read[1]
    assert "Version 2 · 7QF2-9XMP" in read[1]


def test_all_fourteen_parts_are_in_every_paper() -> None:
    document, pdf = words(dossier_document(paper())), " ".join(pages(dossier_pdf(paper())))
    for part in dossier().parts[1:]:
        assert f"{part.number}. {part.title}" in document
        assert f"{part.number}. {part.title}" in pdf


def test_the_papers_agree_on_the_figures() -> None:
    document, pdf = words(dossier_document(paper())), " ".join(pages(dossier_pdf(paper())))
    for shown in ("3,3 t", "1 235", "7 407", "135 000", "49,50"):
        assert shown in re.sub(r"\s", " ", document), shown
        assert shown in pdf, shown


def test_the_workbook_is_exact_and_typed() -> None:
    book = load_workbook(io.BytesIO(dossier_workbook(paper())))
    rows = list(book["7 Livraisons"].iter_rows(values_only=True))
    assert rows[1][1:3] == (1, 1234.567)
    assert f"{rows[1][6]:%d/%m/%Y}" == "14/03/2026"
    assert len(rows) == 4
    assert {"Résumé", "Textes", "7 Par mois (graphique)"} <= set(book.sheetnames)
    assert all(cell.value for sheet in book for cell in sheet[1])


def test_what_people_wrote_is_never_a_formula() -> None:
    book = load_workbook(io.BytesIO(dossier_workbook(paper())))
    cell = book["Textes"]["C2"]
    assert cell.data_type == "s"
    assert str(cell.value).startswith("'=1+1")
    assert "<balise> & perluète" in words(dossier_document(paper()))


@pytest.mark.parametrize("make", [dossier_pdf, dossier_document])
def test_the_same_paper_gives_the_same_bytes(make: Callable[[Paper], bytes]) -> None:
    """A workbook carries the moment of its making."""
    assert make(paper()) == make(paper())


def test_a_draft_without_code_says_so() -> None:
    plain = replace(paper(version=0), code="", url="", state="brouillon")
    read = pages(dossier_pdf(plain))
    assert "Brouillon" in read[0]
    assert "Code de vérification" not in read[0]
    assert "Brouillon" in words(dossier_document(plain))
    assert plain.name == "rapport-CV-2026-001-2026-Q1-brouillon"


def test_an_empty_table_says_what_there_is_not() -> None:
    empty = paper(dossier(0))
    assert "Rien." in " ".join(pages(dossier_pdf(empty)))
    assert "Rien." in words(dossier_document(empty))


@pytest.mark.slow
def test_forty_pages_with_charts_take_less_than_five_seconds() -> None:
    long = paper(dossier(120, tables=14))
    start = time.perf_counter()
    pdf = dossier_pdf(long)
    took = time.perf_counter() - start
    assert len(pages(pdf)) >= 40
    assert took < 5, took


@pytest.mark.parametrize(
    ("value", "unit", "cell", "alone", "whole"),
    [
        (None, "grams", "–", "–", "–"),
        (1_234_567, "grams", "1 235", "1,2 t", "1 234,57 kg"),
        (1_500_000, "cdf", "1 500 000", "1,5 M FC", "1 500 000 FC"),
        (1650, "usd", "16,50", "16,50 $", "16,50 $"),
        (46, "percent", "46 %", "46 %", "46 %"),
        ("2026-03-14", "date", "14/03/2026", None, None),
        ("", "text", "", None, None),
        (-5, "count", "−5", "−5", "−5"),
    ],
)
def test_how_numbers_are_written(value: object, unit: str, cell: str, alone: str | None, whole: str | None) -> None:
    def plain(text: str) -> str:
        return re.sub(r"\s", " ", text)

    assert plain(written(value, unit)) == cell  # type: ignore[arg-type]  # values of the table above
    if alone is not None and whole is not None:
        assert plain(large(value, unit)) == alone  # type: ignore[arg-type]  # the same
        assert plain(exact(value, unit)) == whole  # type: ignore[arg-type]  # the same


@pytest.mark.parametrize("form", ["bars", "pile", "lines"])
def test_charts_have_a_sentence_and_a_table(form: str) -> None:
    drawn = drawing(chart(form))
    assert "<svg" in drawn.svg
    assert drawn.sentence
    assert len(drawn.rows) == 3


def test_columns_are_as_wide_as_what_they_hold() -> None:
    widths = shares(lines(3))
    assert widths[0] > widths[1] >= 7
    assert len(widths) == 7
