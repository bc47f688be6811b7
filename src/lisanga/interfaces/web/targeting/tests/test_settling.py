"""Rows that wait are settled on the page: beside each cell what is wrong, and nothing typed is lost."""

from typing import Any

import pytest

from lisanga.core.kernel.ids import new_id
from lisanga.domains.partnerships.models import DataRow
from lisanga.domains.partnerships.targeting.columns import DataLine
from lisanga.domains.partnerships.tests.sharing import TODAY, Sharing, file_of
from lisanga.interfaces.web.targeting.tests.desks import desk
from lisanga.interfaces.web.tests.signed_in import invalid_fields, queries, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kept_elsewhere(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_a_place_and_a_figure(sharing: Sharing) -> None:
    partner = desk(sharing.travel, "focal_point")
    page = words(partner.get("data_settle", sharing.data))
    assert "« Gungou » n’est le nom d’aucun lieu connu ici" in page
    assert "environ 900" in page
    assert "Secteur Kwenge (Bulungu)" in page
    answers = {"place-3": "CD-KL/Gungu/", "figure-4-0": "900"}
    answer = partner.post("data_settle", sharing.data, **answers)
    assert answer["Location"] == partner.url("data_set", sharing.data)
    assert (sharing.row(3).territory, sharing.row(4).figures) == ("Gungu", "[900000,12000,null]")
    shown = words(partner.get("data_set", sharing.data))
    assert "Des lignes attendent" not in shown
    assert "« Gungou »" in shown
    assert "Tout est réglé" in words(partner.get("data_settle", sharing.data))


def test_a_figure_that_is_none_keeps_what_was_typed(sharing: Sharing) -> None:
    partner = desk(sharing.travel, "focal_point")
    page = partner.post("data_settle", sharing.data, **{"figure-4-0": "mille", "place-3": "CD-KL/Gungu/"})
    assert page.status_code == 422
    assert invalid_fields(page) == ["figure-4-0"]
    assert "« mille » n’est pas un nombre" in words(page)
    assert sharing.row(3).is_open
    assert 'value="CD-KL/Gungu/" selected' in page.content.decode()


def test_unknown_and_set_aside(sharing: Sharing) -> None:
    partner = desk(sharing.travel, "focal_point")
    answer = partner.post("data_settle", sharing.data, **{"unknown-4-0": "on"})
    assert answer["Location"] == partner.url("data_settle", sharing.data)
    assert not sharing.row(4).is_open
    partner.post("data_settle", sharing.data, **{"aside-3": "Village abandonné"})
    assert sharing.row(3).aside == "Village abandonné"
    assert "Village abandonné" in words(partner.get("data_set", sharing.data))


def test_nothing_answered(sharing: Sharing) -> None:
    page = desk(sharing.travel, "focal_point").post("data_settle", sharing.data)
    assert page.status_code == 422
    assert "Choisissez un lieu, écrivez un chiffre" in words(page)


@pytest.mark.parametrize("place", ["CD-KL/Tshela/", "CD-XX//", "CD-KL//" + "0" * 32, "nonsense"])
def test_a_place_that_does_not_exist(sharing: Sharing, place: str) -> None:
    page = desk(sharing.travel, "focal_point").post("data_settle", sharing.data, **{"place-3": place})
    assert page.status_code == 422
    assert sharing.row(3).is_open


def test_a_double_click_is_one(sharing: Sharing) -> None:
    partner, once = desk(sharing.travel, "focal_point"), str(new_id())
    sent = {"place-3": "CD-KL/Gungu/", "operation_id": once}
    assert [partner.post("data_settle", sharing.data, **sent).status_code for _time in range(2)] == [302, 302]
    assert sharing.row(3).territory == "Gungu"


def test_all_at_the_zone_that_they_do_name(sharing: Sharing) -> None:
    travel = sharing.travel
    written = {"territory": "Bulungu", "village": "Inconnu"}
    lines = tuple(
        DataLine(number=number, written=written, figures=(1_000, None, None), lack="unknown") for number in range(2, 32)
    )
    newer = file_of(travel.agreement, digest="d4" * 32, replaces=sharing.data, lines=lines)
    assert travel.partner("share_data", newer, business_date=TODAY).recorded
    partner = desk(travel, "focal_point")
    page = words(partner.get("data_settle", sharing.data))
    assert "20 lignes nomment une zone connue" in page
    assert "10 autres lignes attendent" in page
    assert queries(partner, "data_settle", sharing.data) <= 24
    for _time in range(2):
        assert partner.post("data_settle", sharing.data, inside="1").status_code == 302
    rows = DataRow.plain.filter(version__data_set=sharing.data, version__number=2)
    assert set(rows.values_list("territory", "is_open")) == {("Bulungu", False)}


def test_label_and_withdrawal(sharing: Sharing) -> None:
    partner, office = desk(sharing.travel, "focal_point"), desk(sharing.travel, "direction")
    assert partner.post("data_label", sharing.data, label="restricted").status_code == 302
    assert office.get("data_set", sharing.data).status_code == 404
    assert partner.post("data_label", sharing.data, label="public").status_code == 302
    assert invalid_fields(partner.post("data_withdraw", sharing.data, reason="")) == ["reason"]
    assert partner.post("data_withdraw", sharing.data, reason="Chiffres en révision").status_code == 302
    page = words(office.get("data_set", sharing.data))
    assert "Chiffres en révision" in page
    assert "Idiofa" not in page
    for name in ("data_settle", "data_label", "data_withdraw"):
        assert partner.get(name, sharing.data).status_code == 404


def test_only_the_partner_settles(sharing: Sharing) -> None:
    travel = sharing.travel
    for page in (desk(travel, "direction"), desk(travel, "focal_point", stranger=True)):
        for name in ("data_settle", "data_label", "data_withdraw"):
            assert page.get(name, sharing.data).status_code == 404
            assert page.post(name, sharing.data, **{"place-3": "CD-KL/Gungu/"}).status_code == 404
