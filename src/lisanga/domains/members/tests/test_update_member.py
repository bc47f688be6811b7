"""Profile fields put right, each with the value that was seen."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.core.ledger.models import Auxiliary
from lisanga.core.ledger.tests.standard import assert_standard, codes
from lisanga.core.operations.verdicts import Answer, Verdict
from lisanga.domains.members import queries
from lisanga.domains.members.models import Member, MemberCount, MemberToken
from lisanga.domains.members.operations.update_member import UpdateMember
from lisanga.domains.members.tests.ground import Register

pytestmark = pytest.mark.django_db


def update(register: Register, **changes: Any) -> Answer:
    return register.send("update_member", UpdateMember(member=register.kabeya, changes=changes))


def kabeya(register: Register) -> queries.MemberSheet:
    return queries.member(register.scope, register.organisation, register.kabeya)


def test_fields_words_counts_and_individual_account_follow(register: Register) -> None:
    answer = update(
        register,
        family=("Kabeya", "KABEYA BIN"),
        sex=("M", "F"),
        birth_date=("", "1985-01-30"),
        phone=("", "0811234999"),
        village=("", "Kimbata"),
    )
    assert answer.verdict == Verdict.ACCEPTED
    assert answer.result == {"changed": ["birth_date", "family", "phone", "sex", "village"], "conflicts": []}
    sheet = kabeya(register)
    assert (str(sheet.name), sheet.birth_year, sheet.birth_date) == (
        "KABEYA BIN Mukubwa Rémy",
        1985,
        date(1985, 1, 30),
    )
    assert (sheet.phone, sheet.operator) == ("+243811234999", "Vodacom")
    assert Auxiliary.plain.get(id=register.kabeya).name == "KABEYA BIN Mukubwa Rémy"
    words = set(MemberToken.plain.filter(member=register.kabeya).values_list("token", flat=True))
    assert words == {"kabeya", "bin", "mukubwa", "remy", "0811234999", "1"}
    counts = {(row.sex, row.birth_year): row.count for row in MemberCount.plain.filter(count__gt=0)}
    assert counts == {("F", 1985): 1, ("F", 1999): 1}
    assert [hit.id for hit in queries.find(register.scope, "bin kab")] == [register.kabeya]


def test_a_value_changed_meanwhile_is_kept_and_flagged(register: Register) -> None:
    update(register, village=("", "Kimbata"))
    late = update(register, village=("", "Kinzamba"), profession=("", "Pêcheur"))
    assert (late.verdict, codes(late)) == (Verdict.FLAGGED, ["conflict"])
    assert late.result == {"changed": ["profession"], "conflicts": ["village"]}
    assert (kabeya(register).village, kabeya(register).profession) == ("Kimbata", "Pêcheur")


def test_the_same_new_value_is_no_conflict(register: Register) -> None:
    update(register, phone=("", "0811234999"))
    assert update(register, phone=("", "+243 811 234 999")).verdict == Verdict.ACCEPTED


def test_emptying_a_year_takes_it_out_of_the_counts(register: Register) -> None:
    assert update(register, birth_year=("1984", "")).verdict == Verdict.ACCEPTED
    assert MemberCount.plain.get(sex="M", birth_year=0).count == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "no_change"),
        ({"photo": ("", "x")}, "unknown_field"),
        ({"sex": ("M", "X")}, "bad_value"),
        ({"birth_year": ("1984", "l’an dernier")}, "bad_value"),
        ({"birth_date": ("", "30/05/1984")}, "bad_value"),
        ({"village": ("", "x" * 81)}, "bad_value"),
        ({"family": ("Kabeya", ""), "given": ("Rémy", " ")}, "no_name"),
    ],
)
def test_what_makes_no_sense_is_refused(register: Register, changes: dict[str, Any], code: str) -> None:
    answer = update(register, **changes)
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert str(kabeya(register).name) == "KABEYA Mukubwa Rémy"


def test_a_number_of_another_country_is_kept_as_written(register: Register) -> None:
    answer = update(register, phone=("", "+33 6 12 34 56 78"))
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, ["bad_phone"])
    assert (kabeya(register).phone, kabeya(register).phone_typed) == ("", "+33 6 12 34 56 78")


def test_members_of_others_are_unknown(register: Register) -> None:
    other = Member.plain.get(id=register.kabeya)
    other.id, other.organisation_id = new_id(), register.network.other
    other.save(force_insert=True)
    sent = UpdateMember(member=other.id, changes={"village": ("", "Ici")})
    assert codes(register.send("update_member", sent)) == ["unknown_member"]
    assert Member.plain.get(id=other.id).village == ""


def test_standard_cases(register: Register) -> None:
    sent = UpdateMember(member=register.kabeya, changes={"village": ("", "Kimbata II")})
    assert_standard(register.network, "members.update_member", sent, role="collector")
