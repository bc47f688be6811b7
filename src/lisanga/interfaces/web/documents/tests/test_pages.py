"""Documents and access in a browser."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lisanga.core.kernel.ids import new_id
from lisanga.domains.partnerships.models import AccessRequest, Agreement, Document, PublicResults
from lisanga.domains.partnerships.tests.filing import TODAY, Cabinet
from lisanga.interfaces.web.tests.signed_in import Office, body, invalid_fields, queries, words

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def _kept_elsewhere(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def at_desk(cabinet: Cabinet, role: str) -> Office:
    return Office(cabinet.travel.network.people[role], "KL-2026")


def bring(desk: Office, **more: Any) -> Document:
    values = {"title": "Carte des sites", "label": "partner", "digest": SimpleUploadedFile("carte.pdf", PDF), **more}
    answer = desk.post("document_new", **values)
    assert answer.status_code == 302, answer.content.decode()
    found: Document = Document.plain.get(title=values["title"])
    return found


def test_each_opening_is_shown_to_who_brought_it(cabinet: Cabinet) -> None:
    partner, office = at_desk(cabinet, "focal_point"), at_desk(cabinet, "direction")
    row = bring(partner)
    assert "Personne encore" in words(partner.get("document", row.id))
    answer = office.get("document_file", row.id, 1)
    assert body(answer) == PDF
    page = words(partner.get("document", row.id))
    assert cabinet.travel.network.people["direction"].name in page
    assert "version 1" in page
    assert "Qui l’a ouvert" not in words(office.get("document", row.id))


def test_a_new_version_and_another_label(cabinet: Cabinet) -> None:
    partner, office = at_desk(cabinet, "focal_point"), at_desk(cabinet, "direction")
    row = bring(partner)
    newer = SimpleUploadedFile("carte.pdf", PDF + b"% 2\n")
    assert partner.post("document_version_new", row.id, digest=newer, note="Gungu").status_code == 302
    assert body(office.get("document_file", row.id, 2)).endswith(b"% 2\n")
    assert office.get("document_file", row.id, 3).status_code == 404
    assert partner.post("document_label", row.id, label="restricted").status_code == 302
    for name, args in (("document", (row.id,)), ("document_file", (row.id, 2))):
        assert office.get(name, *args).status_code == 404
    assert "Carte des sites" not in words(office.get("documents"))
    assert office.get("document_label", row.id).status_code == 404


def test_asked_opened_and_ended(cabinet: Cabinet) -> None:
    partner, office = at_desk(cabinet, "focal_point"), at_desk(cabinet, "programme_officer")
    row = bring(partner, title="Registre foncier", label="restricted")
    assert office.get("document", row.id).status_code == 404
    office.post("access_new", information="Le registre foncier", reason="Situer les champs-écoles")
    asked = AccessRequest.plain.get(information="Le registre foncier")
    assert office.get("access_grant", asked.id).status_code == 404
    until = str(TODAY + timedelta(days=10))
    assert partner.post("access_grant", asked.id, opens=[str(row.id)], until=until).status_code == 302
    assert "Registre foncier" in words(office.get("access_request", asked.id))
    assert body(office.get("document_file", row.id, 1)) == PDF
    assert partner.post("access_end", asked.id).status_code == 302
    assert office.get("document_file", row.id, 1).status_code == 404
    assert "Rien n’est ouvert aujourd’hui" in words(office.get("access_request", asked.id))


def test_not_opened(cabinet: Cabinet) -> None:
    partner = at_desk(cabinet, "focal_point")
    assert invalid_fields(partner.post("access_refuse", cabinet.asked, reason="")) == ["reason"]
    assert partner.post("access_refuse", cabinet.asked, reason="Pas encore validé").status_code == 302
    assert "Pas encore validé" in words(at_desk(cabinet, "direction").get("access_request", cabinet.asked))
    assert partner.get("access_grant", cabinet.asked).status_code == 404


def test_a_file_that_is_no_document_is_refused(cabinet: Cabinet) -> None:
    page = SimpleUploadedFile("carte.pdf", b"<html><script>alert(1)</script></html>")
    answer = at_desk(cabinet, "focal_point").post("document_new", title="Carte", label="partner", digest=page)
    assert answer.status_code == 422
    assert not Document.plain.filter(title="Carte").exists()


def test_lists(cabinet: Cabinet) -> None:
    office = at_desk(cabinet, "direction")
    assert "Module 1" in words(office.get("documents"))
    assert "Recensement des groupements" not in words(office.get("documents"))
    assert "attend une réponse" in words(office.get("access_requests"))
    assert queries(office, "documents") <= 12
    assert queries(office, "document", cabinet.module) <= 20
    assert queries(office, "access_requests") <= 12


def test_of_another_province(cabinet: Cabinet) -> None:
    other = Office(cabinet.travel.network.others["focal_point"], "KL-2026")
    for name, args in {
        "documents": (),
        "document_new": (),
        "document": (cabinet.module,),
        "document_file": (cabinet.module, 1),
        "access_requests": (),
        "access_request": (cabinet.asked,),
        "access_grant": (cabinet.asked,),
    }.items():
        assert other.get(name, *args).status_code == 404, name


def test_a_public_document_has_an_address_for_everybody_and_no_other_label_has(cabinet: Cabinet) -> None:
    partner, office = at_desk(cabinet, "focal_point"), at_desk(cabinet, "direction")
    labels = ("public", "partner", "restricted")
    rows = {label: bring(partner, title=f"Papier {label}", label=label) for label in labels}
    rows["cerpec"] = bring(office, title="Papier cerpec", label="cerpec")
    visitor, addresses = Client(), {label: f"/resultats/kl/documents/{row.id}/" for label, row in rows.items()}
    for address in (*addresses.values(), "/resultats/kl/"):
        assert visitor.get(address).status_code == 404  # the partner has not opened its page
    assert "Adresse publique" not in words(partner.get("document", rows["public"].id))
    PublicResults.plain.create(
        id=new_id(), organisation_id=cabinet.travel.network.partner, shown=True, since=date(2026, 6, 1)
    )
    assert visitor.get(addresses["public"]).status_code == 404  # nothing is signed yet
    Agreement.plain.filter(id=cabinet.travel.agreement).update(status="signed")
    page = words(visitor.get("/resultats/kl/"))
    assert addresses["public"] in page
    assert "Papier public" in page
    for label in ("partner", "restricted", "cerpec"):
        assert f"Papier {label}" not in page
        for client in (visitor, partner.client, office.client):
            assert client.get(addresses[label]).status_code == 404, label
    answer = visitor.get(addresses["public"])
    assert body(answer) == PDF
    assert "attachment" in answer.headers["Content-Disposition"]
    assert visitor.get(addresses["public"].replace("/kl/", "/kg/")).status_code == 404
    assert addresses["public"] in words(office.get("document", rows["public"].id))
    newer = SimpleUploadedFile("carte.pdf", PDF + b"% 2\n")
    partner.post("document_version_new", rows["public"].id, digest=newer, note="")
    assert body(visitor.get(addresses["public"])) == PDF + b"% 2\n"
    partner.post("document_label", rows["public"].id, label="partner")
    assert visitor.get(addresses["public"]).status_code == 404
    assert visitor.get("/resultats/kl/").status_code == 404
