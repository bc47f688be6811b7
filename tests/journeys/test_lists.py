"""A list as the secretary arranges it, cards of those she ticks, and a photograph that leaves small."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload

from tests.journeys.office import Office, open_filters, too_wide

pytestmark = pytest.mark.browser
MEMBERS = "/c/bulungu/membres/"


@pytest.mark.parametrize("script", [True, False])
def test_a_list_is_kept_narrowed_and_ticked(office: Office, script: bool) -> None:
    office.complaints.clear()
    page, name = office.page_of("secretaire", script=script), f"Nos femmes {script}"
    page.goto(MEMBERS)
    open_filters(page)
    page.select_option("#sexe", "F")
    page.get_by_role("button", name="Voir").click()
    page.get_by_role("link", name="Listes, colonnes").click()
    assert "sexe « F »" in page.inner_text("main")
    assert not too_wide(page)
    page.fill("[name=name]", name)
    page.get_by_role("button", name="Garder la liste").click()
    page.wait_for_url(re.compile("sexe=F"))
    page.goto(MEMBERS)
    page.get_by_role("link", name=name).click()
    assert "sexe=F" in page.url
    page.get_by_role("link", name="Listes, colonnes").click()
    page.uncheck("[name=c][value=village]")
    page.get_by_role("button", name="Montrer ces colonnes").click()
    assert page.get_by_role("columnheader", name="Village").count() == 0
    page.get_by_role("link", name="Cocher").click()
    assert not too_wide(page)
    for box in page.locator("tbody [type=checkbox]").all()[:2]:
        box.check()
    page.get_by_role("button", name="Voir les cartes").click()
    assert "2 cartes · 1 page" in page.inner_text("nav").replace("\u00a0", " ")
    assert page.locator(".member-card").count() == 2
    assert office.complaints == []


def test_a_photograph_is_made_small_on_the_telephone(office: Office) -> None:
    office.complaints.clear()
    page = office.page_of("secretaire")
    page.goto(MEMBERS)
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Photo", exact=True).click()
    assert not too_wide(page)
    taken = BytesIO()
    Image.effect_noise((2400, 1800), 90).convert("RGB").save(taken, "JPEG", quality=92)
    photo = FilePayload(name="IMG_1.jpg", mimeType="image/jpeg", buffer=taken.getvalue())
    page.set_input_files("[name=photo]", photo)
    for _ in range(100):  # the page's policy forbids what wait_for_function does
        if page.evaluate("document.querySelector('[name=photo]').files[0].size") < len(taken.getvalue()) // 2:
            break
        page.wait_for_timeout(100)
    else:
        pytest.fail("the photograph left as large as it came")
    page.get_by_role("button", name="Enregistrer la photo").click()
    page.wait_for_selector("img.portrait")
    assert page.evaluate("document.querySelector('img.portrait').naturalWidth || 480") == 480
    assert not too_wide(page)
    assert office.complaints == []
