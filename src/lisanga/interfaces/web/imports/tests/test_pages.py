"""The pages of an import, as the secretary walks through them, and as others do not."""

import io
import os
import threading
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.models import Person
from lisanga.domains.collect.models import Delivery
from lisanga.domains.imports.models import ImportRun
from lisanga.domains.members.models import Member
from lisanga.interfaces.bridges.registers import drafts, running
from lisanga.interfaces.bridges.registers.tests.registers import (
    HARVEST,
    PEOPLE,
    Office,
    expected,
    note_statutes,
    office,
    register,
    write,
    write_register,
)

__all__ = ["office"]
pytestmark = pytest.mark.django_db
BASE = "/c/bulungu/importer/"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def signed_in(person: Person) -> Client:
    person.must_change_password = False
    person.save()
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def secretary(office: Office) -> Client:
    return signed_in(office.network.people["secretary"])


def upload(client: Client, path: Path, base: str = BASE) -> HttpResponse:
    return client.post(base, {"register": SimpleUploadedFile(path.name, path.read_bytes())})  # type: ignore[return-value]  # the test client's own answer


def draft_of(office: Office) -> drafts.Draft:
    (draft,) = drafts.waiting(office.organisation)
    return draft


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize("letter", ["a", "b"])
def test_the_secretary_brings_a_register_from_the_page(secretary: Client, office: Office, letter: str) -> None:
    figures = expected(letter)
    assert "Aucun registre" in text(secretary.get(BASE))
    response = upload(secretary, register(letter))
    assert response.status_code == 302
    page = secretary.get(response["Location"])
    assert page.status_code == 200
    assert page.context["count_members"] == figures["members"]
    assert page.context["count_deliveries"] == figures["deliveries"]
    assert Member.plain.count() == 0
    done = secretary.post(response["Location"], {"import": "1"}, follow=True)
    assert done.status_code == 200
    run = ImportRun.plain.get()
    assert (run.added_members, run.added_deliveries) == (figures["members"], figures["deliveries"])
    assert run.bad == sum(map(len, figures["rows_to_report"].values()))
    assert (Member.plain.count(), Delivery.plain.count()) == (figures["members"], figures["deliveries"])
    assert not list(Path(drafts._root()).rglob("registre*"))
    again = secretary.post(upload(secretary, register(letter))["Location"], {"import": "1"}, follow=True)
    assert again.context["run"].added == 0
    assert (Member.plain.count(), Delivery.plain.count()) == (figures["members"], figures["deliveries"])
    assert "registre-cooperative" in text(secretary.get(BASE))


def test_errors_stand_row_by_row_with_their_cell(secretary: Client) -> None:
    page = text(secretary.get(upload(secretary, register("a"))["Location"]))
    assert "Le membre n° 99999 n’est pas dans la liste des membres" in page
    for cell in ("A189", "B190", "C642", "F643", "F644"):
        assert f">{cell}</span>" in page


def test_the_bad_rows_go_out_corrected_and_come_back(secretary: Client, tmp_path: Path) -> None:
    secretary.post(upload(secretary, register("a"))["Location"], {"import": "1"})
    run = ImportRun.plain.get()
    answer = secretary.get(f"{BASE}{run.id}/a-corriger.xlsx")
    assert answer["Content-Disposition"].startswith("attachment")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]  # a FileResponse
    assert {sheet.title: sheet.max_row - 1 for sheet in book} == {"Membres": 2, "Livraisons": 3}
    for row in book["Livraisons"].iter_rows(min_row=2):
        row[3].value, row[6].value = 4, 25.5
    book["Membres"].cell(3, 3).value = "Kasongo"
    corrected = tmp_path / "corrigé.xlsx"
    book.save(corrected)
    page = secretary.post(upload(secretary, corrected)["Location"], {"import": "1"}, follow=True)
    assert (page.context["run"].added_members, page.context["run"].added_deliveries) == (1, 3)
    assert page.context["run"].bad == 1


