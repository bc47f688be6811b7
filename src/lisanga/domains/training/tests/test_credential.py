"""The signed text of a certificate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.training.credential import Credential, Forged, opened, public_key, sign

SEED, OTHER = b"s" * 32, b"t" * 32
FACTS = Credential("12", "CERPEC ASBL", "MPIA Kisita Jean", "Création et statuts", "2026-03-09")


def test_a_text_says_what_the_paper_says() -> None:
    text = sign(SEED, FACTS)
    assert opened(text, public_key(SEED)) == FACTS
    assert opened(f"https://lisanga.example/v/formation/{text}/", public_key(SEED)) == FACTS
    assert len(text) < 260


def test_another_key_refuses_it() -> None:
    with pytest.raises(Forged):
        opened(sign(SEED, FACTS), public_key(OTHER))


@given(st.integers(3, 150), st.sampled_from("AZ09-_"))
def test_one_changed_letter_is_seen(place: int, letter: str) -> None:
    text = sign(SEED, FACTS)
    if place >= len(text) - 1 or text[place] in (letter, "."):
        return
    with pytest.raises(Forged):
        opened(text[:place] + letter + text[place + 1 :], public_key(SEED))


@pytest.mark.parametrize("text", ["", "L1", "L1..", "L2.a.b", "a.b.c.d", "L1.é.é", "L1.YQ.YQ"])
def test_what_is_no_text_is_forged(text: str) -> None:
    with pytest.raises(Forged):
        opened(text, public_key(SEED))


def test_a_tab_in_a_name_changes_no_other_fact() -> None:
    tricky = Credential("12", "CERPEC", "Jean\tCréation", "Statuts", "2026-03-09")
    assert opened(sign(SEED, tricky), public_key(SEED)).title == "Statuts"
