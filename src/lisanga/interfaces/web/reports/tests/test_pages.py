"""The report in the browser: who finds it, that it says what the PDF says, and that a printed one verifies."""

import io
import re
from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook

from lisanga.core.kernel import french
from lisanga.core.scope.models import Person
from lisanga.interfaces.bridges.pdf.tests.reading import pages
from lisanga.reports.tests.ground import Quarter

REPORT = "/rapports/KL/2026-Q1/"
FILES = ("/rapports/KL/2026-Q1.pdf", "/rapports/KL/2026-Q1.xlsx")


def client_of(person: Person) -> Client:
    client = Client()
    person.must_change_password = False
    person.save(update_fields=["must_change_password"])
    client.force_login(person)
    return client


def text_of(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def test_choosing(lived: Quarter) -> None:
    client = client_of(lived.network.people["focal_point"])
    text = text_of(client, "/rapports/")
    assert "Province du Kwilu" in text
    assert "Province du Kwango" not in text
    answer = client.get("/rapports/", {"partenaire": "KL", "trimestre": "2026-Q1"})
    assert (answer.status_code, answer["Location"]) == (302, REPORT)


def test_the_programme_chooses_among_all_partners(lived: Quarter) -> None:
    text = text_of(client_of(lived.network.people["direction"]), "/rapports/")
    assert "Province du Kwilu" in text
    assert "Province du Kwango" in text


def test_the_page_says_what_the_report_says(lived: Quarter) -> None:
    text = text_of(client_of(lived.network.people["focal_point"]), REPORT)
    for words in (
        "Bomoko ya Idiofa",
        "Bana Gungu",
        french.amount(3_810_000),
        french.amount(850_000),
        french.amount(3_385_000),
        french.weight(3_300_000),
        "Café robusta sec",
        "<svg",
        "Comptes à clore",
    ):
        assert words in text, words
    assert "Lukula ya Kenge" not in text
    assert "Kabeya" not in text


def test_page_pdf_and_workbook_agree(lived: Quarter) -> None:
    client = client_of(lived.network.people["programme_officer"])
    code = re.search(r"<b>([A-Z2-7]{4}-[A-Z2-7]{4})</b>", text_of(client, REPORT))
    assert code is not None
    pdf, book = (client.get(path) for path in FILES)
    assert (pdf["Content-Type"], pdf["Content-Disposition"]) == (
        "application/pdf",
        'attachment; filename="rapport-KL-2026-Q1.pdf"',
    )
    read = " ".join(pages(pdf.content))
    assert code[1] in read
    assert "3 810 000" in read
    rows = load_workbook(io.BytesIO(book.content))["Résumé"].iter_rows(min_row=2, max_col=2, values_only=True)
    assert ("Code de vérification", code[1]) in list(rows)


def test_the_table_of_cooperatives_leaves_as_a_list(lived: Quarter) -> None:
    client = client_of(lived.network.people["focal_point"])
    answer = client.get(REPORT, {"format": "csv"})
    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Code;Coopérative;")
    assert [line.split(";")[0] for line in lines[1:]] == ["GUNGU", "IDIOFA"]
    assert client.get(REPORT, {"format": "xlsx"}).status_code == 200


@pytest.mark.parametrize("path", ["/rapports/", REPORT, *FILES])
@pytest.mark.parametrize("role", ["secretary", "manager", "president"])
def test_for_a_cooperatives_people_it_does_not_exist(lived: Quarter, role: str, path: str) -> None:
    text_of(client_of(lived.network.people[role]), path, 404)


@pytest.mark.parametrize("path", [REPORT, *FILES])
def test_another_partner_finds_nothing(lived: Quarter, path: str) -> None:
    stranger = client_of(lived.network.others["focal_point"])
    assert stranger.get(path).content == stranger.get(path.replace("KL", "NOWHERE")).content
    assert stranger.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/rapports/", REPORT, *FILES])
def test_a_visitor_signs_in_first(db: None, path: str) -> None:
    assert Client().get(path)["Location"].startswith("/connexion/")


@pytest.mark.parametrize("period", ["2026-Q5", "demain", "1800-Q1"])
def test_what_is_no_quarter(lived: Quarter, period: str) -> None:
    client = client_of(lived.network.people["focal_point"])
    text_of(client, f"/rapports/KL/{period}/", 404)
    text_of(client, f"/rapports/KL/{period}.pdf", 404)


def test_a_partner_without_cooperatives_is_told_what_comes(lived: Quarter) -> None:
    """Its cooperatives left: the page still opens and explains."""
    from lisanga.domains.cooperatives.models import Cooperative

    Cooperative.plain.filter(partner=lived.network.partner).update(partner=lived.network.other_partner)
    text = text_of(client_of(lived.network.people["focal_point"]), REPORT)
    assert "Ce partenaire n’a pas encore créé de coopérative" in text
    pdf = client_of(lived.network.people["focal_point"]).get(FILES[0])
    assert "Aucune coopérative" in " ".join(pages(pdf.content))


def _printed_address(lived: Quarter) -> str:
    pdf = client_of(lived.network.people["focal_point"]).get(FILES[0])
    cover = pages(pdf.content)[0].replace("\u200b", "").replace(" ", "")
    found = re.search(r"http://testserver(/v/rapport/KL/2026-Q1/[A-Z2-7-]+/)", cover)
    assert found is not None, cover
    return found[1]


def test_a_printed_report_verifies_until_a_figure_changes(lived: Quarter) -> None:
    address = _printed_address(lived)
    assert "Ce rapport est authentique</h1>" in text_of(Client(), address)
    lived.bulk.pay(500, date(2026, 3, 30))
    text = text_of(Client(), address)
    assert "n’est plus à jour" in text
    assert "Ce rapport est authentique</h1>" in text_of(Client(), _printed_address(lived))


def test_verification_tells_no_figure(lived: Quarter) -> None:
    text = text_of(Client(), _printed_address(lived))
    assert "Province du Kwilu" in text
    assert "Idiofa" not in text
    assert french.number(3_810_000) not in text


def test_a_code_that_was_never_given(lived: Quarter) -> None:
    address = _printed_address(lived)
    for wrong in (address.replace("2026-Q1", "2026-Q2"), address.replace("/KL/", "/KG/"), address[:-3] + "QQ/"):
        assert "Nous ne connaissons pas ce rapport" in text_of(Client(), wrong, 404)
