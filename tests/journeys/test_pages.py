"""Every page of the menu, of every character: fits the screen, and the browser has nothing to say."""

import pytest

from tests.journeys.office import Office, too_wide

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("character", ["secretaire", "direction", "point-focal", "membre", "gerant"])
def test_pages_of_the_menu_fit_and_are_quiet(office: Office, character: str) -> None:
    page = office.page_of(character)
    office.complaints.clear()
    page.goto("/")
    links = page.locator("aside nav.nav a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    assert len(links) >= 2
    wide = []
    for link in links:
        answer = page.goto(link)
        assert answer is not None
        assert answer.status == 200, link
        assert page.locator("h1").count() == 1, link
        wide += [link] if too_wide(page) else []
    assert wide == []
    assert office.complaints == []


def test_the_other_province_sees_nothing(office: Office) -> None:
    page = office.page_of("autre-province")
    for address in ("/c/bulungu/", "/c/bulungu/membres/", "/c/bulungu/livraisons/", "/rapports/KWILU/2026-Q4/"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404
        assert "Lisanga ya Bulungu" not in page.content()
    page.goto("/reseau/")
    assert "Bulungu" not in page.content()
    assert "Cacao du Mayombe" in page.content()
