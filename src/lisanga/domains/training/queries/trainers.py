"""Who trains, who learnt from whom, and what each still needs. Names: for the office."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from lisanga.core.kernel.names import PersonName
from lisanga.core.scope.models import Organisation
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.training.certifying import TRAINERS, records, rule_on, teachers_of
from lisanga.domains.training.models import (
    CertificationParameters,
    Facilitation,
    Participant,
    Presence,
    Session,
    Trainer,
)
from lisanga.domains.training.rules import CertificationRule, Requirement, certification, is_certified


@dataclass(frozen=True, slots=True)
class TrainerNode:
    """One trainer of the lineage: `people` trained are distinct, `members` of them belong to cooperatives;
    `cooperatives` are those whose members sat in the trainer's sessions."""

    participant: UUID
    name: str
    taught_by: UUID | None
    generation: int
    certified_on: date
    sessions: int
    people: int
    members: int
    cooperatives: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody in a training of trainers with the four lines of F3. `taught`: by a named expert or a certified trainer,
    without whom there is no lineage to enter."""

    participant: UUID
    name: str
    lines: tuple[Requirement, ...]
    certified_on: date | None
    taught: bool

    @property
    def ready(self) -> bool:
        return self.taught and is_certified(self.lines)


@dataclass(frozen=True, slots=True)
class Led:
    """A session that a future trainer led."""

    session: UUID
    title: str
    kind: str
    passed: bool
    on: date
    note: str


@scoped
def certification_rule(scope: Scope, organisation: UUID, on: date) -> CertificationRule:
    """The rule of the office in force on a day."""
    return rule_on(CertificationParameters.objects.rows(scope, organisation), on)


@dataclass(frozen=True, slots=True)
class DatedRule:
    """A rule with the day from which it counts; `operation` set it."""

    operation: UUID
    valid_from: date
    rule: CertificationRule


@scoped
def certification_rules(scope: Scope, organisation: UUID) -> list[DatedRule]:
    """All rules that the office ever set, the latest first; the usual one came before them."""
    rows = CertificationParameters.objects.rows(scope, organisation).order_by("-valid_from")
    columns = ("id", "valid_from", "attendance", "post_test", "co_facilitated", "observed")
    return [DatedRule(row[0], row[1], CertificationRule(*row[2:])) for row in rows.values_list(*columns)]


@scoped
def candidates(scope: Scope, organisation: UUID, identifier: UUID, on: date) -> list[Candidate]:
    """Those who sat in the training of trainers of a roadmap, those nearest to certification first."""
    sessions = Session.objects.rows(scope, organisation).filter(roadmap=identifier, kind=TRAINERS).values("id")
    people = Presence.objects.rows(scope, organisation).filter(session__in=sessions).values("participant")
    columns = ("id", "family", "post", "given")
    found = Participant.objects.rows(scope, organisation).filter(id__in=people).order_by("sort_name", "id")
    names = {row[0]: str(PersonName(*row[1:])) for row in found.values_list(*columns)}
    known = dict(
        Trainer.objects.rows(scope, organisation)
        .filter(participant__in=names)
        .values_list("participant", "certified_on")
    )
    rule = rule_on(CertificationParameters.objects.rows(scope, organisation), on)
    made = records(organisation, identifier, names)
    teachers = teachers_of(organisation, identifier, names)
    trainers = Trainer.objects.rows(scope, organisation).filter(participant__in=set(teachers.values()))
    able = set(trainers.values_list("participant", flat=True))
    lines = [
        Candidate(one, name, certification(made[one], rule), known.get(one), teachers.get(one) in able)
        for one, name in names.items()
    ]
    return sorted(lines, key=lambda one: (one.certified_on is not None, -sum(line.met for line in one.lines), one.name))


@scoped
def candidate(scope: Scope, organisation: UUID, identifier: UUID, participant: UUID, on: date) -> Candidate:
    """One of them; NotVisible when it is none of these."""
    for one in candidates(scope, organisation, identifier, on):
        if one.participant == participant:
            return one
    raise NotVisible


@scoped
def facilitations(scope: Scope, organisation: UUID, participant: UUID) -> list[Led]:
    """Sessions that somebody led beside a trainer or under the eyes of one."""
    rows = Facilitation.objects.rows(scope, organisation).filter(participant=participant).order_by("on", "id")
    kept = list(rows.values_list("session", "kind", "passed", "on", "note"))
    found = Session.objects.rows(scope, organisation).filter(id__in=[row[0] for row in kept])
    titles = dict(found.values_list("id", "title"))
    return [Led(row[0], titles.get(row[0], ""), *row[1:]) for row in kept]


@scoped
def lineage(scope: Scope, organisation: UUID) -> list[TrainerNode]:
    """All trainers with what came of their sessions, generation by generation; six statements."""
    rows = list(
        Trainer.objects.rows(scope, organisation)
        .order_by("generation", "certified_on", "participant")
        .values_list("participant", "taught_by", "generation", "certified_on")
    )
    people = Participant.objects.rows(scope, organisation).filter(id__in=[row[0] for row in rows])
    names = {row[0]: str(PersonName(*row[1:])) for row in people.values_list("id", "family", "post", "given")}
    held = Session.objects.rows(scope, organisation).exclude(held_on=None).exclude(trainer=None)
    sessions = dict(held.order_by().values("trainer").annotate(total=Count("id")).values_list("trainer", "total"))
    trainer = Subquery(Session.plain.filter(id=OuterRef("session")).values("trainer")[:1])
    came = Presence.objects.rows(scope, organisation).exclude(came_on=None).annotate(who=trainer).order_by()
    taught = {
        row["who"]: (row["people"], row["members"])
        for row in came.values("who").annotate(
            people=Count("participant", distinct=True),
            members=Count("participant", distinct=True, filter=~Q(member=None)),
        )
    }
    places: dict[UUID, list[UUID]] = {}
    for who, place in came.exclude(member=None).values_list("who", "belongs_to").distinct():
        places.setdefault(who, []).append(place)
    return [
        TrainerNode(one, names[one], by, generation, day, sessions.get(one, 0), *taught.get(one, (0, 0)),
                    tuple(sorted(places.get(one, ()))))
        for one, by, generation, day in rows
    ]  # fmt: skip


@scoped
def trained_places(scope: Scope, organisation: UUID, identifiers: list[UUID]) -> dict[UUID, str]:
    """Names of cooperatives whose members were trained by the office: its own record, not theirs."""
    scope.require_rows(organisation)
    return dict(Organisation.objects.filter(id__in=identifiers).values_list("id", "name"))
