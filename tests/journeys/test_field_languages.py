"""Another language beside French on the receipt, and in the app: seen in the practice mode, marked « à relire »."""

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.journeys.office import Office

pytestmark = pytest.mark.browser


@pytest.fixture
def page(office: Office) -> Page:
    page = office.visitor()
    page.goto("/terrain/")
    return page


def practise(page: Page) -> None:
    page.get_by_role("button", name="S’exercer").click()
    page.locator("#who").wait_for()


def settings(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("button", name="Réglages").click()
    page.locator("#beside").wait_for()


def test_a_second_language_stands_beside_french_on_the_same_sheet(page: Page) -> None:
    practise(page)
    settings(page)
    page.locator("#beside").select_option("sw")
    page.get_by_role("navigation").get_by_role("button", name="Livrer").click()
    page.fill("#who", "mpia")
    page.keyboard.press("Enter")
    page.get_by_label("Produit").select_option("Arachide")
    page.get_by_label("Qualité").select_option("A")
    for field, text in {"gross": "318,5", "bags": "6", "moisture": "14", "impurity": "5"}.items():
        page.fill(f"#{field}", text)
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".receipt i").first.wait_for()
    receipt = page.inner_text(".receipt")
    for shown in ("Poids net", "Uzito halisi", "Avance, retenue", "deni limekatwa", "Vous contestez", "Kama hukubali"):
        assert shown in receipt, shown
    assert "Kiswahili à relire" in receipt
    assert len(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))) == 1


def test_a_language_that_is_tried_leads_to_practice_alone(page: Page) -> None:
    practise(page)
    settings(page)
    page.locator("#language").select_option("ln")
    page.get_by_text("Lingála à relire").wait_for()
    page.fill("#who", "mpia")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Zonga").click()
    page.reload()
    page.get_by_text("Lingála à relire").wait_for()  # as long as the window lasts: practice again, never work
    settings(page)
    page.get_by_role("button", name="Quitter").click()
    practise(page)
    assert "à relire" not in page.inner_text(".band")


def test_an_unread_language_cannot_be_forced(page: Page) -> None:
    page.evaluate("() => { localStorage.setItem('language', 'ln'); localStorage.setItem('beside', 'ln') }")
    page.reload()
    practise(page)
    page.fill("#who", "mpia")
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Retour").is_visible()
