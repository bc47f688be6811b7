"""Messy files as offices keep them: titles, merged cells, two rows of headings, totals, numbers as text."""

from pathlib import Path
from typing import Any

import pytest

from lisanga.domains.partnerships.targeting.personal import Personal
from lisanga.domains.places.matching import MOST_LOOKED, Lack
from lisanga.interfaces.bridges.targeting.tests.files import KANDALE, KIKWIT, KWENGE, Rows, roles, understood, workbook
from lisanga.interfaces.bridges.targeting.understanding import Choices

TITLES = [
    ("REPUBLIQUE DEMOCRATIQUE DU CONGO",),
    ("PROVINCE DU KWILU",),
    (),
    ("Données de base des secteurs, exercice 2025",),
]


def test_a_file_as_an_office_keeps_it(tmp_path: Path) -> None:
    """Titles above, a merged territoire, headings on two rows, totals, numbers written as text."""
    rows = [
        *TITLES,
        ("N°", "Territoire", "Secteur / Chefferie", "Population", None, "Superficie (ha)", "Culture principale"),
        (None, None, None, "Hommes", "Femmes", None, None),
        (1, "BULUNGU", "KWENGÉ", "12 345", 13_001, "4.512,5", "Manioc"),
        (2, None, "Secteur de Kwenge", 10, "11 hab", 2.25, "maïs, arachide"),
        (None, "Sous-total", None, 12_355, 13_012, 4_514.75, None),
        (3, "Gungu", "kandale", "9.870", "-", "néant", "Arachide"),
        (4, None, "Kandale-Nord", 5, 6, 7, None),
        (None, "TOTAL GENERAL", None, 22_230, 13_018, 4_521.75, None),
        ("Source : Division de l’Agriculture",),
    ]
    plan, data = understood(workbook(tmp_path, {"Secteurs": rows}, ["D5:E5", "B7:B8"]))
    assert (plan.header_row, plan.lack) == (6, "")
    assert roles(plan) == {
        "N°": "",
        "Territoire": "place:territory",
        "Secteur / Chefferie": "place:entity",
        "Population Hommes": "measure:men",
        "Population Femmes": "measure:women",
        "Superficie (ha)": "measure:hectares",
        "Culture principale": "measure:crop",
    }
    assert [line.number for line in data.lines] == [7, 8, 10, 11]
    assert [line.place for line in data.lines] == [KWENGE, KWENGE, KANDALE, None]
    assert data.lines[0].figures == (12_345_000, 13_001_000, 4_512_500, "Manioc")
    assert data.lines[1].figures == (10_000, 11_000, 2_250, "maïs, arachide")
    assert data.lines[2].figures == (9_870_000, None, None, "Arachide")
    assert data.lines[3].written == {"territory": "Gungu", "entity": "Kandale-Nord"}
    assert data.lines[3].lack == Lack.UNKNOWN
    assert [(one.cell, one.name) for one in data.problems] == [("C11", "Kandale-Nord, Gungu")]
    assert "Secteur Kandale (Gungu)" in data.problems[0].message
    assert (data.silent["total"], data.silent["note"]) == (2, 1)


def test_a_section_speaks_for_the_rows_below_it(tmp_path: Path) -> None:
    rows = [
        ("Village", "Ménages"),
        ("TERRITOIRE DE GUNGU",),
        ("Kinzamba", 45),
        ("Territoire de Bulungu",),
        ("Kinzamba", 54),
    ]
    _plan, data = understood(workbook(tmp_path, {"Villages": rows}))
    assert [line.territory for line in data.lines] == ["Gungu", "Bulungu"]
    assert data.problems == []


def test_a_ville_among_territoires_is_not_in_the_one_above(tmp_path: Path) -> None:
    rows = [
        ("Territoire", "Secteur ou ville", "Habitants"),
        ("Bulungu", "Kwenge", 1),
        (None, "Ville de Kikwit", 2),
    ]
    choices = Choices(roles={"B": "place:entity"})
    _plan, data = understood(workbook(tmp_path, {"A": rows}), choices)
    assert [line.place for line in data.lines] == [KWENGE, KIKWIT]


@pytest.mark.parametrize(
    ("cell", "figure", "problem"),
    [
        ("1.250", None, "deux façons"),
        ("1,250", None, "deux façons"),
        ("1 250", 1_250_000, ""),
        ("1.250,5", 1_250_500, ""),
        ("12,5 ha", 12_500, ""),
        ("environ 500", None, "n’est pas un nombre"),
        ("#REF!", None, "n’est pas un nombre"),
        (-3, None, "négatif"),
        (True, None, "n’est pas un nombre"),
        (0.1 + 0.2, 300, ""),
        (10**13, None, "trop grand"),
        ("=1+1", None, ""),
    ],
)
def test_figures_that_can_be_cut(tmp_path: Path, cell: Any, figure: int | None, problem: str) -> None:
    """A row comes in whatever its cell says; what is no figure stays as it was written. A formula that was never
    calculated says nothing."""
    rows = [("Territoire", "Superficie (ha)"), ("Gungu", cell), ("Bulungu", 4), ("Idiofa", 5)]
    _plan, data = understood(workbook(tmp_path, {"A": rows}))
    assert [line.territory for line in data.lines] == ["Gungu", "Bulungu", "Idiofa"]
    assert data.lines[0].figures == (figure,)
    assert bool(data.lines[0].unread) is bool(problem)
    assert not problem or problem in data.problems[0].message


