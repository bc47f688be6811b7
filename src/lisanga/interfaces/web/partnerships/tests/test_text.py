"""The text is written, amended, carried away as a document, and verified by whoever holds it."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lisanga.core.files.tests.samples import PDF
from lisanga.core.kernel import clock
from lisanga.domains.partnerships.models import Agreement, Amendment, Article
from lisanga.domains.partnerships.tests.ground import draft
from lisanga.interfaces.web.partnerships.tests.conftest import Ground
from lisanga.interfaces.web.tests.signed_in import body, invalid_fields, words


def test_the_draft_is_written_article_by_article(ground: Ground) -> None:
    made = draft(ground.network, code="KL-B")
    desk = ground.desk("programme_officer", "KL-B")
    page = words(desk.get("agreement_text"))
    assert "Article 1. Objet" in page
    assert "Ajouter un article" in page
    assert desk.post("article_write", 2, title="Zone", body="Une ligne\r\n\r\nune autre").status_code == 302
    assert Article.plain.get(agreement=made.id, number=2).body == "Une ligne\n\nune autre"
    bare = desk.post("article_write", 2, title="Zone", body="")
    assert (bare.status_code, invalid_fields(bare)) == (422, ["body"])
    partner = ground.desk("focal_point", "KL-B")
    assert "une autre" in words(partner.get("agreement_text"))
    assert partner.get("article_write", 2).status_code == 404
    assert desk.get("article_write", 40).status_code == 404
    assert ground.desk("programme_officer").get("article_write", 1).status_code == 404  # signed


def test_an_amendment_and_the_signed_paper(ground: Ground, data: Path) -> None:
    desk = ground.desk("programme_officer")
    values = {"kind": "duration", "signed_on": "2026-03-01", "summary": "Un an de plus"}
    bare = desk.post("amendment_new", **values)
    assert (bare.status_code, invalid_fields(bare)) == (422, ["ends_on"])
    scan = SimpleUploadedFile("avenant.pdf", PDF)
    assert desk.post("amendment_new", **values, ends_on="2028-12-31", scan=scan).status_code == 302
    copy = SimpleUploadedFile("convention.pdf", PDF)
    assert desk.post("agreement_attach", file=copy).status_code == 302
    assert Agreement.plain.get(id=ground.agreement).signed_copy
    for reader in (desk, ground.desk("focal_point")):
        assert "Un an de plus" in words(reader.get("agreement_text"))
        assert body(reader.get("agreement_signed_copy")) == PDF
        assert body(reader.get("amendment_scan", Amendment.plain.get().id)) == PDF
    assert ground.elsewhere().get("agreement_signed_copy").status_code == 404
    assert ground.desk("focal_point").get("amendment_new").status_code == 404


def test_it_leaves_as_pdf_and_as_a_document(ground: Ground) -> None:
    desk = ground.desk("focal_point")
    assert desk.get("agreement_pdf").content.startswith(b"%PDF")
    with zipfile.ZipFile(io.BytesIO(desk.get("agreement_docx").content)) as archive:
        text = archive.read("word/document.xml").decode()
    for word in ("Article 1. Objet", "Province du Kwilu", "billets d’avion", "Fait en deux exemplaires"):
        assert word in text, word
    for name in ("agreement_pdf", "agreement_docx"):
        assert ground.elsewhere().get(name).status_code == 404


def test_the_qr_says_what_stands_on_the_paper_to_anybody(ground: Ground) -> None:
    with zipfile.ZipFile(io.BytesIO(ground.desk("direction").get("agreement_docx").content)) as archive:
        text = archive.read("word/document.xml").decode()
    address = text[text.index("http://testserver/v/conventions/") :].partition("<")[0]
    page = words(Client().get(address))
    for word in ("Cette convention existe", "KL-2026", "Province du Kwilu", "signée"):
        assert word in page
    shown = words(ground.desk("focal_point").get("agreement_text"))
    fingerprint = page.partition("Empreinte du texte</dt><dd><b>")[2].partition("<")[0]
    assert len(fingerprint) == 9
    assert fingerprint in shown
    other = "a" if address[-2].lower() != "a" else "b"
    assert Client().get(f"{address[:-2]}{other}/").status_code == 404


def test_an_amendment_of_the_zone_says_what_stood_and_what_stands(ground: Ground) -> None:
    desk, day = ground.desk("programme_officer"), clock.today() + timedelta(days=40)
    form = words(desk.get("amendment_new", genre="zone"))
    assert "Nouvelle fin" not in form
    assert '<option value="CD-KL/Bulungu/" selected>' in form
    bare = desk.post("amendment_new", query="?genre=zone", signed_on="2026-03-02", summary="Avec Gungu")
    assert (bare.status_code, invalid_fields(bare)) == (422, ["zones"])
    sent = desk.post(
        "amendment_new",
        query="?genre=zone",
        signed_on="2026-03-02",
        summary="Avec Gungu",
        effective_on=str(day),
        zones=["CD-KL/Bulungu/", "CD-KL/Gungu/"],
    )
    assert sent.status_code == 302
    for role in ("programme_officer", "focal_point"):
        page = words(ground.desk(role).get("agreement_text"))
        assert '<s class="soft">Bulungu (Kwilu)</s><br>Bulungu (Kwilu), Gungu (Kwilu)' in page
        assert "vaut à partir du" in page
        assert "Bulungu (Kwilu), Gungu (Kwilu)" in words(ground.desk(role).get("agreement"))
    assert ground.elsewhere().get("agreement_text").status_code == 404


def test_an_amendment_of_the_delays_begins_with_those_that_stand(ground: Ground) -> None:
    desk = ground.desk("programme_officer")
    assert 'name="quarterly_days" value="15"' in words(desk.get("amendment_new", genre="reports"))
    kept = {"quarterly_days": "20", "annual_day": "31", "annual_month": "1", "final_days": "30"}
    sent = desk.post("amendment_new", query="?genre=reports", signed_on="2026-03-02", summary="Vingt jours", **kept)
    assert sent.status_code == 302
    assert "20 jours après le trimestre" in words(desk.get("agreement"))
