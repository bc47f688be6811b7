"""Deposits in a browser, and their receipt before anybody."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lisanga.core.kernel import clock
from lisanga.domains.partnerships.models import Deposit
from lisanga.domains.partnerships.tests.travelling import Travel
from lisanga.interfaces.web.tests.signed_in import Office, assert_exports, body, queries, words

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _kept_elsewhere(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def desk(travel: Travel) -> Office:
    return Office(travel.network.people["programme_officer"], "KL-2026")


def put(desk: Office, **more: Any) -> Deposit:
    values: dict[str, Any] = {
        "title": "Plan d’affaires d’une savonnerie",
        "kind": "business_plan",
        "owners": "Chantal Mavungu\nGroupe Mosala\n",
        "digest": SimpleUploadedFile("plan.pdf", PDF),
        "consent": "on",
        **more,
    }
    answer = desk.post("deposit_new", **values)
    assert answer.status_code == 302, answer.content.decode()
    found: Deposit = Deposit.plain.get()
    return found


def test_the_receipt_verifies_without_the_work_and_without_a_name(travel: Travel, desk: Office) -> None:
    row = put(desk)
    paper = words(desk.get("deposit_receipt", row.id))
    assert "Groupe Mosala" in paper
    found = re.search(r"http://testserver(/v/\S+?/)(?=[\s<])", paper)
    assert found is not None
    page = Client().get(found[1])
    text = words(page)
    assert (page.status_code, "Ce dépôt existe" in text) == (200, True)
    assert "Mavungu" not in text
    assert "depots" not in text
    assert Client().get(found[1][:-3] + "xx/").status_code == 404


def test_both_sides_open_the_work_and_its_consent_is_withdrawn(travel: Travel, desk: Office) -> None:
    row = put(desk)
    partner = Office(travel.network.people["focal_point"], "KL-2026")
    assert body(partner.get("deposit_file", row.id)) == PDF
    assert "acceptée, avec mention" in words(partner.get("deposits"))
    assert partner.get("deposit_withdraw", row.id).status_code == 404
    assert partner.get("deposit_new").status_code == 404
    assert desk.post("deposit_withdraw", row.id, day=str(clock.today())).status_code == 302
    assert "accord retiré" in words(partner.get("deposit", row.id))
    assert desk.get("deposit_withdraw", row.id).status_code == 404


def test_lists(travel: Travel, desk: Office) -> None:
    assert "Aucun dépôt encore" in words(desk.get("deposits"))
    put(desk)
    assert_exports(desk, "deposits", holds="Chantal Mavungu, Groupe Mosala")
    assert queries(desk, "deposits") <= 14


def test_of_another_province(travel: Travel, desk: Office) -> None:
    row = put(desk)
    other = Office(travel.network.others["focal_point"], "KL-2026")
    for name, args in {
        "deposits": (),
        "deposit": (row.id,),
        "deposit_file": (row.id,),
        "deposit_receipt": (row.id,),
    }.items():
        assert other.get(name, *args).status_code == 404, name
