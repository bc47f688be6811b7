"""Line charts and the small line that stands beside a figure."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from lisanga.interfaces.web.svg.bars import legend_rows
from lisanga.interfaces.web.svg.drawing import (
    PALM,
    SERIES,
    Drawing,
    Series,
    ceiling,
    element,
    figure_text,
    sheet,
    words,
)

Show = Callable[[int], str]

WIDTH, HEIGHT, BOTTOM = 360.0, 175.0, 22.0
# Dashes tell the lines apart on grey paper.
DASHES = ("", "7 3", "2 3", "9 3 2 3", "4 4", "1 4")


def line_chart(
    title: str,
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    show: Show = str,
    names: Sequence[str] = (),
    sentence: str = "",
    first_column: str = "",
    font: str = "",
) -> Drawing:
    """One or several lines over the same labels, from zero; values below zero lower the floor of the scale."""
    full = tuple(names or labels)
    every = [value for one in series for value in one.values]
    floor, top = -ceiling(-min([0, *every])) if min([0, *every]) < 0 else 0, ceiling(max([1, *every]))
    legend, shift = legend_rows([one.name for one in series], WIDTH) if len(series) > 1 else ("", 0.0)
    marks = sorted({floor, 0, (floor + top) // 2 if not floor else 0, top})
    left = 8.0 + 7.0 * max(len(show(mark)) for mark in marks)
    step = (WIDTH - left - 8) / max(1, len(labels) - 1)

    def height_of(value: int) -> float:
        return shift + HEIGHT - BOTTOM - (HEIGHT - BOTTOM - 12) * (value - floor) / (top - floor)

    parts = [legend]
    for mark in marks:
        y = height_of(mark)
        parts.append(element("path", d=f"M{left:.0f} {y:.1f}H{WIDTH:.0f}", stroke="currentColor", stroke_opacity=0.2))
        parts.append(words(show(mark), left - 6, y + 4, "end", opacity=0.75))
    for index, label in enumerate(labels):
        # The last one ends with the picture instead of beyond it.
        x, anchor = (WIDTH, "end") if 0 < index == len(labels) - 1 else (left + step * index, "middle")
        parts.append(words(label, x, shift + HEIGHT - 6, anchor))
    for rank, one in enumerate(series):
        points = [(left + step * index, height_of(value)) for index, value in enumerate(one.values)]
        parts.append(_line(points, SERIES[rank % len(SERIES)], DASHES[rank % len(DASHES)], one.name))
    text = sentence or _first_and_last(full, series, show)
    rows = tuple((name, *(show(one.values[index]) for one in series)) for index, name in enumerate(full))
    picture = sheet("".join(parts), WIDTH, shift + HEIGHT, title, text, font)
    return Drawing(picture, title, text, (first_column, *(one.name for one in series)), rows)


def _line(points: Sequence[tuple[float, float]], colour: str, dash: str, name: str) -> str:
    if not points:
        return ""
    path = "M" + "L".join(f"{figure_text(x)} {figure_text(y)}" for x, y in points)
    line = element(
        "path",
        d=path,
        fill="none",
        stroke=colour,
        stroke_width=2.5,
        stroke_linejoin="round",
        stroke_dasharray=dash,
    )
    x, y = points[-1]
    return line + element("circle", cx=x, cy=y, r=3.5, fill=colour)


def _first_and_last(names: Sequence[str], series: Sequence[Series], show: Show) -> str:
    if not names or not series:
        return _("Rien encore sur cette période.")
    parts = []
    for one in series:
        facts = {"name": one.name, "first": show(one.values[0]), "last": show(one.values[-1])}
        parts.append(_("%(name)s : de %(first)s à %(last)s") % facts)
    span = _("de %(start)s à %(end)s") % {"start": names[0], "end": names[-1]}
    return f"{' ; '.join(parts)}, {span}."


def sparkline(title: str, values: Sequence[int], *, sentence: str = "") -> Drawing:
    """A line of 96 × 24 without scale; its last point stands out."""
    low, high = min([0, *values]), max([1, *values])
    step = 90 / max(1, len(values) - 1)
    points = [(3 + step * i, 21 - 18 * (value - low) / (high - low)) for i, value in enumerate(values)]
    picture = sheet(_line(points, PALM, "", title), 96, 24, title, sentence, css="spark")
    return Drawing(picture, title, sentence, (), tuple((str(value),) for value in values))
