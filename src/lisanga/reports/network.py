"""The network in figures: one line a cooperative, one a month, and their totals. The office's pages and the quarter's
report read the same lines, so that they cannot disagree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.queries import last_delivery_days, monthly_volumes, volumes
from lisanga.domains.cooperatives.queries import CooperativeFilter, CooperativeRow, chosen, cooperatives
from lisanga.domains.cooperatives.queries import counts as cooperative_counts
from lisanga.domains.directory.queries import organisations as organisations_by_id
from lisanga.domains.members.queries import MemberCounts, counted, counts
from lisanga.domains.places.gazetteer import province as province_of
from lisanga.domains.treasury.queries import (
    Autonomy,
    MonthPayments,
    PaymentTotal,
    autonomy,
    autonomy_together,
    monthly_payments,
    payment_totals,
)

EVERY = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRow:
    """One cooperative. Members as they stand now, their ages on the last day of the months; deliveries, payments and
    income of these months. Weights in grams, `value`, `paid`, `own` and `given` in francs, `paid_usd` in cents."""

    organisation: UUID
    code: str
    name: str
    form: str
    label: str
    stage: str
    stage_label: str
    partner: UUID
    partner_name: str
    province: str
    province_name: str
    territory: str
    members: int = 0
    women: int = 0
    youth: int = 0
    deliveries: int = 0
    grams: int = 0
    value: int = 0
    paid: int = 0
    paid_mobile: int = 0
    paid_usd: int = 0
    payments: int = 0
    last_delivery: date | None = None
    own: int = 0
    given: int = 0

    @property
    def autonomy(self) -> int | None:
        """Own income in percent of all income; None without any."""
        return Autonomy(self.own, self.given).percentage

    @property
    def place(self) -> str:
        return " · ".join(part for part in (self.province_name, self.territory) if part)


@dataclass(slots=True)
class MonthRow:
    """One month of all the cooperatives asked for; every month of the span is there, empty ones too."""

    month: int
    deliveries: int = 0
    grams: int = 0
    value: int = 0
    paid: int = 0
    paid_mobile: int = 0
    paid_usd: int = 0
    payments: int = 0


@dataclass(slots=True)
class Totals:
    """What the lines add up to; `functional` counts the cooperatives at that stage."""

    cooperatives: int = 0
    functional: int = 0
    members: int = 0
    women: int = 0
    youth: int = 0
    deliveries: int = 0
    grams: int = 0
    value: int = 0
    paid: int = 0
    paid_mobile: int = 0
    paid_usd: int = 0
    payments: int = 0
    own: int = 0
    given: int = 0

    @property
    def autonomy(self) -> int | None:
        return Autonomy(self.own, self.given).percentage


@dataclass(frozen=True, slots=True)
class NetworkFigures:
    """Which cooperatives, what they add up to, every month of the span, and how many stand in each province."""

    organisations: tuple[UUID, ...]
    totals: Totals
    months: tuple[MonthRow, ...]
    provinces: dict[str, int]


_MONTHLY = ("deliveries", "grams", "value", "paid", "paid_mobile", "paid_usd", "payments")
_SUMMED = tuple(name for name in Totals.__slots__ if name not in ("cooperatives", "functional"))


@scoped
def rows(scope: Scope, organisations: Iterable[UUID] | None, first: int, last: int) -> list[NetworkRow]:
    """Lines by name, for these cooperatives or for all that may be read; eight statements however many they are."""
    wanted = None if organisations is None else frozenset(map(scope.require_aggregates, organisations))
    return rows_of(scope, cooperatives(scope, CooperativeFilter(organisations=wanted), limit=EVERY), first, last)


def rows_of(scope: Scope, found: Sequence[CooperativeRow], first: int, last: int) -> list[NetworkRow]:
    """The same for a page of cooperatives that was read already."""
    ids = [row.organisation for row in found]
    ends = _last_day(last)
    people = counts(scope, ids, ends)
    partners = organisations_by_id(scope, {row.partner for row in found})
    delivered = _delivered(scope, ids, first, last)
    paid = _paid(scope, ids, first, last)
    days = last_delivery_days(scope, ids, ends)
    income = autonomy(scope, ids, first, last)
    return [
        _line(
            row,
            partners[row.partner].name if row.partner in partners else "",
            people.get(row.organisation, MemberCounts()),
            (delivered.get(row.organisation, _Delivered()), days.get(row.organisation)),
            paid.get(row.organisation, _Paid()),
            income[row.organisation],
        )
        for row in found
    ]


@scoped
def months(scope: Scope, organisations: Iterable[UUID] | None, first: int, last: int) -> list[MonthRow]:
    """Every month from `first` to `last`, oldest first; three statements at most, whose answers stay
    short at any size."""
    wanted = chosen(scope, CooperativeFilter()) if organisations is None else list(organisations)
    made = {month: MonthRow(month) for month in range(first, last + 1)}
    for volume in monthly_volumes(scope, wanted, first, last):
        line = made[volume.month]
        line.deliveries, line.grams, line.value = volume.deliveries, volume.grams, volume.value
    for payment in monthly_payments(scope, wanted, first, last):
        _add_payment(made[payment.month], payment)
    return list(made.values())


@scoped
def figures(scope: Scope, wanted: CooperativeFilter, first: int, last: int) -> NetworkFigures:
    """Everything above the table, in six statements whose answers stay short at any size: `totals` is what `total`
    makes of every line, without reading a line a cooperative."""
    ids = chosen(scope, wanted)
    stages = cooperative_counts(scope, wanted)
    people = counted(scope, ids, _last_day(last))
    income = autonomy_together(scope, ids, first, last)
    lines = months(scope, ids, first, last)
    added = Totals(
        cooperatives=sum(stages.values()),
        functional=sum(count for (_province, stage), count in stages.items() if stage == "functional"),
        members=people.total,
        women=people.women,
        youth=people.young,
        own=income.own,
        given=income.given,
    )
    for line in lines:
        for name in _MONTHLY:
            setattr(added, name, getattr(added, name) + getattr(line, name))
    provinces: dict[str, int] = {}
    for (province, _stage), count in stages.items():
        provinces[province] = provinces.get(province, 0) + count
    return NetworkFigures(tuple(ids), added, tuple(lines), provinces)


def total(lines: Iterable[NetworkRow]) -> Totals:
    """What the lines add up to."""
    added = Totals()
    for line in lines:
        added.cooperatives += 1
        added.functional += line.stage == "functional"
        for name in _SUMMED:
            setattr(added, name, getattr(added, name) + getattr(line, name))
    return added


def _last_day(month: int) -> date:
    return clock.month_start(month + 1) - timedelta(days=1)


@dataclass(slots=True)
class _Delivered:
    deliveries: int = 0
    grams: int = 0
    value: int = 0


@dataclass(slots=True)
class _Paid:
    paid: int = 0
    paid_mobile: int = 0
    paid_usd: int = 0
    payments: int = 0


def _line(
    row: CooperativeRow,
    partner_name: str,
    people: MemberCounts,
    weighed: tuple[_Delivered, date | None],
    paid: _Paid,
    income: Autonomy,
) -> NetworkRow:
    delivered, last_delivery = weighed
    known = province_of(row.province)
    return NetworkRow(
        organisation=row.organisation,
        code=row.code,
        name=row.name,
        form=row.form,
        label=row.label,
        stage=row.stage,
        stage_label=row.stage_label,
        partner=row.partner,
        partner_name=partner_name,
        province=row.province,
        province_name=known.name if known else row.province,
        territory=row.territory,
        members=people.total,
        women=people.women,
        youth=people.young,
        deliveries=delivered.deliveries,
        grams=delivered.grams,
        value=delivered.value,
        paid=paid.paid,
        paid_mobile=paid.paid_mobile,
        paid_usd=paid.paid_usd,
        payments=paid.payments,
        last_delivery=last_delivery,
        own=income.own,
        given=income.given,
    )


def _delivered(scope: Scope, ids: list[UUID], first: int, last: int) -> dict[UUID, _Delivered]:
    sums: dict[UUID, _Delivered] = {}
    for volume in volumes(scope, ids, first, last):
        own = sums.setdefault(volume.organisation, _Delivered())
        own.deliveries += volume.deliveries
        own.grams += volume.grams
        own.value += volume.value
    return sums


def _paid(scope: Scope, ids: list[UUID], first: int, last: int) -> dict[UUID, _Paid]:
    sums: dict[UUID, _Paid] = {}
    for payment in payment_totals(scope, ids, first, last):
        _add_payment(sums.setdefault(payment.organisation, _Paid()), payment)
    return sums


def _add_payment(line: _Paid | MonthRow, payment: PaymentTotal | MonthPayments) -> None:
    line.payments += payment.count
    if payment.currency == "USD":
        line.paid_usd += payment.amount
        return
    line.paid += payment.amount
    line.paid_mobile += payment.amount if payment.channel == "mobile" else 0
