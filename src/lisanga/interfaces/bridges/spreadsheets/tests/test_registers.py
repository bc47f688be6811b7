"""Registers of many shapes, recognised by what they mean."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from lisanga.core.kernel.names import split_full_name
from lisanga.interfaces.bridges.spreadsheets.identity import KnownMember, MemberIndex, Occurrences, Standing, row_key
from lisanga.interfaces.bridges.spreadsheets.lines import DeliveryRow, MemberRow, RegisterRow
from lisanga.interfaces.bridges.spreadsheets.reading import read_register
from lisanga.interfaces.bridges.spreadsheets.recognition import Overrides
from lisanga.interfaces.bridges.spreadsheets.vocabulary import Kind

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


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("14/03/2026", date(2026, 3, 14)),
        ("14-03-26", date(2026, 3, 14)),
        ("4/3/2026", date(2026, 3, 4)),
        ("14.3.2026", date(2026, 3, 14)),
        ("2026-03-14", date(2026, 3, 14)),
        ("14 mars 2026", date(2026, 3, 14)),
        ("1er mars 2026", date(2026, 3, 1)),
        (date(2026, 3, 14), date(2026, 3, 14)),
        (46_095, date(2026, 3, 14)),
    ],
)
def test_dates_as_people_write_them(tmp_path: Path, written: object, day: date) -> None:
    harvest = [("Date", "N° membre", "Produit", "Kg", "PU"), (written, 1, "Maïs", 100, 650)]
    assert deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))[0].delivered_on == day


@pytest.mark.parametrize(
    ("written", "net", "category"),
    [
        ("352,1 kg", 352_100, ""),
        ("1 250", 1_250_000, ""),
        (87, 87_000, ""),
        ("1.250", 0, "deliveries_bad_weight"),
        ("??", 0, "deliveries_bad_weight"),
        (-12, 0, "deliveries_bad_weight"),
        (0, 0, "deliveries_bad_weight"),
        (None, 0, "deliveries_bad_weight"),
        (99_000, 99_000_000, "deliveries_bad_weight"),
    ],
)
def test_weights_as_people_write_them(tmp_path: Path, written: object, net: int, category: str) -> None:
    harvest = [("Date", "N° membre", "Produit", "Poids net (kg)", "PU"), ("14/03/2026", 1, "Maïs", written, 650)]
    (row,) = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert (row.net, row.category) == (net, category)
    if category:
        assert row.problems[0].field == "Livraisons!D2"


def test_a_weight_of_two_readings_is_settled_by_its_total(tmp_path: Path) -> None:
    head = ("Date", "N° membre", "Produit", "Poids net (kg)", "PU", "Total")
    harvest = [head, ("14/03/2026", 1, "Maïs", "1.250", 650, 812_500), ("15/03/2026", 1, "Maïs", "1.250", 650, 813)]
    rows = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert [row.net for row in rows] == [1_250_000, 1_250]


def test_gross_less_the_tare_of_every_sack(tmp_path: Path) -> None:
    head = ("Date", "N° membre", "Produit", "Poids brut", "Sacs", "Tare par sac", "PU")
    harvest = [head, ("14/03/2026", 1, "Maïs", 520, 8, 1, 850), ("15/03/2026", 2, "Maïs", 5, 8, 1, 850)]
    good, bad = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert (good.net, good.gross, good.tare, good.value) == (512_000, 520_000, 8_000, 435_200)
    assert bad.category == "deliveries_bad_weight"


def test_a_total_without_a_price_gives_the_price(tmp_path: Path) -> None:
    harvest = [("Date", "N° membre", "Produit", "Kg", "Montant"), ("14/03/2026", 1, "Maïs", 100, 65_000)]
    (row,) = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert (row.price, row.value) == (650, 65_000)


def test_products_and_forms_are_written_one_way(tmp_path: Path) -> None:
    names = ["MAÏS", "mais grain", "Café Robusta", "ARACHIDES en coque", "feuilles d'amarante"]
    harvest = [("Date", "N° membre", "Produit", "Kg", "PU"), *(("14/03/2026", 1, name, 10, 100) for name in names)]
    rows = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert [(row.product, row.form) for row in rows] == [
        ("Maïs", ""),
        ("Maïs", "grain"),
        ("Café robusta", ""),
        ("Arachide", "coque"),
        ("Feuilles d'amarante", ""),
    ]


def test_deliveries_by_name_in_any_order_of_words(tmp_path: Path) -> None:
    harvest = [
        ("Date", "Nom du membre", "Produit", "Kg", "PU"),
        ("14/03/2026", "Odette MBUYI Futi", "Maïs", 10, 100),
        ("14/03/2026", "Personne Inconnue", "Maïs", 10, 100),
    ]
    known, unknown = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert (known.member_number, known.category) == ("2", "")
    assert unknown.category == "deliveries_unknown_member"


def test_duplicates_by_number_and_by_person(tmp_path: Path) -> None:
    head = ("N°", "Nom", "Sexe", "Année naiss.", "Village")
    rows = read(
        tmp_path,
        {
            "Membres": [
                head,
                (1, "Kabeya Mbo Rémy", "M", 1984, "Kimbata"),
                (2, "REMY Kabeya MBO", "m", 1984, "kimbata"),
                (1, "Lukoki Zola", "F", 1990, "Kimbata"),
                (3, "Kabeya Mbo Rémy", "M", 1999, "Kimbata"),
            ]
        },
    )
    assert [row.category for row in rows] == ["", "members_duplicate", "members_number_taken", ""]
    assert "n° 1" in rows[1].problems[0].message


def test_ditto_marks_take_what_stands_above(tmp_path: Path) -> None:
    harvest = [
        ("Date", "N° membre", "Produit", "Kg", "PU"),
        ("14/03/2026", 1, "Maïs", 10, 100),
        ('"', 2, "idem", 20, '"'),
    ]
    rows = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": harvest}))
    assert (rows[1].delivered_on, rows[1].product, rows[1].price) == (date(2026, 3, 14), "Maïs", 100)


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


def test_a_row_is_known_by_its_content_and_its_occurrence_not_by_its_place(tmp_path: Path) -> None:
    head = ("Bon N°", "Date", "N° membre", "Produit", "Kg", "PU")
    one, two = (7, "14/03/2026", "01", "MAÏS", "10,0", 100), ("007", "14-03-26", 1, "mais", 10, "100 FC")
    first = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": [head, one, two]}))
    second = deliveries(read(tmp_path, {"M": PEOPLE, "Livraisons": [("Titre",), head, (), two, one]}))
    assert {row.key for row in first} == {row.key for row in second}
    assert len({row.key for row in first}) == 2


def test_occurrences_count_equal_contents() -> None:
    count = Occurrences()
    numbers = [count.next(Kind.MEMBERS, content) for content in (["a"], ["b"], ["a"], ["a"], ["b"])]
    assert numbers == [1, 1, 2, 3, 2]
    assert row_key(Kind.MEMBERS, ["a"], 1) != row_key(Kind.DELIVERIES, ["a"], 1)
    assert row_key(Kind.MEMBERS, ["a", "b"], 1) != row_key(Kind.MEMBERS, ["ab"], 1)


def test_whom_the_cooperative_has_already_is_the_same_person() -> None:
    known = KnownMember("12", split_full_name("Kabeya Mbo Rémy"), "M", 1984, "Kimbata")
    index = MemberIndex([known])
    met = KnownMember("", split_full_name("remy KABEYA mbo"), "M", 1984, "kimbata", where="Feuil1!A2")
    assert index.standing(met) == (Standing.SAME, "12")
    other_number = KnownMember("13", met.name, "M", 1984, "Kimbata", where="Feuil1!A3")
    assert index.standing(other_number) == (Standing.DUPLICATE, "12")
    index.add(met)
    again = KnownMember("", met.name, "M", 1984, "Kimbata", where="Feuil1!A4")
    assert index.standing(again)[0] == Standing.DUPLICATE


def test_columns_beyond_measure_are_refused(tmp_path: Path) -> None:
    from lisanga.interfaces.bridges.spreadsheets.safety import FileRefused

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


def test_sacks_and_the_weight_of_one(tmp_path: Path) -> None:
    head = ("Date", "N° membre", "Produit", "Nbre sacs", "Poids/sac", "PU")
    (row,) = deliveries(read(tmp_path, {"M": PEOPLE, "Achats": [head, ("03/02/2026", 1, "Manioc", 5, 50, 480)]}))
    assert (row.net, row.containers, row.value) == (250_000, 5, 120_000)


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
