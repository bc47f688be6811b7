"""A member contests a receipt, and the day's end is counted, without a network; the office answers the phone."""

import re

import pytest
from playwright.sync_api import Page

from tests.journeys.office import Office
from tests.journeys.telephone import Telephone, enrol, first_numbers, link_for, send, tab, unlock, waiting, weigh

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AGENT = "Fiston"


def to_tabs(page: Page) -> None:
    """Back from a screen that has no tabs of its own."""
    while not page.get_by_role("navigation").count():
        page.get_by_role("button", name="Retour", exact=True).click()
        page.wait_for_timeout(100)


def open_line(page: Page, text: str) -> None:
    to_tabs(page)
    tab(page, "Journée")
    page.get_by_role("button", name=text).last.click()  # the receipt itself: what speaks of it came later


def contest(page: Page, button: str, reason: str, **fields: str) -> None:
    """From a receipt on the screen to the line of what is said against it."""
    page.get_by_role("button", name=button).click()
    page.get_by_role("button", name=re.compile("^Noter")).click()
    assert "Dites ce qui ne va pas" in page.inner_text("main")
    page.fill("#reason", reason)
    for name, text in fields.items():
        page.fill(f"#{name}", text)
    page.get_by_role("button", name=re.compile("^Noter")).click()
    page.get_by_role("button", name="Voir le bon").wait_for()
    assert "sur ce téléphone" in page.inner_text("main")


def answer(page: Page, receipt: str, words: str, said: str = "Maintenu", instead: str = "") -> None:
    """The manager, from À régler."""
    page.goto("/c/bulungu/contestations/?etat=attend")
    page.get_by_role("link", name=receipt).click()
    if instead:
        page.fill("[name=replacement]", instead)
    page.fill("[name=words]", words)
    page.get_by_role("button", name="Envoyer la réponse").click()
    page.get_by_text(words).first.wait_for()
    assert said in page.inner_text("main") or said.lower() in page.inner_text("main")


def cancel_and_write_anew(page: Page, receipt: str, gross: str) -> str:
    """The receipt of the delivery written instead."""
    page.goto("/c/bulungu/contestations/?etat=attend")
    page.get_by_role("link", name=receipt).click()
    page.get_by_role("link", name="Annuler ce bon").click()
    page.fill("[name=reason]", "Neuf sacs recomptés avec le membre")
    page.locator("main form button.primary").click()
    page.get_by_role("link", name="Écrire le bon juste").click()
    page.fill("[name=gross]", gross)
    page.locator("main form button.primary").first.click()
    page.wait_for_url(re.compile("dernier="))
    found = re.search(r"B-\d{6}", page.inner_text("main"))
    assert found is not None
    return found[0]


def answered_in_the_office(office: Office, first: str, second: str) -> str:
    """Both contests from À régler: one put right, one kept. Gives the new receipt; who controls reads both."""
    manager = office.page_of("gerant")
    manager.goto("/c/bulungu/a-regler/")
    said = manager.inner_text("main")
    assert f"a noté que le membre conteste le bon {first}" in said.replace("\u00a0", " ")
    assert f"l’agent a vu une erreur sur le bon {second}" in said.replace("\u00a0", " ")
    again = cancel_and_write_anew(manager, first, "112,5")
    answer(manager, first, "Neuf sacs, en effet", "Corrigé", again)
    answer(manager, second, "Pesé de nouveau : 101 kg")
    control = office.page_of("surveillance")
    control.goto("/c/bulungu/contestations/")
    assert "Neuf sacs, pas huit" in control.inner_text("main")
    return again


