"""Money at the collection point without internet: the float and its slips from the office, a day of payments on the
phone, and books that agree when it comes back."""

import re

import pytest
from playwright.sync_api import Locator, Page

from tests.journeys.office import Office
from tests.journeys.telephone import Telephone, enrol, send, tab, waiting, weigh

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HERE = "/c/bulungu"
FLOAT = "Fonds de Kimbata"
AGENT = "Awa"  # the secretary: she collects, enrols, and keeps the cash


def figure(text: str) -> int:
    return int(re.sub(r"\D", "", text) or 0)


def plain(page: Page, where: str = "main") -> str:
    return page.inner_text(where).replace("\u202f", " ").replace("\u00a0", " ")


def opened_float(office: Office, francs: str, name: str = FLOAT) -> None:
    """The secretary opens a till for the phone and puts money into it."""
    page = office.page_of("secretaire")
    page.goto(f"{HERE}/caisse/nouvelle/")
    page.fill("[name=name]", name)
    page.locator("main form .primary").click()
    page.wait_for_url(re.compile("/caisse/$"))
    page.goto(f"{HERE}/caisse/virement/")
    page.select_option("[name=target]", label=option(page, "target", name))
    page.fill("[name=amount]", francs)
    page.locator("main form .primary").click()
    page.get_by_text("virement", exact=False).first.wait_for()


def option(page: Page, name: str, words: str) -> str:
    texts = page.locator(f"[name={name}] option").all_inner_texts()
    return next(text for text in texts if words in text)


def owed_to(office: Office, numbers: list[str], kilos: str) -> None:
    """Weighed in the office, so that there is something to pay."""
    page = office.page_of("secretaire")
    for number in numbers:
        page.goto(f"{HERE}/livraisons/nouvelle/")
        page.fill("[name=member]", number)
        page.fill("[name=gross]", kilos)
        page.get_by_role("button", name="Enregistrer et suivant").click()
        page.wait_for_url(re.compile("dernier="))


def link_with_float(office: Office, telephone: Telephone, name: str = FLOAT) -> str:
    page = office.page_of("gerant")
    page.goto(f"{HERE}/telephones/nouveau/")
    page.fill("[name=name]", "Téléphone de Kimbata")
    page.locator("[name=centre]").select_option(index=1)
    page.select_option("[name=till]", label=option(page, "till", name))
    page.get_by_role("button", name="Continuer").click()
    page.get_by_text("Pas d’appareil photo").click()
    link = page.locator("main details a").get_attribute("href") or ""
    return telephone.address + link[link.index("/terrain/") :]


def give_slips(office: Office, numbers: list[str]) -> dict[str, int]:
    """Ticked in what is due, and confided to the phone; tells what each slip comes to."""
    page = office.page_of("secretaire")
    query = "&".join(f"membre={number}" for number in numbers)
    page.goto(f"{HERE}/paiements/telephones/confier/?{query}")
    page.select_option("#telephone", label=option(page, "telephone", FLOAT))
    page.get_by_role("button", name="Confier ces bons").click()
    page.wait_for_url(re.compile("/paiements/telephones/"))
    slips: dict[str, int] = {}
    for line in page.locator("main form tbody tr").all():
        number = str(figure(line.locator(".sub").first.inner_text()))
        slips[number] = slips.get(number, 0) + figure(line.locator(".num").inner_text())
    return slips


def subscribed(office: Office, number: str) -> None:
    """Shares that are promised and not paid."""
    page = office.page_of("secretaire")
    page.goto(f"{HERE}/membres/{number}/")
    page.goto(page.locator("main a[href$='/parts/souscrire/']").first.get_attribute("href") or "")
    page.fill("[name=shares]", "2")
    page.locator("main form .primary").click()
    page.wait_for_url(re.compile(r"/membres/[^/]+/$"))


def held(page: Page) -> int:
    """What the float holds, on the screen of the cash."""
    tab(page, "Caisse")
    page.get_by_role("button", name="Compter le fonds").wait_for()
    return figure(page.locator(".figure").first.inner_text())


def row(page: Page, number: str) -> Locator:
    """The member of exactly this number."""
    return page.locator(".list button").filter(has_text=re.compile(rf"n°\s{number}(?!\d)")).first


def pay_slip(page: Page, number: str) -> None:
    tab(page, "Caisse")
    page.fill("#payee", number)
    row(page, number).click()
    page.get_by_role("button", name="J’ai remis").click()
    page.locator(".receipt").wait_for()
    page.get_by_role("button", name="Retour").click()


