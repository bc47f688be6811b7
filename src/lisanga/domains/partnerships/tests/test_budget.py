"""Sums of the note: by payer, line and currency."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.domains.partnerships.budget import (
    CATEGORIES,
    Amount,
    LineState,
    Payer,
    Step,
    execution,
    line_state,
    planned_amount,
    totals,
)

_AMOUNTS = st.lists(
    st.builds(
        Amount,
        st.sampled_from(list(CATEGORIES)),
        st.sampled_from([str(payer) for payer in Payer]),
        st.sampled_from(["CDF", "USD"]),
        st.sampled_from(Step),
        st.integers(-(10**9), 10**12),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("quantity", "unit_cost", "planned"),
    [(300, 45_000, 135_000), (250, 3_333, 8_333), (150, 1, 2), (50, 1, 1), (0, 5_000, 0), (100, 38_050, 38_050)],
)
def test_quantity_by_unit_cost(quantity: int, unit_cost: int, planned: int) -> None:
    assert planned_amount(quantity, unit_cost) == planned


@pytest.mark.parametrize(
    ("committed", "spent", "completed", "state"),
    [
        ({}, {}, False, LineState.OWED),
        ({"USD": 100}, {}, False, LineState.COMMITTED),
        ({"USD": 0}, {}, False, LineState.OWED),
        ({"USD": 100}, {"USD": 50}, False, LineState.STARTED),
        ({}, {"USD": 100}, False, LineState.DONE),
        ({}, {"CDF": 285_000}, False, LineState.STARTED),
        ({}, {"CDF": 285_000}, True, LineState.DONE),
        ({}, {}, True, LineState.DONE),
    ],
)
def test_the_state_of_a_line(committed: dict[str, int], spent: dict[str, int], completed: bool, state: str) -> None:
    """Planned 1 $: francs never stand for dollars, unless the payer says that nothing more is owed."""
    assert line_state(100, "USD", committed, spent, completed=completed) == state


def test_a_line_without_cost_is_not_done_by_itself() -> None:
    """A room lent for nothing is still owed."""
    assert line_state(0, "CDF", {}, {}, completed=False) == LineState.OWED


def test_francs_and_dollars_apart() -> None:
    rows = execution([
        Amount("lodging", "partner", "CDF", Step.PLANNED, 300_000),
        Amount("lodging", "partner", "USD", Step.SPENT, 12_000),
        Amount("lodging", "partner", "CDF", Step.SPENT, 320_000),
        Amount("air_ticket", "office", "USD", Step.PLANNED, 42_000),
    ])  # fmt: skip
    assert [(row.payer, row.currency, row.category, row.planned, row.spent, row.left) for row in rows] == [
        ("office", "USD", "air_ticket", 42_000, 0, 42_000),
        ("partner", "CDF", "lodging", 300_000, 320_000, -20_000),
        ("partner", "USD", "lodging", 0, 12_000, -12_000),
    ]
    assert [(row.payer, row.currency, row.planned) for row in totals(rows)] == [
        ("office", "USD", 42_000),
        ("partner", "CDF", 300_000),
        ("partner", "USD", 0),
    ]


@given(_AMOUNTS)
def test_nothing_is_lost_between_lines_and_totals(amounts: list[Amount]) -> None:
    rows = execution(amounts)
    assert len({(row.category, row.payer, row.currency) for row in rows}) == len(rows)
    for payer in Payer:
        for currency in ("CDF", "USD"):
            for step in Step:
                mine = [one.amount for one in amounts if (one.payer, one.currency, one.step) == (payer, currency, step)]
                found = [one.sums[step] for one in totals(rows) if (one.payer, one.currency) == (payer, currency)]
                assert sum(found) == sum(mine)


@given(_AMOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_facts_changes_nothing(amounts: list[Amount], random: "object") -> None:
    shuffled = sorted(amounts, key=lambda _one: random.random())  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert [(row.category, row.sums) for row in execution(shuffled)] == [
        (row.category, row.sums) for row in execution(amounts)
    ]
