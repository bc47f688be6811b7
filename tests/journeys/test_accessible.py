"""Every page of the menu for who reads with the ears, works with the keyboard, or with a thumb in the sun."""

import pytest
from playwright.sync_api import Page

from tests.journeys.axe import violations
from tests.journeys.office import Office

pytestmark = pytest.mark.browser

# What may be used and says nothing of itself.
_NAMELESS = """() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea,' +
  'button, a[href], summary')]
  .filter((e) => e.checkVisibility() && !(e.labels && [...e.labels].some((l) => l.textContent.trim()))
    && !(e.getAttribute('aria-label') || e.textContent.trim() || e.title))
  .map((e) => e.outerHTML.slice(0, 120))"""
# Buttons and fields too small for a thumb; a box is pressed through its label or its cell.
_SMALL = """() => [...document.querySelectorAll('.button, button, select, textarea, summary, .nav a, .tabs a,'
    + 'input:not([type=hidden], [type=checkbox], [type=radio])')]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5 && !e.closest('.chart, figure'))
  .map((e) => `${Math.round(e.getBoundingClientRect().height)} ${e.outerHTML.slice(0, 100)}`)"""
_HEADLESS = "() => [...document.querySelectorAll('main th')].filter((e) => !e.scope).map((e) => e.outerHTML)"
_FOCUSED = """() => { const e = document.activeElement; const s = getComputedStyle(e); return {
  primary: e.matches('main .primary'), row: e.matches('main tbody a'), tag: e.tagName,
  ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }; }"""


def _menu(page: Page) -> list[str]:
    page.goto("/")
    links = page.locator("aside nav.nav a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    return [str(link) for link in links]


@pytest.mark.parametrize("character", ["secretaire", "direction", "membre"])
def test_everything_says_its_name_and_is_large_enough_for_a_thumb(office: Office, character: str) -> None:
    page = office.page_of(character)
    wrong: dict[str, list[str]] = {}
    titles = set()
    links = _menu(page)
    for link in links:
        page.goto(link)
        titles.add(page.title())
        found = [*page.evaluate(_NAMELESS), *page.evaluate(_SMALL), *page.evaluate(_HEADLESS)]
        wrong |= {link: found} if found else {}
    assert wrong == {}
    assert len(titles) == len(set(links)), "two pages carry one title"


@pytest.mark.parametrize("path", ["/c/bulungu/membres/", "/c/bulungu/livraisons/", "/c/bulungu/paiements/"])
def test_the_keyboard_comes_to_the_action_before_the_rows(office: Office, path: str) -> None:
    page = office.page_of("secretaire")
    page.goto(path)
    for _step in range(60):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUSED)
        assert focus["ring"], f"one does not see where one is: {focus}"
        assert not focus["row"], "the rows come first"
        if focus["primary"]:
            return
    raise AssertionError("the keyboard does not reach the action")


def test_the_keyboard_jumps_over_the_menu(office: Office) -> None:
    page = office.page_of("secretaire")
    page.goto("/c/bulungu/membres/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_filter_is_folded_under_its_sentence_on_a_phone_and_open_on_a_desk(office: Office) -> None:
    page = office.page_of("secretaire", script=False)
    page.goto("/c/bulungu/membres/?sexe=F")
    summary, button = page.locator(".filters summary"), page.locator(".filters button")
    if office.size[0] >= 768:
        assert not summary.is_visible()
        assert button.is_visible()
        return
    assert summary.inner_text().strip().startswith("femmes")
    assert not button.is_visible()
    row = page.locator("main tbody tr").first.bounding_box()
    assert row is not None
    assert row["y"] < office.size[1], "the filter pushes the list under the fold"
    summary.click()
    page.select_option("#sexe", "M")
    button.click()
    assert "sexe=M" in page.url


TEN = [
    ("secretaire", ("/", "/c/bulungu/membres/", "/c/bulungu/livraisons/", "/c/bulungu/livraisons/nouvelle/")),
    ("gerant", ("/c/bulungu/paiements/", "/c/bulungu/telephones/")),
    ("direction", ("/", "/reseau/", "/indicateurs/")),
]


def test_axe_finds_nothing_on_ten_pages(office: Office) -> None:
    pages = [(None, "/connexion/"), *[(who, address) for who, some in TEN for address in some]]
    assert len(pages) == 10
    wrong: dict[str, list[str]] = {}
    for who, address in pages:
        page = office.page_of(who) if who else office.visitor()
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        found = violations(page)
        wrong |= {f"{who} {address}": found} if found else {}
    assert wrong == {}
