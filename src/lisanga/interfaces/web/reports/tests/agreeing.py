"""A figure says the same in the report of an agreement, on the page of its indicator and on the network's."""

from datetime import datetime

from django.test import Client
from django.urls import reverse

from lisanga.core.scope.viewer import Scope
from lisanga.domains.cooperatives.queries import CooperativeFilter
from lisanga.domains.indicators.catalogue import COMPUTED
from lisanga.domains.indicators.queries import Shown
from lisanga.reports.network import Totals, figures
from lisanga.reports.parts.compose import dossier
from lisanga.reports.parts.measured import amount_of
from lisanga.reports.parts.shape import Amount, Dossier, Row, Table
from lisanga.reports.parts.sources import About


def table_of(report: Dossier, part: str, key: str) -> Table:
    found = report.part(part)
    assert found is not None
    return next(one for one in found.tables if one.key == key)


def assert_agree(client: Client, scope: Scope, partner_code: str, about: About, at: datetime) -> Dossier:
    """`client` is the browser of somebody who reads the partner, `at` a moment of today. The report, for more."""
    report = dossier(scope, about, at)
    rows = {row.key: row for row in table_of(report, "indicators", "indicators").rows}
    for key in COMPUTED:
        asked = {"pour": partner_code, "convention": about.code, "periode": about.span.code}
        page = client.get(reverse("indicator", args=[key]), asked)
        assert page.status_code == 200
        _same_indicator(key, page.context["one"], rows.get(key))
    totals = figures(scope, CooperativeFilter(partner=about.partner), about.span.first, about.span.last).totals
    _same_totals(report, totals)
    return report


def _same_indicator(key: str, shown: Shown, row: Row | None) -> None:
    if row is None:
        assert shown.actual is None, key
        return
    _label, _level, baseline, target, actual, achievement, _light = row.cells
    assert actual == amount_of(shown.definition, shown.actual, shown.measure), key
    assert (baseline, target) == tuple(amount_of(shown.definition, one) for one in (shown.baseline, shown.target)), key
    assert (achievement is None) == (shown.achievement is None), key


def _same_totals(report: Dossier, totals: Totals) -> None:
    summary = report.part("summary")
    assert summary is not None
    said = {one.key: one.value for one in summary.figures}
    expected = (totals.members, totals.grams, totals.paid, totals.functional, totals.autonomy)
    assert tuple(said[key] for key in ("members", "grams", "paid", "functional", "autonomy")) == expected
    for part, key, sums in (
        ("cooperatives", "lines", {2: totals.members, 3: totals.women, 4: totals.youth}),
        ("cooperatives", "delivered", {1: totals.deliveries, 2: totals.grams, 3: totals.value}),
        ("cooperatives", "products", {1: totals.deliveries, 2: totals.grams, 3: totals.value}),
        ("finances", "payments", {1: totals.payments, 2: totals.paid, 3: totals.paid_mobile, 4: totals.paid_usd}),
        ("finances", "books", {4: totals.own, 5: totals.given}),
    ):
        total = table_of(report, part, key).total
        for place, value in sums.items():
            assert (total[place] if total else 0) == value, (part, key, place)
    numbers = {row.key: row.cells[4] for row in table_of(report, "indicators", "indicators").rows}
    assert numbers.get("volume") in (Amount(totals.grams, "grams"), None)
    assert numbers.get("valeur") in (Amount(totals.value, "cdf"), None)
    assert numbers.get("membres") in (Amount(totals.members * 100, "number"), None)
