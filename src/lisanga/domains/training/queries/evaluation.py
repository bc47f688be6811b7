"""What trainings changed: reactions, learning, behaviour. Counts and sums for both sides; scores for the office."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from lisanga.core.kernel.rounding import half_up
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.training.models import (
    BehaviourCheck,
    ReactionCount,
    ReactionWord,
    Session,
    TestScore,
)
from lisanga.domains.training.rules import BEHAVIOUR_MONTHS, HUNDRED, QUESTIONS, SMILEYS, months_after

LOOK_BACK = 400  # days: a check that nobody made for so long is not asked for any more


@dataclass(frozen=True, slots=True)
class Reaction:
    """Answers to one question, by smiley: not content, so-so, content."""

    question: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Learning:
    """People with both tests, and the sums of these in hundredths of a percent."""

    people: int = 0
    pre: int = 0
    post: int = 0

    @property
    def gain(self) -> int | None:
        """The normalised gain of the group, in hundredths of a percent (G79, G81)."""
        left = self.people * HUNDRED - self.pre
        return half_up((self.post - self.pre) * HUNDRED, left) if left else None

    @property
    def before(self) -> int | None:
        return half_up(self.pre, self.people) if self.people else None

    @property
    def after(self) -> int | None:
        return half_up(self.post, self.people) if self.people else None


@dataclass(frozen=True, slots=True)
class Behaviour:
    """At some months after: how many were seen, and how many do it not yet, in part, fully."""

    months: int
    counts: tuple[int, int, int]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class DueCheck:
    """A session whose people are to be looked at again."""

    session: UUID
    title: str
    months: int
    due_on: date


@scoped
def reactions(scope: Scope, identifier: UUID) -> list[Reaction]:
    """Of one session, question by question; empty when nobody was asked."""
    return _reactions(ReactionCount.objects.shared(scope).filter(session=identifier))


@scoped
def reactions_of_roadmap(scope: Scope, identifier: UUID) -> list[Reaction]:
    """Of all sessions of a roadmap together."""
    sessions = Session.objects.shared(scope).filter(roadmap=identifier).values("id")
    return _reactions(ReactionCount.objects.shared(scope).filter(session__in=sessions))


def _reactions(rows: QuerySet[ReactionCount]) -> list[Reaction]:
    found = rows.order_by().values("question", "smiley").annotate(total=Sum("count"))
    counts = {(row["question"], row["smiley"]): row["total"] for row in found}
    lines = [Reaction(one, tuple(counts.get((one, smiley), 0) for smiley in SMILEYS)) for one in QUESTIONS]
    return [line for line in lines if line.total]


@scoped
def reaction_words(scope: Scope, organisation: UUID, session: UUID) -> list[str]:
    """What participants wrote, for the office."""
    return list(
        ReactionWord.objects.rows(scope, organisation)
        .filter(session=session)
        .order_by("id")
        .values_list("text", flat=True)
    )


@scoped
def scores(scope: Scope, organisation: UUID, session: UUID) -> dict[UUID, tuple[int | None, int | None]]:
    """Participant → test before, test after."""
    rows = TestScore.objects.rows(scope, organisation).filter(session=session)
    return {row[0]: (row[1], row[2]) for row in rows.values_list("participant", "pre", "post")}


@scoped
def learning(scope: Scope, identifier: UUID) -> Learning:
    """Of one session, over those who took both tests."""
    return learning_from(TestScore.objects.shared(scope).filter(session=identifier))


@scoped
def learning_of_roadmap(scope: Scope, identifier: UUID) -> Learning:
    """Of a whole roadmap: from the sums, never from the means of sessions."""
    sessions = Session.objects.shared(scope).filter(roadmap=identifier).values("id")
    return learning_from(TestScore.objects.shared(scope).filter(session__in=sessions))


def learning_from(rows: QuerySet[TestScore]) -> Learning:
    both = rows.exclude(pre=None).exclude(post=None)
    found: dict[str, Any] = both.aggregate(people=Count("id"), pre=Sum("pre"), post=Sum("post"))
    return Learning(found["people"], found["pre"] or 0, found["post"] or 0)


@scoped
def behaviour(scope: Scope, identifier: UUID) -> list[Behaviour]:
    """Of one session, at three and at six months, as far as people were seen."""
    return _behaviour(BehaviourCheck.objects.shared(scope).filter(session=identifier))


@scoped
def behaviour_of_roadmap(scope: Scope, identifier: UUID) -> list[Behaviour]:
    """Of all sessions of a roadmap."""
    sessions = Session.objects.shared(scope).filter(roadmap=identifier).values("id")
    return _behaviour(BehaviourCheck.objects.shared(scope).filter(session__in=sessions))


def _behaviour(rows: QuerySet[BehaviourCheck]) -> list[Behaviour]:
    found = rows.order_by().values("months", "applied").annotate(total=Count("id"))
    counts = {(row["months"], row["applied"]): row["total"] for row in found}
    lines = [
        Behaviour(months, (counts.get((months, 0), 0), counts.get((months, 1), 0), counts.get((months, 2), 0)))
        for months in BEHAVIOUR_MONTHS
    ]
    return [line for line in lines if line.total]


@scoped
def seen(scope: Scope, organisation: UUID, session: UUID, months: int) -> dict[UUID, tuple[int, str]]:
    """Participant → what was seen at that check."""
    rows = BehaviourCheck.objects.rows(scope, organisation).filter(session=session, months=months)
    return {row[0]: (row[1], row[2]) for row in rows.values_list("participant", "applied", "note")}


@scoped
def checks_due(scope: Scope, organisation: UUID, until: date) -> list[DueCheck]:
    """Checks of behaviour that nobody began, due until a day: the oldest first. Two statements."""
    held = Session.objects.rows(scope, organisation).filter(held_on__gte=until - timedelta(days=LOOK_BACK))
    done = set(
        BehaviourCheck.objects.rows(scope, organisation)
        .filter(session__in=held.values("id"))
        .order_by()
        .values_list("session", "months")
        .distinct()
    )
    found = [
        DueCheck(session, title, months, months_after(day, months))
        for session, title, day in held.values_list("id", "title", "held_on")
        for months in BEHAVIOUR_MONTHS
        if day is not None and (session, months) not in done
    ]
    return sorted((one for one in found if one.due_on <= until), key=lambda one: (one.due_on, one.session))