def test_a_receipt_contested_offline_gets_its_answer(office: Office, telephone: Telephone) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    members = first_numbers(page)
    telephone.switch_off()

    page = telephone.switch_on(offline=True)
    unlock(page)
    first, second = (weigh(page, members[at], {"gross": str(100 + at), "bags": "8"}) for at in range(2))
    open_line(page, first)
    contest(page, "Le membre conteste", "Neuf sacs, pas huit", rightBags="9", right="112,5")
    page.get_by_role("button", name="Voir le bon").click()
    page.get_by_text("« Neuf sacs, pas huit »").wait_for()
    open_line(page, second)
    contest(page, "Signaler une erreur", "J’ai lu 101, il fallait 110")
    telephone.switch_off()

    page = telephone.switch_on(offline=True)
    unlock(page)
    assert waiting(page) == 4
    telephone.network(True)
    send(page)
    assert waiting(page) == 0
    open_line(page, f"{first} ·")
    assert "une réponse est attendue" in page.inner_text(".receipt")

    again = answered_in_the_office(office, first, second)

    to_tabs(page)
    tab(page, "Envoyer")
    send(page)
    tab(page, "Journée")
    page.get_by_role("button", name="contestation").last.click()
    page.get_by_text("Neuf sacs, en effet").wait_for()
    assert f"Bon nouveau : {again}" in page.inner_text("main")
    to_tabs(page)
    page.get_by_role("button", name="contestation").first.click()
    page.get_by_text("Pesé de nouveau : 101 kg").wait_for()
    assert "Maintenu" in page.inner_text("main")
    open_line(page, f"{second} ·")
    assert "maintenu" in page.inner_text(".receipt")
    assert telephone.complaints == []


def count(page: Page, product: str, bags: str, each: str, loose: str = "") -> None:
    page.get_by_role("button", name=product).first.click()
    for name, text in (("bags", bags), ("bagWeight", each), ("loose", loose)):
        page.fill(f"#{name}", text)


def test_the_days_end_counted_offline_reaches_the_stock_page(office: Office, telephone: Telephone) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    members = first_numbers(page)
    telephone.network(False)
    weigh(page, members[2], {"gross": "65", "bags": "1"})
    tab(page, "Journée")
    page.get_by_role("button", name="Fin de journée").click()
    row = page.locator(".list button").first
    product = row.locator("b").first.inner_text()
    before = row.locator("small").inner_text()
    assert "Selon le livre" in before
    count(page, product, "10", "60", "12,5")
    page.get_by_role("button", name="Enregistrer le comptage").click()
    assert "Dites pourquoi" in page.inner_text("main")
    page.get_by_role("button", name="Sac percé").click()
    page.get_by_role("button", name="Enregistrer le comptage").click()
    page.get_by_role("button", name="Fin de journée").click()
    assert "écart expliqué : Sac percé" in page.inner_text("main")
    assert "compté" in page.inner_text("main")

    telephone.network(True)
    page.get_by_role("button", name="Envoyer et recevoir").click()
    page.get_by_text("confirmé au bureau").wait_for()
    assert waiting(page) == 0
    manager = office.page_of("gerant")
    manager.goto("/c/bulungu/produits/centres/comptages/")
    told = manager.inner_text("main").replace("\u00a0", " ").replace("\u202f", " ")
    assert "612,5 kg" in told
    assert "10 sacs × 60,0 kg" in told
    assert "Sac percé" in told
    manager.goto("/c/bulungu/produits/centres/")
    assert "612,5 kg" in manager.inner_text("main").replace("\u00a0", " ")
    assert telephone.complaints == []


def test_who_may_correct_cancels_at_the_scale(office: Office, telephone: Telephone) -> None:
    """The secretary weighs wrong and sees it too late to take it back: it is cancelled while the member is there."""
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), "Awa")
    members = first_numbers(page)
    telephone.network(False)
    wrong = weigh(page, members[0], {"gross": "900"})
    weigh(page, members[1], {"gross": "50"})
    open_line(page, wrong)
    page.get_by_role("button", name="Annuler ce bon").click()
    page.fill("#reason", "900 au lieu de 90")
    page.get_by_role("button", name="Annuler le bon").click()
    page.get_by_role("button", name="Voir le bon").click()
    page.get_by_text("Annulation notée").wait_for()
    open_line(page, f"{wrong} ·")
    assert "BON ANNULÉ" in page.inner_text(".receipt")
    to_tabs(page)
    telephone.network(True)
    tab(page, "Envoyer")
    send(page)
    assert waiting(page) == 0
    desk = office.page_of("secretaire")
    desk.goto(f"/c/bulungu/livraisons/{wrong}/")
    assert "Bon annulé" in desk.inner_text("main")
    assert telephone.complaints == []
