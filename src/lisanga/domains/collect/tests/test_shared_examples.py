"""What a phone previews: examples written from these rules, which the field app's tests read too (contracts/rules)."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lisanga.core.kernel.words import amount_in_words
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
}


def _listed(value: int, dues: list[int], cap: int, pct: int, owed: int | None) -> list[Any]:
    kept = recover(value, dues, cap, pct, owed)
    return [list(kept.recovered), list(kept.carried), kept.capital, kept.net_to_pay]


@pytest.mark.parametrize("rule", RULES)
def test_the_rules_give_the_shared_examples(rule: str) -> None:
    """Each example is what is given, then what comes out. Nothing here is ever removed."""
    examples = EXAMPLES[rule]
    assert len(examples) >= 8
    for *given, result in examples:
        assert RULES[rule](*given) == result, (rule, given)
