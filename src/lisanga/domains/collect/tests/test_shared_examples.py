"""What a phone previews: examples written from these rules, which the field app's tests read too (contracts/rules)."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel.words import amount_in_words
from lisanga.domains.collect.operations.reference import Season
from lisanga.domains.collect.rules import net_weight, recover, value_of
from lisanga.domains.stock.rules import weight_of

EXAMPLES: dict[str, list[list[Any]]] = json.loads(
    (Path(__file__).parents[5] / "contracts" / "rules" / "weighing.json").read_text("utf-8")
)
RULES: dict[str, Callable[..., Any]] = {
    "net_weight": net_weight,
    "value_of": value_of,
    "weight_of": weight_of,
    "words": amount_in_words,
    "recover": lambda *given: _listed(*given),
    "price_on": lambda *given: _price(*given),
}


def _listed(value: int, dues: list[int], cap: int, pct: int, owed: int | None) -> list[Any]:
    kept = recover(value, dues, cap, pct, owed)
    return [list(kept.recovered), list(kept.carried), kept.capital, kept.net_to_pay]


def _price(rows: list[list[Any]], grade: str, centre: int, day: int) -> int:
    """Rows are grade, centre (null: everywhere), first day of 2026, price; 0 when there is none."""
    prices: dict[tuple[str, UUID | None], list[tuple[date, str, int]]] = {}
    for of, at, since, price in rows:
        key = (of, UUID(int=at) if at else None)
        prices.setdefault(key, []).append((_day(since), "CDF", price))
    season = Season(UUID(int=1), UUID(int=2), _day(1), None, 10_000, 0, prices)
    found = season.price_on(_day(day), grade, UUID(int=centre))
    return found[1] if found else 0


def _day(number: int) -> date:
    return date(2026, 1, 1) + timedelta(days=number)


@pytest.mark.parametrize("rule", RULES)
def test_the_rules_give_the_shared_examples(rule: str) -> None:
    """Each example is what is given, then what comes out. Nothing here is ever removed."""
    examples = EXAMPLES[rule]
    assert len(examples) >= 8
    for *given, result in examples:
        assert RULES[rule](*given) == result, (rule, given)
