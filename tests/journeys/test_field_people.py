"""Two people on one phone: each sees what their own role at the office allows, whatever the other one did before."""

import pytest
from playwright.sync_api import Page

from tests.journeys.office import Office
from tests.journeys.telephone import PIN, Telephone, enrol, press, tab
from tests.journeys.test_field_cash import leave_sheet, link_with_float, opened_float, sheet_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OTHER_PIN = "318275"
FLOAT = "Fonds à deux"
ADVANCE = "avance à un membre"


def tabs(page: Page) -> str:
    return page.get_by_role("navigation").inner_text()


def open_as(page: Page, image: str, pin: str) -> None:
    page.get_by_role("button", name=f"image {image}").click()
    press(page, pin)
    page.locator("#who").wait_for()


def lock(page: Page) -> None:
    tab(page, "Réglages")
    page.get_by_role("button", name="Fermer à clé").click()
    page.get_by_text("Qui travaille ?").wait_for()


def test_the_agent_sees_the_agents_scope(office: Office, telephone: Telephone) -> None:
    page = telephone.switch_on()
    opened_float(office, "50000", FLOAT)
    enrol(page, link_with_float(office, telephone, FLOAT), "Awa")
    telephone.network(False)
    tab(page, "Réglages")
    page.get_by_role("button", name="Ajouter une personne").click()
    page.get_by_role("button", name="Fiston").click()
    page.get_by_role("button", name="image tasse").click()
    page.get_by_role("button", name="Six chiffres").click()
    for _time in range(2):
        press(page, OTHER_PIN)
    sheet_of(page, "4")
    page.get_by_role("button", name="Donner une avance").click()
    page.fill("#sum", "2000")
    page.get_by_role("button", name="J’ai remis").click()
    page.locator(".receipt").wait_for()
    leave_sheet(page)
    tab(page, "Journée")
    page.get_by_text(ADVANCE).wait_for()
    tab(page, "Caisse")
    page.get_by_role("button", name="Compter le fonds").wait_for()

    lock(page)
    open_as(page, "tasse", OTHER_PIN)
    assert "Caisse" not in tabs(page)
    tab(page, "Journée")
    assert ADVANCE not in page.inner_text("main")
    behind = 0
    while page.go_back() is None and "/terrain/" in page.url:  # everything that the other person had open
        behind += 1
        shown = page.inner_text(".screen")
        assert "Compter le fonds" not in shown
        assert "Reçu d’avance" not in shown
        assert "J’ai remis" not in shown
    assert behind > 5

    page.goto("/terrain/")
    open_as(page, "poisson", PIN)
    tab(page, "Journée")
    page.get_by_text(ADVANCE).wait_for()
    assert telephone.complaints == []
