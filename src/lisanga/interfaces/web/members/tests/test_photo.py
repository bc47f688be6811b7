"""The picture of a member on the sheet and on cards: who sees it, who changes it."""

from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from lisanga.core.files.pictures import PORTRAIT
from lisanga.core.files.tests.samples import PDF, data, photograph, upload
from lisanga.domains.members.models import Member
from lisanga.interfaces.web.members.tests.ground import Ground
from lisanga.interfaces.web.tests.signed_in import assert_hidden, body, queries, stranger, words, written

__all__ = ["data"]
pytestmark = pytest.mark.usefixtures("data")


def photographed(ground: Ground, one: UUID) -> Any:
    answer = ground.desk.post("member_photo_edit", one, photo=upload(photograph()))
    assert answer.status_code == 302, words(answer)
    return answer


def test_a_photograph_is_taken_shown_and_taken_away(ground: Ground) -> None:
    one = ground.member()
    form = words(ground.desk.get("member_photo_edit", one))
    assert 'capture="environment"' in form
    assert 'enctype="multipart/form-data"' in form
    assert "Ôter la photo" not in form
    photographed(ground, one)
    page = words(ground.desk.get("member", one))
    digest = Member.plain.get(id=one).photo
    assert f"{ground.desk.url('member_photo', one)}?v={digest[:8]}" in page
    assert "a changé la photo" in page
    image = ground.desk.get("member_photo", one)
    content = body(image)
    assert image["Content-Type"] == "image/jpeg"
    assert len(content) <= PORTRAIT.most
    assert Image.open(BytesIO(content)).size == (300, 400)
    assert b"Tecno" not in content
    assert ground.desk.post("member_photo_edit", one, remove="1").status_code == 302
    assert ground.desk.get("member_photo", one).status_code == 404
    assert 'class="portrait"' not in words(ground.desk.get("member", one))


@pytest.mark.parametrize(("sent", "says"), [({}, "obligatoire"), ({"photo": upload(PDF)}, "Ici il faut")])
def test_a_form_without_a_picture_comes_back(ground: Ground, sent: dict[str, Any], says: str) -> None:
    one = ground.member()
    answer = ground.desk.post("member_photo_edit", one, **sent)
    assert answer.status_code == 422
    assert says in words(answer)
    assert written("members.set_photo", ground.cooperative) == 0


def test_the_member_sees_the_own_picture_and_nobody_elses(ground: Ground) -> None:
    one, other = ground.member(), ground.member("Kisita", "Awa")
    photographed(ground, one)
    photographed(ground, other)
    own = ground.own_account(one)
    assert own.get("member_photo", one).status_code == 200
    assert "portrait" in words(own.get("member", one))
    assert own.get("member_photo", other).status_code == 404
    assert own.get("member_photo_edit", one).status_code == 404


@pytest.mark.parametrize("role", ["focal_point", "programme_officer"])
def test_a_partner_sees_no_picture(ground: Ground, role: str) -> None:
    one = ground.member()
    photographed(ground, one)
    assert ground.office(role).get("member_photo", one).status_code == 404
    assert ground.office(role).get("members_cards").status_code == 404


def test_who_only_reads_changes_nothing(ground: Ground) -> None:
    one = ground.member()
    photographed(ground, one)
    reader = ground.office("control")
    assert reader.get("member_photo", one).status_code == 200
    assert reader.post("member_photo_edit", one, remove="1").status_code == 404


def test_it_does_not_exist_elsewhere(ground: Ground) -> None:
    one = ground.member()
    photographed(ground, one)
    assert_hidden(ground.network, {"member_photo": (one,), "member_photo_edit": (one,), "members_cards": ()})
    assert stranger(ground.network).get("member_photo", one).status_code == 404


def test_cards_show_the_ticked_or_those_of_the_filter(ground: Ground) -> None:
    one = ground.member()
    ground.member("Kisita", "Awa", sex="F", village="Bulungu")
    ground.member("Yala", "Rose", sex="F")
    photographed(ground, one)
    ticked = words(ground.desk.get("members_cards", n=[1, 2, "x", "99999999999"]))
    assert "2 cartes · 1 page" in ticked
    assert "MPIA Jean" in ticked
    assert "YALA Rose" not in ticked
    assert ticked.count("<img") == 1
    assert "KA" in ticked
    assert "<svg" in ticked
    women = words(ground.desk.get("members_cards", sexe="F"))
    assert "MPIA Jean" not in women
    assert "KISITA Awa" in women
    assert "Aucune carte à imprimer" in words(ground.desk.get("members_cards", n=77))


def test_cards_cost_the_same_for_many(ground: Ground) -> None:
    photographed(ground, ground.member())
    few = queries(ground.desk, "members_cards")
    for number in range(12):
        photographed(ground, ground.member(f"Bbb{number}"))
    assert queries(ground.desk, "members_cards") == few
    assert "2 pages" in words(ground.desk.get("members_cards"))
