"""Names as they are written in registers, and compared."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.kernel.names import PersonName, fold, name_key, person_name, split_full_name, tidy

WORDS = st.lists(st.text("abcdeéïçœ'-ABCDEÉ", min_size=1, max_size=8), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Équateur ", "equateur"),
        ("N’KOSI", "nkosi"),
        ("N'Kosi", "nkosi"),
        ("N´Kosi", "nkosi"),
        ("Jean-Pierre", "jean pierre"),
        ("Cœur  de\tbœuf", "coeur de boeuf"),
        ("Bon N°", "bon n"),
        ("ﬁche", "fiche"),
        ("—", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("  mbuyi ", "Mbuyi"),
        ("KABEYA", "Kabeya"),
        ("WA MBULA", "wa Mbula"),
        ("KIA NZAMBI", "Kia Nzambi"),
        ("MWA LISANGA", "Mwa Lisanga"),
        ("JEAN-PIERRE", "Jean-Pierre"),
        ("N'KOSI", "N'Kosi"),
        ("D’ALVA", "D’Alva"),
        ("rémy\u00a0élie", "Rémy Élie"),
        ("KIMBANSEKE II", "Kimbanseke II"),
        ("", ""),
    ],
)
def test_tidy(written: str, right: str) -> None:
    assert tidy(written) == right


@given(WORDS)
def test_tidying_again_changes_nothing_and_loses_no_letter(words: list[str]) -> None:
    once = tidy(" ".join(words))
    assert tidy(once) == once
    assert fold(once) == fold(" ".join(words))


@pytest.mark.parametrize(
    ("written", "family", "post", "given_name"),
    [
        ("KASONGO Kia Nzambi Emmanuel", "Kasongo", "Kia Nzambi", "Emmanuel"),
        ("KABEYA Mukubwa Rémy", "Kabeya", "Mukubwa", "Rémy"),
        ("KABEYA MUKUBWA RÉMY", "Kabeya", "Mukubwa", "Rémy"),
        ("KABEYA MUKUBWA Rémy", "Kabeya", "Mukubwa", "Rémy"),
        ("kabeya wa mbula jean", "Kabeya", "wa Mbula", "Jean"),
        ("MPIA Jean", "Mpia", "", "Jean"),
        ("Jean MPIA", "Mpia", "", "Jean"),
        ("Rémy KABEYA Mukubwa", "Kabeya", "Mukubwa", "Rémy"),
        ("Mbuyi ya Kalala", "Mbuyi", "ya Kalala", ""),
        ("Kasongo Emmanuel wa Mbula", "Kasongo", "Emmanuel wa Mbula", ""),
        ("WA MBULA Jean", "wa Mbula", "", "Jean"),
        ("Jean wa MBULA", "wa Mbula", "", "Jean"),
        ("  Kabeya ", "Kabeya", "", ""),
        ("Kasongo wa", "Kasongo", "wa", ""),
        ("", "", "", ""),
    ],
)
def test_one_column_gives_three_names(written: str, family: str, post: str, given_name: str) -> None:
    assert split_full_name(written) == PersonName(family, post, given_name)


@given(WORDS)
def test_splitting_keeps_every_word(words: list[str]) -> None:
    name = split_full_name(" ".join(words))
    assert sorted(name.plain.lower().split()) == sorted(" ".join(words).lower().split())


def test_display_puts_the_family_name_in_capitals() -> None:
    name = person_name("kabeya", "mukubwa", "RÉMY")
    assert str(name) == "KABEYA Mukubwa Rémy"
    assert name.plain == "Kabeya Mukubwa Rémy"
    assert str(person_name("mpia", None, "Jean")) == "MPIA Jean"


@given(st.lists(st.text("abcdé", min_size=1, max_size=6), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_the_key_ignores_order_capitals_and_accents(words: list[str], shuffler: random.Random) -> None:
    shuffled = list(words)
    shuffler.shuffle(shuffled)
    assert name_key(split_full_name(" ".join(words))) == name_key(split_full_name(" ".join(shuffled).upper()))


def test_the_key_tells_two_persons_apart() -> None:
    keys = {name_key(split_full_name(text)) for text in ("MPIA Jean", "Jean Mpia", "MPIA Jeanne", "MPIA")}
    assert len(keys) == 3
