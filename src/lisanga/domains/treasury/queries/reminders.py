"""What was left undone in the tills, over many cooperatives at once: months only, for those who read sums."""

from collections.abc import Iterable
from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.ledger.models import AuxiliaryBalance
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.treasury.models import CashCount, Till


@scoped
def uncounted_months(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> dict[UUID, list[int]]:
    """Months in which a cash box moved and was not counted, oldest first, for the cooperatives that have any; two
    queries."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    boxes = Till.objects.aggregates(scope).filter(organisation_id__in=wanted, kind="cash")
    moved = AuxiliaryBalance.objects.aggregates(scope).filter(
        organisation_id__in=wanted, auxiliary__in=boxes.values("id"), month__gte=first, month__lte=last
    )
    counts = CashCount.objects.aggregates(scope).filter(
        organisation_id__in=wanted,
        on__gte=clock.month_start(first),
        on__lt=clock.month_start(last + 1),
        reversed_by=None,
    )
    counted = {(till, clock.month_of(day)) for till, day in counts.values_list("till", "on")}
    missing: dict[UUID, set[int]] = {}
    for organisation, till, month in moved.values_list("organisation_id", "auxiliary", "month").distinct():
        if (till, month) not in counted:
            missing.setdefault(organisation, set()).add(month)
    return {organisation: sorted(months) for organisation, months in missing.items()}
