"""The calculator: exact answers and exit codes."""

import io
import json
from pathlib import Path

import pytest

from lisanga.config.simulate import run, simulate

DELIVERY = {
    "case": "delivery",
    "gross_kg": 520,
    "containers": 8,
    "tare_kg": 1,
    "moisture": 16,
    "base_moisture": 13,
    "price": 850,
    "currency": "CDF",
    "advance_due": 150_000,
    "inputs_due": 60_000,
    "capital_instalment_pct": 2,
    "max_recovery_pct": 100,
}
INDICATOR = {
    "case": "indicator",
    "direction": "increase",
    "baseline": 20,
    "target": 40,
    "numerator": 18,
    "denominator": 50,
}
SHARES = {
    "case": "share_subscription",
    "form": "COOP-CA",
    "nominal": 20_000,
    "shares": 5,
    "paid": 20_000,
    "allow_quarter": True,
    "max_pct": 10,
    "capital_shares": 200,
    "held": 0,
}


def test_the_delivery_of_g71_and_g72() -> None:
    assert simulate(DELIVERY) == (
        {
            "verdict": "accepted",
            "net_kg": "494.34",
            "value": 420_189,
            "recovered": {"advance": 150_000, "inputs": 60_000},
            "carried": {"advance": 0, "inputs": 0},
            "capital_instalment": 8_404,
            "net_to_pay": 201_785,
            "problems": [],
        },
        0,
    )


def test_the_subscription_of_g41() -> None:
    answer, code = simulate(SHARES)
    assert code == 1
    assert (answer["verdict"], answer["minimum_payment"], answer["remaining"]) == ("refused", 25_000, 80_000)
    assert answer["share_pct_after"] == "2.44"
    assert [problem["reference"] for problem in answer["problems"]] == ["AUS 270"]
    assert simulate(SHARES | {"paid": 25_000})[1] == 0


def test_the_subscriptions_of_g42() -> None:
    base = SHARES | {"form": "SCOOPS", "nominal": 1, "paid": 0, "held": 18}
    assert simulate(base | {"shares": 3})[0]["share_pct_after"] == "10.34"
    assert simulate(base | {"shares": 3})[0]["problems"][0]["reference"] == "AUS 18"
    answer, code = simulate(base | {"shares": 2})
    assert (answer["share_pct_after"], code) == ("9.90", 0)
    assert simulate(base | {"shares": 3, "max_pct": None})[1] == 0


def test_the_cap_of_g73() -> None:
    case = {"case": "delivery", "gross_kg": 90, "price": 1000, "advance_due": 100_000, "max_recovery_pct": 80}
    answer, _code = simulate(case)
    assert (answer["recovered"]["advance"], answer["carried"]["advance"], answer["net_to_pay"]) == (
        72_000,
        28_000,
        18_000,
    )


def test_dollars_are_texts_with_two_decimals() -> None:
    case = {"case": "delivery", "gross_kg": "100.5", "price": "1.50", "currency": "USD", "advance_due": "20.00"}
    answer, _code = simulate(case)
    assert (answer["value"], answer["recovered"]["advance"], answer["net_to_pay"]) == ("150.75", "20.00", "130.75")


def test_tare_above_gross_is_refused() -> None:
    answer, code = simulate({"case": "delivery", "gross_kg": 10, "containers": 11, "tare_kg": 1, "price": 1})
    assert (answer["verdict"], answer["problems"][0]["code"], code) == ("refused", "tare_above_gross", 1)


@pytest.mark.parametrize(
    ("changed", "answer"),
    [
        ({}, ("36", "90", "green")),
        ({"baseline": None}, ("36", "90", "green")),
        ({"numerator": 14}, ("28", "70", "amber")),
        ({"numerator": "6,5", "denominator": "50"}, ("13", "32.5", "red")),
        ({"denominator": 0}, (None, None, None)),
        ({"target": 0}, ("36", None, None)),
        ({"denominator": None, "numerator": 36}, ("36", "90", "green")),
        ({"denominator": None, "numerator": 35.9984}, ("36", "90", "amber")),
        ({"numerator": 1, "denominator": 3, "target": 50}, ("33.33", "66.67", "red")),
        ({"direction": "decrease", "baseline": 60, "target": 30}, ("36", "80", "amber")),
        ({"direction": "decrease", "baseline": 40, "target": 40}, ("36", None, None)),
        ({"direction": "decrease", "baseline": 30, "target": 20}, ("36", "-60", "red")),
    ],
)
def test_the_indicator_of_g80(changed: dict[str, object], answer: tuple[str | None, ...]) -> None:
    found, code = simulate(INDICATOR | changed)
    assert (tuple(found.values()), tuple(found), code) == (answer, ("actual", "achievement", "light"), 0)


@pytest.mark.parametrize(
    ("case", "field"),
    [
        ([], ""),
        ({"case": "unknown"}, "case"),
        ({"case": "delivery"}, "gross_kg"),
        (DELIVERY | {"price": 1.5}, "price"),
        (DELIVERY | {"price": -1}, "price"),
        (DELIVERY | {"gross_kg": "beaucoup"}, "gross_kg"),
        (DELIVERY | {"moisture": 101}, "moisture"),
        (DELIVERY | {"containers": True}, "containers"),
        (DELIVERY | {"colour": "red"}, "colour"),
        (SHARES | {"form": "SA"}, "form"),
        (SHARES | {"shares": 0}, "shares"),
        (SHARES | {"held": 300}, "held"),
        (SHARES | {"allow_quarter": "yes"}, "allow_quarter"),
        (INDICATOR | {"direction": "sideways"}, "direction"),
        (INDICATOR | {"direction": "decrease", "baseline": None}, "baseline"),
        (INDICATOR | {"target": None}, "target"),
        (INDICATOR | {"numerator": -1}, "numerator"),
        (INDICATOR | {"numerator": float("nan")}, "numerator"),
        (INDICATOR | {"denominator": "cinquante"}, "denominator"),
        (INDICATOR | {"denominator": True}, "denominator"),
        (INDICATOR | {"unit": "%"}, "unit"),
    ],
)
def test_a_malformed_case_says_what_is_wrong(case: object, field: str) -> None:
    answer, code = simulate(case)
    assert (answer["field"], code) == (field, 2)
    assert answer["error"]


def test_files_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(DELIVERY))
    out = io.StringIO()
    assert run(str(path), out) == 0
    assert json.loads(out.getvalue())["net_to_pay"] == 201_785
    monkeypatch.setattr("sys.stdin", io.StringIO("{not json"))
    out = io.StringIO()
    assert run("-", out) == 2
    assert json.loads(out.getvalue())["error"]
    assert run(str(tmp_path / "absent.json"), io.StringIO()) == 2


GAINS = [(45, 72, "49.09"), (50, 75, "50"), (0, 100, "100"), (40, 40, "0"), (50, 40, "-20"), (33.33, 50, "25")]


@pytest.mark.parametrize(("pre", "post", "gain"), [*GAINS, (100, 100, None)])
def test_the_gain_of_g79(pre: float, post: float, gain: str | None) -> None:
    assert simulate({"case": "training_gain", "pre": pre, "post": post}) == ({"gain_pct": gain}, 0)


@pytest.mark.parametrize("bad", [{"pre": 45}, {"pre": 45, "post": 101}, {"pre": -1, "post": 5}, {"pre": 1, "x": 3}])
def test_a_gain_that_makes_no_sense(bad: dict[str, float]) -> None:
    assert simulate({"case": "training_gain", **bad})[1] == 2
