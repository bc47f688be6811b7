"""A secretary brings the Excel register of a cooperative that has no members yet."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.building import EMPTY
from tests.journeys.office import Office

pytestmark = pytest.mark.browser
REGISTER = (
    Path(__file__).resolve().parents[2]
    / "src/lisanga/interfaces/bridges/registers/tests/data/registre-cooperative-b.xlsx"
)
HERE = f"/c/{EMPTY.casefold()}"


def figures(page: Page) -> dict[str, int]:
    """The large figures of the page, by what stands above them."""
    found = {}
    for one in page.locator(".figure").all():
        label = one.locator("span").first.inner_text()
        found[label] = int(re.sub(r"\D", "", one.locator("b").inner_text()))
    return found


def bring(page: Page) -> dict[str, int]:
    """Uploads the register and imports it; what the page says was understood."""
    page.goto(f"{HERE}/importer/")
    page.set_input_files("[name=register]", REGISTER)
    page.get_by_role("button", name="Lire le registre").click()
    page.wait_for_url(re.compile("/colonnes/"))
    understood = figures(page)
    page.get_by_role("button", name="Importer les bonnes lignes").click()
    page.get_by_text("Lignes déjà connues").wait_for(timeout=90_000)
    return understood


def test_a_register_is_brought_in_once(office: Office) -> None:
    page = office.page_of(f"secretary.{EMPTY.casefold()}")
    office.complaints.clear()
    page.goto(f"{HERE}/membres/")
    assert page.locator("main table").count() == 0
    understood = bring(page)
    assert understood == {"Membres lisibles": 143, "Livraisons lisibles": 410, "Lignes à corriger": 0}
    said = figures(page)
    assert (said["Membres nouveaux"], said["Livraisons nouvelles"], said["Lignes à corriger"]) == (143, 410, 0)
    bring(page)
    said = figures(page)
    assert (said["Membres nouveaux"], said["Livraisons nouvelles"]) == (0, 0)
    assert said["Lignes déjà connues"] == 143 + 410
    page.goto(f"{HERE}/membres/")
    assert page.locator("main table").count() == 1
    assert office.complaints == []
