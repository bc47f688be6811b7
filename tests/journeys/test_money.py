"""A member is paid and the cash counted; what was weighed reaches CERPEC, in the network and in the quarter's report."""

import io
import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from tests.journeys.office import Office

pytestmark = pytest.mark.browser
HERE = "/c/bulungu"


def test_a_member_is_paid_and_the_cash_counted(office: Office) -> None:
    page = office.page_of("secretaire")
    office.complaints.clear()
    page.goto(f"{HERE}/paiements/")
    page.get_by_role("link", name="Payer", exact=True).first.click()
    page.wait_for_url(re.compile("membre="))
    assert page.input_value("[name=amount]")
    page.fill("[name=amount]", "1000")
    page.locator("main button.primary").click()
    page.get_by_text("Le paiement est enregistré").wait_for()
    page.goto(f"{HERE}/caisse/compter/")
    if page.locator("[name=n_500]").count() == 0:
        page.locator("main .card a").first.click()
    page.fill("[name=n_500]", "3")
    page.get_by_role("button", name="Enregistrer le comptage").click()
    page.get_by_text("recomptez, ou expliquez-le").first.wait_for()
    assert page.input_value("[name=n_500]") == "3"
    page.fill("[name=explanation]", "Le reste est au coffre")
    page.get_by_role("button", name="Enregistrer le comptage").click()
    page.get_by_text("Le comptage est enregistré").wait_for()
    assert office.complaints == []


def _kilos(page: Page) -> float:
    """What the network's workbook says Bulungu delivered in the months chosen."""
    with page.expect_download() as waiting:
        page.locator("main a[href*='format=xlsx']").first.click()
    book = load_workbook(io.BytesIO(waiting.value.path().read_bytes())).active
    assert book is not None
    head, *rows = book.values
    column = next(at for at, title in enumerate(head) if "kg" in str(title).casefold())
    row = next(row for row in rows if "Lisanga ya Bulungu" in row)
    return float(str(row[column]))


def test_cerpec_sees_the_kilos_of_a_new_delivery(office: Office) -> None:
    direction, secretary = office.page_of("direction"), office.page_of("secretaire")
    direction.goto("/reseau/")
    before = _kilos(direction)
    secretary.goto(f"{HERE}/livraisons/nouvelle/")
    secretary.fill("[name=member]", "1")
    secretary.fill("[name=gross]", "77")
    secretary.get_by_role("button", name="Enregistrer et suivant").click()
    secretary.wait_for_url(re.compile("dernier="))
    direction.goto("/reseau/")
    assert round(_kilos(direction) - before, 3) == 77
