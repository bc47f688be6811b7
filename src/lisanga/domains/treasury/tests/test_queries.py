"""Scoped reads of the treasury."""

from datetime import date
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from lisanga.core.kernel import clock
from lisanga.core.ledger.chart import INPUTS
from lisanga.core.scope.viewer import NOTHING, NotVisible, Scope
from lisanga.domains.treasury import queries
from lisanga.domains.treasury.operations.count_cash import CountCash, Denomination
from lisanga.domains.treasury.operations.open_payment_list import OpenPaymentList
from lisanga.domains.treasury.operations.pay_member import PayMember
from lisanga.domains.treasury.operations.record_cash import RecordCash
from lisanga.domains.treasury.operations.record_receivable import RecordReceivable
from lisanga.domains.treasury.queries.results import Autonomy
from lisanga.domains.treasury.tests.ground import DAY, Ground

pytestmark = pytest.mark.django_db
APRIL = clock.month_of(DAY)


@pytest.fixture
def busy(ground: Ground) -> Ground:
    """G82: own income 10,000,000; subsidies and gifts 2,500,000."""
    for category, amount, direction in (
        ("produce_sale", 9_000_000, "in"),
        ("services", 1_000_000, "in"),
        ("subsidy", 2_000_000, "in"),
        ("gift", 500_000, "in"),
        ("transport", 400_000, "out"),
    ):
        sent = RecordCash(till=ground.cash, direction=direction, amount=amount, category=category)  # type: ignore[arg-type]  # literal
        ground.send("treasury.record_cash", sent)
    ground.owe(ground.kabeya, 40_000, business_date=date(2026, 4, 3))
    ground.owe(ground.kabeya, 25_000, business_date=date(2026, 4, 5))
    ground.owe(ground.mbuyi, 30_000, business_date=date(2026, 4, 2))
    return ground


@pytest.fixture
def scope(busy: Ground) -> Scope:
    return busy.secretary.scope


def test_g82_autonomy(busy: Ground, scope: Scope) -> None:
    found = queries.autonomy(scope, [busy.cooperative], APRIL, APRIL)[busy.cooperative]
    assert (found.own, found.given, found.percentage) == (10_000_000, 2_500_000, 80)
    assert queries.autonomy(scope, [busy.cooperative], APRIL + 1, APRIL + 2)[busy.cooperative].percentage is None
    assert Autonomy(1, 0).percentage == 100


