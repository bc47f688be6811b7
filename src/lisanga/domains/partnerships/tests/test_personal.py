"""Columns about persons are known by their heading or by their cells; columns about places are left alone."""

import pytest

from lisanga.domains.partnerships.targeting.personal import Personal, personal

I, C, O = Personal.IDENTITY, Personal.CONTACT, Personal.OFFENCE  # noqa: E741  # the three answers, beside long tables


@pytest.mark.parametrize(
    ("header", "texts", "expected"),
    [
        ("Nom et post-nom", ["Mpia"], I),
        ("NOM", ["Mpia", "Kisita"], I),
        ("Prénoms", [], I),
        ("Chef du village", ["Mpia Jean"], I),
        ("Président de la coopérative", ["Awa"], I),
        ("N° carte d’électeur", ["12"], I),
        ("Téléphone du chef", [], C),
        ("Contacts", [], C),
        ("E-mail", [], C),
        ("Observations", ["voir a.b@example.cd"], C),
        ("Observations", ["appeler 0811234567"], C),
        ("N°", ["811234567", "998877665"], C),
        ("Référent", ["MPIA Jean", "KISITA Awa"], I),
        ("Ex-kulunas", ["3"], O),
        ("Nombre de délinquants", ["3"], O),
        ("Casier judiciaire", [], O),
        ("Nom du village", ["Kinzamba"], None),
        ("Chef-lieu", ["Gungu"], None),
        ("Nombre de producteurs", [], None),
        ("Producteurs", [], None),
        ("Femmes chefs de ménage", [], None),
        ("Culture principale", ["Manioc", "Maïs et arachide"], None),
        ("Violences en 2025", ["oui", "non"], None),
        ("Population", ["12 345"], None),
        ("Nombre de contacts", [], None),
        ("Observations", ["Route coupée", "Pont en bois"], None),
        ("", [], None),
    ],
)
def test_columns(header: str, texts: list[str], expected: Personal | None) -> None:
    assert personal(header, texts) is expected


def test_names_of_places_are_no_names_of_persons() -> None:
    assert personal("Nom", ["Gungu", "Idiofa"], is_place=True) is None
    assert personal("Nom", ["Gungu", "Idiofa"]) is I
    assert personal("Téléphone", ["Gungu"], is_place=True) is C
