"""What goes wrong with a telephone: taken back, forgotten secret, no room left, two windows at once."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Download

from tests.journeys.office import Office
from tests.journeys.telephone import DUMP, Telephone, enrol, first_numbers, link_for, tab, waiting, weigh

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AGENT = "Awa"


def read_at_the_office(office: Office, file: Download) -> str:
    """The manager reads the file; the first words of what the page says."""
    page = office.page_of("gerant")
    page.goto("/c/bulungu/telephones/fichier/")
    page.set_input_files("[name=file]", str(file.path()))
    page.get_by_role("button", name="Lire", exact=True).click()
    said = page.get_by_text("Rendez la réponse").inner_text()
    return said.split(".")[0].strip()


def test_a_file_goes_to_the_office_and_its_answer_comes_back(
    office: Office, telephone: Telephone, tmp_path: Path
) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    telephone.network(False)
    for kilos in ("21", "22,5"):
        weigh(page, first_numbers(page)[0], {"gross": kilos})
    tab(page, "Envoyer")
    with page.expect_download() as file:
        page.get_by_role("button", name="porter le fichier").click()
    assert read_at_the_office(office, file.value) == "2 opérations lues"
    manager = office.page_of("gerant")
    manager.goto("/c/bulungu/telephones/")
    series = file.value.suggested_filename.split("-")[1]
    manager.locator("main tbody tr", has_text=f"bons {series} ").get_by_role("link").click()
    with manager.expect_download() as answer:
        manager.get_by_role("link", name="réponse").click()
    returned = tmp_path / "reponse.json"
    answer.value.save_as(returned)
    page.set_input_files("#answer", str(returned))
    page.get_by_text("Tout est confirmé").wait_for()
    assert waiting(page) == 0


def test_a_telephone_taken_back_delivers_and_forgets(office: Office, telephone: Telephone) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    telephone.network(False)
    series = weigh(page, first_numbers(page)[0], {"gross": "12"}).rpartition("-")[0]
    manager = office.page_of("gerant")
    manager.goto("/c/bulungu/telephones/")
    manager.locator("main tbody tr", has_text=f"bons {series} ").get_by_role("link").click()
    manager.get_by_role("link", name="Retirer").click()
    manager.fill("[name=reason]", "Perdu au marché")
    manager.get_by_role("button", name="Retirer").click()
    manager.wait_for_url(re.compile(r"/telephones/[0-9a-f-]+/$"))
    telephone.network(True)
    tab(page, "Envoyer")
    page.get_by_role("button", name="Envoyer et recevoir").click()
    page.get_by_role("button", name="S’exercer").wait_for()
    assert page.evaluate("indexedDB.databases().then(async (all) => all.length)") <= 1
    assert "Mot" not in page.evaluate(DUMP)
    manager.reload()
    assert "Accepter et enregistrer" in manager.inner_text("main")


def test_a_forgotten_secret_loses_nothing(office: Office, telephone: Telephone) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    telephone.network(False)
    number = weigh(page, first_numbers(page)[0], {"gross": "15,5"})
    page.reload()
    with page.expect_download() as waiting_for:
        page.get_by_role("button", name="porter le fichier").click()
    carried = json.loads(waiting_for.value.path().read_text("utf-8"))
    assert waiting_for.value.suggested_filename.startswith(f"lisanga-{number.rpartition('-')[0]}-")
    assert set(carried) == {"v", "d", "n", "m", "f", "p", "h", "s", "o", "signature"}
    assert (carried["f"], len(carried["o"])) == (1, 1)
    assert read_at_the_office(office, waiting_for.value) == "1 opération lue"
    telephone.network(True)
    page.goto("about:blank")
    page.goto(link_for(office, telephone))
    page.get_by_text(re.compile(r"1\sligne n’a pas été envoyée")).wait_for()
    with page.expect_download():
        page.get_by_role("button", name="porter le fichier").click()
    page.get_by_role("button", name="Effacer et inscrire").click()
    page.get_by_role("button", name="Se présenter au bureau").wait_for()


def test_one_window_at_a_time_writes(office: Office, telephone: Telephone) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    second = page.context.new_page()
    second.goto("/terrain/")
    second.get_by_text("déjà ouvert").wait_for()
    page.close()
    second.get_by_role("button", name="Recommencer").click()
    second.get_by_role("button", name="chiffre 1", exact=True).wait_for()
