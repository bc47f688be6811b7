"""The lineage as a partner reads it: who trained in its roadmaps, how many were trained, which cooperatives they belong
to. Counts; names of trainers alone, who act in public."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.training.models import Participant, Presence, Session, Trainer
from lisanga.domains.training.queries.roadmaps import trainer_names
from lisanga.domains.training.queries.trainers import TrainerNode


@scoped
def partner_lineage(scope: Scope, agreement: UUID | None = None) -> list[TrainerNode]:
    """Trainers who gave sessions of the reader's own partnerships (of one agreement, when told), and those certified
    there, generation by generation. What each did elsewhere is not counted, and cooperatives are those that the reader
    sees. Somebody certified who has not trained yet is named when of the partner's own staff, else by number."""
    held = _of(Session, scope, agreement).exclude(held_on=None).exclude(trainer=None)
    sessions = Counter({row["trainer"]: row["total"] for row in held.values("trainer").annotate(total=Count("id"))})
    certified = _of(Trainer, scope, agreement).filter(generation__gt=0).values_list("participant", flat=True)
    wanted = set(sessions) | set(certified)
    columns = ("participant", "taught_by", "generation", "certified_on", "organisation_id")
    rows = list(Trainer.plain.filter(participant__in=wanted).order_by("generation", "certified_on", "participant")
                .values_list(*columns))  # fmt: skip
    names = _names(scope, {row[0] for row in rows}, set(sessions), {row[4] for row in rows})
    taught, places = _reached(scope, agreement)
    known = {row[0] for row in rows}
    return [
        TrainerNode(
            one,
            names.get(one, ""),
            by if by in known else None,
            generation,
            day,
            sessions[one],
            *taught.get(one, (0, 0)),
            tuple(sorted(places.get(one, set()) & scope.aggregates)),
        )
        for one, by, generation, day, _office in rows
    ]


def _of(table: Any, scope: Scope, agreement: UUID | None) -> QuerySet[Any]:
    rows: QuerySet[Any] = table.objects.shared(scope).order_by()
    return rows if agreement is None else rows.filter(agreement=agreement)


def _names(scope: Scope, people: set[UUID], public: set[UUID], offices: set[UUID]) -> dict[UUID, str]:
    """Those who trained, and the partner's own staff; the others by their number."""
    silent = Participant.plain.filter(id__in=people - public).values_list("id", "belongs_to", "number")
    own = {row[0] for row in silent if row[1] in scope.parties}
    numbered = {row[0]: _("Formateur n° %(number)s") % {"number": row[2]} for row in silent}
    return numbered | trainer_names(public | own, offices)


def _reached(scope: Scope, agreement: UUID | None) -> tuple[dict[UUID, tuple[int, int]], dict[UUID, set[UUID]]]:
    """Trainer → people and members trained, each counted once; trainer → cooperatives of these members."""
    trainer = Subquery(Session.plain.filter(id=OuterRef("session")).values("trainer")[:1])
    came = _of(Presence, scope, agreement).exclude(came_on=None).annotate(who=trainer)
    counted = came.values("who").annotate(
        people=Count("participant", distinct=True),
        members=Count("participant", distinct=True, filter=~Q(member=None)),
    )
    taught = {row["who"]: (row["people"], row["members"]) for row in counted}
    places: dict[UUID, set[UUID]] = {}
    for who, place in came.exclude(member=None).values_list("who", "belongs_to").distinct():
        places.setdefault(who, set()).add(place)
    return taught, places
