"""Data for targeting in a browser: brought by the Partner, looked at, shared, settled, read beside the programme's own
figures, and nothing of it for another province."""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page

from tests.journeys.office import Office, too_wide

pytestmark = pytest.mark.browser
ROWS = (
    ("PROVINCE DU KWILU", None, None, None, None, None),
    ("Territoire", "Secteur", "Producteurs", None, "Superficie (ha)", "Nom du chef"),
    (None, None, "Hommes", "Femmes", None, None),
    ("BULUNGU", "KWENGÉ", "3 100", 2_900, "12.180,5", "MPIA Jean"),
    (None, "Imbongo", 2_400, 2_300, 9_400, "KISITA Awa"),
    ("Gungu", "Kondoo", 1_200, "environ 1 100", 5_030, "FUTI Rémy"),
    ("TOTAL", None, 6_700, 6_300, 26_610, None),
)


def told(page: Page) -> str:
    """The words of a page, with plain spaces."""
    return re.sub(r"\s", " ", page.inner_text("main"))


def write_file(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(list(row))
    sheet.merge_cells("C2:D2")
    sheet.merge_cells("A4:A5")
    book.save(path / "producteurs.xlsx")
    return path / "producteurs.xlsx"


def agreement_in_force(page: Page) -> str:
    """The address of the agreement where the Partner shared data before."""
    page.goto("/conventions/")
    codes = page.locator("main a[href*='/conventions/KWILU-']").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    for address in codes:
        page.goto(f"{address}donnees/")
        if page.get_by_text("Secteurs du Kwilu").count():
            return str(address)
    raise AssertionError(codes)


def test_brought_settled_and_read_side_by_side(office: Office, tmp_path: Path) -> None:
    office.complaints.clear()
    page, reader = office.page_of("point-focal"), office.page_of("programme")
    here = agreement_in_force(page)
    bring(page, here, write_file(tmp_path))
    share(page)
    address = page.url
    settle(page)
    read_beside(reader, here, address)
    page.goto(address)
    readings = page.locator("section", has_text="Qui les a lues")
    assert readings.locator("tbody tr").count() == 3  # the data, the table of zones, one zone
    stranger = office.page_of("autre-province")
    for hidden in (address, f"{here}donnees/", f"{here}zones/"):
        answer = stranger.goto(hidden)
        assert answer is not None
        assert answer.status == 404
    assert office.complaints == []


def bring(page: Page, here: str, file: Path) -> None:
    """What was understood stands there before anything is shared."""
    page.goto(f"{here}donnees/")
    page.get_by_role("link", name="Apporter des données").click()
    page.set_input_files("[name=table]", file)
    assert not too_wide(page)
    page.get_by_role("button", name="Lire le fichier").click()
    page.wait_for_url(re.compile(r"/apporter/[0-9a-f]{64}/$"))
    assert not too_wide(page)
    text = told(page)
    assert "Cette colonne semble nommer des personnes" in text
    assert "MPIA" not in page.content()
    assert "« Kondoo » n’est le nom d’aucun lieu connu ici" in text
    page.select_option("#role-C", "free:count")
    page.get_by_role("button", name="Regarder de nouveau").click()
    assert page.locator("#role-C").input_value() == "free:count"


def share(page: Page) -> None:
    page.fill("[name=title]", "Producteurs des secteurs")
    page.fill("[name=source]", "Enquête agricole")
    page.get_by_role("button", name="Partager ces données").click()
    assert page.locator("[name=service][aria-invalid=true]").count() == 1
    assert page.input_value("[name=source]") == "Enquête agricole"
    page.fill("[name=service]", "Inspection de l’Agriculture")
    page.fill("[name=reference_on]", "2025-12-31")
    page.get_by_role("button", name="Partager ces données").click()
    page.wait_for_url(re.compile(r"/donnees/[0-9a-f-]{36}/$"))
    assert not too_wide(page)
    assert "1 ligne à régler" in told(page)  # one row, with two cells


def settle(page: Page) -> None:
    """The place is chosen beside the cell, the figure written."""
    page.get_by_role("link", name="Régler ces lignes").click()
    assert not too_wide(page)
    page.select_option("[name^=place-]", label="Secteur Kondo (Gungu)")
    page.fill("[name^=figure-]", "1 100")
    page.get_by_role("button", name="Régler ces lignes").click()
    page.wait_for_url(re.compile(r"/donnees/[0-9a-f-]{36}/$"))
    assert "Des lignes attendent" not in told(page)
    assert "Secteur Kondo (Gungu)" in told(page)


def read_beside(page: Page, here: str, address: str) -> None:
    """The programme reads both columns, each with its source and its day."""
    page.goto(address)
    assert not too_wide(page)
    page.goto(f"{here}zones/")
    assert not too_wide(page)
    assert "ne s’additionnent jamais" in told(page)
    page.locator("main table a", has_text="Bulungu").first.click()
    assert not too_wide(page)
    text = told(page)
    assert "Inspection de l’Agriculture" in text
    assert "Division provinciale du Plan" in text
    assert "Ce que voit le programme" in text
