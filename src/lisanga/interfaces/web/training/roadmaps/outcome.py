"""One page: what was learnt, and what the cooperatives of those who learnt became (S12)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lisanga.core.kernel import clock
from lisanga.domains.training import queries
from lisanga.interfaces.web.training.sessions.evaluation import shown_percent
from lisanga.interfaces.web.training.sessions.views import by_age
from lisanga.interfaces.web.training.standing import standing_of
from lisanga.interfaces.web.training.words import QUESTION_WORDS
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
    asked = queries.reactions_of_roadmap(here.scope, identifier)
    context = {
        "head": head,
        "counts": by_age(queries.roadmap_counts(here.scope, identifier)),
        "reactions": [(QUESTION_WORDS[one.question], one) for one in asked],
        "learning": learnt,
        "before": shown_percent(learnt.before),
        "after": shown_percent(learnt.after),
        "gain": shown_percent(learnt.gain),
        "behaviour": queries.behaviour_of_roadmap(here.scope, identifier),
        "places": [
            (row, trained[row.organisation], before.get(row.organisation), reverse("cooperative", args=[row.code]))
            for row in now
        ],
        "span": SPAN,
    }
    return render(request, "training/outcome.html", context)


def _by_place(found: list[NetworkRow]) -> dict[UUID, NetworkRow]:
    return {row.organisation: row for row in found}
