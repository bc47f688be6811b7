"""The way of a report in the browser: opened, written, submitted, observed, corrected, validated; frozen for good."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.models import SecurityEvent
from lisanga.domains.partnerships.models import DeliverableObservation, DeliverableVersion
from lisanga.interfaces.bridges.pdf.tests.reading import pages
from lisanga.interfaces.web.reports.tests.ground import Way, browser
from lisanga.interfaces.web.tests.signed_in import body, words
from lisanga.reports.tests.ground import make_works


def test_the_whole_way_of_a_report(way: Way) -> None:
    office, focal, leader = way.desk("programme_officer"), way.desk("focal_point"), way.desk("partner_leader")
    page = words(office.get("ecrire/"))
    for text in ("14. Annexes", "Bomoko ya Idiofa", "3 300", "Rien n’est enregistré sur la période"):
        assert text in page, text
    assert focal.get("ecrire/").status_code == 404
    assert office.post("ecrire/context/", text="Les pluies ont tardé.", base=0, settles="").status_code == 302
    assert "Les pluies ont tardé." not in words(focal.get())
    assert way.submit().status_code == 302
    read = words(focal.get("v/1/"))
    assert "Les pluies ont tardé." in read
    assert "Observer cette partie" in read
    assert focal.get("v/1/decider/").status_code == 404  # G87
    focal.post("v/1/observer/", part="context", text="Dites dans quels secteurs.")
    assert way.state() == "observed"
    said = DeliverableObservation.plain.get(deliverable=way.one)
    assert "Dites dans quels secteurs." in words(office.get("ecrire/"))
    assert office.post(f"observations/{said.id}/", answer="C’est dit.").status_code == 302
    office.post("ecrire/context/", text="Les pluies ont tardé à Gungu.", base=1, settles="")
    assert way.submit(2).status_code == 302
    decision = leader.get("v/2/decider/")
    digest = DeliverableVersion.plain.get(deliverable=way.one, number=2).sha256
    assert digest in words(decision)
    answer = leader.post("v/2/decider/", sha256=digest, decision="validate", reason="")
    assert (answer.status_code, way.state()) == (302, "validated")
    assert "validée le" in words(focal.get())
    assert "Les pluies ont tardé." in words(focal.get("v/1/"))


def test_the_obligations_of_both_sides_stand_in_the_report(way: Way) -> None:
    page = words(way.desk("programme_officer").get("ecrire/"))
    for text in ("Obligations : CERPEC ASBL", "Obligations : Province du Kwilu", "Attendues sur la période"):
        assert text in page, text


def test_a_focal_point_who_posts_a_decision_is_not_heard(way: Way) -> None:
    way.submit()
    digest = DeliverableVersion.plain.get(deliverable=way.one).sha256
    for role in ("focal_point", "programme_officer", "direction"):
        answer = way.desk(role).post("v/1/decider/", sha256=digest, decision="validate", reason="")
        assert (answer.status_code, way.state()) == (404, "submitted")


def test_the_frozen_figures_do_not_move_and_the_change_page_tells(way: Way) -> None:
    way.submit()
    bulk = way.lived.bulk
    bulk.weigh(bulk.product("Arachide", "coque", 1000), date(2026, 3, 30), 50)
    for role in ("focal_point", "programme_officer"):
        desk = way.desk(role)
        assert "3 350" not in words(desk.get("v/1/"))
        page = words(desk.get("v/1/changements/"))
        for text in ("3 300,0 kg", "3 350,0 kg", "+50,0 kg", "Enregistrer une livraison", "Arachide coque"):
            assert text in page, text
        assert "Kabeya" not in page


def test_nothing_changed_says_so(way: Way) -> None:
    way.submit()
    assert "Rien n’a bougé" in words(way.desk("focal_point").get("v/1/changements/"))


def test_the_three_papers_of_a_version(way: Way) -> None:
    way.submit()
    desk = way.desk("focal_point")
    pdf = body(desk.get("v/1/fichier/pdf/"))
    assert "3 300" in " ".join(pages(pdf))
    assert body(desk.get("v/1/fichier/xlsx/")).startswith(b"PK")
    assert body(desk.get("v/1/fichier/docx/")).startswith(b"PK")
    assert desk.get("v/0/fichier/pdf/").status_code == 404  # a draft is the programme's own
    assert way.desk("direction").get("v/0/fichier/pdf/").status_code == 200
    assert desk.get("v/1/fichier/exe/").status_code == desk.get("v/9/fichier/pdf/").status_code == 404


def test_a_printed_version_verifies_for_anybody(way: Way) -> None:
    way.submit()
    code = DeliverableVersion.plain.get(deliverable=way.one).sha256[:12]
    page = Client().get(f"/v/livrable/{way.one}/1/{code}/")
    assert "Ce document est authentique" in words(page)
    assert "3 300" not in words(page)
    for wrong in ("0" * 12, code[:8], "x"):
        assert Client().get(f"/v/livrable/{way.one}/1/{wrong}/").status_code == 404


def test_two_authors_stand_side_by_side(way: Way) -> None:
    way.desk("programme_officer").post("ecrire/plan/", text="De Clarisse.", base=0, settles="")
    way.desk("direction").post("ecrire/plan/", text="De Béatrice.", base=0, settles="")
    page = words(way.desk("direction").get("ecrire/"))
    assert "De Clarisse." in page
    assert "De Béatrice." in page
    assert "Deux personnes ont écrit ici en même temps" in page


def test_saving_over_htmx_gives_the_form_back(way: Way) -> None:
    desk = way.desk("programme_officer")
    data = {"operation_id": str(new_id()), "text": "Un.", "base": 0, "settles": ""}
    answer = desk.client.post(f"/livrables/{way.one}/ecrire/plan/", data, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "enregistré" in words(answer)
    assert 'name="base" value="1"' in words(answer)
    assert "<html" not in words(answer)


def test_another_province_finds_nothing_and_it_is_noted(way: Way) -> None:
    way.submit()
    desk = way.elsewhere("focal_point")
    assert "2026-Q1" not in words(desk.client.get("/livrables/"))
    for path in ("", "ecrire/", "v/1/", "v/1/changements/", "v/1/fichier/pdf/", "v/1/papier/", "v/1/decider/"):
        assert desk.get(path).status_code == 404, path
    assert SecurityEvent.objects.filter(kind="unseen_deliverable").exists()
    assert way.desk("manager").get().status_code == 404


def test_filled_without_internet(way: Way) -> None:
    desk = way.desk("programme_officer")
    workbook = load_workbook(io.BytesIO(body(desk.get("a-remplir.xlsx"))))
    sheet = workbook["Textes"]
    line = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == "risks")
    sheet[f"E{line}"] = "La route est coupée."
    workbook["Chiffres saisis"].append(["activities", "Visites", "count", 12, "Cahier"])
    workbook["Chiffres saisis"].append(["activities", "Autre", "count", "douze", "Cahier"])
    kept = io.BytesIO()
    workbook.save(kept)
    answer = desk.client.post(
        f"/livrables/{way.one}/excel/", {"book": SimpleUploadedFile("rempli.xlsx", kept.getvalue())}
    )
    page = words(answer)
    for text in ("La route est coupée.", "Chiffres saisis · D3", "douze", "Garder ces changements"):
        assert text in page, text
    changes = answer.context["changes"]
    assert desk.client.post(f"/livrables/{way.one}/excel/", {"changes": changes}).status_code == 302
    page = words(desk.get("ecrire/"))
    assert "La route est coupée." in page
    assert "Visites" in page
    bad = desk.client.post(f"/livrables/{way.one}/excel/", {"changes": "["})
    assert bad.status_code == 302


def test_a_page_signed_on_paper(way: Way, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    way.submit()
    desk = way.desk("focal_point")
    version = DeliverableVersion.plain.get(deliverable=way.one)
    code = f"{version.sha256[:4]}-{version.sha256[4:8]}-{version.sha256[8:12]}".upper()
    assert code in words(desk.get("v/1/papier/"))
    pdf = SimpleUploadedFile("page.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
    data = {
        "signed_by": str(way.lived.network.people["partner_leader"].id),
        "signed_on": str(clock.today()),
        "code": code,
    }
    answer = desk.post("v/1/sur-papier/", file=pdf, **data)
    assert (answer.status_code, way.state()) == (302, "validated")
    assert desk.get("v/1/signature/").status_code == 200
    assert way.elsewhere("focal_point").get("v/1/signature/").status_code == 404


def test_the_calendar_says_what_is_late_and_teaches_when_empty(way: Way) -> None:
    page = words(way.desk("direction").client.get("/livrables/"))
    assert "Rapport trimestriel 2026-Q1" in page
    assert "Aucun livrable" in words(browser(way.lived.network.others["focal_point"]).get("/livrables/"))
    assert browser(way.lived.network.people["manager"]).get("/livrables/").status_code == 404


@pytest.mark.parametrize("path", ["", "ecrire/", "v/1/", "v/1/changements/"])
def test_a_page_costs_the_same_with_more_cooperatives(way: Way, path: str) -> None:
    way.submit()
    way.lived.bulk.weigh(way.lived.bulk.product("Soja"), date(2026, 3, 3), 10)  # so that something has changed
    desk = way.desk("programme_officer")

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert desk.get(path).status_code == 200
        return len(seen)

    before = cost()
    for number in range(2):
        works = make_works(way.lived.network, f"NEW{number}", f"Nouvelle {number}", way.lived.network.partner)
        works.weigh(works.product("Riz", "paddy"), date(2026, 2, 3), 100)
    assert cost() == before
    assert before <= 74


def test_the_tacit_clause(way: Way) -> None:
    way.submit()
    assert way.desk("programme_officer").get("v/1/tacite/").status_code == 404
    assert "son silence ne valide rien" in words(way.desk("focal_point").get())


def test_the_calendar_begins_with_what_still_waits(way: Way) -> None:
    office, leader = way.desk("programme_officer"), way.desk("partner_leader")
    address = f"/livrables/{way.one}/"
    assert address in words(office.client.get("/livrables/"))
    way.submit()
    digest = DeliverableVersion.plain.get(deliverable=way.one).sha256
    leader.post("v/1/decider/", sha256=digest, decision="validate", reason="")
    for client in (office.client, leader.client):
        assert address not in words(client.get("/livrables/"))
        for group in ("valides", "tous"):
            assert address in words(client.get("/livrables/", {"etat": group}))
        page = words(client.get("/conventions/KL-2026/livrables/"))
        assert page.index("Ce que la convention prévoit encore") < page.index("1 livrable validé") < page.index(address)
    assert address not in words(way.elsewhere("focal_point").client.get("/livrables/", {"etat": "tous"}))
