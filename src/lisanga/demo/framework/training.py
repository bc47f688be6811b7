"""Training in the demo: roadmaps, sessions, participants, trainers in three generations, visits with promises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from uuid import UUID

from lisanga.core.operations.envelope import Envelope
from lisanga.demo import plan
from lisanga.demo.dice import Dice
from lisanga.demo.founding import Network
from lisanga.demo.framework.visiting import ask, visit
from lisanga.demo.names import FAMILY, MEN, WOMEN
from lisanga.demo.pen import Pen
from lisanga.domains.members.queries import registered
from lisanga.domains.training.operations.adopt_roadmap import AdoptRoadmap
from lisanga.domains.training.operations.certify_trainer import CertifyTrainer
from lisanga.domains.training.operations.draft_roadmap import DraftRoadmap
from lisanga.domains.training.operations.issue_certificates import IssueCertificates
from lisanga.domains.training.operations.name_expert import NameExpert
from lisanga.domains.training.operations.plan import ModulePlan, PhasePlan
from lisanga.domains.training.operations.plan_session import PlanSession
from lisanga.domains.training.operations.record_attendance import RecordAttendance
from lisanga.domains.training.operations.record_behaviour import RecordBehaviour, Seen
from lisanga.domains.training.operations.record_facilitation import RecordFacilitation
from lisanga.domains.training.operations.record_reactions import RecordReactions, Tally
from lisanga.domains.training.operations.record_scores import RecordScores, Score
from lisanga.domains.training.operations.register_participant import RegisterParticipant
from lisanga.domains.training.rules import BEHAVIOUR_MONTHS, QUESTIONS, months_after
from lisanga.domains.training.template import TEMPLATE

PEOPLE, SESSIONS = 290, 20  # of each roadmap
MEMBERS = 36  # of a cooperative's register who are trained
FIRST, SECOND = 5, 3  # trainers certified in each roadmap, generation after generation
AGES = ("18-24", "25-35", "36-59", "60+")


@dataclass
class Course:
    """One roadmap as it is told."""

    pen: Pen
    roadmap: UUID
    partner: UUID
    place: plan.Plan
    first: date
    last: date  # nothing is held after it
    modules: list[UUID] = field(default_factory=list)
    people: list[UUID] = field(default_factory=list)
    trainers: list[UUID] = field(default_factory=list)
    pace: int = 20  # days from one session to the next


def teach(network: Network, agreements: Mapping[str, UUID], size: int = 1) -> list[Course]:
    """A roadmap for each partner. `size` multiplies participants, as it does members."""
    courses: list[Course] = []
    pen = Pen(Dice("formation"), network.office.organisation, network.office.viewer)
    experts = [_person(pen, "expert", network.almanac.founded, network.office.organisation) for _turn in range(3)]
    for one in experts:
        pen.write("training.name_expert", NameExpert(participant=one), network.almanac.founded)
    for expert, partner in zip(experts, plan.PARTNERS, strict=False):
        home = next(one for one in plan.PLANS if one.partner == partner.code)
        signed = agreements.get(f"{partner.code}-{network.almanac.year - 1}")  # the third began before its agreement
        course = _begin(pen, network, partner, home, signed)
        if partner.code == "KWENGE":
            course.pace = 12  # all of it before the pilot ends
        course.people = _enrolled(course, PEOPLE * size)
        if home.followed:
            course.people += _members(course, network)
        course.trainers = _trainers(course, expert)
        _sessions(course, course.trainers)
        courses.append(course)
    visit(pen, network)
    ask(pen, network, agreements)
    return courses


def _begin(pen: Pen, network: Network, partner: plan.Partner, home: plan.Plan, signed: UUID | None) -> Course:
    """The model's modules, adopted a week later."""
    first = network.almanac.opened
    phases = []
    for phase in TEMPLATE:
        modules = tuple(
            ModulePlan(
                id=pen.dice.identifier(pen.dice.moment(first)),
                title=one.title,
                objectives=one.objectives,
                audience=one.audience,
                hours=one.hours,
                target=one.target,
            )
            for one in phase.modules
        )
        identifier = pen.dice.identifier(pen.dice.moment(first))
        phases.append(PhasePlan(id=identifier, title=phase.title, objectives=phase.objectives, modules=modules))
    draft = DraftRoadmap(
        title=f"Formation et suivi, {partner.name}",
        objectives="Des cadres qui forment, des coopératives qui tiennent leurs registres.",
        starts_on=first,
        ends_on=first + timedelta(days=420),
        agreement=signed,
        partner=network.partners[partner.code],
        phases=tuple(phases),
    )
    roadmap = pen.write("training.draft_roadmap", draft, first)
    pen.write("training.adopt_roadmap", AdoptRoadmap(roadmap=roadmap), first + timedelta(days=7))
    return Course(
        pen,
        roadmap,
        network.partners[partner.code],
        home,
        first,
        network.almanac.last,
        [one.id for phase in phases for one in phase.modules],
    )


def _person(pen: Pen, kind: str, day: date, belongs: UUID | None, partner: UUID | None = None) -> UUID:
    return pen.write("training.register_participant", _described(pen, kind, belongs, partner), day)


