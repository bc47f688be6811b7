"""The network's lines: exact, the same whichever way they are added up, and only those that may be read."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.viewer import NOTHING, NotVisible, Scope
from lisanga.domains.collect.queries import last_delivery_days
from lisanga.domains.cooperatives.queries import CooperativeFilter
from lisanga.reports.network import NetworkRow, figures, months, rows, total
from lisanga.reports.tests.ground import FIRST, LAST, Quarter, make_works


def line_of(lived: Quarter, organisation: UUID, role: str = "programme_officer") -> NetworkRow:
    (line,) = rows(lived.scope(role), [organisation], FIRST, LAST)
    return line


def test_one_cooperative_of_the_quarter(lived: Quarter) -> None:
    line = line_of(lived, lived.bulk.organisation)
    assert (line.code, line.name, line.partner_name) == ("IDIOFA", "Bomoko ya Idiofa", "Province du Kwilu")
    assert (line.province, line.place, line.stage) == ("CD-KL", "Kwilu · Idiofa", "registered")
    assert (line.members, line.women, line.youth) == (2, 1, 1)
    # November is outside the quarter: 1 000 + 2 000 kg of maize at 850 and 300 kg of coffee at 4 200.
    assert (line.deliveries, line.grams) == (3, 3_300_000)
    assert line.value == 3000 * 850 + 300 * 4200
    assert (line.payments, line.paid, line.paid_mobile, line.paid_usd) == (1, 850_000, 0, 0)
    assert line.last_delivery == date(2026, 3, 20)
    assert (line.own, line.given, line.autonomy) == (6_000_000, 2_000_000, 75)


def test_a_cooperative_where_nothing_moved(lived: Quarter) -> None:
    line = line_of(lived, lived.quiet.organisation)
    assert (line.deliveries, line.grams, line.value, line.payments, line.paid) == (0, 0, 0, 0, 0)
    assert (line.last_delivery, line.autonomy) == (None, None)


def test_lines_come_by_name(lived: Quarter) -> None:
    lines = rows(lived.scope("programme_officer"), None, FIRST, LAST)
    assert [line.code for line in lines] == ["GUNGU", "IDIOFA", "KASONGO"]


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        ("focal_point", ["GUNGU", "IDIOFA"]),
        ("partner_leader", ["GUNGU", "IDIOFA"]),
        ("direction", ["GUNGU", "IDIOFA", "KASONGO"]),
        ("administrator", []),
        ("secretary", []),
    ],
)
def test_only_what_may_be_added_up(lived: Quarter, role: str, codes: list[str]) -> None:
    scope = lived.scope(role)
    assert [line.code for line in rows(scope, None, FIRST, LAST)] == codes
    found = figures(scope, CooperativeFilter(), FIRST, LAST)
    assert found.totals.cooperatives == len(codes)
    assert sum(line.grams for line in months(scope, None, FIRST, LAST)) == found.totals.grams


def test_a_manager_reads_the_line_of_their_own_cooperative(lived: Quarter) -> None:
    assert [line.code for line in rows(lived.bulk.manager.scope, None, FIRST, LAST)] == ["IDIOFA"]


def test_a_visitor_adds_up_nothing(lived: Quarter) -> None:
    assert rows(NOTHING, None, FIRST, LAST) == []
    assert asdict(figures(NOTHING, CooperativeFilter(), FIRST, LAST).totals) == asdict(total([]))


@pytest.mark.parametrize(
    "ask",
    [
        lambda scope, wanted: rows(scope, wanted, FIRST, LAST),
        lambda scope, wanted: months(scope, wanted, FIRST, LAST),
    ],
)
def test_somebody_elses_cooperative_does_not_exist(lived: Quarter, ask: Callable[[Scope, list[UUID]], object]) -> None:
    for wanted in (lived.far.organisation, new_id()):
        with pytest.raises(NotVisible):
            ask(lived.scope("focal_point"), [lived.bulk.organisation, wanted])


@pytest.mark.parametrize(
    "wanted",
    [
        CooperativeFilter(),
        CooperativeFilter(province="CD-KL"),
        CooperativeFilter(province="CD-KG"),
        CooperativeFilter(stage="registered"),
        CooperativeFilter(form="coop_ca"),
        CooperativeFilter(text="idiofa"),
    ],
)
@pytest.mark.parametrize("span", [(FIRST, LAST), (FIRST - 2, FIRST - 2), (FIRST - 12, LAST + 12)])
def test_figures_are_what_the_lines_add_up_to(lived: Quarter, wanted: CooperativeFilter, span: tuple[int, int]) -> None:
    scope = lived.scope("direction")
    found = figures(scope, wanted, *span)
    lines = rows(scope, found.organisations, *span)
    assert asdict(found.totals) == asdict(total(lines))
    assert sum(found.provinces.values()) == len(lines)
    assert [line.month for line in found.months] == list(range(span[0], span[1] + 1))
    for name in ("deliveries", "grams", "value", "paid", "paid_mobile", "paid_usd", "payments"):
        assert sum(getattr(line, name) for line in found.months) == sum(getattr(line, name) for line in lines)


def test_months_stand_where_deliveries_were(lived: Quarter) -> None:
    found = months(lived.scope("focal_point"), None, FIRST - 2, LAST)
    assert [line.grams // 1000 for line in found] == [500, 0, 1000, 0, 2300]
    assert [line.paid for line in found] == [0, 0, 0, 0, 850_000]


def test_a_reversed_delivery_is_taken_off(lived: Quarter) -> None:
    before = line_of(lived, lived.far.organisation)
    again = lived.far.product("Arachides", "coque")
    wrong = lived.far.weigh(again, date(2026, 3, 30), 50)
    assert line_of(lived, lived.far.organisation).last_delivery == date(2026, 3, 30)
    lived.far.send("collect.reverse_delivery", {"delivery": wrong, "reason": "Mauvais membre"}, date(2026, 3, 31))
    assert line_of(lived, lived.far.organisation) == before


def test_the_last_delivery_is_not_later_than_the_months_asked_for(lived: Quarter) -> None:
    scope, bulk = lived.scope("direction"), lived.bulk.organisation
    assert last_delivery_days(scope, [bulk], date(2026, 2, 28)) == {bulk: date(2026, 1, 12)}
    assert last_delivery_days(scope, [bulk], date(2025, 11, 19)) == {}
    with pytest.raises(NotVisible):
        last_delivery_days(lived.scope("focal_point"), [lived.far.organisation], date(2026, 2, 28))


def test_payments_by_telephone_are_told_apart(lived: Quarter) -> None:
    day = date(2026, 3, 25)
    filled = {"till": lived.bulk.mobile, "direction": "in", "amount": 900_000, "category": "produce_sale"}
    lived.bulk.send("treasury.record_cash", filled, day)
    payload = {
        "member": lived.bulk.members[1],
        "till": lived.bulk.mobile,
        "amount": 300_000,
        "operator": "M-Pesa",
        "reference": "9XK2",
    }
    lived.bulk.send("treasury.pay_member", payload, day)
    line = line_of(lived, lived.bulk.organisation)
    assert (line.payments, line.paid, line.paid_mobile) == (2, 1_150_000, 300_000)


def test_statements_do_not_grow_with_the_network(lived: Quarter) -> None:
    scope = lived.scope("direction")
    few = _statements(scope)
    for number in range(6):
        works = make_works(lived.network, f"COOP{number}", f"Coopérative {number}", lived.network.partner)
        works.weigh(works.product("Maïs", "grain"), date(2026, 2, 2), 100)
    scope = lived.scope("direction")
    assert _statements(scope) == few
    assert max(few) <= 8


def _statements(scope: Scope) -> list[int]:
    counted = []
    for read in (
        lambda: rows(scope, None, FIRST, LAST),
        lambda: months(scope, None, FIRST, LAST),
        lambda: figures(scope, CooperativeFilter(), FIRST, LAST),
    ):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            read()
        counted.append(len(seen))
    return counted


def test_ages_are_counted_on_the_last_day_asked_for(lived: Quarter) -> None:
    """35 years at most in the year; a year of birth that nobody wrote is not young."""
    for person in (
        {"family": "Nsimba", "sex": "F", "birth_year": 1991},
        {"family": "Nzuzi", "sex": "F", "birth_year": 1990},
        {"family": "Makiese", "sex": "M"},
    ):
        lived.bulk.send("members.register_member", person, date(2026, 1, 5))
    line = line_of(lived, lived.bulk.organisation)
    assert (line.members, line.women, line.youth) == (5, 3, 2)
    (a_year_on,) = rows(lived.scope("direction"), [lived.bulk.organisation], FIRST + 12, LAST + 12)
    assert a_year_on.youth == 1