def test_columns_are_put_right_by_hand(secretary: Client, office: Office, tmp_path: Path) -> None:
    harvest = [("Quand", "Qui", "Quoi", "Combien", "Divers"), *((row[1], row[2], row[3], 90, 700) for row in HARVEST)]
    people = [("N°", "Nom", "Sexe"), *((row[0], row[1], row[4]) for row in PEOPLE)]
    path = write(tmp_path / "cahier.xlsx", {"Feuil1": people, "Feuil2": harvest})
    url = upload(secretary, path)["Location"]
    fields = zip("ABCDE", ("date", "member_number", "product", "net", "price"), strict=True)
    columns = {f"col-1-{letter}": field for letter, field in fields}
    put_right = {"sheet-1": "Feuil2", "kind-1": "deliveries", "header-1": "1", **columns, "const-1-centre": "Kimbata"}
    assert secretary.post(url, {**put_right, "look": "1"}).status_code == 302
    page = secretary.get(url)
    assert (page.context["count_deliveries"], page.context["count_members"]) == (3, 3)
    secretary.post(url, {**put_right, "import": "1"})
    assert sorted(Delivery.plain.values_list("net", "price")) == [(90_000, 700)] * 3
    twice = {**put_right, "col-1-E": "net"}
    other = upload(secretary, path)["Location"]
    refused = secretary.post(other, {**twice, "look": "1"})
    assert refused.status_code == 422
    assert "Deux colonnes disent la même chose" in text(refused)
    assert secretary.post(other, {**put_right, "col-1-E": "nonsense", "look": "1"}).status_code == 422
    assert secretary.post(other, {**put_right, "header-1": "-3", "look": "1"}).status_code == 422


def test_a_sheet_told_to_list_something_else_is_looked_at_anew(
    secretary: Client, office: Office, tmp_path: Path
) -> None:
    url = upload(secretary, write_register(tmp_path / "a.xlsx"))["Location"]
    told = {"sheet-1": "Livraisons", "kind-1": "unknown", "was-1": "deliveries", "col-1-A": "receipt"}
    secretary.post(url, {**told, "look": "1"})
    assert (secretary.get(url).context["count_members"], secretary.get(url).context["count_deliveries"]) == (3, 0)
    told = {"sheet-1": "Livraisons", "kind-1": "deliveries", "was-1": "unknown"}
    secretary.post(url, {**told, "look": "1"})
    assert secretary.get(url).context["count_deliveries"] == 3


def test_without_a_noted_nominal_the_page_asks_for_it(network: Any, tmp_path: Path) -> None:
    note_statutes(network.cooperative, nominal=0)
    client = signed_in(network.people["secretary"])
    url = upload(client, write_register(tmp_path / "a.xlsx"))["Location"]
    refused = client.post(url, {"import": "1"})
    assert refused.status_code == 422
    assert "Valeur d’une part" in text(refused)
    assert client.post(url, {"import": "1", "nominal": "abc"}).status_code == 422
    client.post(url, {"import": "1", "nominal": "5 000"})
    assert ImportRun.plain.get().added_members == 3


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"%PDF-1.4", b"\x00\x01\x02" * 99])
def test_a_hostile_file_is_refused_beside_its_field(secretary: Client, office: Office, content: bytes) -> None:
    answer = secretary.post(BASE, {"register": SimpleUploadedFile("x.xlsx", content)})
    assert answer.status_code == 422
    assert drafts.waiting(office.organisation) == []
    assert secretary.post(BASE, {}).status_code == 422


def test_a_name_that_climbs_out_of_the_folder_stays_in_it(secretary: Client, office: Office, tmp_path: Path) -> None:
    path = write_register(tmp_path / "a.xlsx")
    secretary.post(BASE, {"register": SimpleUploadedFile("../../../evil/../..xlsx", path.read_bytes())})
    draft = draft_of(office)
    assert draft.path.resolve().is_relative_to(drafts._root().resolve())
    assert draft.has_file


def test_a_file_is_dropped_without_importing(secretary: Client, office: Office, tmp_path: Path) -> None:
    upload(secretary, write_register(tmp_path / "a.xlsx"))
    run = draft_of(office).run
    assert secretary.get(f"{BASE}{run}/")["Location"].endswith("/colonnes/")
    assert secretary.get(f"{BASE}{run}/abandonner/").status_code == 405
    assert secretary.post(f"{BASE}{run}/abandonner/").status_code == 302
    assert secretary.get(f"{BASE}{run}/").status_code == 404
    assert secretary.get(f"{BASE}{run}/colonnes/").status_code == 404


def test_an_import_that_stopped_is_taken_up_again(secretary: Client, office: Office, tmp_path: Path) -> None:
    upload(secretary, write_register(tmp_path / "a.xlsx"))
    draft = draft_of(office)
    draft.state.stage, draft.state.phase, draft.state.done, draft.state.of = "running", "record", 2, 6
    draft.state.beat = 1.0
    draft.note()
    page = secretary.get(f"{BASE}{draft.run}/")
    assert "Reprendre" in text(page)
    secretary.post(f"{BASE}{draft.run}/colonnes/", {"import": "1"})
    assert (Member.plain.count(), Delivery.plain.count()) == (3, 3)


