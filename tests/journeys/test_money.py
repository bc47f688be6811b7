"""A member is paid and the cash counted; what was weighed reaches CERPEC."""

import io
import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from tests.journeys.office import Office

pytestmark = pytest.mark.browser
HERE = "/c/bulungu"
NAME = "Lisanga ya Bulungu"


def weigh(page: Page, kilos: str) -> None:
    """The member of number 1 delivers."""
    page.goto(f"{HERE}/livraisons/nouvelle/")
    page.fill("[name=member]", "1")
    page.fill("[name=gross]", kilos)
    page.get_by_role("button", name="Enregistrer et suivant").click()
    page.wait_for_url(re.compile("dernier="))


def test_the_member_just_weighed_is_paid(office: Office) -> None:
    page = office.page_of("secretaire")
    office.complaints.clear()
    weigh(page, "63")
    page.goto(f"{HERE}/paiements/")
    page.locator("main a[href$='?membre=1']").click()
    page.wait_for_url(re.compile("membre="))
    due = int(re.sub(r"\D", "", page.input_value("[name=amount]")))
    assert due > 0
    page.locator("main button.primary").click()
    page.get_by_text("Le paiement est enregistré").wait_for()
    assert str(due) in re.sub(r"[^\d,]", "", page.inner_text("main"))
    page.goto(f"{HERE}/paiements/")
    assert page.locator("main a[href$='?membre=1']").count() == 0
    page.goto(f"{HERE}/membres/1/")
    assert re.search(r"À payer au membre\s+rien", page.inner_text("main"))
    assert office.complaints == []


def test_the_cash_is_counted(office: Office) -> None:
    page = office.page_of("secretaire")
    office.complaints.clear()
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


def kilos(page: Page) -> float:
    """What the workbook of the page says Bulungu delivered."""
    with page.expect_download() as waiting:
        page.locator("main a[href*='format=xlsx']").first.click()
    book = load_workbook(io.BytesIO(waiting.value.path().read_bytes())).active
    assert book is not None
    head, *rows = book.values
    column = next(at for at, title in enumerate(head) if "kg" in str(title).casefold())
    row = next(row for row in rows if NAME in row)
    return float(str(row[column]))


def test_cerpec_sees_the_kilos_of_a_new_delivery_and_the_other_province_does_not(office: Office) -> None:
    direction, secretary, other = (office.page_of(key) for key in ("direction", "secretaire", "autre-province"))
    direction.goto("/rapports/")
    report = direction.locator("tr", has_text="Kwilu").get_by_role("link", name="en cours").get_attribute("href")
    assert report
    places = ("/reseau/", report)
    before = []
    for place in places:
        direction.goto(place)
        before.append(kilos(direction))
    weigh(secretary, "77")
    paper = secretary.get_by_role("link", name="Imprimer le bon").get_attribute("href")
    assert paper
    for place, then in zip(places, before, strict=True):
        direction.goto(place)
        assert round(kilos(direction) - then, 3) == 77, place
    delivery = paper.removesuffix("recu/")
    readers = {report: direction, f"{report[:-1]}.xlsx": direction, paper: secretary, delivery: secretary}
    for hidden, reader in readers.items():
        assert reader.request.get(hidden).status == 200, hidden
        answer = other.goto(hidden)
        assert answer is not None
        assert answer.status == 404, hidden
        assert NAME not in other.content()
    other.goto("/reseau/")
    assert "Cacao du Mayombe" in other.content()
    assert NAME not in other.content()
