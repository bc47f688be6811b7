"""The map of the provinces, shaded by a value in five steps."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TypedDict

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lisanga.interfaces.web.svg.drawing import FOREST, Drawing, element, named, sheet, words

ATTRIBUTION = "© contributeurs d’OpenStreetMap, ODbL"
LAND = "#EFE8D9"
# From light to dark: the order also holds in grey.
SHADES = ("#D3E4D7", "#A9CBB4", "#71A785", "#3F8259", FOREST)


class Outline(TypedDict):
    """A province: its name and one path."""

    name: str
    path: str


class Outlines(TypedDict):
    """The file `outlines.json`, made by `simplify.py`."""

    width: int
    height: int
    provinces: dict[str, Outline]


@cache
def outlines() -> Outlines:
    """Read once a process."""
    data: Outlines = json.loads((Path(__file__).parent / "outlines.json").read_text(encoding="utf-8"))
    return data


def shade(value: int, top: int) -> str:
    """The colour of a value between 1 and the highest."""
    if value <= 0 or top <= 0:
        return LAND
    return SHADES[min(len(SHADES) - 1, (value * len(SHADES) - 1) // top)]


def province_map(
    title: str,
    values: Mapping[str, int],
    *,
    show: Callable[[int], str] = str,
    links: Mapping[str, str] | None = None,
    sentence: str = "",
    columns: tuple[str, str] = ("", ""),
    font: str = "",
) -> Drawing:
    """Provinces by ISO 3166-2 code ("CD-KL"). A code that the map does not know raises KeyError; `links` open
    a page per province."""
    data = outlines()
    unknown = set(values) - set(data["provinces"])
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    top = max([0, *values.values()])
    shapes = "".join(
        _province(outline, values.get(code, 0), top, show, (links or {}).get(code, ""))
        for code, outline in data["provinces"].items()
    )
    land = element("g", shapes, class_="land shore", fill=LAND, stroke="#fff", stroke_width=1)
    ranked = sorted((item for item in values.items() if item[1]), key=lambda item: -item[1])
    rows = tuple((data["provinces"][code]["name"], show(value)) for code, value in ranked)
    text = sentence or _leading(rows)
    content = land + (_legend(top, show, data["height"]) if top else "")
    return Drawing(_sheet(content, data, title, text, font, bool(links)), title, text, columns, rows, ATTRIBUTION)


def _sheet(content: str, data: Outlines, title: str, text: str, font: str, linked: bool) -> SafeString:
    picture = sheet(content, data["width"], data["height"], title, text, font)
    # Links inside an image would be lost to screen readers; a group keeps them.
    return SafeString(picture.replace('role="img"', 'role="group"', 1)) if linked else picture


def _province(outline: Outline, value: int, top: int, show: Callable[[int], str], url: str) -> str:
    if value <= 0:
        return element("path", d=outline["path"])
    name = named(f"{outline['name']} : {show(value)}")
    path = element("path", name, d=outline["path"], fill=shade(value, top))
    return element("a", path, href=url) if url else path


def _legend(top: int, show: Callable[[int], str], height: int) -> str:
    """Five squares under the map's empty south-west, with the lowest and the highest value."""
    y = height - 42
    squares = "".join(
        element("rect", x=6 + 22 * step, y=y, width=20, height=12, fill=colour) for step, colour in enumerate(SHADES)
    )
    return squares + words("1", 6, y + 27) + words(show(top), 114, y + 27, "end")


def _leading(rows: tuple[tuple[str, ...], ...]) -> str:
    if not rows:
        return _("Aucune province n’a encore de chiffre.")
    facts = {"name": rows[0][0], "value": rows[0][1], "count": len(rows)}
    if len(rows) == 1:
        return _("%(name)s : %(value)s.") % facts
    return _("%(name)s vient en tête : %(value)s. %(count)s provinces ont un chiffre.") % facts
