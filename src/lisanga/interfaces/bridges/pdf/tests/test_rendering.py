"""The PDF says what the report says, on A4, page after page, and the same report gives the same bytes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lisanga.interfaces.bridges.pdf.rendering import render_report
from lisanga.interfaces.bridges.pdf.tests.reading import pages, size
from lisanga.interfaces.bridges.pdf.tests.samples import sample_report
from lisanga.interfaces.bridges.pdf.typesetting import TypesettingFailed, typeset


@pytest.fixture(scope="module")
def read() -> list[str]:
    return pages(render_report(sample_report()))


def test_the_cover(read: list[str]) -> None:
    cover = read[0]
    for words in ("Province du Kwilu", "1ᵉʳ trimestre 2026", "CERPEC ASBL", "K7Q2-9XMP", "8 214, provisoire"):
        assert words in cover
    assert "14 coopératives" in cover
    assert "Sommaire" in cover


def test_every_part_is_there_in_order(read: list[str]) -> None:
    text = " ".join(read[1:])
    places = [
        text.index(title)
        for title in (
            "1 Résumé",
            "2 Les coopératives",
            "3 Les membres",
            "4 Volumes et valeurs",
            "5 Paiements aux membres",
            "6 Recettes et dépenses",
            "7 Alertes",
            "8 Annexes",
            "9 Comment ces chiffres",
        )
    ]
    assert places == sorted(places)


def test_figures_stand_as_they_are(read: list[str]) -> None:
    text, report = " ".join(read), sample_report()
    for line in report.cooperatives:
        assert line.name in text.replace("- ", "-")
        assert f"{line.value_cdf:,}".replace(",", " ") in text
    assert "175 800" in text  # kilograms of maize
    assert "18 402 110 FC" in text
    assert "AUS 110" in text


def test_pages_are_numbered_and_carry_the_code(read: list[str]) -> None:
    for number, text in enumerate(read[1:], start=2):
        assert f"{number} / {len(read)}" in text
        assert "K7Q2-9XMP" in text


def test_a4_and_the_same_bytes_twice() -> None:
    once = render_report(sample_report())
    assert size(once) == (210, 297)
    assert render_report(sample_report()) == once
    later = replace(sample_report(), produced_at=sample_report().produced_at + timedelta(days=1))
    assert render_report(later) != once


def test_a_failure_says_why() -> None:
    with pytest.raises(TypesettingFailed, match="JSON"):
        typeset("quarterly", "no json", 0)


def test_without_an_address_there_is_no_qr() -> None:
    bare = pages(render_report(replace(sample_report(), verification_url="")))
    assert "Vérifier en ligne" not in bare[0]
    assert "K7Q2-9XMP" in bare[0]


def test_an_empty_report_still_teaches() -> None:
    empty = replace(
        sample_report(0), months=(), products=(), payments=(), income=(), expenses=(), alerts=(), annexes=(), notes=()
    )
    text = " ".join(pages(render_report(empty)))
    assert "Aucune coopérative n’est encore rattachée" in text
    assert "Aucune alerte" in text


def test_words_of_people_are_never_markup() -> None:
    line = replace(sample_report().cooperatives[0], name='#panic("x") *gras* $1$ <b> \\ "')
    text = " ".join(pages(render_report(replace(sample_report(), cooperatives=(line,)))))
    assert '#panic("x") *gras* $1$ <b> \\ "' in text


def test_many_cooperatives_repeat_the_head_of_the_table() -> None:
    report = sample_report()
    many = replace(report, cooperatives=report.cooperatives * 6, annexes=())
    read = pages(render_report(many))
    assert sum("Dernière livraison" in text for text in read) >= 2
