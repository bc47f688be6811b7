"""Income and expenses in plain words, and how far a cooperative lives on its own income."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from lisanga.core.kernel.rounding import half_up
from lisanga.core.ledger.chart import SUBSIDIES, account
from lisanga.core.ledger.models import AccountBalance
from lisanga.core.ledger.queries import account_sums, movements_by_account
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.treasury.categories import IN, OUT, labels_by_account


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One account of income (`in`) or expense (`out`) in plain words; francs."""

    account: str
    label: str
    direction: str
    amount: int


@dataclass(frozen=True, slots=True)
class Autonomy:
    """Own income and what was given, in francs (G82: 10,000,000 and 2,500,000 → 80 %)."""

    own: int
    given: int

    @property
    def percentage(self) -> int | None:
        """Own income in percent of all income, half up; None without any income."""
        total = self.own + self.given
        return half_up(self.own * 100, total) if total > 0 else None


@scoped
def result(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> list[ResultRow]:
    """Income then expenses of the months `first` to `last`, over one cooperative or many; one query."""
    sums: dict[str, int] = {}
    for (_organisation, code), amount in _sums(scope, organisations, first, last).items():
        sums[code] = sums.get(code, 0) + amount
    return _rows(sums)


@scoped
def results(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> dict[UUID, list[ResultRow]]:
    """The same for each cooperative, those without any income or expense present with an empty list; one query."""
    wanted = list(organisations)
    sums: dict[UUID, dict[str, int]] = {organisation: {} for organisation in wanted}
    for (organisation, code), amount in _sums(scope, wanted, first, last).items():
        sums[organisation][code] = amount
    return {organisation: _rows(own) for organisation, own in sums.items()}


def _sums(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> dict[tuple[UUID, str], int]:
    """(organisation, account) → income or expense, each above zero where it is what its name says."""
    sums: dict[tuple[UUID, str], int] = {}
    moved = movements_by_account(scope, organisations, first, last)
    for (organisation, code), (debit, credit) in moved.items():
        known, key = account(code), (organisation, code)
        if known.is_income:
            sums[key] = sums.get(key, 0) + credit - debit
        elif known.is_expense:
            sums[key] = sums.get(key, 0) + debit - credit
    return sums


def _rows(sums: dict[str, int]) -> list[ResultRow]:
    plain = labels_by_account()
    rows = [
        ResultRow(code, str(plain.get(code, account(code).label)), IN if account(code).is_income else OUT, amount)
        for code, amount in sums.items()
        if amount
    ]
    return sorted(rows, key=lambda row: (row.direction, row.account))


@scoped
def autonomy(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> dict[UUID, Autonomy]:
    """Organisation → own income and subsidies of the months; those without any movement are present with zeros."""
    wanted = list(organisations)
    own, given = dict.fromkeys(wanted, 0), dict.fromkeys(wanted, 0)
    for (organisation, code), (debit, credit) in movements_by_account(scope, wanted, first, last).items():
        if account(code).is_income:
            target = given if code in SUBSIDIES else own
            target[organisation] += credit - debit
    return {organisation: Autonomy(own[organisation], given[organisation]) for organisation in wanted}


@scoped
def autonomy_together(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> Autonomy:
    """The same over all of them; one query."""
    own = given = 0
    for code, (debit, credit) in account_sums(scope, organisations, first, last).items():
        if code in SUBSIDIES:
            given += credit - debit
        elif account(code).is_income:
            own += credit - debit
    return Autonomy(own, given)


@scoped
def autonomy_by_month(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> dict[int, Autonomy]:
    """The same by month, every month of the span there; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    balances = AccountBalance.objects.aggregates(scope).filter(
        organisation_id__in=wanted, month__gte=first, month__lte=last
    )
    sums = balances.values_list("month", "account").annotate(Sum("debit"), Sum("credit")).order_by("month", "account")
    own, given = dict.fromkeys(range(first, last + 1), 0), dict.fromkeys(range(first, last + 1), 0)
    for month, code, debit, credit in sums:
        if account(code).is_income:
            (given if code in SUBSIDIES else own)[month] += credit - debit
    return {month: Autonomy(own[month], given[month]) for month in own}
