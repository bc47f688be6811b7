"""One page: what was learnt, and what the cooperatives of those who learnt became (S12)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lisanga.core.kernel import clock, french
from lisanga.domains.indicators.queries.change import ScoreChange, score_changes
from lisanga.domains.training import queries
from lisanga.interfaces.web.training.sessions.evaluation import shown_percent
from lisanga.interfaces.web.training.sessions.views import by_age
from lisanga.interfaces.web.training.standing import standing_of
from lisanga.interfaces.web.training.words import QUESTION_WORDS, SMILEY_WORDS
from lisanga.reports.network import NetworkRow, rows

SPAN = 12  # months


def outcome(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The left side from training alone; the right side the same months before the roadmap and up to today."""
    here = standing_of(request)
    head = queries.roadmap(here.scope, identifier).head
    trained = queries.trained_by_cooperative(here.scope, identifier)
    places = sorted(set(trained) & here.scope.aggregates)
    learnt = queries.learning_of_roadmap(here.scope, identifier)
    start, last = clock.month_of(head.starts_on), clock.month_of(clock.today())
    before = _by_place(rows(here.scope, places, start - SPAN, start - 1)) if places else {}
    now = rows(here.scope, places, last - SPAN + 1, last) if places else []
    changes = score_changes(here.scope, places, head.starts_on) if places else {}
    asked = queries.reactions_of_roadmap(here.scope, identifier)
    context = {
        "head": head,
        "counts": by_age(queries.roadmap_counts(here.scope, identifier)),
        "reactions": [(QUESTION_WORDS[one.question], one) for one in asked],
        "smileys": [str(words).split()[0] for words in SMILEY_WORDS.values()],
        "learning": learnt,
        "before": shown_percent(learnt.before),
        "after": shown_percent(learnt.after),
        "gain": shown_percent(learnt.gain),
        "behaviour": queries.behaviour_of_roadmap(here.scope, identifier),
        "places": [
            (row, trained[row.organisation], before.get(row.organisation), reverse("cooperative", args=[row.code]))
            for row in now
        ],
        "scored": [_scored(row, changes[row.organisation]) for row in now if row.organisation in changes],
        "told": _told(list(changes.values())),
        "span": SPAN,
    }
    return render(request, "training/outcome.html", context)


@dataclass(frozen=True, slots=True)
class Scored:
    """A cooperative by the grid of standards, before and now."""

    name: str
    url: str
    before: str
    before_on: date
    now: str
    now_on: date
    change: str
    tone: str


def _scored(row: NetworkRow, change: ScoreChange) -> Scored:
    points = change.points
    sign = "" if not points else "+" if points > 0 else "−"
    return Scored(
        row.name,
        reverse("assessment", args=[row.code, change.now.id]),
        _points(change.before.score),
        change.before.on,
        _points(change.now.score),
        change.now.on,
        _("une seule évaluation") if points is None else f"{sign}{_points(abs(points))}",
        "wait" if points is None else "quiet" if not points else "good" if points > 0 else "bad",
    )


def _points(hundredths: int) -> str:
    """ "62,5": points out of a hundred."""
    return shown_percent(hundredths).removesuffix("\u00a0%")


def _told(changes: list[ScoreChange]) -> str:
    """In one sentence, counted and never averaged."""
    points = [one.points for one in changes if one.points is not None]
    if not points:
        return ""
    return _("%(count)s : %(up)s en progrès, %(same)s sans changement, %(down)s en recul.") % {
        "count": french.plural(len(points), _("coopérative évaluée deux fois"), _("coopératives évaluées deux fois")),
        "up": sum(1 for one in points if one > 0),
        "same": points.count(0),
        "down": sum(1 for one in points if one < 0),
    }


def _by_place(found: list[NetworkRow]) -> dict[UUID, NetworkRow]:
    return {row.organisation: row for row in found}