def test_result_reads_in_plain_words(
    busy: Ground, scope: Scope, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        rows = queries.result(scope, [busy.cooperative], APRIL, APRIL)
    assert [(row.label, row.direction, row.amount) for row in rows][:2] == [
        ("Vente de produits", "in", 9_000_000),
        ("Services rendus (transport, décorticage, location…)", "in", 1_000_000),
    ]
    assert ("Transport", "out", 400_000) in [(row.label, row.direction, row.amount) for row in rows]
    income = sum(row.amount for row in rows if row.direction == "in")
    assert income == 12_500_000


def test_the_cash_book_is_read_a_page_at_a_time(
    busy: Ground, scope: Scope, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    busy.send("treasury.pay_member", PayMember(member=busy.kabeya, till=busy.cash, amount=1_000))
    with django_assert_num_queries(2):
        page = queries.cash_book(scope, busy.cooperative, busy.cash, limit=4)
    assert [row.number for row in page] == [6, 5, 4, 3]
    assert (page[0].name, page[0].balance) == ("KABEYA Mukubwa Rémy", 12_099_000)
    rest = queries.cash_book(scope, busy.cooperative, busy.cash, before=page[-1].number, limit=4)
    assert [row.number for row in rest] == [2, 1]
    assert queries.cash_book(scope, busy.cooperative, busy.mobile) == []


def test_payables_group_by_member_oldest_first(
    busy: Ground, scope: Scope, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        found = queries.payables(scope, busy.cooperative)
    assert [(row.name, row.amount, row.items, row.oldest) for row in found] == [
        ("MBUYI Grâce", 30_000, 1, date(2026, 4, 2)),
        ("KABEYA Mukubwa Rémy", 65_000, 2, date(2026, 4, 3)),
    ]
    after = (found[0].oldest, found[0].member)
    assert [row.member for row in queries.payables(scope, busy.cooperative, after=after)] == [busy.kabeya]
    assert [row.member for row in queries.payables(scope, busy.cooperative, members=[busy.mbuyi])] == [busy.mbuyi]
    assert queries.payables_total(scope, busy.cooperative) == {"CDF": (95_000, 2)}


def test_payments_by_member_month_and_list(busy: Ground, scope: Scope) -> None:
    plan = OpenPaymentList(till=busy.cash, label="Paie", planned=2, total=95_000)
    parent = busy.send("treasury.open_payment_list", plan).id
    busy.send("treasury.pay_member", PayMember(member=busy.kabeya, till=busy.cash, amount=65_000), caused_by=parent)
    own = queries.payments_of(scope, busy.cooperative, busy.kabeya)
    assert [(row.amount, row.nature) for row in own] == [(65_000, "payment")]
    totals = queries.payment_totals(scope, [busy.cooperative], APRIL, APRIL)
    assert [(row.channel, row.amount, row.count) for row in totals] == [("cash", 65_000, 1)]
    shown = queries.payment_list(scope, busy.cooperative, parent)
    assert shown is not None
    assert (shown[0].planned, shown[0].paid_count, shown[0].paid_total) == (2, 1, 65_000)
    assert queries.payment_lists(scope, busy.cooperative) == [shown[0]]
    assert queries.payment_list(scope, busy.cooperative, UUID(int=5)) is None


def test_receivables_and_counts(busy: Ground, scope: Scope) -> None:
    claim = RecordReceivable(category="services", amount=7_000, debtor_name="Moulin de Kikwit")
    busy.send("treasury.record_receivable", claim)
    item, name = queries.receivables(scope, busy.cooperative)[0]
    assert (item.remaining, name) == (7_000, "Moulin de Kikwit")
    notes = (Denomination(value=20_000, count=605),)
    for day in (date(2026, 4, 14), date(2026, 4, 15)):
        sent = CountCash(till=busy.cash, denominations=notes, counted_by="Mbuyi")
        busy.send("treasury.count_cash", sent, business_date=day)
    found = queries.counts(scope, busy.cooperative, busy.cash)
    assert [row.on.day for row in found] == [15, 14]
    assert found[0].denominations == [(20_000, 605)]
    assert queries.counts(scope, busy.cooperative, before=(found[0].on, found[0].id)) == found[1:]


def test_what_a_till_held_on_a_day(busy: Ground, scope: Scope) -> None:
    later = RecordCash(till=busy.cash, direction="out", amount=100_000, category="transport")
    busy.send("treasury.record_cash", later, business_date=date(2026, 4, 20))
    assert queries.held_on(scope, busy.cooperative, busy.cash, date(2026, 4, 13)) == 0
    assert queries.held_on(scope, busy.cooperative, busy.cash, DAY) == 12_100_000
    assert queries.held_on(scope, busy.cooperative, busy.cash, date(2026, 4, 20)) == 12_000_000
    assert queries.held_on(scope, busy.cooperative, UUID(int=1), DAY) is None


def test_the_book_is_narrowed_to_what_was_asked(busy: Ground, scope: Scope) -> None:
    busy.send("treasury.pay_member", PayMember(member=busy.kabeya, till=busy.cash, amount=1_000))

    def kept(**wanted: object) -> list[int]:
        chosen = queries.BookFilter(**wanted)  # type: ignore[arg-type]  # names of the filter's own fields
        return [row.number for row in queries.cash_book(scope, busy.cooperative, chosen=chosen)]

    assert kept() == [6, 5, 4, 3, 2, 1]
    assert kept(direction="out") == [6, 5]
    assert kept(natures=("payment",)) == [6]
    assert kept(category="gift") == [4]
    assert kept(first=date(2026, 4, 15)) == []
    assert kept(last=date(2026, 4, 14), till=busy.mobile) == []


def test_what_members_owe_is_read_by_account(busy: Ground, scope: Scope) -> None:
    claim = RecordReceivable(category="inputs_sale", amount=7_000, debtor=busy.mbuyi)
    busy.send("treasury.record_receivable", claim)
    assert queries.receivables(scope, busy.cooperative) == []
    item, name = queries.receivables(scope, busy.cooperative, account=INPUTS)[0]
    assert (item.remaining, name) == (7_000, "MBUYI Grâce")


def test_a_partner_reads_sums_and_no_line(busy: Ground) -> None:
    partner = busy.network.viewer("partner_leader").scope
    assert queries.autonomy(partner, [busy.cooperative], APRIL, APRIL)[busy.cooperative].percentage == 80
    with pytest.raises(NotVisible):
        queries.cash_book(partner, busy.cooperative)


@pytest.mark.parametrize("who", ["stranger", "visitor"])
def test_others_see_nothing(busy: Ground, who: str) -> None:
    scope = busy.network.stranger().scope if who == "stranger" else NOTHING
    organisation = busy.cooperative
    for read in (
        lambda: queries.tills(scope, organisation),
        lambda: queries.till_choices(scope, organisation),
        lambda: queries.cash_book(scope, organisation),
        lambda: queries.movement(scope, organisation, UUID(int=1)),
        lambda: queries.counts(scope, organisation),
        lambda: queries.movement_of_member(scope, organisation, UUID(int=1)),
        lambda: queries.held_on(scope, organisation, UUID(int=1), DAY),
        lambda: queries.uncounted(scope, organisation, APRIL),
        lambda: queries.payables(scope, organisation),
        lambda: queries.payables_total(scope, organisation),
        lambda: queries.receivables(scope, organisation),
        lambda: queries.payments_of(scope, organisation, busy.kabeya),
        lambda: queries.payment_lists(scope, organisation),
        lambda: queries.payment_list(scope, organisation, UUID(int=1)),
        lambda: queries.payment_totals(scope, [organisation], APRIL, APRIL),
        lambda: queries.result(scope, [organisation], APRIL, APRIL),
        lambda: queries.autonomy(scope, [organisation], APRIL, APRIL),
    ):
        with pytest.raises(NotVisible):
            read()


def test_a_member_reads_only_own_payments(busy: Ground) -> None:
    busy.send("treasury.pay_member", PayMember(member=busy.kabeya, till=busy.cash, amount=1_000))
    own = Scope(own={busy.kabeya: busy.cooperative})
    paid = queries.payments_of(own, busy.cooperative, busy.kabeya)
    assert len(paid) == 1
    assert queries.movement_of_member(own, busy.cooperative, paid[0].operation) == paid
    other = busy.send("treasury.pay_member", PayMember(member=busy.mbuyi, till=busy.cash, amount=1_000)).id
    assert queries.movement_of_member(own, busy.cooperative, other) == []
    assert len(queries.movement_of_member(busy.secretary.scope, busy.cooperative, other)) == 1
    with pytest.raises(NotVisible):
        queries.payments_of(own, busy.cooperative, busy.mbuyi)
