"""By what rows and persons are known again."""

from pathlib import Path

from lisanga.core.kernel.names import split_full_name
from lisanga.interfaces.bridges.spreadsheets.identity import KnownMember, MemberIndex, Occurrences, Standing, row_key
from lisanga.interfaces.bridges.spreadsheets.tests.sheets import PEOPLE, deliveries, read
from lisanga.interfaces.bridges.spreadsheets.vocabulary import Kind


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