def test_a_running_import_shows_how_far_it_is(secretary: Client, office: Office, tmp_path: Path) -> None:
    upload(secretary, write_register(tmp_path / "a.xlsx"))
    draft = draft_of(office)
    draft.state.stage = "running"
    draft.beat("record", 3, 6)
    page = text(secretary.get(f"{BASE}{draft.run}/"))
    assert 'http-equiv="refresh"' in page
    assert 'value="50"' in page
    assert secretary.get(f"{BASE}{draft.run}/colonnes/").status_code == 302
    secretary.post(f"{BASE}{draft.run}/abandonner/")
    assert drafts.find(office.organisation, draft.run) is not None


def test_past_imports_leave_as_a_spreadsheet(secretary: Client, tmp_path: Path) -> None:
    secretary.post(upload(secretary, write_register(tmp_path / "a.xlsx"))["Location"], {"import": "1"})
    answer = secretary.get(BASE + "?format=csv")
    content = answer.content.decode("utf-8-sig")
    assert "a.xlsx;secretary A;6;3;3;0;0" in content
    assert secretary.get(BASE + "?format=xlsx").status_code == 200


def test_other_people_see_nothing_of_it(secretary: Client, office: Office, tmp_path: Path) -> None:
    upload(secretary, write_register(tmp_path / "a.xlsx"))
    waiting = draft_of(office).run
    secretary.post(upload(secretary, register("a"))["Location"], {"import": "1"})
    done = ImportRun.plain.get().id
    pages = ("", "colonnes/", "a-corriger.xlsx")
    addresses = [BASE, *(f"{BASE}{run}/{page}" for run in (waiting, done) for page in pages)]
    network = office.network
    for person in (network.others["secretary"], network.people["focal_point"], network.people["direction"]):
        client = signed_in(person)
        assert {client.get(address).status_code for address in addresses} == {404}
        assert client.post(f"{BASE}{waiting}/colonnes/", {"import": "1"}).status_code == 404
        assert client.post(BASE, {"register": SimpleUploadedFile("a.xlsx", b"x")}).status_code == 404
    assert {Client().get(address).status_code for address in addresses} == {302}
    # One's own address does not open another cooperative's file either.
    own = signed_in(network.others["secretary"])
    for run in (waiting, done, new_id()):
        for page in pages:
            assert own.get(f"/c/kenge/importer/{run}/{page}").status_code == 404


def test_who_only_reads_sees_the_past_and_no_way_to_bring(office: Office, secretary: Client, tmp_path: Path) -> None:
    secretary.post(upload(secretary, write_register(tmp_path / "a.xlsx"))["Location"], {"import": "1"})
    client = signed_in(office.network.people["control"])
    page = text(client.get(BASE))
    assert "a.xlsx" in page
    assert 'type="file"' not in page
    assert client.get(f"{BASE}{ImportRun.plain.get().id}/").status_code == 200
    assert client.post(BASE, {"register": SimpleUploadedFile("a.xlsx", b"x")}).status_code == 404


@pytest.mark.skipif(connection.vendor == "sqlite", reason="in memory, a second connection finds every table locked")
@pytest.mark.django_db(transaction=True)
def test_a_long_register_is_imported_beside_the_request(
    secretary: Client, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "LONG", -1)
    url = upload(secretary, write_register(tmp_path / "a.xlsx"))["Location"]
    assert secretary.post(url, {"import": "1"}).status_code == 302
    for thread in threading.enumerate():
        if thread.name.startswith("import-"):
            thread.join(30)
    assert (Member.plain.count(), Delivery.plain.count()) == (3, 3)


def test_listing_costs_the_same_however_many_were_brought(
    secretary: Client, office: Office, tmp_path: Path, django_assert_max_num_queries: Any
) -> None:
    path = write_register(tmp_path / "a.xlsx")
    for _number in range(3):
        secretary.post(upload(secretary, path)["Location"], {"import": "1"})
    with django_assert_max_num_queries(12):
        assert len(secretary.get(BASE).context["rows"]) == 3


def test_drafts_nobody_came_back_for_are_swept(secretary: Client, office: Office, tmp_path: Path) -> None:
    upload(secretary, write_register(tmp_path / "a.xlsx"))
    draft = draft_of(office)
    os.utime(draft._folder, (1, 1))
    drafts.sweep()
    assert drafts.find(office.organisation, draft.run) is None
    assert drafts.find(office.organisation, UUID(int=5)) is None
