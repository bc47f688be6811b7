"""The sheet of safety."""

from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.partnerships.safety import ITEMS, Concern, SafetyAnswer, is_ready, unanswered, unsafe

_ANSWERS = st.dictionaries(st.sampled_from(list(ITEMS)), st.sampled_from([str(one) for one in SafetyAnswer]))


def test_both_halves_of_the_framework_are_asked() -> None:
    assert {item.concern for item in ITEMS.values()} == set(Concern)
    assert len({str(item.question) for item in ITEMS.values()}) == len(ITEMS)


def test_nothing_looked_at_is_not_ready() -> None:
    assert unanswered({}) == list(ITEMS)
    assert not is_ready({})


def test_without_object_counts_as_looked_at() -> None:
    assert is_ready(dict.fromkeys(ITEMS, "none"))


def test_one_no_is_named() -> None:
    answers = {**dict.fromkeys(ITEMS, "yes"), "water": "no"}
    assert (unsafe(answers), is_ready(answers)) == (["water"], False)


@given(_ANSWERS)
def test_each_item_is_open_unsafe_or_well(answers: dict[str, str]) -> None:
    well = [code for code, answer in answers.items() if answer != "no"]
    assert sorted([*unanswered(answers), *unsafe(answers), *well]) == sorted(ITEMS)
    assert is_ready(answers) == (len(well) == len(ITEMS))
