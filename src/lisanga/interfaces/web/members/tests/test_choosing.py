"""Choosing a member on a form by number, name or the id of a link."""

from uuid import UUID

import pytest
from django import forms

from lisanga.core.kernel.ids import new_id
from lisanga.interfaces.web.here import Here
from lisanga.interfaces.web.members.choosing import MemberField, choices_of
from lisanga.interfaces.web.members.tests.ground import Ground


class _Form(forms.Form):
    member = MemberField(label="Membre")

    def __init__(self, here: Here, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they come
        self.fields["member"].look_in(here)  # type: ignore[attr-defined]  # a MemberField


@pytest.fixture
def here(ground: Ground) -> Here:
    return Here(ground.cooperative, "BULUNGU", "Lisanga", "scoops", ground.network.viewer("secretary"))


def _chosen(here: Here, text: str, **more: str) -> tuple[UUID | None, list[str], _Form]:
    form = _Form(here, {"member": text, **more})
    form.is_valid()
    return form.cleaned_data.get("member"), [str(error) for error in form.errors.get("member", [])], form


def test_by_number_paper_number_name_phone_or_id(ground: Ground, here: Here) -> None:
    one = ground.member("Mpia", "Jean", phone="0811234567", paper_number="A-17")
    ground.member("Kisita", "Awa")
    for text in ("1", " 1 ", "A-17", "jean MPIA", "Mpi", "0811 234 567", str(one)):
        assert _chosen(here, text)[:2] == (one, []), text


def test_nothing_typed_is_asked_for(here: Here) -> None:
    assert _chosen(here, "  ")[:2] == (None, ["Ce champ est obligatoire."])


def test_an_unclear_name_offers_its_candidates(ground: Ground, here: Here) -> None:
    first, second = ground.member("Mpia", "Jean"), ground.member("Mpia", "Rose", village="Idiofa")
    found, errors, form = _chosen(here, "mpia")
    assert found is None
    assert "Plusieurs membres" in errors[0]
    assert choices_of(form["member"]) == [
        (str(first), "n° 1 · MPIA Jean · Kinzamba"),
        (str(second), "n° 2 · MPIA Rose · Idiofa"),
    ]
    assert _chosen(here, "mpia", member_choice=str(second))[0] == second


def test_two_letters_are_too_few_to_choose_alone(ground: Ground, here: Here) -> None:
    ground.member("Mpia", "Jean")
    found, _errors, form = _chosen(here, "mp")
    assert found is None
    assert len(choices_of(form["member"])) == 1


def test_a_wrong_name_shows_the_near_ones(ground: Ground, here: Here) -> None:
    ground.member("Mpia", "Jean")
    found, errors, _form = _chosen(here, "Mpianda Paul")
    assert found is None
    assert "Proches" in errors[0]
    assert "n° 1" in errors[0]
    assert "inscrivez-le" in _chosen(here, "Zzz")[1][0]


def test_a_member_of_another_cooperative_does_not_exist(ground: Ground, here: Here) -> None:
    assert _chosen(here, str(new_id()))[1] == ["Ce membre n’est pas dans le registre."]
    elsewhere = Here(ground.network.other, "KENGE", "Kimvuka", "coop_ca", ground.network.stranger("secretary"))
    one = ground.member("Mpia", "Jean")
    for text in (str(one), "1", "Mpia Jean"):
        assert _chosen(elsewhere, text)[0] is None


def test_the_id_of_a_link_is_shown_as_the_number(ground: Ground, here: Here) -> None:
    one = ground.member("Mpia", "Jean")
    assert 'value="1"' in str(_Form(here, initial={"member": str(one)})["member"])
    assert choices_of(_Form(here)["member"]) == []
