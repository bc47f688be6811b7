"""An agreement that is worked on: sessions with people and tests, a mission with its money, visits and promises."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.core.kernel.ids import new_id
from lisanga.domains.partnerships.operations.record_travel import RecordTravel
from lisanga.domains.partnerships.tests.ground import due_of, fulfil, signed
from lisanga.domains.partnerships.tests.travelling import Travel, flight, lodging, plan
from lisanga.domains.training.operations.issue_certificates import IssueCertificates
from lisanga.domains.training.operations.plan_visit import PlanVisit
from lisanga.domains.training.operations.record_scores import RecordScores, Score
from lisanga.domains.training.operations.record_visit import Promise, RecordVisit
from lisanga.domains.training.tests.ground import Ground
from lisanga.reports.parts.sources import About
from lisanga.reports.spans import span_of
from lisanga.reports.tests.ground import Quarter

STARTS, ENDS = date(2026, 1, 1), date(2027, 12, 31)
JANUARY, MARCH = date(2026, 1, 20), date(2026, 3, 9)


@dataclass
class Work:
    """The agreement of the first partner, and what stands under it."""

    lived: Quarter
    agreement: UUID
    ground: Ground
    travel: Travel

    @property
    def about(self) -> About:
        span = span_of("2026-Q1", STARTS, ENDS)
        partner = self.lived.network.partner
        return About("quarterly", self.agreement, "KL-2026", "Convention-cadre", partner, span, STARTS, ENDS)

    def trained(self, day: date, *people: UUID) -> UUID:
        """A session of eight hours that these came to."""
        session = self.ground.session(planned_on=day, hours=8, place="Idiofa")
        self.ground.attend(session, *people, day=day)
        return session

    def mission(self, leaves: date, *, arrives: bool = True) -> UUID:
        planned = plan(self.agreement, starts_on=leaves, ends_on=date(leaves.year, leaves.month, leaves.day + 4))
        mission = self.travel.office("plan_mission", planned).id
        if arrives:
            for step in ("departed", "arrived"):
                said = RecordTravel(mission=mission, step=step)
                assert self.travel.office("record_travel", said).recorded
        return mission

    def visit(self, day: date, *promises: Promise, held: bool = True) -> None:
        network = self.lived.network
        sent = PlanVisit(cooperative=self.lived.bulk.organisation, planned_on=day, partner=network.partner)
        visit = self.ground.done("plan_visit", sent)
        if held:
            seen = RecordVisit(visit=visit, findings="La caisse est comptée.", visitor="Clarisse", promises=promises)
            self.ground.done("record_visit", seen, business_date=day)


def begun(lived: Quarter) -> Work:
    """Signed, with a roadmap of one module; nothing is done yet."""
    network = lived.network
    agreement = signed(network, "active")
    ground = Ground(network, new_id(), new_id(), new_id())
    ground.roadmap = ground.done("draft_roadmap", ground.draft(agreement=agreement))
    return Work(lived, agreement, ground, Travel(network, agreement, new_id(), new_id(), new_id()))


def make_work(lived: Quarter) -> Work:
    work = begun(lived)
    one, two = work.ground.person("Mpia", sex="F"), work.ground.person("Mbo", sex="M", birth_year=1970)
    member = {"kind": "member", "belongs_to": lived.bulk.organisation, "member": lived.bulk.members[1]}
    three = work.ground.person("Mbuyi", "", sex="F", birth_year=1999, **member)
    first = work.trained(JANUARY, one, two)
    work.trained(MARCH, one, three)
    work.ground.session(planned_on=date(2026, 3, 25))  # nobody held it
    scores = (Score(participant=one, pre=4_500, post=7_200), Score(participant=two, pre=5_500, post=7_800))
    work.ground.done("record_scores", RecordScores(session=first, scores=scores))
    work.ground.done("issue_certificates", IssueCertificates(session=first), business_date=JANUARY)
    mission = work.mission(date(2026, 2, 2))
    work.travel.ours = work.travel.office("add_service", flight(mission)).id
    work.travel.theirs = work.travel.office("add_service", lodging(mission)).id
    work.mission(date(2026, 3, 16), arrives=False)
    promise = Promise(text="Afficher les prix", owner="Le gérant", due_on=date(2026, 3, 1))
    work.visit(date(2026, 2, 10), promise)
    work.visit(date(2026, 3, 10), held=False)
    assert fulfil(lived.network, due_of(work.agreement, "C1"), "programme_officer").recorded
    return work


__all__ = ["JANUARY", "MARCH", "Work", "begun", "make_work"]
