"""Anybody tries the field app before a phone is enrolled: also without a network, and nothing leaves."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.journeys.office import Office

pytestmark = pytest.mark.browser
_HELD = """new Promise((held) => navigator.serviceWorker.controller ? held()
  : navigator.serviceWorker.addEventListener('controllerchange', () => held()))"""


@pytest.fixture
def phone(office: Office) -> Iterator[BrowserContext]:
    context = office.browser.new_context(
        base_url=office.address, viewport={"width": 360, "height": 640}, has_touch=True
    )
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def page(phone: BrowserContext) -> Iterator[Page]:
    """The app once its service worker holds it; what the browser complains about fails the test."""
    page = phone.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto("/terrain/")
    page.evaluate(_HELD)
    yield page
    assert complaints == []


def unfit(page: Page) -> list[str]:
    """What a thumb misses, what says no name, and whether the page is wider than the phone."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('button, input, select')]
            .filter(one => (one.closest('label') ?? one).getBoundingClientRect().height < 44
                || !(one.labels?.[0]?.textContent || one.ariaLabel || one.textContent).trim())
            .map(one => one.outerHTML.slice(0, 80))
            .concat(document.documentElement.scrollWidth > innerWidth ? ['overflow'] : [])"""
    )
    return found


def weigh(page: Page, who: str, fields: dict[str, str]) -> None:
    page.fill("#who", who)
    page.keyboard.press("Enter")
    for name, text in fields.items():
        page.fill(f"#{name}", text)
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".receipt").wait_for()


def test_a_delivery_is_practised_without_network_and_never_sent(phone: BrowserContext, page: Page) -> None:
    asked: list[str] = []
    phone.set_offline(True)
    page.reload()
    page.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
    page.get_by_role("button", name="S’exercer").click()
    assert "rien n’est envoyé" in page.inner_text(".band")
    weigh(page, "jean mpia", {"gross": "318,5", "bags": "6", "moisture": "14"})
    receipt = page.inner_text(".receipt")
    assert "308,91 kg" in receipt.replace("\u00a0", " ")
    assert "175\u202f792\u00a0FC" in receipt
    assert "NE VAUT RIEN" in receipt
    page.get_by_role("button", name="Annuler").click()
    page.get_by_text("BON ANNULÉ", exact=True).wait_for()
    assert asked == []
    page.reload()
    page.get_by_role("button", name="S’exercer").wait_for()
    assert page.evaluate("indexedDB.databases().then(all => all.length)") <= 1


def test_targets_are_large_and_nothing_overflows(page: Page) -> None:
    page.get_by_role("button", name="S’exercer").click()
    page.fill("#who", "mpia")
    assert unfit(page) == []
    page.keyboard.press("Enter")
    page.fill("#gross", "99")
    assert unfit(page) == []
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".receipt").wait_for()
    assert unfit(page) == []
    page.get_by_role("button", name="Livraison suivante").click()
    for tab in ("Caisse", "Journée", "Envoyer", "Réglages"):
        page.get_by_role("navigation").get_by_role("button", name=tab).click()
        assert unfit(page) == [], tab


def test_a_member_is_paid_and_the_box_is_counted(page: Page) -> None:
    page.get_by_role("button", name="S’exercer").click()
    weigh(page, "jean mpia", {"gross": "318,5", "bags": "6", "moisture": "14"})
    page.get_by_role("button", name="Livraison suivante").click()
    page.get_by_role("navigation").get_by_role("button", name="Caisse").click()
    page.get_by_role("button", name="Mpia Kiala Jean").click()
    page.fill("#sum", "175793")
    assert "plus que ces bons" in page.inner_text("form")
    page.fill("#sum", "")
    page.get_by_role("button", name="J’ai remis").click()
    page.get_by_text("paiement à un membre").wait_for()
    page.get_by_role("button", name="Retour").click()
    assert "324\u202f208" in page.inner_text("main")
    assert "Mpia Kiala Jean" not in page.inner_text("main")
    page.get_by_role("button", name="Compter le fonds").click()
    page.fill("#note20000", "16")
    page.get_by_role("button", name="Enregistrer le comptage").click()
    assert "Dites pourquoi" in page.inner_text("form")
    assert unfit(page) == []
    page.fill("#why", "Monnaie prêtée")
    page.get_by_role("button", name="Enregistrer le comptage").click()
    page.get_by_text("comptage de la caisse").wait_for()
