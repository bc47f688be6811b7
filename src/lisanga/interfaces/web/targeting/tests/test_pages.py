"""Shared data in a browser: who reads it, what is noted, what leaves as a file."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from lisanga.domains.partnerships.models import DataSet, DataSetVersion
from lisanga.domains.partnerships.tests.sharing import TODAY, Sharing
from lisanga.domains.partnerships.tests.travelling import Travel
from lisanga.interfaces.web.targeting.tests.desks import ROWS, brought, desk, digest_of, provenance, table
from lisanga.interfaces.web.tests.signed_in import body, queries, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kept_elsewhere(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_each_reading_is_told_to_who_brought_it(sharing: Sharing) -> None:
    travel = sharing.travel
    partner, office = desk(travel, "focal_point"), desk(travel, "direction")
    assert "Personne du programme encore" in words(partner.get("data_set", sharing.data))
    page = words(office.get("data_set", sharing.data))
    assert "Ce que dit la Province du Kwilu" in page
    assert "Qui les a lues" not in page
    office.get("data_workbook", sharing.data, 1)
    told = words(partner.get("data_set", sharing.data))
    assert travel.network.people["direction"].name in told
    assert "version 1, classeur" in told
    assert [one.name for one in partner.get("data_set", sharing.data).context["openings"]] == ["direction"] * 2


def test_the_list_and_an_empty_one(sharing: Sharing) -> None:
    travel = sharing.travel
    page = words(desk(travel, "direction").get("data_sets"))
    assert "Population des territoires" in page
    assert "Apporter des données" not in page
    assert desk(travel, "focal_point", stranger=True).get("data_sets").status_code == 404
    DataSet.plain.update(label="restricted")
    assert "Aucune donnée à lire" in words(desk(travel, "direction").get("data_sets"))
    assert desk(travel, "direction").get("data_set", sharing.data).status_code == 404


def test_after_its_last_day_the_programme_reads_nothing(sharing: Sharing) -> None:
    DataSetVersion.plain.update(permitted_until=TODAY - timedelta(days=1))
    travel = sharing.travel
    page = words(desk(travel, "direction").get("data_set", sharing.data))
    assert "L’usage permis est terminé" in page
    assert "Idiofa" not in page
    assert desk(travel, "direction").get("data_workbook", sharing.data, 1).status_code == 404
    assert "Idiofa" in words(desk(travel, "focal_point").get("data_set", sharing.data))


def test_rows_of_one_territoire(sharing: Sharing) -> None:
    page = desk(sharing.travel, "direction").get("data_set", sharing.data, zone="Gungu")
    assert [line.number for line, *_more in page.context["lines"]] == [4]


def test_the_workbook_says_where_it_comes_from(sharing: Sharing) -> None:
    answer = desk(sharing.travel, "direction").get("data_workbook", sharing.data, 1)
    book = load_workbook(BytesIO(body(answer)))
    assert book.sheetnames == ["Lignes", "Par territoire", "Provenance"]
    rows = [[cell.value for cell in row] for row in book["Lignes"]]
    assert rows[0][3:6] == ["Population (habitants)", "Distance (km)", "Culture"]
    assert rows[1][:6] == [2, "Idiofa", "Territoire Idiofa", 5000, 44.5, "Manioc"]
    assert [cell.number_format for cell in book["Lignes"][2]][3:5] == ["#,##0", "#,##0.0##"]
    assert rows[2][-1] == "lieu à choisir"
    told = {row[0].value: row[1].value for row in book["Provenance"]}
    assert (told["Service auteur"], told["Label"]) == ("Division du Plan", "partenaire")


def test_the_file_itself_is_for_who_brought_it(travel: Travel) -> None:
    partner = desk(travel, "focal_point")
    file = table([row[:3] for row in ROWS])
    sent = provenance(permitted_until=str(TODAY + timedelta(days=9)))
    partner.post("data_look", digest_of(brought(partner, file)), **sent)
    data = DataSet.plain.get()
    file.seek(0)
    assert body(partner.get("data_file", data.id, 1)) == file.read()
    assert desk(travel, "direction").get("data_file", data.id, 1).status_code == 404
    assert partner.get("data_file", data.id, 2).status_code == 404


def test_no_bytes_are_kept_where_persons_stood(sharing: Sharing) -> None:
    assert desk(sharing.travel, "focal_point").get("data_file", sharing.data, 1).status_code == 404


def test_statements(sharing: Sharing) -> None:
    page = desk(sharing.travel, "focal_point")
    assert queries(page, "data_sets") <= 14
    assert queries(page, "data_set", sharing.data) <= 34
