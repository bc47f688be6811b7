"""Scoped reads of the register and of shares: by key, at a constant cost, only for those who may."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.tests.standard import APRIL, DAY, statements
from lisanga.core.scope.viewer import NOTHING, NotVisible, Scope
from lisanga.domains.members import queries
from lisanga.domains.members.queries import MemberFilters, ShareTotals
from lisanga.domains.members.tests.ground import Register

pytestmark = pytest.mark.django_db


@pytest.fixture
def village(register: Register) -> Register:
    """Six members; Kabeya holds shares, Mbuyi is owed nothing, one has applied and one has left."""
    register.enrol("Ilunga", given="Éric", sex="M", village="Kimbata", number=40, paper_number="K-7")
    register.enrol("Ngalula", given="Marie", sex="F", birth_year=1960, village="Kimbata", joined_on=date(2025, 1, 1))
    register.enrol("Tshala", given="Anne", sex="F", status="applied", village="Kinzamba")
    gone = register.enrol("Zola", given="Paul", sex="M")
    register.send("set_status", {"member": gone, "status": "left"})
    sent = {"member": register.kabeya, "shares": 5, "paid": 25_000, "till": register.cash}
    register.send("subscribe_shares", sent)
    return register


def names(rows: Any) -> list[str]:
    return [row.name.family for row in rows]


def test_the_list_is_by_name_and_turns_its_pages_by_key(
    village: Register, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        page = queries.members(village.scope, village.organisation, limit=4)
    assert names(page) == ["Ilunga", "Kabeya", "Mbuyi", "Ngalula"]
    after = (page[-1].sort_name, page[-1].id)
    assert names(queries.members(village.scope, village.organisation, after=after)) == ["Tshala", "Zola"]
    kabeya = page[1]
    assert (kabeya.shares, kabeya.subscribed, kabeya.paid) == (5, 100_000, 25_000)
    assert kabeya.balances == {"CDF": (0, 75_000)}
    printed = queries.member_page(village.scope, village.organisation, after=2, limit=2)
    assert [row.number for row in printed] == [40, 41]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (MemberFilters(sex="F"), ["Mbuyi", "Ngalula", "Tshala"]),
        (MemberFilters(village="Kimbata"), ["Ilunga", "Ngalula"]),
        (MemberFilters(status="applied"), ["Tshala"]),
        (MemberFilters(status="current"), ["Ilunga", "Kabeya", "Mbuyi", "Ngalula"]),
        (MemberFilters(due="by"), ["Kabeya"]),
        (MemberFilters(due="to"), []),
        (MemberFilters(search="eric ilu"), ["Ilunga"]),
        (MemberFilters(search="+243 811 23"), ["Mbuyi"]),
        (MemberFilters(search="40"), ["Ilunga"]),
        (MemberFilters(search="k 7"), ["Ilunga"]),
        (MemberFilters(search="mbuyi", sex="M"), []),
    ],
)
def test_filters_narrow_list_and_total_alike(village: Register, filters: MemberFilters, found: list[str]) -> None:
    assert names(queries.members(village.scope, village.organisation, filters)) == found
    assert queries.member_total(village.scope, village.organisation, filters) == len(found)


def test_members_are_found_by_any_beginning(village: Register) -> None:
    for text, found in (("GRACE mb", ["Mbuyi"]), ("0811234567", ["Mbuyi"]), ("a", []), ("kab muk rem", ["Kabeya"])):
        assert names(queries.find(village.scope, text)) == found
    assert queries.find(village.network.stranger().scope, "kabeya") == []
    assert queries.find(village.network.viewer("partner_leader").scope, "kabeya") == []


def test_the_same_person_is_recognised_while_typing(
    village: Register, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        found = queries.similar_members(village.scope, village.organisation, "Remy KABEYA", "243811234567")
    assert [(row.name.family, row.why) for row in found] == [("Kabeya", "name"), ("Mbuyi", "phone")]
    assert queries.similar_members(village.scope, village.organisation, "Ka") == []


def test_numbers_of_a_register_find_their_members(
    village: Register, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found = queries.member_numbers(village.scope, village.organisation, ["1", " K-7", "99", "x"])
    assert found["1"] == village.kabeya
    assert set(found) == {"1", "K-7"}
    assert set(queries.member_numbers(village.scope, village.organisation)) == {"1", "2", "40", "K-7", "41", "42", "43"}


def test_counts_by_sex_and_age_from_kept_sums(
    village: Register, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    partner = village.network.viewer("partner_leader").scope
    with django_assert_num_queries(1):
        found = queries.counts(partner, [village.organisation], DAY)[village.organisation]
    assert (found.total, found.women, found.men, found.young, found.young_women) == (4, 2, 2, 1, 1)
    assert (found.applied, found.provisional, found.left) == (1, 4, 1)
    later = queries.counts(partner, [village.organisation], date(2036, 1, 1))[village.organisation]
    assert (later.young, (found + later).total) == (0, 8)
    assert queries.counted(partner, [village.organisation], DAY) == found
    year = (date(2025, 1, 1), date(2025, 12, 31))
    assert queries.joined(partner, [village.organisation], *year) == {village.organisation: 1}
    assert queries.villages(village.scope, village.organisation) == ["Kimbata", "Kinzamba"]


def test_shares_of_one_and_of_all(village: Register, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        (holding,) = queries.share_register(village.scope, village.organisation)
    assert (holding.member, holding.shares, holding.remaining) == (village.kabeya, 5, 75_000)
    assert queries.share_register(village.scope, village.organisation, (holding.sort_name, holding.member)) == []
    assert queries.share_account(village.scope, village.organisation, village.mbuyi) == ShareTotals()
    (move,) = queries.share_movements(village.scope, village.organisation, village.kabeya)
    assert (move.kind, move.shares, move.certificate, move.on) == ("subscription", 5, 1, DAY)
    partner = village.network.viewer("partner_leader").scope
    totals = {village.organisation: ShareTotals(5, 100_000, 25_000)}
    assert queries.share_totals(partner, [village.organisation]) == totals
    assert queries.share_totals(partner, [village.organisation], APRIL - 1) == {village.organisation: ShareTotals()}


def test_the_certificate_shows_what_stands(village: Register) -> None:
    assert queries.certificate(village.scope, village.organisation, village.mbuyi) is None
    second = village.send("subscribe_shares", {"member": village.kabeya, "shares": 1}).id
    found = queries.certificate(village.scope, village.organisation, village.kabeya)
    assert found is not None
    assert (found.numbers, found.first_on, found.holding.shares) == ((1, 2), DAY, 6)
    village.send("reverse_shares", {"movement": second, "reason": "erreur"})
    found = queries.certificate(village.scope, village.organisation, village.kabeya)
    assert found is not None
    assert (found.numbers, found.holding.shares) == ((1,), 5)


def test_a_register_brought_in_knows_who_is_there(village: Register) -> None:
    found = list(queries.registered(village.scope, village.organisation))
    assert {(row.number, row.paper_number) for row in found} == {
        (1, ""),
        (2, ""),
        (40, "K-7"),
        (41, ""),
        (42, ""),
        (43, ""),
    }
    assert found[-1].paper_number == "K-7"
    assert queries.shareholders(village.scope, village.organisation) == {village.kabeya}


def test_a_page_costs_the_same_at_any_size(village: Register) -> None:
    few = statements(lambda: queries.members(village.scope, village.organisation))
    for number in range(30):
        village.enrol(f"Membre {number}", sex="F")
    assert statements(lambda: queries.members(village.scope, village.organisation)) == few


def test_a_member_reads_only_the_own_sheet(village: Register) -> None:
    own = Scope(own={village.kabeya: village.organisation})
    assert queries.member(own, village.organisation, village.kabeya).number == 1
    assert queries.share_account(own, village.organisation, village.kabeya).shares == 5
    assert queries.certificate(own, village.organisation, village.kabeya) is not None
    for read in (queries.member, queries.share_account, queries.share_movements, queries.certificate):
        with pytest.raises(NotVisible):
            read(own, village.organisation, village.mbuyi)
    with pytest.raises(NotVisible):
        queries.members(own, village.organisation)


def test_somebody_who_does_not_exist_is_not_visible(village: Register) -> None:
    with pytest.raises(NotVisible):
        queries.member(village.scope, village.organisation, new_id())


ROWS: list[Callable[[Scope, UUID], Any]] = [
    lambda scope, organisation: queries.members(scope, organisation),
    lambda scope, organisation: queries.member_page(scope, organisation),
    lambda scope, organisation: queries.member_total(scope, organisation),
    lambda scope, organisation: queries.member(scope, organisation, new_id()),
    lambda scope, organisation: queries.similar_members(scope, organisation, "Kabeya", "0811234567"),
    lambda scope, organisation: queries.member_numbers(scope, organisation),
    lambda scope, organisation: queries.villages(scope, organisation),
    lambda scope, organisation: queries.share_register(scope, organisation),
    lambda scope, organisation: queries.share_account(scope, organisation, new_id()),
    lambda scope, organisation: queries.share_movements(scope, organisation, new_id()),
    lambda scope, organisation: queries.certificate(scope, organisation, new_id()),
    lambda scope, organisation: list(queries.registered(scope, organisation)),
    lambda scope, organisation: queries.shareholders(scope, organisation),
]
SUMS: list[Callable[[Scope, UUID], Any]] = [
    lambda scope, organisation: queries.counts(scope, [organisation], DAY),
    lambda scope, organisation: queries.share_totals(scope, [organisation]),
    lambda scope, organisation: queries.counted(scope, [organisation], DAY),
    lambda scope, organisation: queries.joined(scope, [organisation], DAY, DAY),
]


@pytest.mark.parametrize("read", ROWS + SUMS)
def test_others_see_nothing(register: Register, read: Callable[[Scope, UUID], Any]) -> None:
    for scope in (register.network.stranger().scope, NOTHING, register.network.viewer("administrator").scope):
        with pytest.raises(NotVisible):
            read(scope, register.organisation)


@pytest.mark.parametrize("read", ROWS)
def test_a_partner_reads_sums_and_no_row(register: Register, read: Callable[[Scope, UUID], Any]) -> None:
    with pytest.raises(NotVisible):
        read(register.network.viewer("partner_leader").scope, register.organisation)
