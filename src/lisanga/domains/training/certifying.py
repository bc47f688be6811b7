"""What somebody did in a training of trainers, and the rule of the day, for the request and for the page alike."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from lisanga.domains.training.models import CertificationParameters, Facilitation, Presence, Session, TestScore
from lisanga.domains.training.rules import CertificationRule, TrainerRecord

TRAINERS = "trainers"


def rule_on(rows: QuerySet[CertificationParameters], day: date) -> CertificationRule:
    """The rule in force, the usual one before any was set."""
    columns = ("attendance", "post_test", "co_facilitated", "observed")
    found = rows.filter(valid_from__lte=day).order_by("-valid_from").values_list(*columns).first()
    return CertificationRule(*found) if found else CertificationRule()


def records(organisation: UUID, roadmap: UUID, people: Iterable[UUID]) -> dict[UUID, TrainerRecord]:
    """Of each person, in five statements: hours of the sessions held of the training of trainers, hours attended, the
    best test after, sessions passed."""
    own = {"organisation_id": organisation}
    held = Session.plain.filter(**own, roadmap=roadmap, kind=TRAINERS).exclude(held_on=None)
    hours: dict[UUID, int] = dict(held.values_list("id", "hours"))
    wanted = set(people)
    attended: dict[UUID, int] = {}
    lines = Presence.plain.filter(**own, session__in=hours, participant__in=wanted).exclude(came_on=None)
    for session, one in lines.values_list("session", "participant"):
        attended[one] = attended.get(one, 0) + hours[session]
    scores = TestScore.plain.filter(**own, session__in=hours, participant__in=wanted).order_by()
    best = dict(scores.values("participant").annotate(best=Max("post")).values_list("participant", "best"))
    passed = Facilitation.plain.filter(**own, participant__in=wanted, passed=True).order_by().values("participant")
    led = {
        row["participant"]: (row["co"], row["seen"])
        for row in passed.annotate(
            co=Count("id", filter=Q(kind="co_facilitated")), seen=Count("id", filter=Q(kind="observed"))
        )
    }
    total = sum(hours.values())
    return {one: TrainerRecord(attended.get(one, 0), total, best.get(one), *led.get(one, (0, 0))) for one in wanted}


def teacher_of(organisation: UUID, roadmap: UUID, participant: UUID) -> UUID | None:
    """Who trained somebody: the trainer of most hours attended of the training of trainers."""
    return teachers_of(organisation, roadmap, [participant]).get(participant)


def teachers_of(organisation: UUID, roadmap: UUID, people: Iterable[UUID]) -> dict[UUID, UUID]:
    """The same of many people, in two statements; who was taught by nobody is left out."""
    own = {"organisation_id": organisation}
    held = Session.plain.filter(**own, roadmap=roadmap, kind=TRAINERS).exclude(trainer=None).order_by("held_on", "id")
    sessions = {row[0]: row[1:] for row in held.values_list("id", "trainer", "hours")}
    lines = Presence.plain.filter(**own, session__in=sessions, participant__in=set(people)).exclude(came_on=None)
    came: dict[UUID, set[UUID]] = {}
    for session, one in lines.values_list("session", "participant"):
        came.setdefault(one, set()).add(session)
    found: dict[UUID, UUID] = {}
    for one, attended in came.items():
        hours: dict[UUID, int] = {}
        for session, (trainer, count) in sessions.items():
            if session in attended:
                hours[trainer] = hours.get(trainer, 0) + count
        found[one] = max(hours, key=lambda teacher: hours[teacher])
    return found
