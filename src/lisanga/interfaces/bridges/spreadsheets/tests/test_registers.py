"""Registers of many shapes, recognised by what they mean."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from lisanga.interfaces.bridges.spreadsheets.lines import DeliveryRow, MemberRow
from lisanga.interfaces.bridges.spreadsheets.reading import read_register
from lisanga.interfaces.bridges.spreadsheets.recognition import Overrides
from lisanga.interfaces.bridges.spreadsheets.safety import FileRefused
from lisanga.interfaces.bridges.spreadsheets.tests.sheets import PEOPLE, TODAY, Sheet, deliveries, members, read


def test_titles_totals_repeated_headers_and_notes_are_passed_over(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        {
            "Feuil1": [
                ("COOPÉRATIVE YA BISO",),
                ("Registre des membres, exercice 2025",),
                (),
                ("N°", "Noms et prénoms", "S", "Tél", "Parts"),
                (1, "KABEYA Mukubwa Rémy", "h", "0811234567", 2),
                (2, "MBUYI Futi Odette", "f", "néant", "3 parts"),
                ("N°", "Noms et prénoms", "S", "Tél", "Parts"),
                (3, "LUKOKI Zola", "F", None, 1),
                (4, None, None, None, None),
                (None, "TOTAL", None, None, 6),
            ]
        },
    )
    assert [(row.label, row.sex, row.phone, row.shares) for row in members(rows)] == [
        (1, "M", "+243811234567", 2),
        (2, "F", "", 3),
        (3, "F", "", 1),
    ]
    assert str(members(rows)[0].name) == "KABEYA Mukubwa Rémy"


def test_columns_in_another_order_and_in_other_words(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        {
            "Liste": [
                ("Prénoms", "Contact", "Noms", "Genre", "Matricule", "Né(e) en", "Montant versé", "Nbre de parts"),
                ("Rémy", "+243 81 123 45 67", "Kabeya Mukubwa", "Masculin", "A-1", 1984, "10.000 FC", 2),
                ("Odette", "0821234567/0991234567", "Mbuyi", "Féminin", "A-2", 1978, "5 000", 1),
                ("Grâce", "-", "Lukoki", "Femme", "A-3", 1990, 0, 1),
            ]
        },
    )
    first, second, third = members(rows)
    assert (first.name.family, first.name.post, first.name.given) == ("Kabeya", "Mukubwa", "Rémy")
    assert (first.number, first.birth_year, first.paid, first.shares) == ("A-1", 1984, 10_000, 2)
    assert (second.phone, third.phone) == ("+243821234567", "")


def test_a_sheet_without_any_header_shows_itself(tmp_path: Path) -> None:
    people = [(f"08112345{n:02}", "F" if n % 2 else "M", f"Kabeya Mbo Numero{chr(65 + n)}", n) for n in range(1, 9)]
    rows = members(read(tmp_path, {"Feuil1": people}))
    assert [(row.phone, row.sex) for row in rows][:2] == [("+243811234501", "F"), ("+243811234502", "M")]


def test_a_csv_of_a_french_excel(tmp_path: Path) -> None:
    path = tmp_path / "membres.csv"
    path.write_bytes("N°;Nom;Sexe;Versé\r\n1;Kabeya Mbo;M;10 000\r\n2;Bébé Zola;F;2500,00\r\n".encode("cp1252"))
    with read_register(path, today=TODAY) as reading:
        rows = members(list(reading))
    assert [(str(row.name), row.paid) for row in rows] == [("KABEYA Mbo", 10_000), ("BÉBÉ Zola", 2_500)]


def test_what_a_person_puts_right_holds(tmp_path: Path) -> None:
    harvest = [("A", "B", "C", "D"), ("14/03/2026", 1, 100, 650)]
    overrides: Overrides = {
        "Feuil2": {
            "kind": "deliveries",
            "header_row": 1,
            "columns": {"A": "date", "B": "member_number", "C": "net", "D": "price"},
            "constants": {"product": "Maïs", "centre": "Kimbata"},
        }
    }
    (row,) = deliveries(read(tmp_path, {"M": PEOPLE, "Feuil2": harvest}, overrides))
    assert (row.net, row.price, row.product, row.centre, row.category) == (100_000, 650, "Maïs", "Kimbata", "")


@pytest.mark.parametrize("override", [{"kind": "nonsense"}, {"columns": {"A": "nonsense"}}, {"columns": {"??": "net"}}])
def test_a_senseless_correction_is_a_value_error(tmp_path: Path, override: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read(tmp_path, {"M": PEOPLE}, {"M": override})


def test_columns_beyond_measure_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="400 colonnes"):
        read(tmp_path, {"M": [("N°", "Nom", "Sexe", *range(500))]})


def test_a_header_on_two_rows(tmp_path: Path) -> None:
    people = [
        ("N°", "Identité", None, None, "Sexe"),
        (None, "Nom", "Post-nom", "Prénom", None),
        (1, "Kabeya", "Mukubwa", "Rémy", "M"),
        (2, "Mbuyi", "Futi", "Odette", "F"),
    ]
    harvest = [
        ("Bon", "Date", "Membre", "Produit", "Poids", None, None, "Prix"),
        (None, None, None, None, "Brut", "Tare", "Net", None),
        (1, "1/2/26", 1, "Café", 105, 5, 100, 2000),
        (2, "1/2/26", 2, "Café", 55, 5, 50, 2000),
    ]
    rows = read(tmp_path, {"Membres": people, "Livraisons": harvest})
    first = members(rows)[0].name
    assert (first.family, first.post, first.given) == ("Kabeya", "Mukubwa", "Rémy")
    weights = [(row.gross, row.tare, row.net) for row in deliveries(rows)]
    assert weights == [(105_000, 5_000, 100_000), (55_000, 5_000, 50_000)]


def test_a_sheet_for_each_product(tmp_path: Path) -> None:
    head = ("Date", "Matricule", "Quantité", "Prix")
    sheets: dict[str, Sheet] = {
        "M": PEOPLE,
        "Maïs": [head, (date(2026, 2, 1), 1, 120, 650)],
        "Manioc": [head, (date(2026, 2, 1), 2, 50, 480)],
    }
    rows = deliveries(read(tmp_path, sheets))
    assert [(row.product, row.net) for row in rows] == [("Maïs", 120_000), ("Manioc", 50_000)]


def test_words_of_other_languages(tmp_path: Path) -> None:
    head = ("Motango", "Nkombo", "Mobali/Mwasi", "Telefone", "Mboka")
    lingala = [head, (1, "Kabeya Mbo", "mwasi", "0811234567", "X")]
    head = ("Receipt no", "Date", "Member no", "Crop", "Weight (kg)")
    english = [head, (9, "2026-03-01", 1, "Maize", 5)]
    rows = read(tmp_path, {"Bato": lingala, "Deliveries": english})
    assert (members(rows)[0].sex, members(rows)[0].phone) == ("F", "+243811234567")
    assert (deliveries(rows)[0].product, deliveries(rows)[0].label) == ("Maïs", 9)


def test_an_empty_column_before_the_table_and_excels_own_dates_and_numbers(tmp_path: Path) -> None:
    people: Sheet = [
        (),
        (None, "N° d'ordre", "Nom complet", "Genre (H/F)", "Contact", "Nbre de parts", "Capital versé (FC)"),
        (None, 1, "Kabeya Mbo Rémy", "H", 811234567, 2.0, "10.000,00"),
        (None, "Total", None, None, None, 2, 10_000),
    ]
    harvest = [
        (None, "Livreur", "Date livraison", "Nature", "Qté (Kg)", "P.U. (FC)", "Total (FC)"),
        (None, "REMY Kabeya Mbo", datetime.fromisoformat("2026-03-04"), "maïs grains", 100.0, 650, 65_000),
        (None, "TOTAL GENERAL", None, None, 100, None, 65_000),
    ]
    member, delivery = read(tmp_path, {"Feuille1": people, "Feuille2": harvest})
    assert isinstance(member, MemberRow)
    assert (member.sex, member.phone, member.shares, member.paid) == ("M", "+243811234567", 2, 10_000)
    assert isinstance(delivery, DeliveryRow)
    assert (delivery.member_number, delivery.delivered_on, delivery.form) == ("1", date(2026, 3, 4), "grain")
