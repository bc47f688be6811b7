"""What the quarter's report is made of, as the scoped queries give it: a fixed number of statements, however many
cooperatives there are. The lines of the cooperatives are those of the network's page."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lisanga.core.kernel import clock
from lisanga.core.ledger.chart import SUPPLIERS
from lisanga.core.ledger.queries import closing_balances, last_closed
from lisanga.core.operations.queries import register_heads
from lisanga.core.scope.roles import PARTNER_KINDS
from lisanga.core.scope.viewer import NotVisible, Scope
from lisanga.domains.collect.queries import VolumeRow, active_members, flagged_counts, volumes
from lisanga.domains.cooperatives.queries import CooperativeFilter, cooperatives
from lisanga.domains.directory.queries import OrganisationRow, organisation, programme_name
from lisanga.domains.members.queries import MemberCounts, ShareTotals, counts, joined, share_totals
from lisanga.domains.stock.queries import ProductRow, products_of
from lisanga.domains.treasury.queries import PaymentTotal, ResultRow, payment_totals, results, uncounted_months
from lisanga.reports.network import EVERY, NetworkRow, rows_of
from lisanga.reports.spans import Period

TREND_MONTHS = 12
CLOSING_DAYS = 30  # books are up to date within thirty days (recommended practice)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything by cooperative, of the period's months; `volumes` over the twelve that end with it, or all of a longer
    period."""

    partner: OrganisationRow
    programme: str
    quarter: Period
    today: date
    rows: list[NetworkRow]
    people: dict[UUID, MemberCounts]
    joined: dict[UUID, int]
    delivering: dict[UUID, int]
    shares: dict[UUID, ShareTotals]
    volumes: list[VolumeRow]
    products: dict[UUID, ProductRow]
    payments: list[PaymentTotal]
    results: dict[UUID, list[ResultRow]]
    owed: dict[UUID, int]
    closed: dict[UUID, int]
    uncounted: dict[UUID, list[int]]
    flagged: dict[UUID, int]
    heads: dict[UUID, int]  # the last number of each cooperative's register

    @property
    def register(self) -> int:
        """How many operations stand in all of them."""
        return sum(self.heads.values())

    @property
    def on(self) -> date:
        """The day that the report speaks of: the quarter's last one, or today while it runs."""
        return min(self.quarter.ends, self.today)

    @property
    def closing_due(self) -> int:
        """The last month of the quarter that should be closed by now."""
        return min(self.quarter.last, clock.month_of(self.today - timedelta(days=CLOSING_DAYS)) - 1)

    def is_active(self, row: NetworkRow) -> bool:
        """Whether something happened in its books this quarter."""
        return bool(row.deliveries or row.payments or self.results[row.organisation])


def gather(scope: Scope, partner: UUID, quarter: Period, today: date) -> Facts:
    """NotVisible for whoever may not read the partner; only cooperatives that the reader may read are counted."""
    found = organisation(scope, scope.require_aggregates(partner))
    if found.kind not in PARTNER_KINDS:
        raise NotVisible
    first, last = quarter.first, quarter.last
    rows = rows_of(scope, cooperatives(scope, CooperativeFilter(partner=partner), limit=EVERY), first, last)
    ids = [row.organisation for row in rows]
    suppliers = closing_balances(scope, ids, [SUPPLIERS], last)
    return Facts(
        partner=found,
        programme=programme_name(scope),
        quarter=quarter,
        today=today,
        rows=rows,
        people=counts(scope, ids, quarter.ends),
        joined=joined(scope, ids, quarter.starts, quarter.ends),
        delivering=active_members(scope, ids, first, last),
        shares=share_totals(scope, ids, last),
        volumes=volumes(scope, ids, min(first, last - TREND_MONTHS + 1), last),
        products=products_of(scope, ids),
        payments=payment_totals(scope, ids, first, last),
        results=results(scope, ids, first, last),
        owed={one: -suppliers.get((one, SUPPLIERS), 0) for one in ids},
        closed=last_closed(scope, ids),
        uncounted=uncounted_months(scope, ids, first, min(last, clock.month_of(today) - 1)),
        flagged=flagged_counts(scope, ids, quarter.starts, quarter.ends),
        heads=register_heads(scope, ids),
    )
