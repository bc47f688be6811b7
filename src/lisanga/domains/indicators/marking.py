"""The facts that the grid's automatic criteria look at: the twelve months that end on the day of the assessment."""

from datetime import date, timedelta
from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.kernel.deadlines import add_months
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.queries import last_delivery_days
from lisanga.domains.cooperatives.queries import cooperative
from lisanga.domains.indicators.facts import Facts
from lisanga.domains.indicators.grid import Grid
from lisanga.domains.indicators.periods import Period
from lisanga.domains.indicators.queries.facts import facts_by_cooperative
from lisanga.domains.members.queries import counts, joined

CLOSING_DAYS = 30  # books are up to date within thirty days (recommended practice)
INACTIVE_MONTHS = 24  # two years without statutory activity may dissolve (AUS 178)


def facts_for(scope: Scope, organisation: UUID, day: date) -> Facts:
    """NotVisible when its figures may not be read."""
    last = clock.month_of(day)
    span = Period(last - 11, last)
    facts = facts_by_cooperative(scope, [organisation], span, day)[organisation]
    facts.due_month = clock.month_of(day - timedelta(days=CLOSING_DAYS)) - 1
    people = counts(scope, [organisation], day)[organisation]
    facts.provisional = people.provisional
    facts.joined = joined(scope, [organisation], span.starts, day).get(organisation, 0)
    since = add_months(day, -INACTIVE_MONTHS)
    delivered = last_delivery_days(scope, [organisation], day).get(organisation)
    registered = cooperative(scope, organisation).registered_on
    facts.is_active = delivered is not None and delivered >= since
    facts.should_be_active = registered is not None and registered < since
    return facts


def automatic_marks(grid: Grid, facts: Facts) -> dict[str, int]:
    """Code → 0 to 4, for the criteria that are counted."""
    return {one.code: one.automatic(facts) for one in grid.criteria if one.automatic is not None}
