"""The obligation ledger as both sides read it. States are those of the day: late is reckoned here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from lisanga.core.operations.queries import RegisterRow
from lisanga.core.scope.models import Person
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.models import Due, Obligation
from lisanga.domains.partnerships.queries.history import told
from lisanga.domains.partnerships.rhythms import OPEN, RHYTHMS, STATES, period_label, pressing, state_on

_OBLIGATION = ("id", "agreement_id", "side", "clause", "position", "title", "text", "rhythm", "owner")
_DUE = (
    "id",
    "obligation_id",
    "period",
    "due_on",
    "state",
    "done_on",
    "statement",
    "record",
    "evidence",
    "holder",
    "contest",
    "contested_on",
    "answer",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """One occasion; `state` as it stands on the day asked for. `holder` is the party whose file `evidence` is."""

    id: UUID
    obligation: UUID
    period: str
    due_on: date
    state: str
    done_on: date | None
    statement: str
    record: str
    evidence: str
    holder: UUID | None
    contest: str
    contested_on: date | None
    answer: str

    @property
    def label(self) -> str:
        return period_label(self.period)

    @property
    def state_label(self) -> str:
        return STATES[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationRow:
    """A line of the ledger with all its days; `state` and `due_on` are those told first."""

    id: UUID
    agreement: UUID
    side: str
    clause: str
    position: int
    title: str
    text: str
    rhythm: str
    owner: UUID | None
    owner_name: str
    state: str
    due_on: date | None
    dues: tuple[DueRow, ...]

    @property
    def state_label(self) -> str:
        return STATES[self.state]

    @property
    def rhythm_label(self) -> str:
        return RHYTHMS[self.rhythm]

    @property
    def done(self) -> int:
        return sum(due.state == "done" for due in self.dues)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """An occasion that waits for somebody, with the names that a reader needs."""

    due: DueRow
    agreement: UUID
    agreement_code: str
    obligation_title: str
    clause: str
    side: str
    owner: UUID | None
    organisation: UUID
    partner: UUID


@scoped
def obligations(scope: Scope, identifier: UUID, today: date) -> list[ObligationRow]:
    """The ledger of one agreement, in its order; empty for whoever is of neither side. Three statements."""
    return _rows(Obligation.objects.shared(scope).filter(agreement_id=identifier), today)


@scoped
def obligation(scope: Scope, identifier: UUID, today: date) -> ObligationRow:
    """One obligation with its days. Raises NotVisible."""
    return _rows(Obligation.objects.shared(scope, identifier), today)[0]


@scoped
def due(scope: Scope, identifier: UUID, today: date) -> DueRow:
    """One occasion. Raises NotVisible."""
    return _due(Due.objects.shared(scope, identifier).values(*_DUE).get(), today)


@scoped
def obligation_history(scope: Scope, identifier: UUID, limit: int = 30) -> list[RegisterRow]:
    """What both sides did about one obligation, newest first. Raises NotVisible."""
    parties = Obligation.objects.shared(scope, identifier).values_list("organisation_id", "partner_id").get()
    return told(parties, identifier, limit)


@scoped
def reminders(scope: Scope, until: date, today: date, limit: int = 100, partner: UUID | None = None) -> list[Reminder]:
    """What is still owed in running agreements up to a day, contested ones included, the earliest first."""
    running = ("signed", "active", "suspended", "ended")
    rows = Due.objects.shared(scope).filter(state__in=OPEN, due_on__lte=until)
    if partner is not None:
        rows = rows.filter(partner_id=partner)
    return reminders_of(rows.filter(obligation__agreement__status__in=running), today, limit)


@scoped
def contested(scope: Scope, today: date, limit: int = 50) -> list[Reminder]:
    """What one side contests and the other has not answered yet."""
    return reminders_of(Due.objects.shared(scope).filter(state="contested"), today, limit)


@scoped
def days_kept(scope: Scope, identifiers: Iterable[UUID], today: date) -> tuple[int, int]:
    """(kept on time, come) over these agreements, both sides together: what was done after its day was not kept."""
    rows = Due.objects.shared(scope).filter(obligation__agreement_id__in=set(identifiers), due_on__lte=today)
    come = rows.aggregate(all=Count("id"), kept=Count("id", filter=Q(state="done", done_on__lte=F("due_on"))))
    return come["kept"], come["all"]


@scoped
def ledger_counts(scope: Scope, identifiers: Iterable[UUID], today: date) -> dict[tuple[UUID, str], dict[str, int]]:
    """(agreement, side) → state → how many obligations stand so today; one list for many agreements."""
    rows = _rows(Obligation.objects.shared(scope).filter(agreement_id__in=set(identifiers)), today)
    counts: dict[tuple[UUID, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        counts[row.agreement, row.side][row.state] += 1
    return {key: dict(found) for key, found in counts.items()}


def _rows(wanted: QuerySet[Obligation], today: date) -> list[ObligationRow]:
    found = list(wanted.order_by("agreement_id", "position").values(*_OBLIGATION))
    names = dict(Person.objects.filter(id__in={row["owner"] for row in found} - {None}).values_list("id", "name"))
    dues: dict[UUID, list[DueRow]] = defaultdict(list)
    stored: dict[UUID, list[tuple[str, date]]] = defaultdict(list)
    kept = Due.plain.filter(obligation_id__in=[row["id"] for row in found]).order_by("due_on", "period")
    for values in kept.values(*_DUE):
        stored[values["obligation_id"]].append((values["state"], values["due_on"]))
        dues[values["obligation_id"]].append(_due(values, today))
    rows = []
    for row in found:
        state, due_on = pressing(stored[row["id"]], today) or ("done", None)
        rows.append(
            ObligationRow(
                **(_named(row)),
                owner_name=names.get(row["owner"], ""),
                state=state,
                due_on=due_on,
                dues=tuple(dues[row["id"]]),
            )
        )
    return rows


def _due(values: dict[str, Any], today: date) -> DueRow:
    return DueRow(**_named(values) | {"state": state_on(values["state"], values["due_on"], today)})


def _named(values: dict[str, Any]) -> dict[str, Any]:
    return {name.removesuffix("_id") if name != "id" else name: value for name, value in values.items()}


def reminders_of(rows: QuerySet[Due], today: date, limit: int) -> list[Reminder]:
    """Days with the names that a reader needs, the earliest first; `rows` are scoped already."""
    beyond = ("obligation__agreement_id", "obligation__agreement__code", "obligation__title", "obligation__clause")
    parties = ("obligation__side", "obligation__owner", "organisation_id", "partner_id")
    names = ("agreement", "agreement_code", "obligation_title", "clause", "side", "owner", "organisation", "partner")
    found = rows.order_by("due_on", "id").values(*_DUE, *beyond, *parties)[:limit]
    return [
        Reminder(
            due=_due({name: row[name] for name in _DUE}, today),
            **{name: row[column] for name, column in zip(names, (*beyond, *parties), strict=True)},
        )
        for row in found
    ]
