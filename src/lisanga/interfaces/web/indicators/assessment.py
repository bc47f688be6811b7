"""A cooperative by the grid of standards: its class, three pillars, how they moved, and the anonymous middle of similar
ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.core.scope.roles import Permission
from lisanga.core.scope.viewer import Viewer
from lisanga.domains.indicators.grid import CURRENT, GRADE_LABELS, GRIDS, MARK_LABELS, PILLARS, Criterion, Grid
from lisanga.domains.indicators.queries import (
    AssessmentSheet,
    MarkRow,
    Middle,
    ScoreRow,
    assessment,
    assessments,
    similar_middle,
)
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.indicators.words import plain
from lisanga.interfaces.web.svg.drawing import Drawing, Series
from lisanga.interfaces.web.svg.lines import line_chart

GRADE_TONES = {"emerging": "watch", "consolidating": "info", "solid": "good", "exemplary": "good"}
_MARK_TONES = {0: "bad", 1: "watch", 2: "watch", 3: "good", 4: "good", None: "quiet"}


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion with its mark in words."""

    label: str
    reference: str
    tone: str
    word: str
    evidence: str
    caps: bool


@dataclass(frozen=True, slots=True)
class Pillar:
    title: str
    score: str
    lines: tuple[Line, ...]


def latest(request: HttpRequest, code: str) -> HttpResponse:
    """The last one that stands, or what an assessment is."""
    here = cooperative_here(request, code, rows=False)
    rows = assessments(here.scope, here.id)
    standing = [row for row in rows if row.withdrawn_by is None]
    if not standing:
        context = {**_frame(here, rows), "criteria": french.number(len(CURRENT.criteria))}
        return render(request, "indicators/assessment.html", context)
    return _shown(request, here, rows, standing[0].id)


def one(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """An earlier one."""
    here = cooperative_here(request, code, rows=False)
    return _shown(request, here, assessments(here.scope, here.id), identifier)


def _shown(request: HttpRequest, here: Here, rows: Sequence[ScoreRow], identifier: UUID) -> HttpResponse:
    sheet = assessment(here.scope, here.id, identifier)
    scores, grid = sheet.scores, GRIDS[sheet.scores.version]
    middle = similar_middle(here.scope, here.id, scores.version, scores.form)
    context = {
        **_frame(here, rows),
        "sheet": sheet,
        "scores": scores,
        "grade": str(GRADE_LABELS[scores.grade]),
        "tone": GRADE_TONES[scores.grade],
        "figures": _figures(scores, middle),
        "middle": middle,
        "pillars": _pillars(grid, sheet),
        "capped_by": [str(grid.by_code[one].label) for one in scores.capped_by],
        "trend": _trend(rows, scores.version),
        "is_withdrawn": scores.withdrawn_by is not None,
    }
    return render(request, "indicators/assessment.html", context)


def _frame(here: Here, rows: Sequence[ScoreRow]) -> dict[str, object]:
    return {
        "here": here,
        "tabs": here.tabs("cooperative_indicators"),
        "may": assessor_office(here.viewer) is not None,
        "history": [(row, str(GRADE_LABELS[row.grade]), GRADE_TONES[row.grade], points(row.score)) for row in rows],
    }


def assessor_office(viewer: Viewer) -> UUID | None:
    """In whose register the reader may record an assessment."""
    for grant in viewer.current:
        if viewer.may(Permission.ASSESS, grant.organisation):
            return grant.organisation
    return None


def points(hundredths: int | None) -> str:
    """ "62,5"; a dash where nothing applied."""
    return "–" if hundredths is None else plain(Fraction(hundredths, 100))


def _figures(scores: ScoreRow, middle: Middle | None) -> list[tuple[str, str, str]]:
    figures = [(_("Ensemble"), points(scores.score), _compared(middle.score if middle else None))]
    for pillar, title in PILLARS.items():
        other = getattr(middle, pillar) if middle else None
        figures.append((str(title), points(getattr(scores, pillar)), _compared(other)))
    return figures


def _compared(middle: int | None) -> str:
    return "" if middle is None else _("milieu des semblables : %(score)s") % {"score": points(middle)}


def _pillars(grid: Grid, sheet: AssessmentSheet) -> list[Pillar]:
    marks = {row.code: row for row in sheet.marks}
    found = []
    for pillar, title in PILLARS.items():
        lines = tuple(_line(one, marks[one.code]) for one in grid.criteria if one.pillar == pillar)
        found.append(Pillar(str(title), points(getattr(sheet.scores, pillar)), lines))
    return found


def _line(criterion: Criterion, row: MarkRow) -> Line:
    if row.mark is None:
        word = _("ne s’applique pas")
    else:
        word = _("%(mark)s sur 4 · %(word)s") % {"mark": row.mark, "word": MARK_LABELS[row.mark]}
    counted = _("calculé : %(source)s") % {"source": criterion.source} if row.automatic else row.evidence
    return Line(str(criterion.label), criterion.reference, _MARK_TONES[row.mark], word, str(counted), criterion.caps)


def _trend(rows: Sequence[ScoreRow], version: str) -> Drawing | None:
    """Assessments by the same grid only, oldest first; None before the second one."""
    same = [row for row in reversed(rows) if row.version == version and row.withdrawn_by is None]
    if len(same) < 2:
        return None
    series = [Series(_("Ensemble"), tuple(row.score for row in same))]
    for pillar, title in PILLARS.items():
        series.append(Series(str(title), tuple(getattr(row, pillar) or 0 for row in same)))
    return line_chart(
        _("D’une évaluation à l’autre"),
        [f"{row.on:%m/%y}" for row in same],
        series,
        show=points,
        names=[french.short_date(row.on) for row in same],
        first_column=_("Évaluation"),
    )
