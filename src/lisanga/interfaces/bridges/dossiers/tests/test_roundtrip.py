"""A workbook filled without internet comes back as it was written; what cannot be read is told cell by cell."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from lisanga.interfaces.bridges.dossiers.roundtrip import (
    FIGURES,
    TEXTS,
    Filled,
    FilledFigure,
    FilledText,
    filled,
    to_fill,
)
from lisanga.interfaces.bridges.spreadsheets.safety import FileRefused

PARTS = (("context", "Contexte", "Ce qui s’est passé"), ("plan", "Plan", "Qui fait quoi"))
CODES = frozenset({"context", "plan"})


def book(path: Path, edit: Any = None) -> Filled:
    content = to_fill(
        PARTS,
        {"context": (3, "Les pluies ont tardé.")},
        [("plan", "Semences", "grams", 1_500_000, "Bon de sortie"), ("plan", "Coût", "usd", 1650, "Facture")],
    )
    path.write_bytes(content)
    if edit is not None:
        workbook = load_workbook(path)
        edit(workbook)
        workbook.save(path)
    return filled(path, CODES)


def test_untouched_it_says_what_it_said(tmp_path: Path) -> None:
    found = book(tmp_path / "a.xlsx")
    assert found.errors == ()
    assert found.texts == (FilledText("context", 3, "Les pluies ont tardé."), FilledText("plan", 0, ""))
    assert found.figures == (
        FilledFigure("plan", "Semences", "grams", 1_500_000, "Bon de sortie"),
        FilledFigure("plan", "Coût", "usd", 1650, "Facture"),
    )


def test_what_is_filled_comes_back(tmp_path: Path) -> None:
    def edit(workbook: Any) -> None:
        workbook[TEXTS]["E3"] = "Former douze secrétaires."
        workbook[FIGURES].append(["context", "Jours de pluie", "count", 41, "Station de Kikwit"])
        workbook[FIGURES]["D2"] = "1 750,5"

    found = book(tmp_path / "a.xlsx", edit)
    assert found.errors == ()
    assert found.texts[1] == FilledText("plan", 0, "Former douze secrétaires.")
    assert found.figures[0].value == 1_750_500
    assert found.figures[2] == FilledFigure("context", "Jours de pluie", "count", 41, "Station de Kikwit")


@pytest.mark.parametrize(
    ("sheet", "cell", "value"),
    [
        (TEXTS, "A2", "inconnue"),
        (TEXTS, "C2", "trois"),
        (TEXTS, "E2", "x" * 32_000 + "y"),
        (TEXTS, "A3", "context"),
        (FIGURES, "A2", "inconnue"),
        (FIGURES, "B2", None),
        (FIGURES, "C2", "litres"),
        (FIGURES, "D2", "beaucoup"),
        (FIGURES, "D3", "16,505"),
        (FIGURES, "D2", "nan"),
        (FIGURES, "E2", None),
    ],
)
def test_errors_name_their_cell(tmp_path: Path, sheet: str, cell: str, value: object) -> None:
    def edit(workbook: Any) -> None:
        workbook[sheet][cell] = value

    found = book(tmp_path / "a.xlsx", edit)
    if value and len(str(value)) > 30_000:  # a cell holds less than a part
        assert found.errors == ()
        return
    assert [(error.sheet, error.cell) for error in found.errors] == [(sheet, cell)]


def test_a_changed_head_or_a_lost_sheet(tmp_path: Path) -> None:
    def rename(workbook: Any) -> None:
        workbook[TEXTS]["A1"] = "Autre"
        del workbook[FIGURES]

    assert [(error.sheet, error.cell) for error in book(tmp_path / "a.xlsx", rename).errors] == [
        (TEXTS, "A1"),
        (FIGURES, ""),
    ]


def test_what_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.4 not a workbook")
    with pytest.raises(FileRefused):
        filled(path, CODES)


def test_a_formula_is_words(tmp_path: Path) -> None:
    content = to_fill(PARTS, {"plan": (1, "=1+1")}, [])
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert filled(path, CODES).texts[1] == FilledText("plan", 1, "=1+1")
