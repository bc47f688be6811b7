"""Articles before institutions: every kind of partner of the network, and none where none is known."""

import pytest

from lisanga.core.kernel.articles import of, opening, the, to


@pytest.mark.parametrize(
    ("name", "subject", "toward", "whose"),
    [
        ("Province du Kwilu", "la Province du Kwilu", "à la Province du Kwilu", "de la Province du Kwilu"),
        ("Ville de Kikwit", "la Ville de Kikwit", "à la Ville de Kikwit", "de la Ville de Kikwit"),
        ("Commune de Lukolela", "la Commune de Lukolela", "à la Commune de Lukolela", "de la Commune de Lukolela"),
        ("Chefferie Mbinga", "la Chefferie Mbinga", "à la Chefferie Mbinga", "de la Chefferie Mbinga"),
        ("Secteur Kwenge", "le Secteur Kwenge", "au Secteur Kwenge", "du Secteur Kwenge"),
        (
            "Ministère du Développement rural",
            "le Ministère du Développement rural",
            "au Ministère du Développement rural",
            "du Ministère du Développement rural",
        ),
        ("Agence belge", "l’Agence belge", "à l’Agence belge", "de l’Agence belge"),
        # No article is guessed: a name of its own, an acronym, a word that is not known.
        ("CERPEC ASBL", "CERPEC ASBL", "à CERPEC ASBL", "de CERPEC ASBL"),
        ("Caritas Kikwit", "Caritas Kikwit", "à Caritas Kikwit", "de Caritas Kikwit"),
        ("Provinces unies", "Provinces unies", "à Provinces unies", "de Provinces unies"),
        ("", "", "à ", "de "),
    ],
)
def test_an_article_that_is_right_or_none(name: str, subject: str, toward: str, whose: str) -> None:
    assert (the(name), to(name), of(name)) == (subject, toward, whose)


def test_at_the_head_of_a_sentence() -> None:
    assert opening("Province du Kwilu") == "La Province du Kwilu"
    assert opening("Agence belge") == "L’Agence belge"
    assert opening("CERPEC ASBL") == "CERPEC ASBL"
