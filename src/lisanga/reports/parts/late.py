"""Records that came into the cooperatives' registers after a report was frozen and speak of its period: what made its
figures old."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.operations.queries import late_counts
from lisanga.core.operations.sentences import label_of
from lisanga.core.scope.reading import scoped
from lisanga.core.scope.viewer import Scope
from lisanga.domains.cooperatives.queries import CooperativeFilter, cooperatives
from lisanga.reports.network import EVERY


@dataclass(frozen=True, slots=True)
class LateRecords:
    """So many operations of one kind, of one cooperative; nobody's name and no row."""

    code: str
    cooperative: str
    label: str
    count: int
    first: date
    last: date
    deliveries: bool

    @property
    def span(self) -> str:
        """The days on which they happened."""
        if self.first == self.last:
            return f"{self.first:%d/%m/%Y}"
        return _("du %(first)s au %(last)s") % {"first": f"{self.first:%d/%m/%Y}", "last": f"{self.last:%d/%m/%Y}"}


@scoped
def late_records(
    scope: Scope, partner: UUID, days: tuple[str, str], since: datetime, heads: Mapping[str, int] | None = None
) -> list[LateRecords]:
    """Recorded after a report was frozen (after the `heads` that it names, else after `since`) about `days` (first and
    last, ISO), and all corrections since, by cooperative and kind. Two statements."""
    rows = {row.organisation: row for row in cooperatives(scope, CooperativeFilter(partner=partner), limit=EVERY)}
    first, last = (date.fromisoformat(day) for day in days)
    known = {row.organisation: (heads or {}).get(row.code, 0) for row in rows.values()} if heads else None
    return [
        LateRecords(
            rows[one.organisation].code,
            rows[one.organisation].name,
            label_of(one.type),
            one.count,
            one.first,
            one.last,
            one.type.startswith("collect."),
        )
        for one in late_counts(scope, rows, first, last, since, known)
    ]
