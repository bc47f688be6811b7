"""Names and stages in law (G01, G02, R10.7)."""

import pytest

from lisanga.domains.cooperatives.rules import STAGES, form_label, signatory_problems, stage_problems


@pytest.mark.parametrize(
    ("form", "signatories", "reference"),
    [("scoops", 4, "AUS 204"), ("scoops", 5, ""), ("coop_ca", 14, "AUS 267"), ("coop_ca", 15, "")],
)
def test_g01_g02_signatories(form: str, signatories: int, reference: str) -> None:
    problems = signatory_problems(form, signatories)
    assert [problem.reference for problem in problems] == ([reference] if reference else [])
    assert all(str(signatories) in problem.message for problem in problems)


@pytest.mark.parametrize("stage", STAGES)
def test_before_registration_nothing_says_societe_cooperative(stage: str) -> None:
    called = "coopérative" in form_label("coop_ca", stage).lower()
    assert called == (stage in ("registered", "functional", "stopped"))


@pytest.mark.parametrize(
    ("before", "after", "signatories", "number", "codes"),
    [
        ("initiative", "constituted", 5, "", []),
        ("initiative", "constituted", 4, "", ["too_few_signatories"]),
        ("constituted", "registered", 0, "", ["no_rsc_number"]),
        ("constituted", "registered", 0, "RSC/1", []),
        ("registered", "functional", 0, "RSC/1", []),
        ("registered", "initiative", 0, "RSC/1", ["already_registered"]),
        ("registered", "registered", 0, "RSC/1", ["same_stage"]),
        ("registered", "gone", 0, "RSC/1", ["unknown_stage"]),
    ],
)
def test_stages(before: str, after: str, signatories: int, number: str, codes: list[str]) -> None:
    assert [problem.code for problem in stage_problems("scoops", before, after, signatories, number)] == codes
