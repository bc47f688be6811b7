"""The facts behind every computed indicator: by cooperative over a period, or by month over all of them. The same
queries as the network's page and the reports, so that they cannot disagree; a fixed number of statements."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.ledger.queries import last_closed
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.collect.queries import active_members, flagged_counts, monthly_volumes, volumes
from lisanga.domains.cooperatives.queries import CooperativeFilter, cooperatives
from lisanga.domains.indicators.facts import Facts
from lisanga.domains.indicators.periods import Period
from lisanga.domains.indicators.queries.work import work_by_month, work_totals
from lisanga.domains.members.queries import MemberCounts, counts, members_by_month, share_totals, shares_by_month
from lisanga.domains.treasury.queries import (
    autonomy,
    autonomy_by_month,
    monthly_payments,
    payment_totals,
    uncounted_months,
)

EVERY = 1_000_000
BOOKS_LATE = 60  # days that the books of a functional cooperative may be late (K3)


@scoped
def facts_by_cooperative(scope: Scope, organisations: Iterable[UUID], span: Period, today: date) -> dict[UUID, Facts]:
    """Thirteen statements, however many cooperatives. Members and stage as they stand today, ages on the last day of
    the period, movements of the period."""
    wanted = [scope.require_aggregates(organisation) for organisation in organisations]
    first, last = span.first, span.last
    chosen = CooperativeFilter(organisations=frozenset(wanted))
    found = {
        row.organisation: Facts(form=row.form, stage=row.stage) for row in cooperatives(scope, chosen, limit=EVERY)
    }
    ids = list(found)
    due = clock.month_of(today - timedelta(days=BOOKS_LATE)) - 1
    people, shares, closed = counts(scope, ids, span.ends), share_totals(scope, ids, last), last_closed(scope, ids)
    income, work = autonomy(scope, ids, first, last), work_totals(scope, ids, first, last)
    delivering = active_members(scope, ids, first, last)
    in_a_year = active_members(scope, ids, last - 11, last)
    uncounted = uncounted_months(scope, ids, first, min(last, clock.month_of(today) - 1))
    flagged = flagged_counts(scope, ids, span.starts, span.ends)
    for organisation, facts in found.items():
        _members(facts, people[organisation])
        facts.subscribed, facts.released = shares[organisation].subscribed, shares[organisation].paid
        facts.own, facts.given = income[organisation].own, income[organisation].given
        facts.women_days, facts.men_days = work.get(organisation, (0, 0))
        facts.delivering, facts.delivering_year = delivering.get(organisation, 0), in_a_year.get(organisation, 0)
        facts.uncounted, facts.flagged = len(uncounted.get(organisation, ())), flagged.get(organisation, 0)
        facts.last_closed, facts.due_month = closed.get(organisation, -1), due
    for volume in volumes(scope, ids, first, last):
        found[volume.organisation].grams += volume.grams
        found[volume.organisation].value += volume.value
    for payment in payment_totals(scope, ids, first, last):
        found[payment.organisation].paid += payment.amount if payment.currency == "CDF" else 0
    return found


def _members(facts: Facts, people: MemberCounts) -> None:
    facts.members, facts.women, facts.young = people.total, people.women, people.young
    facts.birth_known = people.total - people.birth_unknown


@scoped
def facts_by_month(scope: Scope, organisations: Iterable[UUID], first: int, last: int) -> dict[int, Facts]:
    """Every month, over all of them: movements of the month, members and capital at its end; six statements. What has
    no past (stages, ages, who delivered) stays at zero."""
    wanted = list(organisations)
    found = {month: Facts() for month in range(first, last + 1)}
    for volume in monthly_volumes(scope, wanted, first, last):
        found[volume.month].grams, found[volume.month].value = volume.grams, volume.value
    for payment in monthly_payments(scope, wanted, first, last):
        found[payment.month].paid += payment.amount if payment.currency == "CDF" else 0
    for month, income in autonomy_by_month(scope, wanted, first, last).items():
        found[month].own, found[month].given = income.own, income.given
    for month, (women_days, men_days) in work_by_month(scope, wanted, first, last).items():
        found[month].women_days, found[month].men_days = women_days, men_days
    for month, (women, members) in members_by_month(scope, wanted, first, last).items():
        found[month].women, found[month].members = women, members
    for month, shares in shares_by_month(scope, wanted, first, last).items():
        found[month].subscribed, found[month].released = shares.subscribed, shares.paid
    return found
