"""Bar charts: one series with one bar that stands out, or several series stacked."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from lisanga.interfaces.web.svg.drawing import (
    LEAF,
    OCHRE,
    SERIES,
    Drawing,
    Series,
    ceiling,
    element,
    named,
    sheet,
    words,
)

Show = Callable[[int], str]

WIDTH, HEIGHT = 360.0, 180.0
TOP, BOTTOM = 20.0, 22.0


def bar_chart(
    title: str,
    labels: Sequence[str],
    values: Sequence[int],
    *,
    show: Show = str,
    names: Sequence[str] = (),
    highlight: int = -1,
    sentence: str = "",
    columns: tuple[str, str] = ("", ""),
    font: str = "",
) -> Drawing:
    """Bars for short `labels`; `names` are the full ones for the table. `highlight` is the index that carries its value
    (-1 for the last)."""
    full = tuple(names or labels)
    chosen = highlight % len(values) if values else 0
    text = sentence or _highest(full, values, show)
    top = max([1, *values])
    room = WIDTH / max(1, len(values))
    parts = [_baseline(WIDTH)]
    for index, value in enumerate(values):
        tall = (HEIGHT - TOP - BOTTOM) * max(0, value) / top
        y, middle = HEIGHT - BOTTOM - tall, room * (index + 0.5)
        colour = OCHRE if index == chosen else LEAF
        parts.append(_bar(middle - room * 0.32, y, room * 0.64, tall, colour, f"{full[index]} : {show(value)}"))
        parts.append(words(labels[index], middle, HEIGHT - 6, "middle"))
    if values and values[chosen]:
        parts.append(_value(show(values[chosen]), chosen, values, room))
    rows = tuple((name, show(value)) for name, value in zip(full, values, strict=True))
    return Drawing(sheet("".join(parts), WIDTH, HEIGHT, title, text, font), title, text, columns, rows)


def _value(text: str, chosen: int, values: Sequence[int], room: float) -> str:
    """The value above a bar, kept inside the picture and clear of the neighbours that it reaches over."""
    half = len(text) * 3.4
    middle = min(max(room * (chosen + 0.5), half), WIDTH - half)
    first, last = int((middle - half) / room), int((middle + half) / room)
    tallest = max(values[max(0, first) : last + 1])
    y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * max(0, tallest) / max([1, *values])
    return words(text, middle, y - 5, "middle", font_weight="700")


def _bar(x: float, y: float, width: float, height: float, colour: str, name: str) -> str:
    return element("rect", named(name), x=x, y=y, width=width, height=height, rx=1.5, fill=colour)


def _baseline(right: float, left: float = 0.0, y: float = HEIGHT - BOTTOM) -> str:
    return element("path", d=f"M{left:.0f} {y:.1f}H{right:.0f}", stroke="currentColor", stroke_opacity=0.4)


def _highest(names: Sequence[str], values: Sequence[int], show: Show) -> str:
    if not any(values):
        return _("Rien encore sur cette période.")
    best = max(range(len(values)), key=lambda index: values[index])
    facts = {"name": names[best], "value": show(values[best]), "total": show(sum(values))}
    return _("Le plus haut : %(name)s, %(value)s. Total : %(total)s.") % facts


def stacked_bar_chart(
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
    """Bars made of several series, with a legend in rows and a scale of three lines."""
    full = tuple(names or labels)
    totals = [sum(one.values[index] for one in series) for index in range(len(labels))]
    text = sentence or _highest(full, totals, show)
    top = ceiling(max([1, *totals]))
    legend, legend_height = legend_rows([one.name for one in series], WIDTH)
    left = 8.0 + 6.2 * len(show(top))
    room = (WIDTH - left) / max(1, len(labels))
    parts = [legend, _scale(top, show, left, legend_height)]
    for index, label in enumerate(labels):
        x = left + room * (index + 0.16)
        parts.append(_pile(index, series, top, x, room * 0.68, full[index], show, legend_height))
        parts.append(words(label, x + room * 0.34, legend_height + HEIGHT - 6, "middle"))
    rows = tuple(
        (name, *(show(one.values[index]) for one in series), show(totals[index])) for index, name in enumerate(full)
    )
    columns = (first_column, *(one.name for one in series), _("Total"))
    picture = sheet("".join(parts), WIDTH, legend_height + HEIGHT, title, text, font)
    return Drawing(picture, title, text, columns, rows)


def _pile(
    index: int,
    series: Sequence[Series],
    top: int,
    x: float,
    width: float,
    name: str,
    show: Show,
    shift: float,
) -> str:
    foot, parts = shift + HEIGHT - BOTTOM, []
    for rank, one in enumerate(series):
        value = max(0, one.values[index])
        tall = (HEIGHT - TOP - BOTTOM) * value / top
        foot -= tall
        if tall:
            label = f"{name}, {one.name} : {show(value)}"
            # A hair of paper between the layers keeps them apart in grey.
            parts.append(_bar(x, foot, width, max(0.6, tall - 0.8), SERIES[rank % len(SERIES)], label))
    return "".join(parts)


def _scale(top: int, show: Show, left: float, shift: float) -> str:
    parts = []
    for step in range(3):
        y = shift + HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * step / 2
        line = element("path", d=f"M{left:.0f} {y:.1f}H{WIDTH:.0f}", stroke="currentColor", stroke_opacity=0.2)
        parts.append(line + words(show(top * step // 2), left - 6, y + 4, "end", opacity=0.75))
    return "".join(parts)


def legend_rows(names: Sequence[str], width: float) -> tuple[str, float]:
    """Coloured squares with their names, broken into rows; the markup and its height."""
    x, y, parts = 0.0, 12.0, []
    for rank, name in enumerate(names):
        need = 17 + 6.6 * len(name) + 12
        if x and x + need > width:
            x, y = 0.0, y + 18
        parts.append(element("rect", x=x, y=y - 10, width=11, height=11, rx=2, fill=SERIES[rank % len(SERIES)]))
        parts.append(words(name, x + 16, y))
        x += need
    return "".join(parts), y + 6
