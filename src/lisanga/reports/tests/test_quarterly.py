"""The quarter's report: its figures are those of the pages, it shows sums only, and its cost does not grow."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.scope.viewer import NotVisible
from lisanga.domains.collect.queries import volumes
from lisanga.domains.members.queries import counts
from lisanga.domains.treasury.queries import payment_totals, result
from lisanga.reports.network import rows, total
from lisanga.reports.quarterly import Stamp, quarterly
from lisanga.reports.quarterly_shape import QuarterlyReport
from lisanga.reports.quarters import BadQuarter
from lisanga.reports.tests.ground import AT, FIRST, LAST, PERIOD, Quarter, make_works

STAMP = Stamp(AT, "Déodate Mbuyi", b"key")


def drawn(lived: Quarter, role: str = "focal_point") -> QuarterlyReport:
    return quarterly(lived.scope(role), lived.network.partner, PERIOD, STAMP)


def test_the_exact_figures_of_a_small_quarter(lived: Quarter) -> None:
    report = drawn(lived)
    assert (report.partner, report.partner_code, report.period) == ("Province du Kwilu", "KL", "1ᵉʳ trimestre 2026")
    quiet, bulk = report.cooperatives
    assert (bulk.name, bulk.deliveries, bulk.grams, bulk.value_cdf) == ("Bomoko ya Idiofa", 3, 3_300_000, 3_810_000)
    assert (bulk.paid_cdf, bulk.income_cdf, bulk.expenses_cdf) == (850_000, 8_000_000, 4_210_000)
    assert (bulk.last_delivery, bulk.form) == (date(2026, 3, 20), "SCOOPS")
    assert (quiet.name, quiet.deliveries, quiet.grams, quiet.last_delivery) == ("Bana Gungu", 0, 0, None)
    assert (quiet.tone, quiet.state, quiet.form) == ("wait", "en formation", "groupe d’initiative")
    assert [(line.name, line.grams, line.value_cdf) for line in report.products] == [
        ("Maïs grain", 3_000_000, 2_550_000),
        ("Café robusta sec", 300_000, 1_260_000),
    ]
    assert [(line.month, line.grams) for line in report.in_quarter()] == [
        (FIRST, 1_000_000),
        (FIRST + 1, 0),
        (LAST, 2_300_000),
    ]
    assert report.in_quarter()[2].by_product == (2_000_000, 300_000)
    assert len(report.months) == 12
    assert report.months[7].grams == 500_000  # November stands in the trend, not in the quarter
    assert [(line.means, line.payments, line.cdf) for line in report.payments] == [("Espèces", 1, 850_000)]
    assert report.owed_cdf == 425_000 + 3_810_000 - 850_000
    assert [(line.category, line.cdf) for line in report.income] == [
        ("Vente de produits", 6_000_000),
        ("Subvention", 2_000_000),
    ]
    assert {figure.label: figure.value for figure in report.figures} == {
        "Membres": 4,
        "Livré": 3_300_000,
        "Payé aux membres": 850_000,
        "Fonctionnelles": 0,
        "Autonomie": 75,
    }


def test_members_are_counts(lived: Quarter) -> None:
    members = drawn(lived).members
    assert (members.total, members.women, members.youth, members.young_women) == (4, 2, 2, 2)
    assert (members.joined, members.delivering, members.youth_unknown) == (2, 2, 0)


def test_nobody_is_named(lived: Quarter) -> None:
    text = str(asdict(drawn(lived, "programme_officer")))
    assert "Kabeya" not in text
    assert "Mbuyi'" not in text.replace("Déodate Mbuyi'", "")


def test_the_figures_are_those_of_the_pages(lived: Quarter) -> None:
    """The network's lines, and each domain's own query over the same cooperatives."""
    report, scope = drawn(lived), lived.scope()
    ids = [lived.bulk.organisation, lived.quiet.organisation]
    lines = rows(scope, ids, FIRST, LAST)
    assert [(line.name, line.members, line.women, line.youth, line.grams, line.value, line.paid) for line in lines] == [
        (line.name, line.members, line.women, line.youth, line.grams, line.value_cdf, line.paid_cdf)
        for line in report.cooperatives
    ]
    totals = total(lines)
    assert totals.grams == sum(line.grams for line in report.products) == sum(m.grams for m in report.in_quarter())
    assert totals.value == sum(line.value_cdf for line in report.products)
    assert totals.paid == sum(line.cdf for line in report.payments)
    assert totals.members == report.members.total
    delivered = volumes(scope, ids, FIRST, LAST)
    assert sum(volume.deliveries for volume in delivered) == sum(line.deliveries for line in report.cooperatives)
    assert sum(people.total for people in counts(scope, ids, date(2026, 3, 31)).values()) == report.members.total
    paid = payment_totals(scope, ids, FIRST, LAST)
    assert sum(payment.count for payment in paid) == sum(line.payments for line in report.payments)
    books = result(scope, ids, FIRST, LAST)
    assert sum(line.amount for line in books if line.direction == "in") == sum(line.cdf for line in report.income)
    assert sum(line.amount for line in books if line.direction == "out") == sum(line.cdf for line in report.expenses)
    assert sum(line.income_cdf for line in report.cooperatives) == sum(line.cdf for line in report.income)
    assert sum(line.expenses_cdf for line in report.cooperatives) == sum(line.cdf for line in report.expenses)


def test_annexes_add_up(lived: Quarter) -> None:
    report = drawn(lived)
    by_month, by_product, payments = report.annexes
    assert by_month.rows[-1] == ("Ensemble", 1_000_000, 0, 2_300_000, 3_300_000, 3, 3_810_000)
    assert by_product.rows[-1] == ("Ensemble", "", 3, 3_300_000, 3_810_000)
    assert payments.rows[-1] == ("Ensemble", 1, 850_000, 0, 0, report.owed_cdf)


def test_a_reversed_delivery_leaves_every_table(lived: Quarter) -> None:
    wrong = lived.bulk.weigh(_maize(lived), date(2026, 2, 10), 700)
    assert drawn(lived).cooperatives[1].grams == 4_000_000
    lived.bulk.send("collect.reverse_delivery", {"delivery": wrong, "reason": "pesé deux fois"}, date(2026, 2, 11))
    report = drawn(lived)
    assert report.cooperatives[1].grams == 3_300_000 == report.products[0].grams + report.products[1].grams


def test_the_same_product_of_two_cooperatives_is_one_line(lived: Quarter) -> None:
    lived.quiet.weigh(lived.quiet.product("maïs", "Grain", 900), date(2026, 1, 5), 100)
    maize = drawn(lived).products[0]
    assert (maize.grams, maize.value_cdf, maize.deliveries) == (3_100_000, 2_640_000, 3)


@pytest.mark.parametrize("role", ["focal_point", "partner_leader", "direction", "programme_officer"])
def test_who_reads_it(lived: Quarter, role: str) -> None:
    assert len(drawn(lived, role).cooperatives) == 2


@pytest.mark.parametrize("role", ["manager", "secretary", "president", "administrator"])
def test_for_others_it_does_not_exist(lived: Quarter, role: str) -> None:
    with pytest.raises(NotVisible):
        drawn(lived, role)


def test_another_province_sees_nothing_of_it(lived: Quarter) -> None:
    stranger = lived.network.stranger("focal_point").scope
    with pytest.raises(NotVisible):
        quarterly(stranger, lived.network.partner, PERIOD, STAMP)
    own = quarterly(stranger, lived.network.other_partner, PERIOD, STAMP)
    assert [line.name for line in own.cooperatives] == ["Lukula ya Kenge"]


def test_a_cooperative_has_no_report_of_its_own(lived: Quarter) -> None:
    with pytest.raises(NotVisible):
        quarterly(lived.scope(), lived.bulk.organisation, PERIOD, STAMP)


@pytest.mark.parametrize("period", ["2026", "2026-Q5", "2026-q0", "1875-Q1", "Q1-2026", ""])
def test_what_is_no_quarter(lived: Quarter, period: str) -> None:
    with pytest.raises(BadQuarter):
        quarterly(lived.scope(), lived.network.partner, period, STAMP)


def test_a_partner_without_cooperatives_has_an_empty_report(lived: Quarter) -> None:
    lived.network.partner = lived.network.other_partner
    stranger = lived.network.stranger("focal_point").scope
    report = quarterly(stranger, lived.network.other_partner, "2019-Q3", STAMP)
    assert report.cooperatives[0].grams == 0
    assert report.summary[0] == "Aucune livraison n’a été enregistrée ce trimestre."
    assert report.products == ()


def statements(lived: Quarter) -> int:
    scope = lived.scope()
    with CaptureQueriesContext(connection) as asked:
        quarterly(scope, lived.network.partner, PERIOD, STAMP)
    return len(asked)


def test_the_same_number_of_statements_at_any_size(lived: Quarter) -> None:
    before = statements(lived)
    for number in range(4):
        more = make_works(lived.network, f"PLUS{number}", f"Plus {number}", lived.network.partner)
        more.weigh(more.product("Arachide", f"coque {number}"), date(2026, 2, 1), 100)
    assert statements(lived) == before
    assert before <= 25


def _maize(lived: Quarter) -> UUID:
    from lisanga.domains.stock.queries import products

    return next(row.id for row in products(lived.bulk.manager.scope, lived.bulk.organisation) if row.name == "Maïs")
