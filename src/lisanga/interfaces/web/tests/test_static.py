"""Weights and contrasts of the style sheets and the script."""

import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # the package ships no types
import pytest

STATIC = Path(__file__).parent.parent / "static" / "lisanga"

PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("soft", "paper"),
    ("soft", "card"),
    ("soft", "shade"),
    ("river", "paper"),
    ("river", "card"),
    ("forest", "leaf"),
    ("on-forest", "forest"),
    ("good", "card"),
    ("laterite", "card"),
    ("ochre-word", "card"),
    ("card", "ochre-word"),
    ("ink", "sky"),
    ("ink", "sand"),
    ("ink", "clay"),
    ("soft", "clay"),
]


def css() -> str:
    return (STATIC / "office.css").read_text(encoding="utf-8")


def themes() -> dict[str, dict[str, str]]:
    """The custom properties of each theme, later ones laid over the light one."""
    text = css()
    light = _tokens(text[text.index(":root {") :])
    dark = _tokens(text[text.index(":root:not([data-theme]) {") :])
    sun = _tokens(text[text.index(':root[data-theme="sun"] {') :])
    return {"light": light, "dark": {**light, **dark}, "sun": {**light, **sun}}


def _tokens(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", text[: text.index("}")]))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(char * 2 for char in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark", "sun"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_words_reach_aa(theme: str, front: str, back: str) -> None:
    tokens = themes()[theme]
    assert contrast(tokens[front], tokens[back]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark", "sun"])
def test_edges_of_controls_reach_three_to_one(theme: str) -> None:
    tokens = themes()[theme]
    assert contrast(tokens["edge"], tokens["card"]) >= 3


@pytest.mark.parametrize(
    ("name", "raw", "wire"),
    [("office.css", 28_000, 5_500), ("print.css", 6_000, 1_600), ("office.js", 2_048, 900), ("shrink.js", 1_500, 650)],
)
def test_files_keep_their_weight(name: str, raw: int, wire: int) -> None:
    data = (STATIC / name).read_bytes()
    assert len(data) <= raw
    assert len(brotli.compress(data)) <= wire


def test_nothing_is_asked_from_elsewhere() -> None:
    for path in STATIC.iterdir():
        addresses = re.findall(r"https?://[^\s\"')]+", path.read_text(encoding="utf-8"))
        assert [found for found in addresses if "www.w3.org" not in found] == []


def test_squares_are_printed_large_enough_for_an_old_telephone() -> None:
    """25 mm at least, on A6 too; the card of a member has room for less, and a shorter code."""
    css = (STATIC / "print.css").read_text(encoding="utf-8")
    rules = re.findall(r"([^{}]*(?:\.qr svg|\.qr)[^{}]*)\{[^}]*?width: (\d+)mm", css)
    sizes = {selector.strip().splitlines()[-1]: int(width) for selector, width in rules}
    assert len(sizes) >= 3
    assert {selector: width for selector, width in sizes.items() if width < 25} == {}


def test_every_brace_is_closed() -> None:
    for name in ("office.css", "print.css"):
        text = (STATIC / name).read_text(encoding="utf-8")
        assert text.count("{") == text.count("}")
