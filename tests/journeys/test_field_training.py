"""A trainer's day without internet: who came, the signed sheet, a visit; in the office exactly once."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page

from lisanga.core.kernel import clock
from tests.journeys.office import Office
from tests.journeys.proxy import Proxy
from tests.journeys.telephone import Telephone, enrol, send, tab, unlock, waiting
from tests.journeys.test_training import name_expert_later, plan, plan_session, register, words

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EXPERT, TRAINER = "MABIALA", "Antho"
PEOPLE = (("LUSALA", "F", "future_member"), ("MUNGALA", "M", "future_member"), ("NSEKA", "F", "partner_staff"))
FIRST = "nav [aria-current=page]:has-text('Formation')"
PLACE = "Salle de la mission, Kimbata"  # where no other session is
PROMISED = "Afficher les prix au centre"


def expected(office: Office) -> str:
    """A session of today with three people on its sheet; its address."""
    page = office.page_of("programme")
    name_expert_later(page, EXPERT)
    plan(page)
    session = plan_session(page, EXPERT, PLACE)
    register(page, session, PEOPLE)
    return session


def visit_planned(page: Page) -> str:
    page.goto("/formation/visites/nouvelle/")
    page.select_option("[name=cooperative]", label="Lisanga ya Bulungu")
    page.fill("[name=planned_on]", clock.today().isoformat())
    page.fill("[name=purpose]", "Comptes de la campagne")
    page.locator("main button.primary").click()
    page.wait_for_url("**/formation/visites/*-*/")
    return urlsplit(page.url).path


def visits(office: Office) -> str:
    """One held with a promise, the next one to come; the address of this one."""
    page = office.page_of("programme")
    page.goto(f"{visit_planned(page)}noter/")
    page.fill("[name=findings]", "Les bons sont classés.")
    page.fill("[name=text_0]", PROMISED)
    page.fill("[name=owner_0]", "Le gérant")
    page.fill("[name=due_0]", clock.today().isoformat())
    page.locator("main button.primary").click()
    page.get_by_text(PROMISED).wait_for()
    return visit_planned(page)


def link_for_training(office: Office, telephone: Telephone) -> str:
    page = office.page_of("direction")
    page.goto("/c/cerpec/telephones/nouveau/")
    page.fill("[name=name]", "Téléphone d’Antho")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_text("Pas d’appareil photo").click()
    link = page.locator("main details a").get_attribute("href") or ""
    return telephone.address + link[link.index("/terrain/") :]


@dataclass
class Day:
    """A trainer's phone between restarts; each screen is looked at."""

    telephone: Telephone
    page: Page
    shots: Path

    def again(self) -> None:
        """Switched off, and on again without a network."""
        self.telephone.switch_off()
        self.page = self.telephone.switch_on(offline=True)
        unlock(self.page, FIRST)

    def look(self, screen: str) -> None:
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, screen
        self.page.screenshot(path=self.shots / f"{screen}.png", full_page=True)

    def press(self, name: str, exact: bool = False) -> None:
        self.page.get_by_role("button", name=name, exact=exact).first.click()

    @property
    def said(self) -> str:
        return words(self.page)


def test_a_trainers_day_arrives_exactly_once(
    office: Office, proxy: Proxy, telephone: Telephone, tmp_path: Path
) -> None:
    session, visit = expected(office), visits(office)
    page = telephone.switch_on()
    enrol(page, link_for_training(office, telephone), TRAINER, FIRST)
    day = Day(telephone, page, tmp_path)
    day.look("training")
    tabs = page.get_by_role("navigation").inner_text()
    assert "Livrer" not in tabs
    assert "Caisse" not in tabs
    telephone.network(False)
    take_attendance(day)
    write_visit(day)
    day.again()
    day.look("offline")
    assert waiting(day.page) == 4
    telephone.network(True)
    proxy.cutting = True
    send(day.page)  # the answer is lost on the way
    proxy.cutting = False
    send(day.page)
    assert waiting(day.page) == 0
    day.press("Envoyer 1")
    day.page.get_by_role("button", name="Envoyer 1").wait_for(state="hidden")
    tab(day.page, "Formation")
    assert "3 présents sur 4" in day.said
    day.look("sent")
    tab(day.page, "Journée")
    assert "À régler" in day.said
    at_the_office(office, session, visit)
    assert telephone.complaints == []


def take_attendance(day: Day) -> None:
    """Two are touched before the battery is empty, one is on no sheet; the paper bears one signature more."""
    day.press(PLACE)
    day.press("LUSALA")
    day.press("NSEKA")
    day.look("session")
    day.again()
    assert "commencé, pas encore enregistré" in day.said
    day.press(PLACE)
    assert day.page.locator(".roll [aria-pressed=true]").count() == 2
    day.page.fill("#look", "Wumba Anne")
    day.press("Ajouter quelqu’un")
    day.press("Enregistrer 2 présents")
    assert "Ajoutez d’abord" in day.said
    day.press("Ajouter", exact=True)
    assert "Choisissez femme ou homme" in day.said
    day.look("newcomer")
    day.press("Femme")
    day.press("Ajouter", exact=True)
    day.page.fill("#signed", "4")
    assert "1 de plus que la liste" in day.said
    day.look("sheet")
    for turn in range(2):
        day.press("Enregistrer 3 présents")
        day.page.get_by_text("sur ce téléphone").first.wait_for()
        day.look("recorded")
        if turn == 0:  # taken back within the minute, nothing has to be touched again
            day.press("Annuler (")
            day.press("Retour")
            day.press(PLACE)
    day.press("Retour")


def write_visit(day: Day) -> None:
    day.page.get_by_role("button", name="Lisanga ya Bulungu").last.click()
    day.press(PROMISED)
    day.press("Enregistrer la visite")
    assert "Écrivez ce que vous avez constaté" in day.said
    day.page.fill("#findings", "Les prix sont affichés.")
    day.press("Ajouter une promesse")
    day.page.fill("#what0", "Compter la caisse chaque semaine")
    day.page.fill("#who0", "La trésorière")
    scene = day.shots / "scene.jpg"
    Image.effect_mandelbrot((1600, 1200), (-2, -1.5, 1, 1.5), 100).convert("RGB").save(scene)
    day.page.set_input_files("input[type=file]", scene)
    day.page.get_by_text("Photo de la visite").wait_for()
    assert day.page.input_value("#findings") == "Les prix sont affichés."
    day.look("visit")
    day.press("Enregistrer la visite")
    day.page.get_by_role("heading", name="Enregistré").wait_for()


def at_the_office(office: Office, session: str, visit: str) -> None:
    """Three came, a fourth signed: it is said, and settled by a person."""
    page = office.page_of("programme")
    page.goto(session)
    assert page.locator("main table tbody tr", has_text="présent").count() == 3
    assert page.get_by_text("WUMBA").count() == 1
    assert "ne fait pas le compte" in words(page)
    page.goto(visit)
    assert page.locator("main img").count() == 1
    told = words(page)
    assert told.count("Les prix sont affichés.") == 1
    assert told.count("Compter la caisse chaque semaine") == 1
    page.goto("/formation/participants/?q=wumba")
    assert page.locator("main").get_by_text("WUMBA").count() == 1
    page.goto("/c/cerpec/a-regler/")
    assert "La feuille porte 4 signatures, la liste 3 présents" in words(page)
    page.get_by_role("link", name="Répondre").first.click()
    page.fill("[name=reason]", "Le chauffeur a signé aussi")
    page.get_by_role("button", name="C’est vérifié").click()
    page.get_by_text("C’est réglé").wait_for()
