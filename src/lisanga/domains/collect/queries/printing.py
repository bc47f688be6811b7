"""What many receipts at once need, each in one query."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, Sum

from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.models import Deduction, Delivery, MemberSummary
from lisanga.domains.collect.queries.deliveries import DeductionRow, DeliveryRow, rows_of


@scoped
def deliveries_named(scope: Scope, organisation: UUID, receipts: Iterable[str], limit: int = 200) -> list[DeliveryRow]:
    """Those whose receipts are printed so ("B-001149"), oldest first; unknown ones are left out."""
    named = Q(pk__in=[])
    for receipt in list(receipts)[:limit]:
        series, _dash, number = receipt.rpartition("-")
        if number.isascii() and number.isdigit() and len(number) < 12:
            named |= Q(series=series, number=int(number))
    return rows_of(Delivery.objects.rows(scope, organisation).filter(named).order_by("on", "id")[:limit])


@scoped
def deductions_of(scope: Scope, organisation: UUID, identifiers: Iterable[UUID]) -> dict[UUID, list[DeductionRow]]:
    """What each delivery took off the member's sums due."""
    rows = Deduction.objects.rows(scope, organisation).filter(delivery__in=list(identifiers)).order_by("id")
    found: dict[UUID, list[DeductionRow]] = {}
    for delivery, item, account, amount in rows.values_list("delivery", "item", "account", "amount"):
        found.setdefault(delivery, []).append(DeductionRow(item, account, amount))
    return found


@scoped
def delivered_of(scope: Scope, organisation: UUID, auxiliaries: Iterable[UUID]) -> dict[tuple[UUID, UUID], int]:
    """Grams of each of these members in each campaign."""
    rows = MemberSummary.objects.rows(scope, organisation).filter(member__in=list(auxiliaries), deliveries__gt=0)
    sums = rows.order_by().values_list("member", "campaign").annotate(Sum("grams"))
    return {(member, campaign): grams for member, campaign, grams in sums}
