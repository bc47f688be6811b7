"""What members are owed and what was paid to them; what others owe the cooperative."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Expression, F, Min, Q, QuerySet, Sum

from lisanga.core.ledger.chart import CUSTOMERS, SUPPLIERS
from lisanga.core.ledger.models import Auxiliary, OpenItem
from lisanga.core.ledger.queries import DueItem, open_items
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.treasury.book import MovementRow, movement_rows
from lisanga.domains.treasury.models import CashMovement, PaymentList, PaymentSummary


@dataclass(frozen=True, slots=True)
class Payable:
    """What one member is owed in one currency, in its smallest unit; `items` sums due, the oldest of `oldest`."""

    member: UUID
    name: str
    number: str
    currency: str
    amount: int
    items: int
    oldest: date


@dataclass(frozen=True, slots=True)
class PaymentTotal:
    """Payments to members of one cooperative in one month, by channel (cash, mobile, bank) and currency."""

    organisation: UUID
    month: int
    channel: str
    currency: str
    amount: int
    count: int


@dataclass(frozen=True, slots=True)
class MonthPayments:
    """Payments to members of all the cooperatives asked for, in one month, by channel and currency."""

    month: int
    channel: str
    currency: str
    amount: int
    count: int


@dataclass(frozen=True, slots=True)
class PaymentListRow:
    """A list as decided, and what was paid under it since."""

    id: UUID
    till: UUID
    label: str
    on: date
    planned: int
    total: int
    paid_count: int
    paid_total: int


@scoped
def payables(
    scope: Scope,
    organisation: UUID,
    after: tuple[date, UUID] | None = None,
    limit: int = 50,
    members: Iterable[UUID] | None = None,
) -> list[Payable]:
    """Members to pay, whose oldest sum due comes first, after the (oldest, member) of the last one shown; `members`
    keeps only these. Two queries."""
    items = OpenItem.objects.rows(scope, organisation).filter(side="C", account=SUPPLIERS, settled__lt=F("amount"))
    if members is not None:
        items = items.filter(auxiliary__in=list(members))
    due = items.values("auxiliary", "currency").annotate(
        total=Sum(F("amount") - F("settled")), items=Count("id"), oldest=Min("opened_on")
    )
    if after is not None:
        due = due.filter(Q(oldest__gt=after[0]) | Q(oldest=after[0], auxiliary__gt=after[1]))
    page = list(due.order_by("oldest", "auxiliary", "currency")[:limit])
    found = Auxiliary.objects.rows(scope, organisation).filter(id__in={row["auxiliary"] for row in page})
    names = {identifier: (name, number) for identifier, name, number in found.values_list("id", "name", "number")}
    return [
        Payable(
            member=row["auxiliary"],
            name=names.get(row["auxiliary"], ("", ""))[0],
            number=names.get(row["auxiliary"], ("", ""))[1],
            currency=row["currency"],
            amount=row["total"],
            items=row["items"],
            oldest=row["oldest"],
        )
        for row in page
    ]


@scoped
def payables_total(scope: Scope, organisation: UUID) -> dict[str, tuple[int, int]]:
    """Currency → (what members are owed, how many members); one query."""
    items = OpenItem.objects.rows(scope, organisation).filter(side="C", account=SUPPLIERS, settled__lt=F("amount"))
    sums = items.values("currency").annotate(
        total=Sum(F("amount") - F("settled")), members=Count("auxiliary", distinct=True)
    )
    return {row["currency"]: (row["total"], row["members"]) for row in sums}


@scoped
def receivables(
    scope: Scope,
    organisation: UUID,
    after: tuple[date, UUID] | None = None,
    limit: int = 50,
    account: str = CUSTOMERS,
) -> list[tuple[DueItem, str]]:
    """What buyers and other third parties owe, oldest first, each with its name; another `account` for what members
    owe (advances, inputs on credit)."""
    items = open_items(scope, organisation, "D", account, after, limit)
    found = Auxiliary.objects.rows(scope, organisation).filter(id__in={item.auxiliary for item in items})
    names = dict(found.values_list("id", "name"))
    return [(item, names.get(item.auxiliary, "")) for item in items]


@scoped
def payments_of(
    scope: Scope, organisation: UUID, member: UUID, before: int | None = None, limit: int = 50
) -> list[MovementRow]:
    """Money paid to or by one member, newest first; the member may read it too."""
    rows = CashMovement.objects.account(scope, organisation, member).filter(auxiliary=member)
    if before is not None:
        rows = rows.filter(number__lt=before)
    return movement_rows(organisation, rows, limit)


@scoped
def payment_totals(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> list[PaymentTotal]:
    """Payments to members by cooperative, month, channel and currency, months `first` to `last` inclusive; one query
    on kept sums. Organisations that may not be read raise NotVisible."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    sums = PaymentSummary.objects.aggregates(scope).filter(
        organisation_id__in=wanted, month__gte=first, month__lte=last
    )
    ordered = sums.order_by("organisation_id", "month", "channel", "currency")
    columns = ("organisation_id", "month", "channel", "currency", "amount", "count")
    return [PaymentTotal(*row) for row in ordered.values_list(*columns)]


