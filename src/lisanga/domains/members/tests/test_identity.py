"""How a member is written, searched and counted; pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.core.kernel.names import PersonName
from lisanga.domains.members.identity import (
    Contact,
    contact,
    oldest_young_year,
    searched,
    sort_name,
    token_range,
    tokens,
)


@pytest.mark.parametrize(
    ("typed", "prefixes"),
    [
        ("Jean mpi", ["jean", "mpi"]),
        ("+243 811 23", ["081123"]),
        ("00243811", ["0811"]),
        ("0811", ["0811"]),
        ("12", ["12"]),
        ("Éric N’Landu", ["eric", "nlandu"]),
        ("  ", []),
        ("+", []),
        ("a b c d e f g h", ["a", "b", "c", "d", "e", "f"]),
    ],
)
def test_what_is_typed_becomes_prefixes(typed: str, prefixes: list[str]) -> None:
    assert searched(typed) == prefixes


def test_words_of_a_member() -> None:
    name = PersonName("Kabeya", "wa Mbula", "Jean-Pierre")
    assert tokens(name, "+243811234567", 7, "B/12") == {
        "kabeya",
        "wa",
        "mbula",
        "jean",
        "pierre",
        "0811234567",
        "7",
        "b",
        "12",
    }
    assert sort_name(name) == "kabeya wa mbula jean pierre"


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=40), st.integers(1, 40))
def test_a_token_stands_in_the_range_of_each_of_its_beginnings(token: str, length: int) -> None:
    first, last = token_range(token[:length])
    assert first <= token <= last


def test_a_contact_never_fails() -> None:
    assert contact("") == Contact()
    assert contact("0811234567") == Contact("+243811234567", "Vodacom")
    assert contact("chez le pasteur") == Contact(typed="chez le pasteur")
    assert len(contact("x" * 90).typed) == 40


def test_youth_ends_after_thirty_five() -> None:
    assert oldest_young_year(2026) == 1991
