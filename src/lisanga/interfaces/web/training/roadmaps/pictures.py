"""The timeline of a roadmap: what was planned first, where it stands, what was held."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.domains.training.queries import RoadmapPlan, SessionRow
from lisanga.interfaces.web.svg.drawing import FOREST, LATERITE, LEAF, OCHRE, Drawing, element, named, sheet, words

WIDTH, ROW, TOP = 720.0, 30.0, 34.0


def plan_drawing(plan: RoadmapPlan, today: date) -> Drawing:
    """One row a phase; each session a mark on its day: full when held, hollow when to come, laterite when overdue. A
    thin line leads from the first plan to where it stands. Values are judged on the day, never stored."""
    head, phases = plan.head, [phase for phase in plan.phases if phase.modules]
    span = max((head.ends_on - head.starts_on).days, 1)

    def x_of(day: date) -> float:
        share = (day - head.starts_on).days / span
        return 8 + (WIDTH - 16) * min(max(share, 0.0), 1.0)

    parts = [_months(head.starts_on, head.ends_on, x_of, len(phases))]
    for row, phase in enumerate(phases):
        y = TOP + ROW * 1.6 * row
        parts.append(words(phase.title, 8, y + 12, font_weight="700"))
        line = f"M8 {y + ROW:.1f}H{WIDTH - 8:.0f}"
        parts.append(element("path", d=line, stroke="currentColor", stroke_opacity=0.25))
        for module in phase.modules:
            parts += [_mark(one, x_of, y + ROW, today) for one in module.sessions if not one.cancelled]
    height = TOP + ROW * 1.6 * max(len(phases), 1) + 8
    if head.starts_on <= today <= head.ends_on:
        x = x_of(today)
        parts.append(element("path", d=f"M{x:.1f} 18V{height:.0f}", stroke=OCHRE, stroke_width=1.5))
        parts.append(words(_("aujourd’hui"), min(max(x, 40), WIDTH - 40), 12, "middle", fill=OCHRE, font_weight="700"))
    title, sentence = _("Prévu et fait"), _sentence(plan.sessions, today)
    rows = tuple(_row(phase.title, [s for m in phase.modules for s in m.sessions], today) for phase in phases)
    columns = (_("Phase"), _("Séances prévues"), _("Tenues"), _("En retard"), _("Venues"), _("Attendues"))
    return Drawing(sheet("".join(parts), WIDTH, height, title, sentence), title, sentence, columns, rows)


def _months(first: date, last: date, x_of: object, rows: int) -> str:
    assert callable(x_of)
    start, end = clock.month_of(first), clock.month_of(last)
    step = max(1, -(-(end - start + 1) // 12))
    parts = []
    for month in range(start + 1, end + 1, step):
        x = x_of(clock.month_start(month))
        low = TOP + ROW * 1.6 * rows
        parts.append(element("path", d=f"M{x:.1f} 22V{low:.0f}", stroke="currentColor", stroke_opacity=0.12))
        parts.append(words(french.MONTH_LETTERS[month % 12], x + 2, 30, opacity=0.7))
    return "".join(parts)


def _mark(one: SessionRow, x_of: object, y: float, today: date) -> str:
    assert callable(x_of)
    x, first = x_of(one.day), x_of(one.first_planned_on)
    colour = FOREST if one.held_on else LATERITE if one.is_late(today) else LEAF
    state = _("tenue") if one.held_on else _("en retard") if one.is_late(today) else _("à venir")
    text = f"{one.title}, {french.short_date(one.day)} : {state}"
    led = ""
    if abs(x - first) > 1:
        led = element("path", d=f"M{first:.1f} {y:.1f}H{x:.1f}", stroke=OCHRE, stroke_width=2)
    shape = {"cx": x, "cy": y, "r": 6, "stroke": colour, "stroke_width": 2, "fill": colour if one.held_on else "#fff"}
    return led + element("circle", named(text), **shape)


def _counts(sessions: Sequence[SessionRow], today: date) -> tuple[int, int, int, int, int]:
    standing = [one for one in sessions if not one.cancelled]
    return (
        len(standing),
        sum(1 for one in standing if one.held_on),
        sum(1 for one in standing if one.is_late(today)),
        sum(one.came for one in standing),
        sum(one.target for one in standing),
    )


def _row(name: str, sessions: Sequence[SessionRow], today: date) -> tuple[str, ...]:
    return (name, *(french.number(value) for value in _counts(sessions, today)))


def _sentence(sessions: Sequence[SessionRow], today: date) -> str:
    planned, held, late, came, target = _counts(sessions, today)
    if not planned:
        return _("Aucune séance n’est encore prévue.")
    told = {
        "held": french.number(held),
        "planned": french.plural(planned, _("séance tenue"), _("séances tenues")),
        "came": french.number(came),
        "target": french.number(target),
        "late": french.number(late),
    }
    text = _("%(held)s sur %(planned)s ; %(came)s présences sur %(target)s attendues.") % told
    return f"{text} {_('En retard : %(late)s.') % told}" if late else text
