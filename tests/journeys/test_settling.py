"""A weighing at a strange price waits in À faire until somebody has looked."""

import re
from pathlib import Path

import pytest

from tests.journeys.office import Office, too_wide

pytestmark = pytest.mark.browser
HERE = "/c/bulungu"


def test_what_was_flagged_is_found_answered_and_gone(office: Office, tmp_path: Path) -> None:
    collector, secretary = office.page_of("collecte"), office.page_of("secretaire")
    office.complaints.clear()
    collector.goto(f"{HERE}/livraisons/nouvelle/")
    collector.fill("[name=member]", "1")
    collector.fill("[name=gross]", "51,5")
    collector.locator("details", has=collector.locator("[name=price]")).locator("summary").click()
    collector.fill("[name=price]", "1999")
    collector.get_by_role("button", name="Enregistrer et suivant").click()
    collector.wait_for_url(re.compile("dernier="))

    secretary.goto("/")
    secretary.locator("main a", has_text=re.compile(r"points? à régler")).click()
    card = secretary.locator("main .card", has_text="51,5")
    assert "Ce prix n’est pas celui de la campagne" in card.inner_text()
    secretary.screenshot(path=tmp_path / f"list-{office.size[0]}.png", full_page=True)
    assert not too_wide(secretary)
    card.get_by_role("link", name="Répondre").click()
    secretary.wait_for_url(re.compile(r"/a-regler/\d+/"))
    address = secretary.url
    assert not too_wide(secretary)
    secretary.screenshot(path=tmp_path / f"one-{office.size[0]}.png", full_page=True)
    secretary.get_by_role("button", name="C’est vérifié").click()
    assert secretary.locator("[aria-invalid=true]").count() == 1  # a reason is asked
    secretary.fill("[name=reason]", "Prix convenu au marché, vu avec le membre")
    secretary.get_by_role("button", name="C’est vérifié").click()
    secretary.get_by_text("n’attend plus personne").wait_for()
    assert secretary.locator("main .card", has_text="51,5").count() == 0
    collector.goto(address)
    assert "a réglé ce qui était à vérifier" in collector.inner_text("main")
    assert collector.locator("[name=reason]").count() == 0
    assert office.complaints == []
