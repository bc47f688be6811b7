"""A year under one agreement, made through the doors of partnerships and training: days kept and missed, reports,
sessions, people, a trainer, a visit."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.models import DeliverableVersion, Due
from lisanga.domains.partnerships.operations.fulfil_obligation import FulfilObligation
from lisanga.domains.partnerships.tests.delivering import opened, submit, validate
from lisanga.domains.partnerships.tests.ground import act, signed
from lisanga.domains.training.models import ActionPoint, Session
from lisanga.domains.training.operations.complete_action import CompleteAction
from lisanga.domains.training.operations.plan_visit import PlanVisit
from lisanga.domains.training.operations.record_visit import Promise, RecordVisit
from lisanga.domains.training.tests.ground import Ground
from lisanga.domains.training.tests.lineage import certified, expert, prepare

DAY = date(2026, 3, 9)


@dataclass
class Year:
    """`agreement` is of the network's first partner; the second partner has none."""

    network: Network
    agreement: UUID
    training: Ground

    def scope(self, role: str = "programme_officer") -> Scope:
        return self.network.viewer(role).scope


def make_year(network: Network) -> Year:
    agreement = signed(network, "active")
    ground = Ground(network, new_id(), new_id(), new_id())
    ground.roadmap = ground.done("draft_roadmap", ground.draft(agreement=agreement))
    year = Year(network, agreement, ground)
    _days(year)
    _reports(year)
    _sessions(year)
    _visit(year)
    return year


def _days(year: Year) -> None:
    """Three days in the first quarter: one kept on time, one done two days late, one not done."""
    rows = list(Due.plain.filter(obligation__agreement=year.agreement, obligation__side="office").order_by("due_on"))
    Due.plain.filter(id__in=[row.id for row in rows]).update(due_on=date(2027, 6, 1))
    days = (date(2026, 2, 1), date(2026, 2, 20), date(2026, 3, 1))
    for row, due_on, after in zip(rows, days, (-1, 2, None), strict=False):
        Due.plain.filter(id=row.id).update(due_on=due_on)
        if after is not None:
            sent = FulfilObligation(due=row.id, statement="Fait.")
            when = due_on + timedelta(days=after)
            viewer = year.network.viewer("direction")
            assert act(viewer, "fulfil_obligation", year.network.programme, sent, business_date=when).recorded
    Due.plain.filter(obligation__agreement=year.agreement, obligation__side="partner").update(due_on=date(2027, 6, 1))


def _reports(year: Year) -> None:
    """The report of the first quarter, due on the fifteenth of April, is submitted on time and validated."""
    report = opened(year.network, agreement=year.agreement)
    assert submit(year.network, report).recorded
    DeliverableVersion.plain.filter(deliverable=report).update(submitted_at="2026-04-12T08:00:00Z")
    assert validate(year.network, report).recorded


def _sessions(year: Year) -> None:
    """Three people at two sessions, five presences; a third one is not held yet, a fourth was called off. Somebody else
    becomes a trainer in April."""
    ground = year.training
    women = [
        ground.person("Mbo", "Marie", sex="F", birth_year=2003, province="CD-KL"),
        ground.person("Mbo", "Julie", sex="F", birth_year=1980, province="CD-KL"),
    ]
    man = ground.person("Mpia", "Jean", birth_year=1980, province="CD-KG")
    first, second = ground.session(), ground.session()
    ground.attend(first, *women, man)
    ground.attend(second, women[0], man)
    ground.session()
    called_off = ground.session()
    Session.plain.filter(id=called_off).update(cancelled="Pluie")
    teacher = expert(ground)
    learner = ground.person("Kela", "Rose", sex="F", birth_year=1990, province="CD-KL")
    prepare(ground, learner, teacher)
    ground.done("certify_trainer", certified(ground, learner), business_date=date(2026, 4, 22))


def _visit(year: Year) -> None:
    """One visit with two promises; one of them is kept."""
    ground = year.training
    sent = PlanVisit(cooperative=year.network.cooperative, planned_on=DAY, roadmap=ground.roadmap)
    visit = ground.done("plan_visit", sent)
    promises = tuple(
        Promise(text=text, owner="Le gérant", due_on=date(2026, 4, 30)) for text in ("Afficher les prix", "Compter")
    )
    noted = RecordVisit(visit=visit, findings="La caisse est comptée.", visitor="Clarisse", promises=promises)
    ground.done("record_visit", noted, business_date=DAY)
    kept = ActionPoint.plain.filter(subject=visit).order_by("id")[0]
    ground.done("complete_action", CompleteAction(action=kept.id, note="Vu"), business_date=date(2026, 5, 2))