def sheet_of(page: Page, number: str) -> None:
    tab(page, "Livrer")
    page.fill("#who", number)
    row(page, number).click()
    page.get_by_role("button", name="Fiche").click()
    page.get_by_text("Ses dernières lignes").wait_for()


def leave_sheet(page: Page) -> None:
    """From a paper back to the list of members."""
    for _step in range(3):
        page.get_by_role("button", name="Retour").click()
    page.locator("#who").wait_for()


def test_a_day_of_cash_offline_balances_in_the_office(office: Office, telephone: Telephone) -> None:
    numbers = ["3", "4"]
    opened_float(office, "900000")
    owed_to(office, numbers, "40")
    subscribed(office, "3")
    page = telephone.switch_on()
    enrol(page, link_with_float(office, telephone), AGENT)
    slips = give_slips(office, numbers)
    assert set(slips) == set(numbers)
    tab(page, "Envoyer")
    send(page)
    telephone.network(False)

    assert held(page) == 900_000
    assert "Confiés par le bureau" in plain(page)
    for paid in numbers:
        pay_slip(page, paid)
    left = 900_000 - sum(slips.values())
    assert held(page) == left
    assert "Aucun bon à payer" in plain(page)
    _instalment_and_advance(page)
    left += 3_000 - 20_000
    assert held(page) == left
    tab(page, "Livrer")
    page.fill("#who", "4")
    receipt = weigh(page, row(page, "4").locator("b").inner_text(), {"gross": "12,5"})
    assert held(page) == left
    counted = _counted_with_a_gap(page, left)
    assert waiting(page) == 6

    telephone.network(True)
    send(page)
    assert waiting(page) == 0
    _cost_is_told(page)
    assert held(page) == counted
    assert telephone.complaints == []
    _books_agree(office, counted, slips, receipt.split("-")[0])
    office.verify()


def _instalment_and_advance(page: Page) -> None:
    """3,000 francs come into the float for shares, 20,000 leave it as an advance; each has its paper."""
    sheet_of(page, "3")
    page.get_by_role("button", name="Recevoir pour ses parts").click()
    page.fill("#sum", "3000")
    assert figure(page.locator(".figure").first.inner_text()) > 3_000
    page.get_by_role("button", name="J’ai reçu").click()
    assert "Reçu de versement de parts" in plain(page, ".receipt")
    leave_sheet(page)
    sheet_of(page, "4")
    page.get_by_role("button", name="Donner une avance").click()
    page.fill("#sum", "20000")
    page.get_by_role("button", name="J’ai remis").click()
    assert "Reçu d’avance" in plain(page, ".receipt")
    leave_sheet(page)


def _counted_with_a_gap(page: Page, left: int) -> int:
    """Some five hundred francs are missing; from then on the float holds what was counted."""
    page.get_by_role("button", name="Compter le fonds").click()
    notes = (left - 500) // 100
    page.fill("#note100", str(notes))
    page.fill("#why", "Petite monnaie introuvable")
    page.get_by_role("button", name="Enregistrer le comptage").click()
    page.get_by_text("comptage de la caisse").wait_for()
    page.get_by_role("button", name="Retour").click()
    assert held(page) == notes * 100
    assert "Au comptage de" in plain(page)
    return notes * 100


def _cost_is_told(page: Page) -> None:
    """What the last exchange cost, once the price of a megabyte is known."""
    page.fill("label:has-text('Prix d’un mégaoctet') input", "2000")
    page.keyboard.press("Tab")
    page.get_by_text("≈").wait_for()
    assert re.search(r"ko, ≈ \d+,\d\d FC", plain(page)), plain(page)


def _books_agree(office: Office, counted: int, slips: dict[str, int], series: str) -> None:
    """The cash book of the float holds what was counted, line by line; the ledger is balanced; nothing is to settle."""
    page = office.page_of("secretaire")
    page.goto(f"{HERE}/paiements/telephones/")
    several = page.locator("tr", has_text=FLOAT).locator("a")
    if several.count():
        several.click()
    shown = plain(page)
    assert f"{counted:,} FC".replace(",", " ") in shown
    assert "Aucun bon confié" in shown
    page.goto(f"{HERE}/caisse/")
    page.get_by_role("link", name=FLOAT).first.click()
    book = plain(page)
    for amount in [*slips.values(), 3_000, 20_000]:
        assert f"{amount:,} FC".replace(",", " ") in book, amount
    page.goto(f"{HERE}/comptes/")
    debit, credit = (figure(one) for one in page.locator("tr.total .num").all_inner_texts())
    assert debit == credit > 0
    page.goto(f"{HERE}/a-regler/")
    assert f"{series}-" not in plain(page)
