"""A file is brought, looked at, put right and shared; what must not come in stays outside."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lisanga.core.files.models import StoredFile
from lisanga.domains.partnerships.models import DataRow, DataSet, DataSetVersion
from lisanga.domains.partnerships.tests.sharing import TODAY
from lisanga.domains.partnerships.tests.travelling import Travel
from lisanga.interfaces.web.targeting.tests.desks import ROWS, brought, desk, digest_of, provenance, table
from lisanga.interfaces.web.tests.signed_in import body, invalid_fields, words

pytestmark = pytest.mark.django_db
UNTIL = str(TODAY + timedelta(days=300))


@pytest.fixture(autouse=True)
def _kept_elsewhere(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_brought_looked_at_and_shared(travel: Travel) -> None:
    partner = desk(travel, "focal_point")
    digest = digest_of(brought(partner, table()))
    page = words(partner.get("data_look", digest))
    assert "Cette colonne semble nommer des personnes" in page
    assert "MPIA" not in page
    assert "« Gungou » n’est le nom d’aucun lieu connu ici" in page
    assert "C5" in page
    assert "environ 39 000" in page
    assert DataSet.plain.count() == 0
    answer = partner.post("data_look", digest, **provenance(permitted_until=UNTIL))
    assert answer.status_code == 302, words(answer)
    data = DataSet.plain.get()
    assert [row.territory for row in DataRow.plain.order_by("number")] == ["Idiofa", "", "Bulungu"]
    version = DataSetVersion.plain.get()
    assert (version.file, version.digest) == ("", digest)
    shown = words(partner.get("data_set", data.id))
    assert "612 400" in shown
    assert "« environ 39 000 »" in shown
    assert "2 lignes à régler" in shown
    assert "Nom du chef" in shown
    assert "MPIA" not in shown


def test_brought_twice_says_when(travel: Travel) -> None:
    partner = desk(travel, "focal_point")
    file = table(ROWS[:3])
    digest = digest_of(brought(partner, file))
    partner.post("data_look", digest, **provenance(permitted_until=UNTIL))
    data = DataSet.plain.get()
    file.seek(0)
    assert brought(partner, file) == partner.url("data_set", data.id)
    again = partner.client.get(partner.url("data_set", data.id))
    day = DataSetVersion.plain.get().filed_on
    assert f"déjà été apporté le {day:%d/%m/%Y}" in words(again)
    assert partner.get("data_look", digest).status_code == 302
    assert partner.post("data_look", digest, **provenance(permitted_until=UNTIL)).status_code == 422
    assert DataSet.plain.count() == 1


def test_a_double_click_is_one(travel: Travel) -> None:
    partner = desk(travel, "focal_point")
    digest = digest_of(brought(partner, table(ROWS[:3])))
    form = partner.get("data_look", digest).context["form"]
    sent = provenance(permitted_until=UNTIL, operation_id=str(form.initial["operation_id"]))
    assert [partner.post("data_look", digest, **sent).status_code for _once in range(2)] == [302, 302]
    assert DataSet.plain.count() == 1


def test_what_is_put_right_is_kept_while_one_looks_again(travel: Travel) -> None:
    partner = desk(travel, "focal_point")
    digest = digest_of(brought(partner, table([("a", "b"), ("Gungu", 5), ("Idiofa", 7)])))
    sent = {"sheet": "Sheet", "was": "Sheet", "header": "1", "header_was": "0", "title": "Mes chiffres", "look": "1"}
    page = partner.post("data_look", digest, **sent)
    assert "Mes chiffres" in words(page)
    sent |= {"header_was": "1", "role-A": "place:territory", "role-B": "measure:producers", "unit-B": "personnes"}
    page = partner.post("data_look", digest, **sent)
    assert page.context["count"] == 2
    assert page.context["headings"] == ["b (personnes)"]
    shared = partner.post("data_look", digest, **provenance(permitted_until=UNTIL, **sent) | {"share": "1"})
    assert shared.status_code == 302, words(shared)
    assert '"measure":"producers"' in DataSetVersion.plain.get().columns


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"header": "abc"}, "ligne des titres"),
        ({"role-A": "nonsense"}, "n’a pas de sens"),
        ({"role-A": "place:territory", "role-B": "place:territory"}, "le même lieu"),
        ({"role-A": ""}, "Aucune colonne ne dit le lieu"),
        ({"role-B": "", "role-C": ""}, "Aucune colonne ne donne de chiffre"),
    ],
)
def test_choices_that_make_no_sense(travel: Travel, sent: dict[str, str], said: str) -> None:
    partner = desk(travel, "focal_point")
    digest = digest_of(brought(partner, table()))
    base = {"sheet": "Sheet", "was": "Sheet", "header": "2", "header_was": "2"}
    page = partner.post("data_look", digest, **provenance(permitted_until=UNTIL, **{**base, **sent}))
    assert said in words(page)
    assert DataSet.plain.count() == 0


def test_errors_stand_beside_their_field(travel: Travel) -> None:
    partner = desk(travel, "focal_point")
    digest = digest_of(brought(partner, table()))
    wrong = provenance(title="", permitted_until="2001-01-01", reference_on="2099-01-01", source="Registre")
    page = partner.post("data_look", digest, **wrong)
    assert page.status_code == 422
    assert set(invalid_fields(page)) == {"title", "permitted_until", "reference_on"}
    assert "Registre" in words(page)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("a.xlsx", b"%PDF-1.4 nothing"), "n’est pas un tableur"),
        (SimpleUploadedFile("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600), "ancien format"),
        (SimpleUploadedFile("a.xlsx", b"PK\x03\x04" + b"0" * 80), "abîmé"),
        (SimpleUploadedFile("a.csv", b"Territoire;Population\n" + b"Gungu;1\n" * 1_200_000), "trop lourd"),
        (SimpleUploadedFile("a.csv", b"<html><script>alert(1)</script>;x\n"), "n’est pas"),
    ],
)
def test_files_that_are_not_read(travel: Travel, file: SimpleUploadedFile, said: str) -> None:
    page = desk(travel, "focal_point").post("data_new", table=file)
    assert page.status_code == 422
    assert said in words(page)
    assert invalid_fields(page) == ["table"]
    assert StoredFile.plain.count() == 0


def test_too_many_rows(travel: Travel) -> None:
    partner = desk(travel, "focal_point")
    lines = "Territoire;Population\n" + "Gungu;1\n" * 5_001
    digest = digest_of(brought(partner, SimpleUploadedFile("a.csv", lines.encode())))
    page = partner.post("data_look", digest, **provenance(permitted_until=UNTIL))
    assert "plus de 5 000 lignes" in words(page)
    assert DataSet.plain.count() == 0


def test_what_a_cell_says_is_never_a_page_or_a_formula(travel: Travel) -> None:
    partner = desk(travel, "focal_point")
    rows = [
        ("Territoire", "Population", "Note <b>"),
        ("<script>x</script>", 4, "=cmd|'/c calc'!A1"),
        ("Idiofa", 5, "<i>"),
    ]
    digest = digest_of(brought(partner, table(rows)))
    page = partner.get("data_look", digest).content.decode()
    assert "<script>x" not in page
    assert "<i>" not in page
    partner.post("data_look", digest, **provenance(permitted_until=UNTIL))
    data = DataSet.plain.get()
    assert "<script>x" not in partner.get("data_set", data.id).content.decode()
    assert body(partner.get("data_workbook", data.id, 1)).startswith(b"PK")


def test_a_newer_version(travel: Travel) -> None:
    partner, office = desk(travel, "focal_point"), desk(travel, "direction")
    partner.post("data_look", digest_of(brought(partner, table(ROWS[:3]))), **provenance(permitted_until=UNTIL))
    data = DataSet.plain.get()
    query = f"?remplace={data.id}"
    newer = brought(partner, table([*ROWS[:2], ("Idiofa", 700_000, 5, None)]), query)
    assert newer.endswith(query)
    page = words(partner.client.get(newer))
    assert "Recensement administratif 2025" in page
    assert 'name="label"' not in page
    sent = provenance(permitted_until=UNTIL, note="Recompté")
    answer = partner.post("data_look", digest_of(newer), query=query, **sent)
    assert answer.status_code == 302, words(answer)
    assert DataSet.plain.get().versions == 2
    shown = words(office.get("data_set", data.id))
    assert "700 000" in shown
    assert "Recompté" in shown
    assert "612 400" in words(office.get("data_set", data.id, version=1))
    assert partner.post("data_new", query=f"?remplace={travel.agreement}", table=table()).status_code == 404


def test_nobody_else_brings_or_looks(travel: Travel) -> None:
    partner = desk(travel, "focal_point")
    digest = digest_of(brought(partner, table()))
    others = [desk(travel, "direction"), desk(travel, "focal_point", stranger=True)]
    for page in others:
        assert page.get("data_new").status_code == 404
        assert page.post("data_new", table=table()).status_code == 404
    for page in (*others, desk(travel, "partner_leader")):
        assert page.get("data_look", digest).status_code == 404
        assert page.post("data_look", digest, **provenance(permitted_until=UNTIL)).status_code == 404
