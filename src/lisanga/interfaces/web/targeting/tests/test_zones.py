"""Both columns of a zone, each with its source and its day; nothing is added across them."""

from datetime import timedelta
from typing import Any

import pytest

from lisanga.domains.partnerships.models import DataSet, DataSetVersion
from lisanga.domains.partnerships.tests.sharing import TODAY, Sharing
from lisanga.interfaces.web.targeting.tests.desks import desk
from lisanga.interfaces.web.tests.signed_in import describe, queries, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kept_elsewhere(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_one_figure_beside_the_programmes_own(sharing: Sharing) -> None:
    network = sharing.travel.network
    describe(network.cooperative, network.partner)
    page = desk(sharing.travel, "direction").get("data_zones")
    rows = {row.name: (row.said, row.own.cooperatives) for row in page.context["rows"]}
    assert rows == {"Idiofa": ("5 000".replace(" ", "\u202f"), 0), "Gungu": ("–", 0), "Bulungu": ("–", 1)}
    text = words(page)
    assert "Division du Plan" in text
    assert "2 lignes attendent encore leur lieu ou leur chiffre" in text
    assert "ne s’additionnent jamais" in text


def test_one_zone(sharing: Sharing) -> None:
    office = desk(sharing.travel, "direction")
    text = words(office.get("data_zone", "CD-KL", "Idiofa"))
    assert "Ce que dit la Province du Kwilu" in text
    assert "5 000" in text
    assert "Manioc" in text
    assert "Relevé de Lisanga" in text
    told = desk(sharing.travel, "focal_point").get("data_set", sharing.data).context["openings"]
    assert [one.detail for one in told] == ["zone\xa0: Idiofa"]


@pytest.mark.parametrize(("province", "territory"), [("CD-KL", "Tshela"), ("CD-XX", "Idiofa"), ("CD-KL", "-")])
def test_a_zone_of_nobody(sharing: Sharing, province: str, territory: str) -> None:
    assert desk(sharing.travel, "direction").get("data_zone", province, territory).status_code == 404


def test_what_is_closed_is_not_read_here_either(sharing: Sharing) -> None:
    office, partner = desk(sharing.travel, "direction"), desk(sharing.travel, "focal_point")
    DataSetVersion.plain.update(permitted_until=TODAY - timedelta(days=2))
    for page in (office, partner):
        assert "5 000" not in words(page.get("data_zone", "CD-KL", "Idiofa"))
        assert page.get("data_zones").context["chosen"] is None
    DataSetVersion.plain.update(permitted_until=TODAY + timedelta(days=9))
    DataSet.plain.update(withdrawn_on=TODAY)
    assert "5 000" not in words(office.get("data_zone", "CD-KL", "Idiofa"))


def test_another_province_finds_nothing(sharing: Sharing) -> None:
    page = desk(sharing.travel, "focal_point", stranger=True)
    assert page.get("data_zones").status_code == 404
    assert page.get("data_zone", "CD-KL", "Idiofa").status_code == 404


def test_statements(sharing: Sharing) -> None:
    page = desk(sharing.travel, "focal_point")
    assert queries(page, "data_zones") <= 26
    assert queries(page, "data_zone", "CD-KL", "Idiofa") <= 32
