"""What a chart gives back, and the few SVG elements that charts are made of.

Colours stand in attributes, never in `style` (the content security policy forbids it); text is escaped here and
nowhere else. Lines and letters use `currentColor`, so that a chart follows a dark page and prints black on paper.
"""

from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

FOREST, PALM, LEAF, OCHRE, LATERITE, RIVER = "#1F5D3A", "#2F7D52", "#8FBB9B", "#C98A1B", "#A63D2F", "#27496D"

# Neighbours differ in lightness, so that a grey print keeps them apart.
SERIES = (FOREST, OCHRE, LEAF, RIVER, "#E3C58A", LATERITE, "#B9B2A3", "#5B8FB9")

# Where a scale may end, times a power of ten; even, so that its half is whole.
STEPS = (4, 6, 8, 10, 12, 16, 20, 30, 40, 50, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class Series:
    """One named row of values, as many as the chart has labels. Values are integers in their smallest unit."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A safe SVG and its two alternatives: the sentence that says what one sees, and the table of its values."""

    svg: SafeString
    title: str
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str = ""


def figure_text(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def element(tag: str, content: str = "", **attributes: str | float) -> str:
    """One element. Attribute names take `_` for `-` and lose a last `_`; `content` is markup already escaped."""
    pairs = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value) if isinstance(value, str) else figure_text(value)}"'
        for name, value in attributes.items()
        if value != ""
    )
    return f"<{tag}{pairs}>{content}</{tag}>" if content else f"<{tag}{pairs}/>"


def words(text: str, x: float, y: float, anchor: str = "", **attributes: str | float) -> str:
    """A piece of text."""
    return element("text", escape(text), x=x, y=y, text_anchor=anchor, **attributes)


def named(text: str) -> str:
    """The name of the element around it, shown on hover and read aloud."""
    return element("title", escape(text))


def sheet(
    content: str, width: float, height: float, title: str, sentence: str, font: str = "", css: str = ""
) -> SafeString:
    """The whole picture with its name and description."""
    head = named(title) + (element("desc", escape(sentence)) if sentence else "")
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {figure_text(width)} {figure_text(height)}",
    }
    svg = element(
        "svg",
        head + content,
        class_=css,
        role="img",
        fill="currentColor",
        font_size=12,
        font_family=font,
        **attributes,
    )
    # Safe: every text and attribute above went through escape.
    return mark_safe(svg)


def ceiling(value: int) -> int:
    """A round number at or above the value, even where it can be, so that half of it is whole."""
    if value <= 2:
        return 2
    power = int("1" + "0" * max(0, len(str(value)) - 2))
    return next(step * power for step in STEPS if step * power >= value)
