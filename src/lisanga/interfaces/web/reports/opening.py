"""Addresses of what stands behind a figure of a report, as far as the reader's right goes: the record or the list for
whoever reads it, else the cooperative's own figures; nothing where nothing may be opened."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from uuid import UUID

from django.urls import reverse

from lisanga.core.scope.viewer import Scope
from lisanga.domains.cooperatives.queries import CooperativeFilter, cooperatives
from lisanga.domains.indicators.queries import own_indicators
from lisanga.domains.partnerships.queries.deliverables import DeliverableFilter, DeliverableRow, deliverables
from lisanga.domains.partnerships.queries.obligations import obligations
from lisanga.domains.partnerships.queries.period import missions_of_period
from lisanga.domains.training.queries.period import sessions_of_period, visits_of_period
from lisanga.reports.network import EVERY
from lisanga.reports.parts.activities import visit_keys
from lisanga.reports.parts.shape import Dossier

_LISTS = {
    "members": "members",
    "deliveries": "deliveries",
    "payments": "payments_done",
    "ledger": "ledger_result",
    "shares": "shares",
    "visits": "cooperative_visits",
}
_PAGES = {"budget": "budget", "missions": "missions", "deliverables": "agreement_deliverables"}  # of the agreement
_DATED = frozenset({"deliveries", "payments"})


class Opener:
    """For one report. What a snapshot names by its number or its day is looked for when it is first asked for, once a
    kind, with the reader's own scope."""

    def __init__(self, scope: Scope, row: DeliverableRow, report: Dossier, number: int) -> None:
        found = cooperatives(scope, CooperativeFilter(partner=row.partner), limit=EVERY)
        self._known: Mapping[str, UUID] = {one.code: one.organisation for one in found}
        self._scope, self._row, self._report, self._number = scope, row, report, number
        self._span = date.fromisoformat(report.starts), date.fromisoformat(report.ends)

    def url(self, opens: str) -> str:
        """Empty where nothing stands behind, or nothing that this reader may open."""
        kind, _colon, name = opens.partition(":")
        if kind == "table":
            return self.records(*name.split("."))
        if kind == "indicator":
            return self._indicator(name)
        if kind in _PAGES or kind in ("trainers", "training", "stage", "indicators"):
            return self._page(kind, name)
        if kind in ("session", "mission", "visit", "obligation", "deliverable"):
            return self._record(kind, name)
        organisation = self._known.get(name)
        if organisation is None:
            return reverse("visits") if kind == "visits" and not name else ""
        if organisation in self._scope.rows and kind in _LISTS:
            dated = f"?du={self._report.starts}&au={self._report.ends}" if kind in _DATED else ""
            return reverse(_LISTS[kind], args=[name]) + dated
        return reverse("visits") if kind == "visits" else reverse("cooperative", args=[name])

    def records(self, part: str, name: str) -> str:
        """The page of one figure or table of this version."""
        return reverse("deliverable_records", args=[self._row.id, self._number, part, name])

    def _indicator(self, key: str) -> str:
        """The indicator's own page, for this agreement and period."""
        own = key.removeprefix("own/")
        found = key if own == key else self._own.get(own, "")
        return reverse("indicator", args=[found]) + self._asked(self._report.period_code) if found else ""

    def _asked(self, period: str) -> str:
        return f"?pour={self._row.partner_code}&convention={self._row.agreement_code}&periode={period}"

    def _page(self, kind: str, name: str) -> str:
        if kind == "indicators":
            return reverse("indicators") + self._asked(name)
        if kind in _PAGES:
            return reverse(_PAGES[kind], args=[self._row.agreement_code])
        if kind == "stage":
            return f"{reverse('network')}?partenaire={self._row.partner_code}&etape={name}"
        if kind == "training":
            return reverse("training")
        return reverse("trainers" if self._row.organisation in self._scope.rows else "training")

    def _record(self, kind: str, name: str) -> str:
        found = getattr(self, f"_{kind}s").get(name)
        if found is None:
            return ""
        if kind in ("mission", "obligation"):
            return reverse(kind, args=[self._row.agreement_code, found])
        return reverse("training_session" if kind == "session" else kind, args=[found])

    @cached_property
    def _own(self) -> dict[str, str]:
        return {one.code: str(one.id) for one in own_indicators(self._scope, self._row.partner)}

    @cached_property
    def _sessions(self) -> dict[str, UUID]:
        return {str(one.number): one.id for one in sessions_of_period(self._scope, self._row.agreement, *self._span)}

    @cached_property
    def _missions(self) -> dict[str, UUID]:
        return {str(one.number): one.id for one in missions_of_period(self._scope, self._row.agreement, *self._span)}

    @cached_property
    def _visits(self) -> dict[str, UUID]:
        found = visits_of_period(self._scope, self._row.agreement, *self._span, self._row.partner)
        return dict(zip(visit_keys(found), (one.id for one in found), strict=True))

    @cached_property
    def _obligations(self) -> dict[str, UUID]:
        found = obligations(self._scope, self._row.agreement, self._span[1])
        return {str(one.position): one.id for one in found}

    @cached_property
    def _deliverables(self) -> dict[str, UUID]:
        wanted = DeliverableFilter(agreement=self._row.agreement)
        return {one.period or one.title: one.id for one in deliverables(self._scope, wanted, limit=EVERY)}