def test_what_speaks_of_persons_is_left_out(tmp_path: Path) -> None:
    rows = [
        ("Territoire", "Nom du chef", "Contact", "Population", "Anciens délinquants", "Suivi", "Référent"),
        ("Gungu", "MPIA Jean", "0811234567", 10, 4, "0998877665", "KABEYA Odette"),
        ("Idiofa", "FUTI Rémy", "0821234567", 20, 5, "0898877665", "MBUYI Awa"),
    ]
    plan, data = understood(workbook(tmp_path, {"A": rows}))
    assert {column.header: column.personal for column in plan.left_out} == {
        "Nom du chef": Personal.IDENTITY,
        "Contact": Personal.CONTACT,
        "Anciens délinquants": Personal.OFFENCE,
        "Suivi": Personal.CONTACT,
        "Référent": Personal.IDENTITY,
    }
    assert all(column.samples == () for column in plan.left_out)
    assert [line.figures for line in data.lines] == [(10_000,), (20_000,)]
    forced, _data = understood(workbook(tmp_path, {"A": rows}), Choices(roles={"B": "free:words", "C": "free:count"}))
    assert {column.letter for column in forced.left_out} == {"B", "C", "E", "F", "G"}


def test_the_sheet_that_says_most_is_read_and_another_may_be_chosen(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Lisez-moi": [("Ce fichier", "est à jour")],
        "Population": [("Territoire", "Population", "Ménages"), ("Gungu", 5, 1)],
        "Marchés": [("Territoire", "Marché"), ("Idiofa", "oui"), ("Gungu", "non"), ("Bulungu", None)],
    }
    file = workbook(tmp_path, sheets)
    plan, _data = understood(file)
    assert (plan.sheet, plan.sheets) == ("Population", tuple(sheets))
    other, data = understood(file, Choices(sheet="Marchés"))
    assert roles(other)["Marché"] == "measure:market"
    assert [line.figures for line in data.lines] == [(1,), (0,), (None,)]


def test_headings_are_named_by_hand(tmp_path: Path) -> None:
    rows = [("a", "b", "c"), ("Gungu", 5, "sable"), ("Idiofa", 7, "argile")]
    file = workbook(tmp_path, {"A": rows})
    plan, _data = understood(file, Choices(header_row=1))
    assert roles(plan) == {"a": "place:any", "b": "free:count", "c": "free:words"}
    chosen = Choices(header_row=1, roles={"A": "place:territory", "B": "measure:producers", "C": ""}, units={"B": "p."})
    plan, data = understood(file, chosen)
    assert [column.column().unit for column in plan.figures] == ["p."]
    assert [line.figures for line in data.lines] == [(5_000,), (7_000,)]
    with pytest.raises(ValueError, match="nonsense"):
        understood(file, Choices(roles={"A": "measure:nonsense"}))


def test_a_file_without_places_says_so(tmp_path: Path) -> None:
    plan, data = understood(workbook(tmp_path, {"A": [("Mois", "Recettes"), ("Janvier", 4)]}))
    assert "Aucune colonne ne dit le lieu" in plan.lack
    assert data.lines == []


def test_a_text_file(tmp_path: Path) -> None:
    file = tmp_path / "secteurs.csv"
    file.write_bytes("Territoire;Secteur;Population\r\nBulungu;Kwengé;1 200\r\n;kwenge;abc\r\n".encode("cp1252"))
    _plan, data = understood(file)
    assert [(line.place, line.figures) for line in data.lines] == [(KWENGE, (1_200_000,)), (KWENGE, (None,))]
    assert data.lines[1].unread == {0: "abc"}


def test_a_long_file_of_unknown_names(tmp_path: Path) -> None:
    """Every row comes in; names that look alike are sought for the first ones alone."""
    names = [(f"Bulung{chr(97 + number % 26)}{number}", number) for number in range(1_000)]
    _plan, data = understood(workbook(tmp_path, {"A": [("Territoire", "Population"), *names]}))
    assert len(data.lines) == data.waiting == 1_000
    assert sum(1 for problem in data.problems if "Peut-être" in problem.message) <= MOST_LOOKED


def test_empty_rows_do_not_count_and_too_many_are_told(tmp_path: Path) -> None:
    spread: list[Any] = [("Territoire", "Population")]
    for _time in range(3):
        spread += [()] * 3_000 + [("Gungu", 5)]
    plan, data = understood(workbook(tmp_path, {"A": spread}))
    assert (len(data.lines), plan.is_cut, data.is_too_long) == (3, False, False)
    long = tmp_path / "long.csv"
    long.write_text("Territoire;Population\n" + "Gungu;5\n" * 7_000, encoding="utf-8")
    plan, data = understood(long)
    assert (plan.is_cut, data.is_too_long) == (True, True)


def test_many_sheets_are_looked_at_from_the_top_alone(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {f"Feuille {number}": [("x", number)] * 200 for number in range(40)}
    sheets["Feuille 7"] = [("Territoire", "Population"), ("Gungu", 5)]
    plan, data = understood(workbook(tmp_path, sheets))
    assert (plan.sheet, len(data.lines)) == ("Feuille 7", 1)