@scoped
def monthly_payments(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> list[MonthPayments]:
    """By month, channel and currency over all of them; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    sums = PaymentSummary.objects.aggregates(scope).filter(
        organisation_id__in=wanted, month__gte=first, month__lte=last
    )
    grouped = sums.values_list("month", "channel", "currency").annotate(Sum("amount"), Sum("count"))
    return [MonthPayments(*row) for row in grouped.order_by("month", "channel", "currency")]


@scoped
def payment_lists(scope: Scope, organisation: UUID, limit: int = 20) -> list[PaymentListRow]:
    """The last payment lists with what was paid under each; two queries."""
    rows = list(PaymentList.objects.rows(scope, organisation).order_by("-on", "-id")[:limit])
    return _list_rows(scope, organisation, rows)


@scoped
def payment_list(
    scope: Scope, organisation: UUID, identifier: UUID, before: int | None = None, limit: int = 50
) -> tuple[PaymentListRow, list[MovementRow]] | None:
    """One list with its payments, newest first; None when there is none."""
    rows = list(PaymentList.objects.rows(scope, organisation).filter(id=identifier))
    if not rows:
        return None
    paid = CashMovement.objects.rows(scope, organisation).filter(batch=identifier)
    if before is not None:
        paid = paid.filter(number__lt=before)
    return _list_rows(scope, organisation, rows)[0], movement_rows(organisation, paid, limit)


def _list_rows(scope: Scope, organisation: UUID, rows: list[PaymentList]) -> list[PaymentListRow]:
    paid = CashMovement.objects.rows(scope, organisation).filter(batch__in=[row.id for row in rows])
    standing = paid.filter(reverses=None, reversed_by=None)
    sums = {row["batch"]: row for row in standing.values("batch").annotate(total=Sum("amount"), payments=Count("id"))}
    return [
        PaymentListRow(
            id=row.id,
            till=row.till,
            label=row.label,
            on=row.on,
            planned=row.planned,
            total=row.total,
            paid_count=sums[row.id]["payments"] if row.id in sums else 0,
            paid_total=sums[row.id]["total"] if row.id in sums else 0,
        )
        for row in rows
    ]


# Joins rows to a table of another domain by a column, and gives what to group them by.
Beside = Callable[[QuerySet[Any], str], tuple[QuerySet[Any], Mapping[str, Expression]]]


@scoped
def paid_by(
    scope: Scope,
    organisations: Iterable[UUID],
    first: date,
    last: date,
    beside: Beside | None = None,
) -> list[tuple[tuple[Any, ...], int]]:
    """Francs paid to members between two days, grouped by what another domain joins to the member paid (in whole
    without), corrections taken off; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    rows = CashMovement.objects.aggregates(scope).filter(
        organisation_id__in=wanted, nature="payment", currency="CDF", on__gte=first, on__lte=last
    )
    if beside is None:
        return [((), rows.aggregate(sum=Sum("amount"))["sum"] or 0)]
    rows, by = beside(rows, "auxiliary")
    grouped = rows.annotate(**by).values_list(*by).annotate(Sum("amount")).order_by(*by)
    return [(tuple(row[:-1]), row[-1]) for row in grouped]
