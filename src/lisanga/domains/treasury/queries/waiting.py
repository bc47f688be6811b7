"""Money at hand and money waited for, over many cooperatives at once: sums only."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, F, Q, Sum

from lisanga.core.ledger.chart import SUPPLIERS
from lisanga.core.ledger.models import AccountBalance, OpenItem
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope

_MONEY = Q(account__startswith="57") | Q(account__startswith="55") | Q(account__startswith="52")


@scoped
def money_held(scope: Scope, organisations: Iterable[UUID]) -> dict[UUID, int]:
    """Organisation → what its cash boxes, mobile-money numbers and bank accounts hold, in francs (dollars at the rate
    of their entries); one query on kept balances."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    balances = AccountBalance.objects.aggregates(scope).filter(_MONEY, organisation_id__in=wanted)
    sums = balances.values_list("organisation_id").annotate(Sum("debit"), Sum("credit"))
    found = {organisation: debit - credit for organisation, debit, credit in sums}
    return {organisation: found.get(organisation, 0) for organisation in wanted}


@scoped
def unpaid(scope: Scope, organisations: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    """Organisation → (members waiting for money, what they are owed in francs), where somebody waits; one query."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    items = OpenItem.objects.aggregates(scope).filter(
        organisation_id__in=wanted, side="C", account=SUPPLIERS, settled__lt=F("amount")
    )
    francs = Sum(F("amount") - F("settled"), filter=Q(currency="CDF"), default=0)
    sums = items.values_list("organisation_id").annotate(members=Count("auxiliary", distinct=True), francs=francs)
    return {organisation: (members, amount) for organisation, members, amount in sums}
