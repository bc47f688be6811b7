"""A visit with a promise, made through the door."""

from datetime import date
from uuid import UUID

from lisanga.domains.training.models import ActionPoint
from lisanga.domains.training.operations.plan_visit import PlanVisit
from lisanga.domains.training.operations.record_visit import Promise, RecordVisit
from lisanga.domains.training.tests.ground import DAY, Ground

DUE = date(2026, 4, 30)
PROMISE = Promise(text="Afficher les prix", owner="Le gérant", due_on=DUE)


def planned(ground: Ground) -> UUID:
    sent = PlanVisit(cooperative=ground.network.cooperative, planned_on=DAY, partner=ground.network.partner)
    return ground.done("plan_visit", sent)


def visited(ground: Ground, *promises: Promise) -> UUID:
    """A visit held on the day, with its promises."""
    visit = planned(ground)
    sent = RecordVisit(visit=visit, findings="La caisse est comptée.", visitor="Clarisse", promises=promises)
    ground.done("record_visit", sent, business_date=DAY)
    return visit


def promised(ground: Ground) -> UUID:
    """The id of a promise made at a visit."""
    visit = visited(ground, PROMISE)
    found: UUID = ActionPoint.plain.get(subject=visit).id
    return found
