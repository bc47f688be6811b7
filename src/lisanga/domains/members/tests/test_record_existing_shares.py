"""Shares of a paper register: a fact, its breaches flagged."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import OpenItem
from lisanga.core.ledger.tests.standard import (
    assert_sound,
    assert_standard,
    balances,
    codes,
    lines_of,
    statements,
)
from lisanga.core.operations.gate import submit
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.members.operations.record_existing_shares import RecordExistingShares
from lisanga.domains.members.tests.ground import Register

pytestmark = pytest.mark.django_db
KIND = "record_existing_shares"


def existing(register: Register, shares: int, paid: int, **more: Any) -> Answer:
    return register.send(KIND, RecordExistingShares(**({"member": register.kabeya} | more), shares=shares, paid=paid))


def test_what_the_paper_shows_waits_for_the_opening_balance(register: Register) -> None:
    answer = existing(register, 3, 45_000)
    assert answer.verdict == Verdict.ACCEPTED
    assert answer.result == {"certificate": 1, "subscribed": 60_000, "paid": 45_000, "excess": 0}
    assert lines_of(answer.id) == [
        ("4612", 60_000, 0),
        ("1012", 0, 60_000),
        ("4718", 45_000, 0),
        ("4612", 0, 45_000),
        ("1012", 45_000, 0),
        ("1013", 0, 45_000),
    ]
    assert OpenItem.plain.get(id=answer.id).amount == 15_000
    assert register.shares(register.kabeya) == (3, 60_000, 45_000)
    assert_sound()


def test_shares_without_any_payment_open_all_of_it(register: Register) -> None:
    answer = existing(register, 2, 0)
    assert balances(register.organisation) == {"1012": -40_000, "4612": 40_000}
    assert OpenItem.plain.get(id=answer.id).amount == 40_000


@pytest.mark.parametrize(
    ("statutes", "shares", "paid", "code", "reference"),
    [
        ({"form": "coop_ca"}, 5, 99_999, "below_minimum_payment", "AUS 270"),
        ({"form": "coop_ca", "allow_quarter": True}, 5, 24_999, "below_minimum_payment", "AUS 270"),
        ({"minimum_payment_pct": 5_000}, 5, 49_999, "below_minimum_payment", "AUS 207"),
        ({}, 1, 25_000, "above_amount", ""),
    ],
)
def test_breaches_are_recorded_and_flagged(
    register: Register, statutes: dict[str, Any], shares: int, paid: int, code: str, reference: str
) -> None:
    register.statutes(**statutes)
    answer = existing(register, shares, paid)
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, [code])
    assert answer.problems[0].reference == reference
    assert register.shares(register.kabeya)[0] == shares
    assert_sound()


def test_money_beyond_the_shares_is_told_and_not_posted(register: Register) -> None:
    answer = existing(register, 1, 25_000)
    assert (answer.result["paid"], answer.result["excess"]) == (20_000, 5_000)
    assert balances(register.organisation) == {"1013": -20_000, "4718": 20_000}


def test_the_largest_part_is_measured_against_the_whole_register(register: Register) -> None:
    register.statutes(max_share_pct=1_000)
    assert existing(register, 11, 0).verdict == Verdict.ACCEPTED  # alone, the rest of the paper is not known yet
    above = existing(register, 11, 0, member=register.mbuyi, register_shares=100)
    assert (above.verdict, codes(above)) == (Verdict.FLAGGED, ["above_maximum_share"])
    third = register.enrol("Tshala")
    assert existing(register, 10, 0, member=third, register_shares=100).verdict == Verdict.ACCEPTED


def test_a_list_measures_the_largest_part_after_itself(register: Register) -> None:
    register.statutes(max_share_pct=5_000)
    members = [register.kabeya, register.mbuyi, register.enrol("Tshala")]
    sent = [
        register.wrap(KIND, RecordExistingShares(member=member, shares=shares, paid=0))
        for member, shares in zip(members, (6, 2, 2), strict=True)
    ]
    answers = submit(register.network.viewer("secretary"), sent)
    assert [codes(answer) for answer in answers] == [["above_maximum_share"], [], []]
    assert [answer.result["certificate"] for answer in answers] == [1, 2, 3]


def test_a_second_line_of_one_member_is_added_and_flagged(register: Register) -> None:
    existing(register, 1, 20_000)
    again = existing(register, 2, 0)
    assert (again.verdict, codes(again)) == (Verdict.FLAGGED, ["already_recorded"])
    assert register.shares(register.kabeya) == (3, 60_000, 20_000)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"shares": 0}, "bad_shares"),
        ({"shares": 10**30}, "bad_shares"),
        ({"paid": -1}, "bad_paid"),
        ({"paid": 10**30}, "bad_paid"),
        ({"member": new_id()}, "unknown_member"),
        ({"nominal": -5}, "no_nominal"),
        ({"nominal": 10**30}, "bad_nominal"),
    ],
)
def test_what_makes_no_sense_is_refused(register: Register, values: dict[str, Any], code: str) -> None:
    answer = existing(register, **({"shares": 1, "paid": 0} | values))
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert balances(register.organisation) == {}


def test_a_nominal_value_may_come_with_the_paper(register: Register) -> None:
    register.statutes(nominal_share=0)
    assert codes(existing(register, 1, 0)) == ["no_nominal"]
    assert existing(register, 2, 0, nominal=5_000).result["subscribed"] == 10_000


def test_a_list_costs_the_same_number_of_statements_as_one(register: Register) -> None:
    viewer, members = register.network.viewer("secretary"), [register.enrol(f"F{n}") for n in range(21)]
    sent = [register.wrap(KIND, RecordExistingShares(member=member, shares=1, paid=5_000)) for member in members]
    assert statements(lambda: submit(viewer, sent[:1])) == statements(lambda: submit(viewer, sent[1:]))
    assert_sound()


def test_standard_cases(register: Register) -> None:
    sent = RecordExistingShares(member=register.kabeya, shares=3, paid=15_000)
    assert_standard(register.network, "members.record_existing_shares", sent, role="collector")
