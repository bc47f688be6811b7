"""From marks to a class."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.indicators.facts import Facts
from lisanga.domains.indicators.grid import CURRENT, GRADE_LABELS, GRIDS, PILLARS
from lisanga.domains.indicators.marking import automatic_marks
from lisanga.domains.indicators.scoring import GRADES, capping, grade, median, pillar_score, step_mark, total_score

MARKS = st.lists(st.one_of(st.none(), st.integers(0, 4)), max_size=20)


@pytest.mark.parametrize(
    ("marks", "score"),
    [([4, 4, 4], 100), ([0, 0], 0), ([3, 2], Fraction(125, 2)), ([4, None, 0], 50), ([None], None), ([], None)],
)
def test_a_pillar_is_the_mean_of_its_marks(marks: list[int | None], score: Fraction | int | None) -> None:
    assert pillar_score(marks) == score


def test_each_pillar_weighs_the_same() -> None:
    assert total_score([Fraction(100), Fraction(50), Fraction(0)]) == 50
    assert total_score([Fraction(80), None, Fraction(40)]) == 60
    assert total_score([None, None]) == 0


@pytest.mark.parametrize(
    ("score", "name"),
    [
        (0, "emerging"),
        (Fraction(3999, 100), "emerging"),
        (40, "consolidating"),
        (Fraction(5999, 100), "consolidating"),
        (60, "solid"),
        (Fraction(7999, 100), "solid"),
        (80, "exemplary"),
        (100, "exemplary"),
    ],
)
def test_classes_are_judged_on_the_exact_score(score: Fraction | int, name: str) -> None:
    assert grade(Fraction(score), capped=False) == name
    assert grade(Fraction(score), capped=True) == "emerging"


def test_only_a_zero_on_a_legal_item_caps() -> None:
    assert capping({"organs": 0, "assembly": 1, "prices": 0}, CURRENT.caps) == ["organs"]
    assert capping({"organs": None}, CURRENT.caps) == []


@given(MARKS, MARKS, MARKS)
def test_a_score_stays_between_zero_and_a_hundred(
    first: list[int | None], second: list[int | None], third: list[int | None]
) -> None:
    score = total_score([pillar_score(marks) for marks in (first, second, third)])
    assert 0 <= score <= 100
    assert grade(score, capped=False) in GRADES


@given(st.lists(st.integers(0, 4), min_size=1, max_size=20), st.data())
def test_a_better_mark_never_lowers_the_score(marks: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(marks) - 1))
    better = [*marks]
    better[place] = min(4, better[place] + 1)
    assert (pillar_score(better) or 0) >= (pillar_score(marks) or 0)


def test_five_hide_each_other_and_four_do_not() -> None:
    assert median([1, 2, 3, 4]) is None
    assert median([9, 1, 5, 3, 7]) == 5
    assert median([1, 2, 3, 4, 5, 6]) == 3


@pytest.mark.parametrize(("share", "mark"), [(None, 0), (24, 0), (25, 1), (79, 3), (80, 4), (100, 4)])
def test_steps(share: int | None, mark: int) -> None:
    assert step_mark(None if share is None else Fraction(share), (25, 50, 65, 80)) == mark


def test_the_grid_is_whole() -> None:
    codes = [one.code for one in CURRENT.criteria]
    assert len(set(codes)) == len(codes) == 37
    assert {one.pillar for one in CURRENT.criteria} == set(PILLARS)
    assert all(one.source for one in CURRENT.criteria if one.automatic)
    assert GRIDS[CURRENT.version] is CURRENT
    assert set(GRADE_LABELS) == set(GRADES)
    law = [one for one in CURRENT.criteria if one.mark == "law"]
    assert all(one.reference for one in law)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            Facts(form="scoops", stage="functional", members=6, delivering_year=5, is_active=True, last_closed=9),
            {"rsc": 4, "least_members": 4, "delivering": 4, "activity": 4, "books": 4, "counts": 4},
        ),
        (
            Facts(form="coop_ca", stage="initiative", members=14, provisional=7, due_month=3, uncounted=5),
            {"rsc": 0, "least_members": 0, "ratified": 1, "books": 0, "counts": 0, "activity": 4},
        ),
        (Facts(should_be_active=True), {"activity": 0, "growth": 0, "released": 0, "autonomy": 0}),
        (
            Facts(members=110, joined=10, subscribed=100, released=76, own=80, given=20, flagged=1),
            {"growth": 4, "released": 3, "autonomy": 3, "settled": 3},
        ),
        (Facts(members=100), {"growth": 1}),
    ],
)
def test_what_is_counted_is_marked(facts: Facts, expected: dict[str, int]) -> None:
    marks = automatic_marks(CURRENT, facts)
    assert set(marks) == {one.code for one in CURRENT.criteria if one.automatic}
    assert {code: marks[code] for code in expected} == expected


def test_g90_as_far_as_it_is_known() -> None:
    """Six members, four delivered, books in order: the four known conditions hold; with two delivering they do not."""
    facts = Facts(form="scoops", stage="registered", members=6, delivering_year=4, last_closed=5, due_month=5)
    assert facts.meets_known_conditions
    facts.delivering_year = 2
    assert facts.known_conditions == {"registered": True, "members": True, "delivering": False, "books": True}
