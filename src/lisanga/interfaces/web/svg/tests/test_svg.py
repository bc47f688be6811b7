"""Charts and the map: well formed, light, safe, and true to their numbers."""

import gzip
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lisanga.interfaces.web.svg.bars import bar_chart, stacked_bar_chart
from lisanga.interfaces.web.svg.drawing import SERIES, Drawing, Series, ceiling
from lisanga.interfaces.web.svg.lines import line_chart, sparkline
from lisanga.interfaces.web.svg.maps import LAND, SHADES, outlines, province_map, shade
from lisanga.interfaces.web.tests import samples

NS = "{http://www.w3.org/2000/svg}"
EVIL = "<script>&\"'"


def drawings() -> list[Drawing]:
    labels, series = ["J", "F"], [Series("Maïs", (3, 4)), Series("Café", (1, 0))]
    return [
        samples.month_chart(),
        samples.map_chart(),
        samples.map_chart(links=True),
        stacked_bar_chart("Volumes", labels, series),
        line_chart("Évolution", labels, series),
        sparkline("Tendance", (1, 2, 3)),
        bar_chart(EVIL, [EVIL], [1], sentence=EVIL),
        stacked_bar_chart(EVIL, [EVIL], [Series(EVIL, (2,))]),
        line_chart(EVIL, [EVIL], [Series(EVIL, (2,)), Series(EVIL, (1,))]),
        province_map(EVIL, {"CD-KL": 1}, show=lambda n: EVIL, links={"CD-KL": '/?q="<'}),
    ]


@pytest.mark.parametrize("drawing", drawings())
def test_each_is_well_formed_named_and_free_of_style(drawing: Drawing) -> None:
    root = ElementTree.fromstring(drawing.svg)
    assert root.get("role") in {"img", "group"}
    assert root[0].tag == f"{NS}title"
    assert root[0].text == drawing.title
    assert not [node for node in root.iter() if node.get("style") or node.tag in {f"{NS}style", f"{NS}script"}]


@pytest.mark.parametrize("drawing", drawings()[:6])
def test_each_stays_light(drawing: Drawing) -> None:
    assert len(drawing.svg) <= 8_000
    assert len(gzip.compress(drawing.svg.encode())) <= 2_700


def test_the_map_keeps_its_budget() -> None:
    svg = samples.map_chart().svg
    assert len(svg) <= 7_000
    assert len(gzip.compress(svg.encode())) <= 2_600


def test_the_highlighted_bar_is_the_last_and_carries_its_value() -> None:
    root = ElementTree.fromstring(samples.month_chart().svg)
    bars = list(root.iter(f"{NS}rect"))
    assert [bar.get("fill") for bar in bars].index("#C98A1B") == len(bars) - 1
    assert "118 t" in [node.text for node in root.iter(f"{NS}text")]


def test_heights_follow_the_values() -> None:
    root = ElementTree.fromstring(bar_chart("t", ["a", "b", "c"], [10, 5, 0]).svg)
    first, second, third = (float(bar.get("height", "")) for bar in root.iter(f"{NS}rect"))
    assert first == pytest.approx(2 * second, abs=0.2)
    assert third == 0


@pytest.mark.parametrize(
    ("values", "over"),
    [([100, 10], 10), ([0, 10], 10), ([100, 0, 0, 0, 0, 10], 10), ([100] * 11 + [1], 100)],
)
def test_the_value_of_a_low_bar_stands_clear_of_a_tall_neighbour(values: list[int], over: int) -> None:
    svg = bar_chart("t", ["x"] * len(values), values, show=lambda value: f"{value} tonnes").svg
    root = ElementTree.fromstring(svg)
    (said,) = [text for text in root.iter(f"{NS}text") if text.get("font-weight")]
    tops = {value: float(bar.get("y", "")) for bar, value in zip(root.iter(f"{NS}rect"), values, strict=True)}
    assert float(said.get("y", "")) == pytest.approx(tops[over] - 5, abs=0.2)


def test_the_table_repeats_every_value_and_the_total() -> None:
    drawing = stacked_bar_chart(
        "t", ["J", "F"], [Series("Maïs", (3, 4)), Series("Café", (1, 0))], names=["janvier", "février"]
    )
    assert drawing.rows == (("janvier", "3", "1", "4"), ("février", "4", "0", "4"))
    assert drawing.columns == ("", "Maïs", "Café", "Total")


def test_nothing_at_all_is_said_in_words() -> None:
    assert "Rien encore" in bar_chart("t", ["J"], [0]).sentence
    assert "Rien encore" in bar_chart("t", [], []).sentence
    assert "Rien encore" in line_chart("t", [], []).sentence
    assert "Aucune province" in province_map("t", {}).sentence


def test_a_line_below_zero_stays_inside() -> None:
    drawing = line_chart("t", ["a", "b"], [Series("Résultat", (-900, 400))])
    path = ElementTree.fromstring(drawing.svg).findall(f"{NS}path")[-1].get("d", "")
    heights = [float(point.split()[1]) for point in path[1:].split("L")]
    assert all(0 <= height <= 160 for height in heights)


def test_the_map_knows_all_provinces_and_no_other() -> None:
    assert len(outlines()["provinces"]) == 26
    with pytest.raises(KeyError, match="CD-XX"):
        province_map("t", {"CD-XX": 1})


def test_shades_grow_with_the_value() -> None:
    shades = [shade(value, 10) for value in range(11)]
    assert shades[0] == LAND
    assert shades[1] == SHADES[0]
    assert shades[10] == SHADES[-1]
    ranks = [SHADES.index(colour) for colour in shades[1:]]
    assert ranks == sorted(ranks)


def test_province_links_keep_their_names_readable() -> None:
    root = ElementTree.fromstring(samples.map_chart(links=True).svg)
    links = list(root.iter(f"{NS}a"))
    assert len(links) == 4
    assert root.get("role") == "group"
    assert {link.findtext(f"{NS}path/{NS}title") for link in links} >= {"Kwilu : 7", "Kwango : 4"}


def test_neighbouring_series_differ_in_grey() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return 0.3 * red + 0.59 * green + 0.11 * blue

    for one, other in pairwise(SERIES):
        assert abs(grey(one) - grey(other)) > 25, (one, other)


@given(st.integers(min_value=0, max_value=10**15))
def test_a_ceiling_is_even_above_and_not_far(value: int) -> None:
    top = ceiling(value)
    assert top >= max(1, value)
    assert top % 2 == 0
    assert top <= max(4, value * 2)


@given(st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=14))
def test_no_bar_leaves_the_picture(values: list[int]) -> None:
    svg = stacked_bar_chart("t", ["x"] * len(values), [Series("a", tuple(values)), Series("b", tuple(values))]).svg
    for y, height in re.findall(r'<rect x="[^"]*" y="([^"]*)" width="[^"]*" height="([^"]*)" rx="1.5"', svg):
        assert float(y) >= 0
        assert float(y) + float(height) <= 210


def test_no_word_of_a_line_stands_outside_its_picture() -> None:
    drawing = line_chart("t", ["T1", "T2", "11/2026"], [Series("a", (0, 25, 50))], show=lambda value: f"{value / 10} %")
    root = ElementTree.fromstring(drawing.svg)
    width = float(root.get("viewBox", "").split()[2])
    for text in root.iter(f"{NS}text"):
        wide, x = 6.5 * len(text.text or ""), float(text.get("x", ""))
        starts = {"end": x - wide, "middle": x - wide / 2}.get(text.get("text-anchor", ""), x)
        assert starts >= -1
        assert starts + wide <= width + 1
