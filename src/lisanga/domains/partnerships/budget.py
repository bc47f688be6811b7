"""The note globale des prestations in figures: pure functions. Francs and dollars are never added to each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.core.kernel.money import Currency
from lisanga.core.kernel.rounding import half_up

HUNDREDTHS = 100  # a quantity is kept in hundredths: 2,5 nuits = 250

CATEGORIES: dict[str, Promise] = {
    "service": _("Prestation"),
    "transport": _("Transport"),
    "air_ticket": _("Billet d’avion"),
    "equipment": _("Équipement"),
    "supplies": _("Fourniture"),
    "lodging": _("Hébergement"),
    "meals": _("Restauration"),
    "security": _("Sécurité"),
}


class Payer(StrEnum):
    """Who bears a line."""

    OFFICE = "office"
    PARTNER = "partner"


class Step(StrEnum):
    """How far money has gone: foreseen in the note, promised to a supplier, paid."""

    PLANNED = "planned"
    COMMITTED = "committed"
    SPENT = "spent"


class LineState(StrEnum):
    """`owed`: nothing promised yet; `started`: something paid, not all; `done`: nothing more is owed."""

    OWED = "owed"
    COMMITTED = "committed"
    STARTED = "started"
    DONE = "done"


STEP_LABELS: dict[Step, Promise] = {
    Step.PLANNED: _("Prévu"),
    Step.COMMITTED: _("Engagé"),
    Step.SPENT: _("Dépensé"),
}
STATE_LABELS: dict[LineState, Promise] = {
    LineState.OWED: _("à engager"),
    LineState.COMMITTED: _("engagé, à fournir"),
    LineState.STARTED: _("fourni en partie"),
    LineState.DONE: _("fourni"),
}


def planned_amount(quantity: int, unit_cost: int) -> int:
    """Quantity in hundredths × unit cost in the smallest unit, half up."""
    return half_up(quantity * unit_cost, HUNDREDTHS)


def line_state(
    planned: int, currency: str, committed: Mapping[str, int], spent: Mapping[str, int], *, completed: bool
) -> LineState:
    """From what was recorded of a line, by currency. A line planned in dollars and paid in francs is done when
    its payer says so: no rate is guessed."""
    if completed or (planned > 0 and spent.get(currency, 0) >= planned):
        return LineState.DONE
    if any(spent.values()):
        return LineState.STARTED
    return LineState.COMMITTED if any(committed.values()) else LineState.OWED


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of one line, in the smallest unit of its currency."""

    category: str
    payer: str
    currency: str
    step: Step
    amount: int


@dataclass(slots=True)
class Execution:
    """Planned, committed and spent of one category, payer and currency; "" stands for all categories."""

    category: str
    payer: str
    currency: str
    sums: dict[Step, int] = field(default_factory=lambda: dict.fromkeys(Step, 0))

    @property
    def planned(self) -> int:
        return self.sums[Step.PLANNED]

    @property
    def committed(self) -> int:
        return self.sums[Step.COMMITTED]

    @property
    def spent(self) -> int:
        return self.sums[Step.SPENT]

    @property
    def left(self) -> int:
        """Of what was planned; below zero when more was spent."""
        return self.planned - self.spent


def execution(amounts: Iterable[Amount]) -> list[Execution]:
    """One row a payer, currency and category, in the order of the note."""
    rows: dict[tuple[str, str, str], Execution] = {}
    for one in amounts:
        key = (one.category, one.payer, one.currency)
        rows.setdefault(key, Execution(*key)).sums[one.step] += one.amount
    order = list(CATEGORIES)
    return sorted(rows.values(), key=lambda row: (*_heading(row), order.index(row.category)))


def totals(rows: Iterable[Execution]) -> list[Execution]:
    """By payer and currency."""
    sums: dict[tuple[str, str], Execution] = {}
    for row in rows:
        total = sums.setdefault((row.payer, row.currency), Execution("", row.payer, row.currency))
        for step in Step:
            total.sums[step] += row.sums[step]
    return sorted(sums.values(), key=_heading)


def _heading(row: Execution) -> tuple[int, int]:
    return list(Payer).index(Payer(row.payer)), list(Currency).index(Currency(row.currency))
