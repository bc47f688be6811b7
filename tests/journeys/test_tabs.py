"""On a telephone the tab one is on is in sight from the first paint, and the thumb may still scroll away from it."""

import pytest
from playwright.sync_api import Page

from tests.journeys.office import Office

pytestmark = pytest.mark.browser

_SEEN = """() => { const tab = document.querySelector('.tabs [aria-current]').getBoundingClientRect();
  const row = document.querySelector('.tabs').getBoundingClientRect();
  return tab.left >= row.left - 1 && tab.right <= row.right + 1; }"""
_LEFT = "() => document.querySelector('.tabs').scrollLeft"


def _tabs(page: Page) -> list[str]:
    page.goto("/conventions/")
    page.goto(str(page.locator("main tbody th a").first.get_attribute("href")))
    links = page.locator(".tabs a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    return [str(link) for link in links]


def test_the_current_tab_is_in_sight(office: Office) -> None:
    page = office.page_of("programme")
    page.set_viewport_size({"width": 390, "height": 844})
    tabs = _tabs(page)
    assert len(tabs) > 6
    for tab in tabs:
        page.goto(tab)
        assert page.evaluate(_SEEN), tab
    page.wait_for_timeout(300)
    assert page.evaluate(_LEFT) > 0
    page.evaluate("() => document.querySelector('.tabs').scrollTo(0, 0)")
    page.wait_for_timeout(300)
    assert page.evaluate(_LEFT) == 0, "the tabs hold the thumb"