def _described(
    pen: Pen, kind: str, belongs: UUID | None, partner: UUID | None, home: plan.Plan | None = None
) -> RegisterParticipant:
    dice, woman = pen.dice, pen.dice.chance(47)
    return RegisterParticipant(
        kind=kind,
        family=dice.among(FAMILY),
        post=dice.among(FAMILY),
        given=dice.among(WOMEN if woman else MEN),
        sex="F" if woman else "M",
        birth_year=dice.between(1962, 2006) if dice.chance(80) else None,
        age_class=dice.among(AGES),
        province=home.province if home else "",
        territory=home.territory if home else "",
        belongs_to=belongs,
        partner=partner,
    )


def _enrolled(course: Course, count: int) -> list[UUID]:
    """Staff of the partner first, then future members."""
    pen, day, facts = course.pen, course.first + timedelta(days=10), []
    for place in range(count):
        staff = place < 20
        kind, belongs = ("partner_staff", course.partner) if staff else ("future_member", None)
        payload = _described(pen, kind, belongs, course.partner, course.place)
        facts.append(pen.fact("training.register_participant", payload, day))
    pen.send(facts)
    return [fact.id for fact in facts]


def _members(course: Course, network: Network) -> list[UUID]:
    """Some members of a cooperative that lets the office follow it, from its register."""
    place = network.cooperatives[course.place.code]
    scope = course.pen.held_by(course.pen.viewer.person).viewer.scope
    facts = [
        course.pen.fact(
            "training.register_participant",
            RegisterParticipant(
                kind="member",
                family=one.name.family,
                post=one.name.post,
                given=one.name.given,
                sex=one.sex or "F",
                province=course.place.province,
                territory=course.place.territory,
                belongs_to=place,
                member=one.id,
                partner=course.partner,
            ),
            course.first + timedelta(days=12),
        )
        for one in islice(registered(scope, place), MEMBERS)
    ]
    course.pen.send(facts)
    return [fact.id for fact in facts]


def plan_session(course: Course, module: int, day: date, trainer: UUID, kind: str = "training", hours: int = 8) -> UUID:
    sent = PlanSession(
        module=course.modules[module],
        planned_on=day,
        kind=kind,
        hours=hours,
        target=28,
        trainer=trainer,
        place=f"Salle communale, {course.place.place or course.place.territory}"[:160],
        province=course.place.province,
        territory=course.place.territory,
    )
    return course.pen.write("training.plan_session", sent, course.first + timedelta(days=8))


def _held(course: Course, session: UUID, people: Sequence[UUID], day: date, *, good: int = 0) -> None:
    """People come, are tested, say what they think, take a certificate home."""
    pen, dice = course.pen, course.pen.dice
    scores = tuple(
        Score(participant=one, pre=dice.between(2_000, 5_500, 500), post=dice.between(max(5_000, good), 9_500, 500))
        for one in people
    )
    facts: list[Envelope] = [
        pen.fact("training.record_attendance", RecordAttendance(session=session, present=tuple(people)), day),
    ]
    pen.send(facts)
    happy = dice.between(len(people) * 6 // 10, len(people))
    tallies = tuple(
        one
        for question in QUESTIONS
        for one in (
            Tally(question=question, smiley=3, count=happy),
            Tally(question=question, smiley=2, count=len(people) - happy),
        )
    )
    pen.write("training.record_scores", RecordScores(session=session, scores=scores), day)
    pen.write("training.record_reactions", RecordReactions(session=session, tallies=tallies), day)
    pen.write("training.issue_certificates", IssueCertificates(session=session), day)


def _trainers(course: Course, expert: UUID) -> list[UUID]:
    """Two generations: the expert's own, and those whom the first of them taught."""
    staff = course.people[:20]
    found: list[UUID] = []
    for generation, (teacher, chosen) in enumerate(((expert, staff[:FIRST]), (None, staff[FIRST : FIRST + SECOND]))):
        day = course.first + timedelta(days=20 + 40 * generation)
        session = plan_session(course, 2, day, teacher or found[0], "trainers", 8 if generation == 0 else 40)
        _held(course, session, chosen, day, good=6_000)
        _looked_at(course, session, chosen, day)
        for one in chosen:
            for kind in ("co_facilitated", "observed"):
                led = RecordFacilitation(session=session, participant=one, kind=kind, passed=True)
                course.pen.write("training.record_facilitation", led, day + timedelta(days=9))
            certified = CertifyTrainer(participant=one, roadmap=course.roadmap)
            course.pen.write("training.certify_trainer", certified, day + timedelta(days=12))
            found.append(one)
    return found


def _sessions(course: Course, trainers: Sequence[UUID]) -> None:
    """Held up to today, the others to come; the first ones looked at again after three months."""
    today, people = course.last, course.people[20:]
    course.pen.dice.shuffle(people)
    share = len(people) // (SESSIONS - 2)
    for place in range(SESSIONS - 2):
        day = course.first + timedelta(days=75 + course.pace * place)
        session = plan_session(course, place % len(course.modules), day, trainers[place % len(trainers)])
        if day > today:
            continue
        some = people[place * share : (place + 1) * share]
        _held(course, session, some, day)
        _looked_at(course, session, some, day)


def _looked_at(course: Course, session: UUID, people: Sequence[UUID], day: date) -> None:
    """What they do of it after three and six months; the checks of the last fortnight still wait."""
    for months in BEHAVIOUR_MONTHS:
        check = months_after(day, months)
        if check <= course.last - timedelta(days=14):
            dice = course.pen.dice
            seen = tuple(Seen(participant=one, applied=min(dice.between(0, months), 2)) for one in people)
            sent = RecordBehaviour(session=session, months=months, seen=seen)
            course.pen.write("training.record_behaviour", sent, check)
