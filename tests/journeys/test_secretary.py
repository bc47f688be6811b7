"""The secretary's week, from the register brought in to the figure that CERPEC reads."""

import io
import re

import pypdfium2
import pytest
import zxingcpp
from openpyxl import load_workbook
from playwright.sync_api import Page

from tests.journeys.office import Office, open_filters

pytestmark = pytest.mark.browser
HERE = "/c/bulungu"


@pytest.fixture
def secretary(office: Office) -> Page:
    office.complaints.clear()
    return office.page_of("secretaire")


def first_member(page: Page) -> str:
    """The number of a member on the list."""
    page.goto(f"{HERE}/membres/")
    found = re.search(r"n°\s*(\d+)", page.inner_text("table"))
    assert found
    return found.group(1)


def weigh(page: Page, kilos: str, member: str) -> int:
    """Enters a delivery by keys alone; how many keys besides the digits."""
    page.locator("[name=member]").focus()
    others = 0
    for text in (member, kilos, "2", "13"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        others += 1
    page.wait_for_url(re.compile("dernier="))
    return others


def open_last_receipt(page: Page) -> None:
    page.get_by_role("link", name="Imprimer le bon").click()
    page.wait_for_url(re.compile("/recu/"))


def address_on_paper(page: Page) -> str:
    """What the QR of the printed receipt says, read from the rendered sheet."""
    sheet = page.pdf(prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(sheet)
    assert len(document) == 1
    assert [round(side * 25.4 / 72) for side in document[0].get_size()] == [105, 148]
    found = zxingcpp.read_barcodes(document[0].render(scale=4).to_pil())
    assert len(found) == 1
    return str(found[0].text)


def test_a_delivery_from_the_scale_to_the_paper_and_back(office: Office, secretary: Page) -> None:
    page = secretary
    member = first_member(page)
    page.goto(f"{HERE}/livraisons/nouvelle/")
    assert weigh(page, "152", member) <= 12
    assert weigh(page, "97", member) <= 12
    open_last_receipt(page)
    number = page.title().split(" ")[0]
    address = address_on_paper(page)
    visitor = office.visitor()
    visitor.goto(address)
    assert "Ce bon est authentique" in visitor.inner_text("main, body")
    assert number in visitor.content()
    page.get_by_role("link", name="Retour").click()
    page.get_by_role("link", name="Annuler ce bon").click()
    page.fill("[name=reason]", "Pesé deux fois")
    page.get_by_role("button", name="Annuler ce bon").click()
    page.wait_for_url(re.compile(r"/livraisons/[0-9a-f-]+/$"))
    assert "Bon annulé" in page.inner_text("main")
    visitor.reload()
    assert "Ce bon a été annulé" in visitor.content()
    assert office.complaints == []


def receipts(page: Page) -> list[str]:
    """The numbers of all receipts of the list, as its export has them."""
    answer = page.request.get(f"{HERE}/livraisons/?format=csv")
    assert answer.ok
    _head, *lines = answer.text().splitlines()
    return [line.split(";")[0] for line in lines]


@pytest.mark.parametrize("script", [True, False])
def test_a_double_click_writes_once(office: Office, script: bool) -> None:
    page = office.page_of("secretaire", script=script)
    before = receipts(page)
    page.goto(f"{HERE}/livraisons/nouvelle/")
    page.fill("[name=member]", "1")
    page.fill("[name=gross]", "33")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="Enregistrer et suivant").dblclick()
    page.wait_for_url(re.compile("dernier="))
    # A browser often holds the second click back; a slow line does not: the same form arrives once more.
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert page.request.post(sent.value.url, data=sent.value.post_data or "", headers=form).status == 200
    assert len(before) > 3
    assert len(set(receipts(page)) - set(before)) == 1
    assert len(receipts(page)) == len(before) + 1


def test_the_filtered_list_leaves_as_a_workbook(office: Office, secretary: Page) -> None:
    page = secretary
    page.goto(f"{HERE}/livraisons/")
    open_filters(page)
    name = page.locator("#produit option").nth(1).inner_text().strip()
    page.select_option("#produit", label=name)
    page.get_by_role("button", name="Voir").click()
    page.wait_for_url(re.compile("produit="))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Excel").click()
    sheet = load_workbook(io.BytesIO(waiting.value.path().read_bytes())).active
    assert sheet is not None
    rows = list(sheet.values)
    assert len(rows) > 3
    assert {row[3] for row in rows[1:] if row[3]} == {name}


def test_without_script_one_signs_in_and_weighs(office: Office) -> None:
    page = office.page_of("secretaire", script=False)
    member = first_member(page)
    page.goto(f"{HERE}/livraisons/nouvelle/")
    page.fill("[name=member]", member)
    page.fill("[name=gross]", "41")
    page.get_by_role("button", name="Enregistrer et suivant").click()
    assert "dernier=" in page.url
    assert "Imprimer le bon" in page.content()
