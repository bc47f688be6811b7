"""Squares on paper before the telephone's camera, read by the decoder that the app brings along, without a network."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
from PIL import Image
from playwright.sync_api import Playwright, expect

from tests.journeys.camera import Film, Square, printed, shown
from tests.journeys.conftest import FLAGS
from tests.journeys.office import Office
from tests.journeys.proxy import Proxy
from tests.journeys.telephone import Telephone, code_page, enrol, first_numbers, present
from tests.journeys.test_field_training import FIRST, TRAINER, link_for_training
from tests.journeys.test_training import name_expert_later, plan, plan_session

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AGENT = "Awa"
PLACE = "École primaire, Kinzamba"  # where no other session is
# Every stream that a page was given, to see its light go out.
WATCH = """
  const media = navigator.mediaDevices, open = media.getUserMedia.bind(media)
  globalThis.given = []
  media.getUserMedia = async (wanted) => {
    const stream = await open(wanted)
    given.push(stream)
    return stream
  }
"""
LIVE = "given.flatMap((one) => one.getTracks()).filter((one) => one.readyState === 'live').length"


@pytest.fixture
def film(tmp_path: Path) -> Film:
    return Film(tmp_path / "camera.y4m")


@pytest.fixture
def telephone(office: Office, proxy: Proxy, chromium: Playwright, tmp_path: Path, film: Film) -> Iterator[Telephone]:
    one = Telephone(chromium, tmp_path / "disk", f"http://127.0.0.1:{proxy.port}", [*FLAGS, *film.flags])
    yield one
    one.switch_off()


def drawn(text: str) -> Image.Image:
    """A square of somebody else, 28 mm."""
    file = io.BytesIO()
    segno.make(text, error="m").save(file, kind="png", scale=20)
    return Image.open(file).resize((330, 330), Image.Resampling.NEAREST)


def cards_of(office: Office) -> dict[str, Square]:
    """The first sheet of cards as it leaves the printer, by member number."""
    page = office.page_of("gerant")
    page.goto("/c/bulungu/membres/cartes/")
    cards = {card.text.split("/membres/")[1].split("/")[0]: card for card in printed(page)}
    assert len(cards) == 10
    return cards


def test_squares_are_read_without_a_network(office: Office, telephone: Telephone, film: Film) -> None:
    page = telephone.switch_on()
    page.context.grant_permissions(["camera"])
    page.context.add_init_script(WATCH)
    page.goto("/terrain/")
    assert page.evaluate("'BarcodeDetector' in globalThis") is False
    page.get_by_role("button", name="Lire le code").click()
    film.hold(shown(code_page(office), ".square svg"))
    present(page, AGENT)
    page.evaluate("navigator.serviceWorker.ready")
    telephone.network(False)
    number = first_numbers(page)[0]
    name = page.locator(".list b").first.inner_text()
    card = cards_of(office)[number]
    assert card.side >= 24, "millimetres, without the border: docs/decisions/0036"
    film.take_away()
    page.get_by_role("button", name="Lire une carte").click()
    said = page.get_by_role("status")
    for other, answer in (
        (drawn("https://example.org/"), "pas une carte de Lisanga"),
        (drawn(re.sub("(?i)/c/bulungu/", "/c/lukula/", card.text)), "d’une autre coopérative"),
        (drawn(re.sub(r"\d+/#.*", "987654/", card.text)), "n’est pas sur ce téléphone"),
    ):
        film.hold(other)
        expect(said).to_contain_text(answer)
    assert page.evaluate(LIVE) == 1
    film.hold(card.paper)
    page.locator("#gross").wait_for()
    expect(page.locator("main")).to_contain_text(name)
    assert page.evaluate(LIVE) == 0
    page.fill("#gross", "31,5")
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".receipt svg path[d^=M]").wait_for()  # the figures are shown first
    [receipt] = printed(page)
    page.get_by_role("button", name="Livraison suivante").click()
    page.get_by_role("button", name="Lire une carte").click()
    film.hold(receipt.paper)
    page.locator(".receipt").wait_for()
    page.go_back()
    page.locator("#who").wait_for()
    assert page.evaluate(LIVE) == 0
    assert telephone.complaints == []


def member_expected(office: Office, number: str) -> None:
    """A session of today with one member of a cooperative on its sheet."""
    manager = office.page_of("gerant")
    manager.goto(f"/c/bulungu/membres/{number}/")
    family = manager.locator("h1").inner_text().split()[0]
    page = office.page_of("programme")
    name_expert_later(page, "KIBONGE")
    plan(page)
    session = plan_session(page, "KIBONGE", PLACE)
    page.goto(f"{session}inscrire/?q={family}")
    page.locator("li", has_text=re.compile(rf"n°\s{number}\b")).get_by_role("button").click()
    page.get_by_role("button", name="Inscrire à la séance").click()
    page.wait_for_url(f"**{session}")


def test_cards_say_who_came_to_a_session(office: Office, telephone: Telephone, film: Film) -> None:
    cards = cards_of(office)
    came, other = list(cards)[:2]
    member_expected(office, came)
    page = telephone.switch_on()
    page.context.grant_permissions(["camera"])
    page.context.add_init_script(WATCH)
    enrol(page, link_for_training(office, telephone), TRAINER, FIRST)
    telephone.network(False)
    page.get_by_role("button", name=PLACE).click()
    page.get_by_role("button", name="Lire les cartes de membre").click()
    said = page.get_by_role("status")
    film.hold(cards[came].paper)
    expect(said).to_contain_text("1 présent")
    film.hold(cards[other].paper, tilt=-70)
    expect(said).to_contain_text("Personne de cette carte")
    page.get_by_role("button", name="Fermer l’appareil photo").click()
    assert page.evaluate(LIVE) == 0
    expect(page.locator(".roll [aria-pressed=true]")).to_have_count(1)
    page.get_by_role("button", name="Enregistrer 1").click()
    page.get_by_text("sur ce téléphone").first.wait_for()
    assert telephone.complaints == []


def test_without_a_camera_the_number_does(office: Office, telephone: Telephone, film: Film) -> None:
    page = telephone.switch_on()
    page.context.grant_permissions([])
    page.goto("/terrain/")
    page.get_by_role("button", name="S’exercer").click()
    page.get_by_role("button", name="Lire une carte").click()
    page.get_by_text("L’appareil photo est refusé").wait_for()
    page.get_by_role("button", name="par le nom ou le numéro").click()
    page.locator("#who").wait_for()
