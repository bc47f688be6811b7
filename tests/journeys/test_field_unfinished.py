"""What is being typed outlives the lock, a reload and a crash, for its own person, and nobody reads it on the disk."""

import pytest
from playwright.sync_api import Page

from tests.journeys.office import Office
from tests.journeys.telephone import DUMP, Telephone, enrol, first_numbers, link_for, tab, unlock

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AGENT = "Awa"
WRITTEN = 1_500  # ms: longer than the moment after the last key


def begin(page: Page, kilos: str) -> str:
    """A weighing that is not recorded; who it is about."""
    page.fill("#who", first_numbers(page)[0])
    page.keyboard.press("Enter")
    page.fill("#gross", kilos)
    page.wait_for_timeout(WRITTEN)
    return page.locator("main .card b").first.inner_text()


def offered(page: Page) -> str:
    return page.locator(".card.warn", has_text="Pas terminé").inner_text()


def test_a_weighing_is_taken_up_where_the_power_went(office: Office, telephone: Telephone) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    name = begin(page, "431,75")
    stored = page.evaluate(DUMP)
    assert "431,75" not in stored
    telephone.switch_off()

    page = telephone.switch_on(offline=True)
    unlock(page)
    assert name in offered(page)
    page.get_by_role("button", name="Reprendre").click()
    assert page.input_value("#gross") == "431,75"
    page.fill("#moisture", "14")
    page.wait_for_timeout(WRITTEN)
    page.reload()
    unlock(page)
    page.get_by_role("button", name="Reprendre").click()
    assert (page.input_value("#gross"), page.input_value("#moisture")) == ("431,75", "14")
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".receipt").wait_for()
    assert page.evaluate(DUMP).count("\nd 0") == 0
    page.reload()
    unlock(page)
    assert page.locator("text=Pas terminé").count() == 0


def test_another_member_begins_empty_and_what_waits_can_be_let_go(office: Office, telephone: Telephone) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    begin(page, "12")
    page.get_by_role("button", name="Retour").click()
    assert "Livrer" in offered(page)
    page.fill("#who", first_numbers(page)[1])
    page.keyboard.press("Enter")
    assert page.input_value("#gross") == ""
    page.get_by_role("button", name="Retour").click()
    tab(page, "Journée")
    page.get_by_role("button", name="Jeter").click()
    page.get_by_text("Pas terminé").wait_for(state="detached")
    page.reload()
    unlock(page)
    assert page.locator("text=Pas terminé").count() == 0


def test_in_practice_it_stays_in_memory(office: Office) -> None:
    page = office.visitor()
    page.goto("/terrain/")
    page.get_by_role("button", name="S’exercer").click()
    page.locator("#who").wait_for()
    name = begin(page, "99")
    page.get_by_role("button", name="Retour").click()
    assert name in offered(page)
    assert page.evaluate("indexedDB.databases().then(all => all.length)") <= 1
    assert "d -1" not in page.evaluate(DUMP)
    page.reload()
    page.get_by_role("button", name="S’exercer").click()
    page.locator("#who").wait_for()
    assert page.locator("text=Pas terminé").count() == 0
