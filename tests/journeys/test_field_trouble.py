"""What goes wrong with a telephone: taken back, forgotten secret, no room left, a role that ended, an app that changed,
two windows at once."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Download

from lisanga.core.kernel import clock
from tests.journeys.office import Office
from tests.journeys.proxy import MARK, Proxy
from tests.journeys.telephone import (
    DUMP,
    FILL,
    PIN,
    Telephone,
    enrol,
    first_numbers,
    link_for,
    send,
    tab,
    unlock,
    waiting,
    weigh,
)
from tests.journeys.test_field_day import papers_of_the_office

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


def hired(office: Office, name: str) -> None:
    """A collector since last week."""
    page = office.page_of("gerant")
    page.goto("/personnes/nouvelle/?organisation=BULUNGU")
    page.fill("[name=name]", name)
    page.fill("[name=email]", f"{name.split()[0].lower()}.{office.size[0]}@demo.lisanga.example")
    page.select_option("[name=role]", "collector")
    page.fill("[name=valid_from]", (clock.today() - timedelta(days=7)).isoformat())
    page.get_by_role("button", name="Ajouter").click()
    page.get_by_text(name).first.wait_for()


def dismissed(office: Office, name: str) -> None:
    page = office.page_of("gerant")
    page.goto("/personnes/?organisation=BULUNGU")
    page.locator("main tr", has_text=name).get_by_role("link", name="Terminer").click()
    page.fill("[name=valid_to]", (clock.today() - timedelta(days=1)).isoformat())
    page.locator("main form button.primary").click()
    page.get_by_text("Le rôle se termine").wait_for()


def test_a_role_that_ended_meanwhile_is_said_and_nothing_is_lost(office: Office, telephone: Telephone) -> None:
    hired(office, "Bienvenue Makasi")
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), "Bienvenue Makasi")
    telephone.switch_off()
    page = telephone.switch_on(offline=True)
    page.clock.set_fixed_time(clock.now() - timedelta(days=2))
    unlock(page)
    numbers = [weigh(page, first_numbers(page)[0], {"gross": kilos}) for kilos in ("33", "34,5")]
    dismissed(office, "Bienvenue Makasi")
    telephone.switch_off()
    page = telephone.switch_on()
    unlock(page)
    tab(page, "Envoyer")
    send(page)
    assert waiting(page) == 0
    tab(page, "Journée")
    page.locator(".alarm .list button", has_text=numbers[1]).click()
    assert "n’avait plus ce droit" in page.inner_text("main")
    held = papers_of_the_office(office, numbers[0].rpartition("-")[0])
    assert sorted(paper.number for paper in held) == numbers
    office.verify()


def test_an_app_that_changed_meanwhile_waits_and_then_opens_the_old_store(
    office: Office, proxy: Proxy, telephone: Telephone
) -> None:
    old, new = "Lisanga · terrain", "Version · terrain"
    assert MARK.endswith(b"Version")
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    page.context.set_offline(True)
    numbers = [weigh(page, first_numbers(page)[0], {"gross": "41"})]
    proxy.updated = True
    page.context.set_offline(False)
    page.evaluate("navigator.serviceWorker.getRegistration().then((held) => held.update())")
    page.wait_for_function("navigator.serviceWorker.getRegistration().then((held) => held.waiting !== null)")
    page.reload()
    unlock(page)
    assert page.title() == old
    numbers.append(weigh(page, first_numbers(page)[0], {"gross": "42"}))
    telephone.switch_off()

    page = telephone.switch_on(offline=True)
    unlock(page)
    assert page.title() == new
    assert page.evaluate("caches.keys()") == ["terrain-0123456789ab"]
    numbers.append(weigh(page, first_numbers(page)[0], {"gross": "43"}))
    assert waiting(page) == len(numbers)
    telephone.network(True)
    send(page)
    assert waiting(page) == 0
    held = papers_of_the_office(office, numbers[0].rpartition("-")[0])
    assert [(paper.number, paper.net) for paper in sorted(held, key=lambda one: one.number)] == list(
        zip(numbers, (41_000, 42_000, 43_000), strict=True)
    )
    assert telephone.complaints == []


def test_a_full_disk_refuses_in_words_and_loses_nothing(office: Office, telephone: Telephone) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    numbers = [weigh(page, first_numbers(page)[0], {"gross": "51"})]
    telephone.switch_off()

    page = telephone.switch_on(offline=True)
    page.goto("/terrain/")
    telephone.small_disk(page, left=60_000)
    unlock(page)
    pieces, problem = page.evaluate(FILL)
    assert pieces > 0
    assert problem == "QuotaExceededError"
    page.fill("#who", first_numbers(page)[0])
    page.keyboard.press("Enter")
    page.fill("#gross", "52")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_text("n’a plus de place").wait_for()
    assert "PAS enregistré" in page.inner_text("main")
    assert page.input_value("#gross") == "52"
    page.get_by_role("button", name="Retour").click()
    assert waiting(page) == 1
    telephone.network(True)
    send(page)
    assert papers_of_the_office(office, numbers[0].rpartition("-")[0]) != []
    telephone.switch_off()

    page = telephone.switch_on(offline=True)
    page.goto("/terrain/")
    telephone.small_disk(page, left=0)
    page.get_by_role("button", name="chiffre 1", exact=True).wait_for()
    for digit in PIN:
        page.get_by_role("button", name=f"chiffre {digit}", exact=True).click()
    page.get_by_text("n’a plus de place").wait_for()
    with page.expect_download() as file:
        page.get_by_role("button", name="porter le fichier").click()
    assert read_at_the_office(office, file.value) == "1 opération lue"
    telephone.switch_off()

    page = telephone.switch_on(offline=True)
    unlock(page)
    numbers.append(weigh(page, first_numbers(page)[0], {"gross": "52"}))
    telephone.network(True)
    tab(page, "Envoyer")
    send(page)
    assert waiting(page) == 0
    held = papers_of_the_office(office, numbers[0].rpartition("-")[0])
    assert sorted((paper.number, paper.net) for paper in held) == list(zip(numbers, (51_000, 52_000), strict=True))
    office.verify()
