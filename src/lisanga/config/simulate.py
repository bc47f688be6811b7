"""The law and the rules as a calculator: `lisanga simulate CASE.json`. The same pure rules that the product uses."""

import json
import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, TextIO, TypeVar

from lisanga.core.kernel.money import AmountError, amount_from_json, amount_to_json
from lisanga.core.kernel.problems import Problem
from lisanga.core.kernel.quantity import QuantityError, exact, grams, kilograms, percent
from lisanga.domains.collect import rules as collect
from lisanga.domains.indicators import rules as indicators
from lisanga.domains.members import rules as members
from lisanga.domains.training import rules as training

ACCEPTED, REFUSED, MALFORMED = 0, 1, 2
N = TypeVar("N", int, Fraction)


class Malformed(ValueError):
    """What is wrong with the case, and in which field."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Reader:
    """Typed reading of a case; every field that is never read is unknown, and said so."""

    def __init__(self, case: Mapping[str, Any]) -> None:
        self.case = case
        self.read: set[str] = {"case"}

    def whole(self, field: str, default: int | None = None) -> int:
        value = self._value(field, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise Malformed("Un nombre entier, zéro ou plus, est attendu.", field)
        return value

    def yes(self, field: str) -> bool:
        value = self._value(field, False)
        if not isinstance(value, bool):
            raise Malformed("true ou false est attendu.", field)
        return value

    def weight(self, field: str) -> int:
        return self._converted(field, None, grams)

    def percentage(self, field: str, default: float | None = None) -> int:
        return self._converted(field, default, percent)

    def optional_percentage(self, field: str) -> int | None:
        if self.case.get(field) is None:
            self.read.add(field)
            return None
        return self.percentage(field)

    def money(self, field: str, currency: str, default: int | None = None) -> int:
        amount = self._converted(field, default, lambda value: amount_from_json(value, currency))
        if amount < 0:
            raise Malformed("Un montant n’est pas négatif.", field)
        return amount

    def number(self, field: str, default: int | None = None) -> Fraction:
        """Any number, zero or more, exact as it is written."""
        return self._converted(field, default, exact)

    def optional_number(self, field: str) -> Fraction | None:
        if self.case.get(field) is None:
            self.read.add(field)
            return None
        return self.number(field)

    def one_of(self, field: str, choices: tuple[str, ...], default: str | None = None) -> str:
        value = self._value(field, default)
        if value not in choices:
            raise Malformed(f"Attendu : {', '.join(choices)}.", field)
        return str(value)

    def done(self) -> None:
        unknown = sorted(set(self.case) - self.read)
        if unknown:
            raise Malformed("Ce champ n’existe pas dans ce cas.", unknown[0])

    def _converted(self, field: str, default: Any, convert: Callable[[Any], N]) -> N:
        value = self._value(field, default)
        if isinstance(value, bool):
            raise Malformed("Un nombre est attendu.", field)
        try:
            return convert(value)
        except (AmountError, QuantityError) as error:
            raise Malformed(str(error), field) from None

    def _value(self, field: str, default: Any) -> Any:
        self.read.add(field)
        value = self.case.get(field, default)
        if value is None:
            raise Malformed("Ce champ manque.", field)
        return value


def delivery(reader: Reader) -> dict[str, Any]:
    """A weighing: net weight, value, what is kept back, what is paid (G71–G73)."""
    currency = reader.one_of("currency", ("CDF", "USD"), "CDF")
    gross = reader.weight("gross_kg")
    tare = reader.whole("containers", 0) * (reader.weight("tare_kg") if "tare_kg" in reader.case else 0)
    moisture, base = reader.percentage("moisture", 0), reader.percentage("base_moisture", 0)
    impurity, tolerance = reader.percentage("impurity", 0), reader.percentage("impurity_tolerance", 0)
    price = reader.money("price", currency)
    dues = [reader.money("advance_due", currency, 0), reader.money("inputs_due", currency, 0)]
    capital_pct = reader.percentage("capital_instalment_pct", 0)
    max_recovery = reader.percentage("max_recovery_pct", 100)
    reader.done()
    try:
        net = collect.net_weight(gross, tare, moisture, base, impurity, tolerance)
    except collect.TareAboveGross:
        text = "La tare dépasse le poids brut : pesez de nouveau."
        return {"verdict": "refused", "problems": [_problem(Problem("tare_above_gross", text, "tare_kg"))]}
    value = collect.value_of(net, price)
    kept = collect.recover(value, dues, max_recovery, capital_pct)

    def shown(amount: int) -> int | str:
        return amount_to_json(amount, currency)

    return {
        "verdict": "accepted",
        "net_kg": kilograms(net),
        "value": shown(value),
        "recovered": {"advance": shown(kept.recovered[0]), "inputs": shown(kept.recovered[1])},
        "carried": {"advance": shown(kept.carried[0]), "inputs": shown(kept.carried[1])},
        "capital_instalment": shown(kept.capital),
        "net_to_pay": shown(kept.net_to_pay),
        "problems": [],
    }


def share_subscription(reader: Reader) -> dict[str, Any]:
    """A new subscription of shares (G41, G42)."""
    result = members.subscribe(
        form=reader.one_of("form", ("SCOOPS", "COOP-CA")),
        nominal=reader.whole("nominal"),
        shares=reader.whole("shares"),
        paid=reader.whole("paid"),
        allow_quarter=reader.yes("allow_quarter"),
        minimum=reader.optional_percentage("minimum_pct"),
        maximum=reader.optional_percentage("max_pct"),
        capital_shares=reader.whole("capital_shares", 0),
        held=reader.whole("held", 0),
    )
    reader.done()
    if not (reader.case["nominal"] and reader.case["shares"]):
        raise Malformed("Un nombre plus grand que zéro est attendu.", "shares" if reader.case["nominal"] else "nominal")
    if reader.whole("held", 0) > reader.whole("capital_shares", 0):
        raise Malformed("Un membre ne détient pas plus de parts que le capital n’en compte.", "held")
    return {
        "verdict": "refused" if result.problems else "accepted",
        "minimum_payment": result.minimum_payment,
        "remaining": result.remaining,
        "share_pct_after": f"{result.share_after // 100}.{result.share_after % 100:02d}",
        "problems": [_problem(problem) for problem in result.problems],
    }


def indicator(reader: Reader) -> dict[str, Any]:
    """An indicator against its target (I2, G80): in percent where a denominator is given, else the value itself."""
    direction = reader.one_of("direction", indicators.DIRECTIONS)
    falls = direction == indicators.DECREASE
    baseline = reader.number("baseline") if falls else reader.optional_number("baseline")
    target = reader.number("target")
    measure = indicators.Measure(reader.number("numerator"), reader.optional_number("denominator"))
    reader.done()
    reached = indicators.achievement(direction, baseline, target, measure.value)

    def shown(value: Fraction | None) -> str | None:
        return None if value is None else indicators.decimal(value)

    return {"actual": shown(measure.value), "achievement": shown(reached), "light": indicators.light(reached)}


def training_gain(reader: Reader) -> dict[str, Any]:
    """The normalised gain of one person between two tests (G79)."""
    pre, post = reader.number("pre"), reader.number("post")
    reader.done()
    for field, score in (("pre", pre), ("post", post)):
        if not 0 <= score <= 100:
            raise Malformed("Un pourcentage va de 0 à 100.", field)
    gain = training.exact_gain(pre, post)
    return {"gain_pct": None if gain is None else indicators.decimal(gain)}


def _problem(problem: Problem) -> dict[str, str]:
    return {"code": problem.code, "reference": problem.reference, "message": problem.message}


CASES: dict[str, Callable[[Reader], dict[str, Any]]] = {
    "delivery": delivery,
    "indicator": indicator,
    "share_subscription": share_subscription,
    "training_gain": training_gain,
}


def simulate(case: object) -> tuple[dict[str, Any], int]:
    """The answer and the exit code for one case."""
    try:
        if not isinstance(case, dict):
            raise Malformed("Un objet JSON est attendu.")
        name = case.get("case")
        if name not in CASES:
            raise Malformed(f"Cas connus : {', '.join(sorted(CASES))}.", "case")
        answer = CASES[name](Reader(case))
    except Malformed as error:
        return {"error": str(error), "field": error.field}, MALFORMED
    return answer, REFUSED if answer.get("verdict") == "refused" else ACCEPTED


def run(path: str, out: TextIO) -> int:
    """Reads a file, or standard input for "-"; prints one JSON object."""
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text("utf-8")
        case = json.loads(text)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        answer, code = {"error": f"Lecture impossible : {error}", "field": ""}, MALFORMED
    else:
        answer, code = simulate(case)
    out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return code
