"""Missions and their money in a stretch of days, under one agreement: for the reports of both sides."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Min, Sum

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.budget import Amount, Execution, Step, execution
from lisanga.domains.partnerships.models import Mission, MissionExpert, MissionTravel, ServiceFact, ServiceLine


@dataclass(frozen=True, slots=True)
class PeriodMission:
    """A mission that leaves in the period. `left`, `arrived`, `returned`: when an expert first said so."""

    id: UUID
    number: int
    purpose: str
    place: str
    starts_on: date
    ends_on: date
    experts: int
    left: datetime | None
    arrived: datetime | None
    returned: datetime | None


@scoped
def missions_of_period(scope: Scope, identifier: UUID, first: date, last: date) -> list[PeriodMission]:
    """In the order of their departure, without those called off; three statements."""
    rows = Mission.objects.shared(scope).filter(agreement=identifier, starts_on__range=(first, last), cancelled_on=None)
    wanted = rows.order_by().values("id")
    experts = MissionExpert.objects.shared(scope).filter(mission__in=wanted).order_by()
    people = dict(experts.values_list("mission_id").annotate(Count("id")))
    steps = MissionTravel.objects.shared(scope).filter(mission__in=wanted).order_by()
    said = {(row[0], row[1]): row[2] for row in steps.values_list("mission_id", "step").annotate(Min("at"))}
    columns = ("id", "number", "purpose", "place", "starts_on", "ends_on")
    return [
        PeriodMission(
            **row,
            experts=people.get(row["id"], 0),
            left=said.get((row["id"], "departed")),
            arrived=said.get((row["id"], "arrived")),
            returned=said.get((row["id"], "returned")),
        )
        for row in rows.order_by("starts_on", "number").values(*columns)
    ]


@scoped
def budget_of_period(scope: Scope, identifier: UUID, first: date, last: date) -> list[Execution]:
    """By payer, line and currency, never across currencies: planned for the missions that leave in the period (those
    called off left out), promised and paid on its days whatever became of the mission. Two statements."""
    lines = ServiceLine.objects.shared(scope).filter(
        mission__agreement=identifier,
        mission__starts_on__range=(first, last),
        mission__cancelled_on=None,
        withdrawn_by=None,
    )
    planned = lines.order_by().values_list("category", "payer", "currency").annotate(Sum("planned"))
    facts = ServiceFact.objects.shared(scope).filter(
        mission__agreement=identifier, on__range=(first, last), reversed_by=None
    )
    moved = facts.order_by().values_list("line__category", "line__payer", "currency", "step").annotate(Sum("amount"))
    amounts = [Amount(category, payer, currency, Step.PLANNED, amount) for category, payer, currency, amount in planned]
    amounts += [
        Amount(category, payer, currency, Step(step), amount) for category, payer, currency, step, amount in moved
    ]
    return execution(amounts)
