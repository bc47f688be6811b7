"""The note globale des prestations: its lines, what was promised and paid, and the execution of the budget."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Sum

from lisanga.core.kernel import french
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.budget import (
    CATEGORIES,
    HUNDREDTHS,
    STATE_LABELS,
    Amount,
    Execution,
    LineState,
    Payer,
    Step,
    execution,
    line_state,
)
from lisanga.domains.partnerships.models import Agreement, Mission, ServiceFact, ServiceLine

_LINE = ("id", "mission_id", "category", "label", "quantity", "unit", "unit_cost", "currency", "payer", "planned")
_FACT = (
    "id",
    "mission_id",
    "line_id",
    "step",
    "amount",
    "currency",
    "on",
    "side",
    "by",
    "completes",
    "receipt",
    "voucher",
    "note",
    "reversed_by",
)


@dataclass(frozen=True, slots=True)
class FactRow:
    """What one side promised or paid for a line."""

    id: UUID
    mission: UUID
    line: UUID
    step: str
    amount: int
    currency: str
    on: date
    side: str
    by: UUID
    completes: bool
    receipt: str
    voucher: str
    note: str
    reversed_by: UUID | None


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A line with what became of it: sums by currency, never across."""

    id: UUID
    mission: UUID
    category: str
    label: str
    quantity: int
    unit: str
    unit_cost: int
    currency: str
    payer: str
    planned: int
    facts: list[FactRow] = field(default_factory=list)

    @property
    def category_label(self) -> str:
        return str(CATEGORIES[self.category])

    @property
    def quantity_label(self) -> str:
        """ "10 nuits", "2,5 jours"."""
        whole, part = divmod(self.quantity, HUNDREDTHS)
        decimals = 0 if not part else 1 if part % 10 == 0 else 2
        written = french.number(self.quantity // 10 ** (2 - decimals), decimals) if part else french.number(whole)
        return f"{written} {self.unit}".strip()

    def sums(self, step: Step) -> dict[str, int]:
        """By currency, what was corrected left out."""
        found: dict[str, int] = {}
        for fact in self.facts:
            if fact.step == step and fact.reversed_by is None:
                found[fact.currency] = found.get(fact.currency, 0) + fact.amount
        return found

    @property
    def committed(self) -> dict[str, int]:
        return self.sums(Step.COMMITTED)

    @property
    def spent(self) -> dict[str, int]:
        return self.sums(Step.SPENT)

    @property
    def state(self) -> LineState:
        completed = any(fact.completes and fact.reversed_by is None for fact in self.facts)
        return line_state(self.planned, self.currency, self.committed, self.spent, completed=completed)

    @property
    def state_label(self) -> str:
        return str(STATE_LABELS[self.state])


@scoped
def services(scope: Scope, identifiers: Iterable[UUID]) -> dict[UUID, list[ServiceRow]]:
    """Lines of the notes of some missions, in the order of the note; two statements."""
    wanted = set(identifiers)
    rows = ServiceLine.objects.shared(scope).filter(mission__in=wanted, withdrawn_by=None).order_by("id")
    lines = {row[0]: ServiceRow(*row) for row in rows.values_list(*_LINE)}
    facts = ServiceFact.objects.shared(scope).filter(mission__in=wanted).order_by("on", "id")
    for values in facts.values_list(*_FACT):
        fact = FactRow(*values)
        if fact.line in lines:
            lines[fact.line].facts.append(fact)
    found: dict[UUID, list[ServiceRow]] = {}
    order = list(CATEGORIES)
    for line in sorted(lines.values(), key=lambda one: (order.index(one.category), one.id)):
        found.setdefault(line.mission, []).append(line)
    return found


@scoped
def service(scope: Scope, identifier: UUID) -> ServiceRow | None:
    """One line; None when it was withdrawn, or is of neither side."""
    mission = ServiceLine.objects.shared(scope).filter(id=identifier).values_list("mission_id", flat=True).first()
    if mission is None:
        return None
    return next((line for line in services(scope, [mission]).get(mission, []) if line.id == identifier), None)


@scoped
def service_fact(scope: Scope, identifier: UUID) -> FactRow | None:
    """One amount that was promised or paid; None when it is of neither side."""
    row = ServiceFact.objects.shared(scope).filter(id=identifier).values_list(*_FACT).first()
    return None if row is None else FactRow(*row)


@scoped
def budget(scope: Scope, identifier: UUID) -> list[Execution]:
    """Execution of an agreement's missions by payer, category and currency. Raises NotVisible; three statements."""
    Agreement.objects.shared(scope, identifier)
    return execution(_amounts(scope, identifier))


def _amounts(scope: Scope, agreement: UUID) -> Iterator[Amount]:
    """Planned from the missions that hold; promised and paid also from those called off: the money went out."""
    lines = ServiceLine.objects.shared(scope).filter(mission__agreement=agreement, withdrawn_by=None)
    planned = lines.filter(mission__cancelled_on=None).values_list("category", "payer", "currency")
    for category, payer, currency, amount in planned.annotate(Sum("planned")).order_by():
        yield Amount(category, payer, currency, Step.PLANNED, amount)
    facts = ServiceFact.objects.shared(scope).filter(mission__agreement=agreement, reversed_by=None)
    moved = facts.values_list("line__category", "line__payer", "currency", "step").annotate(Sum("amount"))
    for category, payer, currency, step, amount in moved.order_by():
        yield Amount(category, payer, currency, Step(step), amount)


@dataclass(frozen=True, slots=True)
class OwedRow:
    """How many lines of a mission the partner still owes, before a day."""

    mission: UUID
    number: int
    agreement_code: str
    place: str
    partner: UUID
    partner_name: str
    starts_on: date
    lines: int


@scoped
def owed_by_partner(scope: Scope, today: date, until: date) -> list[OwedRow]:
    """Missions that leave until a day, or have left and not ended, with lines that the partner still owes."""
    rows = Mission.objects.shared(scope).filter(cancelled_on=None, ends_on__gte=today, starts_on__lte=until)
    columns = ("id", "number", "agreement__code", "place", "partner_id", "partner__name", "starts_on")
    found = list(rows.order_by("starts_on", "id").values_list(*columns)[:50])
    notes = services(scope, [row[0] for row in found]) if found else {}
    owed = []
    for identifier, number, code, place, partner, name, starts_on in found:
        lines = [
            one for one in notes.get(identifier, []) if one.payer == Payer.PARTNER and one.state is not LineState.DONE
        ]
        if lines:
            owed.append(OwedRow(identifier, number, code, place, partner, name, starts_on, len(lines)))
    return owed
