"""What was promised between two sides and how far it is kept: days of obligations, reports and other works, in numbers
and line by line. Late is judged on the day it was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, F, Model, Q, QuerySet
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import ExtractMonth, ExtractYear

from lisanga.core.kernel.clock import local_date
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.partnerships.deliverable_rules import KINDS, REPORTS, STATES, calendar
from lisanga.domains.partnerships.models import Agreement, Deliverable, DeliverableVersion, Due
from lisanga.domains.partnerships.queries.obligations import Reminder, reminders_of
from lisanga.domains.partnerships.rhythms import period_label
from lisanga.domains.partnerships.rules import BINDING, Delays

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Whose:
    """Of one agreement (with its partner: visits that name no agreement count there too, as in the report), of one
    partner, of one cooperative (where work touches one), else of everything that the reader shares."""

    agreement: UUID | None = None
    partner: UUID | None = None
    cooperative: UUID | None = None


@dataclass(frozen=True, slots=True)
class DaysCome:
    """How many days of one agreement in one month have come, and how many were kept on time."""

    agreement: UUID
    month: int
    come: int
    on_time: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """A report that an agreement promises, or another work. `id` is None while nobody opened it; `submitted_on` is the
    day of its first version."""

    id: UUID | None
    agreement: UUID
    agreement_code: str
    partner_name: str
    kind: str
    title: str
    due_on: date
    submitted_on: date | None
    is_validated: bool
    status: str

    @property
    def is_report(self) -> bool:
        return self.kind in REPORTS

    @property
    def is_on_time(self) -> bool:
        return self.submitted_on is not None and self.submitted_on <= self.due_on

    @property
    def state_label(self) -> str:
        return STATES[self.status] if self.status else "pas encore ouvert"

    @property
    def key(self) -> str:
        """In what order lines stand, and where the next page begins."""
        return f"{self.due_on}~{self.agreement_code}~{self.title}"


@scoped
def agreement_states(scope: Scope, whose: Whose) -> list[tuple[UUID, str]]:
    """Each agreement with its state today; one statement."""
    return list(under(Agreement.objects.shared(scope), whose, "id").values_list("id", "status"))


@scoped
def days_come(scope: Scope, whose: Whose, first: date, last: date) -> list[DaysCome]:
    """By agreement and month of the day, both sides together; one statement."""
    rows = _days(scope, whose, first, last).annotate(month=month_of_column("due_on")).order_by()
    on_time = Count("id", filter=Q(state="done", done_on__lte=F("due_on")))
    found = rows.values_list("obligation__agreement_id", "month").annotate(come=Count("id"), on_time=on_time)
    return [DaysCome(*row) for row in found]


@scoped
def days_between(
    scope: Scope,
    whose: Whose,
    first: date,
    last: date,
    today: date,
    after: tuple[date, UUID] | None = None,
    limit: int = 50,
) -> list[Reminder]:
    """The days themselves, whatever their state, the earliest first; one statement."""
    rows = _days(scope, whose, first, last)
    if after is not None:
        rows = rows.filter(Q(due_on__gt=after[0]) | Q(due_on=after[0], id__gt=after[1]))
    return reminders_of(rows, today, limit)


def _days(scope: Scope, whose: Whose, first: date, last: date) -> QuerySet[Due]:
    rows = Due.objects.shared(scope).filter(due_on__gte=first, due_on__lte=last)
    return under(rows, whose, "obligation__agreement_id")


@scoped
def works_promised(scope: Scope, whose: Whose, first: date, last: date) -> list[WorkRow]:
    """Reports of the agreements' calendars and other works, due in these days, opened or not; four statements."""
    works = under(Deliverable.objects.shared(scope), whose)
    opened = set(works.exclude(period="").values_list("agreement_id", "period"))
    inside = works.filter(due_on__gte=first, due_on__lte=last)
    return sorted([*_opened(scope, inside), *_unopened(scope, whose, (first, last), opened)], key=lambda row: row.key)


def _opened(scope: Scope, rows: QuerySet[Deliverable]) -> list[WorkRow]:
    columns = ("agreement_id", "agreement__code", "partner__name", "kind", "title", "due_on")
    found = list(rows.values_list("id", *columns, "validated_version", "status"))
    versions = DeliverableVersion.objects.shared(scope).filter(deliverable_id__in=[row[0] for row in found], number=1)
    first_sent = dict(versions.values_list("deliverable_id", "submitted_at"))
    return [
        WorkRow(
            id=identifier,
            agreement=agreement,
            agreement_code=code,
            partner_name=partner,
            kind=kind,
            title=title,
            due_on=due_on,
            submitted_on=local_date(first_sent[identifier]) if identifier in first_sent else None,
            is_validated=validated > 0,
            status=status,
        )
        for identifier, agreement, code, partner, kind, title, due_on, validated, status in found
    ]


def _unopened(scope: Scope, whose: Whose, days: tuple[date, date], opened: set[tuple[UUID, str]]) -> Iterator[WorkRow]:
    """Every report that the signed agreements promise for these days and that nobody has begun."""
    delays = ("quarterly_days", "annual_month", "annual_day", "final_days", "tacit_days")
    rows = under(Agreement.objects.shared(scope), whose, "id").filter(status__in=BINDING, starts_on__lte=days[1])
    columns = ("id", "code", "partner__name", "starts_on", "ends_on", "signed_on")
    for identifier, code, partner, starts_on, ends_on, signed_on, *terms in rows.values_list(*columns, *delays):
        for due in calendar(starts_on, ends_on, Delays(*terms), signed_on):
            if days[0] <= due.on <= days[1] and (identifier, due.period) not in opened:
                label = period_label(due.period) if due.period != "final" else ""
                yield WorkRow(
                    id=None,
                    agreement=identifier,
                    agreement_code=code,
                    partner_name=partner,
                    kind=due.kind,
                    title=f"{KINDS[due.kind]} {label}".strip(),
                    due_on=due.on,
                    submitted_on=None,
                    is_validated=False,
                    status="",
                )


def under(rows: QuerySet[M], whose: Whose, agreement: str = "agreement_id") -> QuerySet[M]:
    """Those of one agreement or partner; the cooperative is for the tables that know one."""
    if whose.agreement is not None:
        return rows.filter(**{agreement: whose.agreement})
    return rows if whose.partner is None else rows.filter(partner_id=whose.partner)


def month_of_column(column: str) -> CombinedExpression:
    """A day's month as one integer, as `clock.month_of` counts: to group by, in either database."""
    found: Any = ExtractYear(column) * 12 + ExtractMonth(column) - 1
    return found  # type: ignore[no-any-return]  # expressions of Django have no exact type
