"""A problem travels as JSON and comes back the same."""

import pytest

from lisanga.core.kernel.problems import Mark, Problem, Severity

FULL = Problem("below_minimum_payment", "Versez au moins 25 000 FC.", "paid", Severity.RULE, "AUS 270", Mark.LAW)


def test_as_json() -> None:
    assert FULL.to_json() == {
        "code": "below_minimum_payment",
        "message": "Versez au moins 25 000 FC.",
        "field": "paid",
        "severity": "rule",
        "reference": "AUS 270",
        "mark": "law",
    }
    assert all(type(value) is str for value in FULL.to_json().values())


@pytest.mark.parametrize("problem", [FULL, Problem("odd", "Étrange."), Problem("x", "y", severity=Severity.INVALID)])
def test_there_and_back(problem: Problem) -> None:
    assert Problem.from_json(problem.to_json()) == problem


def test_a_problem_without_law_is_a_practice_that_refuses_a_request() -> None:
    assert (Problem("x", "y").severity, Problem("x", "y").mark) == (Severity.RULE, Mark.PRACTICE)


def test_an_unknown_severity_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="grave"):
        Problem.from_json(FULL.to_json() | {"severity": "grave"})
