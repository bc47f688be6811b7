"""Somebody who will be trained."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.training.models import Participant
from lisanga.domains.training.operations.register_participant import RegisterParticipant
from lisanga.domains.training.tests.ground import Ground, codes

pytestmark = pytest.mark.django_db


def person(**more: Any) -> RegisterParticipant:
    values: dict[str, Any] = {"kind": "future_member", "family": "Mpia", "given": "Jean", "sex": "M", **more}
    return RegisterParticipant(**values)


def test_names_are_tidied_and_numbers_follow(ground: Ground) -> None:
    ground.person("KISITA", "awa", sex="F", phone="0811234567")
    second = Participant.plain.get(id=ground.person("mpia", "jean"))
    first = Participant.plain.get(number=1)
    assert (first.family, first.given, first.phone) == ("Kisita", "Awa", "+243811234567")
    assert (second.number, second.sort_name, second.name_key, second.trained_on) == (2, "mpia jean", "jean mpia", None)


def test_the_same_name_is_warned_of_and_kept(ground: Ground) -> None:
    ground.person()
    answer = ground.send("register_participant", person(family="Jean", given="Mpia"))
    assert (answer.verdict, codes(answer)) == ("flagged", ["looks_the_same"])
    assert codes(ground.send("register_participant", person(sex="F"))) == []
    assert Participant.plain.count() == 3


def test_a_member_is_registered_once(ground: Ground) -> None:
    member: dict[str, Any] = {"kind": "member", "belongs_to": ground.network.cooperative, "member": new_id()}
    ground.person(**member)
    assert codes(ground.send("register_participant", person(family="Autre", **member))) == ["member_known"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"family": " "}, "no_name"),
        ({"kind": "guest"}, "unknown_kind"),
        ({"sex": "X"}, "no_sex"),
        ({"age_class": "0-14"}, "unknown_age_class"),
        ({"birth_year": 1800}, "bad_birth_year"),
        ({"phone": "12"}, "bad_phone"),
        ({"kind": "member"}, "no_member"),
        ({"kind": "partner_staff"}, "no_organisation"),
        ({"province": "CD-XX"}, "unknown_province"),
        ({"belongs_to": new_id()}, "unknown_organisation"),
        ({"partner": new_id()}, "unknown_partner"),
        ({"village": "x" * 81}, "too_long"),
    ],
)
def test_refusals(ground: Ground, more: dict[str, Any], code: str) -> None:
    answer = ground.send("register_participant", person(**more))
    assert (answer.verdict, codes(answer)) == ("refused", [code])
    assert not Participant.plain.exists()


def test_nothing_of_a_past_has_a_place(ground: Ground) -> None:
    """No column could hold a category of reintegration or an offence (N1)."""
    names = {field.name for field in Participant._meta.get_fields()}
    assert not names & {"category", "reintegration", "offence", "status", "referred_by", "note"}
    assert ground.send("register_participant", person(), role="focal_point").number == 0
