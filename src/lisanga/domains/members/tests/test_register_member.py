"""Members enter the register; what is doubtful is recorded and flagged."""

from datetime import date
from typing import Any

import pytest

from lisanga.core.ledger.models import Auxiliary
from lisanga.core.ledger.tests.standard import DAY, assert_standard, codes, statements
from lisanga.core.operations.gate import submit
from lisanga.core.operations.verdicts import Verdict
from lisanga.domains.members import queries
from lisanga.domains.members.models import Member, MemberCount, MemberToken
from lisanga.domains.members.operations.register_member import RegisterMember
from lisanga.domains.members.tests.ground import Register

pytestmark = pytest.mark.django_db
KIND = "register_member"


def joining(**more: Any) -> RegisterMember:
    return RegisterMember(**({"family": "ILUNGA", "post": "wa  mbula", "given": "jean-pierre"} | more))


def test_the_register_of_aus_9(register: Register) -> None:
    answer = register.send(
        KIND,
        joining(
            sex="M",
            birth_date=date(1990, 5, 30),
            phone="0811 234 568",
            village="Kimbata",
            address="Avenue du Marché 4",
            profession="Agriculteur",
            id_document="Carte d’électeur 12",
            joined_on=date(2026, 1, 12),
        ),
    )
    assert (answer.verdict, answer.result) == (Verdict.ACCEPTED, {"number": 3})
    sheet = queries.member(register.scope, register.organisation, answer.id)
    assert str(sheet.name) == "ILUNGA wa Mbula Jean-Pierre"
    assert (sheet.phone, sheet.operator, sheet.birth_year) == ("+243811234568", "Vodacom", 1990)
    assert (sheet.status, sheet.joined_on) == ("provisional", date(2026, 1, 12))
    assert (sheet.village, sheet.address, sheet.profession) == ("Kimbata", "Avenue du Marché 4", "Agriculteur")
    auxiliary = Auxiliary.plain.get(id=answer.id)
    assert (auxiliary.kind, auxiliary.number, auxiliary.name) == ("member", "3", "ILUNGA wa Mbula Jean-Pierre")
    words = set(MemberToken.plain.filter(member=answer.id).values_list("token", flat=True))
    assert words == {"ilunga", "wa", "mbula", "jean", "pierre", "0811234568", "3"}
    assert MemberCount.plain.get(sex="M", birth_year=1990, status="provisional").count == 1


def test_numbers_of_the_paper_are_kept_and_the_series_goes_on_after_them(register: Register) -> None:
    numbers = [
        register.send(KIND, joining(family=family, number=number)).result["number"]
        for family, number in (("A", 120), ("B", None), ("C", 50), ("D", None))
    ]
    assert numbers == [120, 121, 50, 122]


def test_a_number_is_never_given_twice(register: Register) -> None:
    taken = register.send(KIND, joining(number=1))
    assert (taken.verdict, codes(taken), taken.result) == (Verdict.FLAGGED, ["number_taken"], {"number": 3})
    assert taken.problems[0].reference == "AUS 9"
    sent = [register.wrap(KIND, joining(family=family, number=9)) for family in ("X", "Y")]
    answers = submit(register.network.viewer("secretary"), sent)
    assert [answer.result["number"] for answer in answers] == [9, 10]
    assert [codes(answer) for answer in answers] == [[], ["number_taken"]]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"family": " ", "given": ""}, "no_name"),
        ({"family": "x" * 61}, "too_long"),
        ({"village": "x" * 81}, "too_long"),
        ({"number": 0}, "bad_number"),
        ({"number": 10**30}, "bad_number"),
        ({"birth_year": 1890}, "bad_birth"),
        ({"birth_year": 2027}, "bad_birth"),
        ({"sex": "X"}, "malformed"),
    ],
)
def test_what_makes_no_sense_is_refused(register: Register, more: dict[str, Any], code: str) -> None:
    answer = register.send(KIND, {"family": "Ilunga", "given": "Jean", **more})
    assert (answer.verdict, codes(answer)) == (Verdict.REFUSED, [code])
    assert Member.plain.count() == 2


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"phone": "0881234567"}, "bad_phone"),
        ({"joined_on": date(2026, 4, 15)}, "joins_later"),
        ({"family": "remy", "post": "MUKUBWA", "given": "kabeya"}, "possible_duplicate"),
        ({"family": "Kabeya", "post": "Mukubwa", "given": "Rémy", "birth_year": 1984}, "possible_duplicate"),
        ({"phone": "+243 811 234 567"}, "same_phone"),
    ],
)
def test_what_is_doubtful_is_recorded_and_flagged(register: Register, more: dict[str, Any], code: str) -> None:
    answer = register.send(KIND, joining(**more))
    assert (answer.verdict, codes(answer)) == (Verdict.FLAGGED, [code])
    assert Member.plain.count() == 3


def test_two_years_of_birth_tell_namesakes_apart(register: Register) -> None:
    namesake = joining(family="Kabeya", post="Mukubwa", given="Rémy", birth_year=2001)
    assert register.send(KIND, namesake).verdict == Verdict.ACCEPTED


def test_a_list_finds_its_own_duplicates(register: Register) -> None:
    sent = [register.wrap(KIND, joining(phone="0899999999")), register.wrap(KIND, joining())]
    sent.append(register.wrap(KIND, joining(family="Autre", post="", given="Femme", phone="0899999999")))
    answers = submit(register.network.viewer("collector"), sent)
    assert [codes(answer) for answer in answers] == [[], ["possible_duplicate"], ["same_phone"]]


def test_g75_phones_are_kept_in_one_form_and_others_as_written(register: Register) -> None:
    for written in ("0811234569", "+243 811 234 569", "243811234569"):
        member = register.enrol("Ngalula", given=written, phone=written)
        sheet = queries.member(register.scope, register.organisation, member)
        assert (sheet.phone, sheet.operator, sheet.phone_typed) == ("+243811234569", "Vodacom", "")
    odd = queries.member(register.scope, register.organisation, register.enrol("Odd", phone="088 123 45 67"))
    assert (odd.phone, odd.phone_typed) == ("", "088 123 45 67")


def test_a_list_costs_the_same_number_of_statements_as_one(register: Register) -> None:
    viewer = register.network.viewer("secretary")
    small = [register.wrap(KIND, joining(family="Un", phone="0811111111", number=500))]
    large = [register.wrap(KIND, joining(family=f"F{n}", phone=f"08122222{n:02d}", number=600 + n)) for n in range(50)]
    assert statements(lambda: submit(viewer, small)) == statements(lambda: submit(viewer, large))
    assert Member.plain.count() == 53


def test_standard_cases(register: Register) -> None:
    assert_standard(register.network, "members.register_member", joining(joined_on=DAY), role="collector")
    assert Member.plain.count() == 3
