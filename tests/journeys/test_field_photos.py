"""A photograph taken without a network: sealed on the phone, sent after the lines, cut, seen in the office."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.journeys.office import Office
from tests.journeys.proxy import Proxy
from tests.journeys.telephone import Telephone, enrol, link_for, send, tab, unlock, waiting

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SECRETARY = "Awa"
MOST, SEALED = 30_000, 28  # bytes of a photograph; what sealing adds to it
# What lies on the shelf of photographs: the bytes of each.
SHELF = """async () => {
  const kept = (request) => new Promise((keep, fail) => {
    request.onsuccess = () => keep(request.result)
    request.onerror = fail
  })
  const base = await kept(indexedDB.open('lisanga-terrain'))
  const all = await kept(base.transaction('photos').objectStore('photos').getAll())
  base.close()
  return { sizes: all.map((one) => one.length) }
}"""


def big_photograph(folder: Path) -> Path:
    """As a camera of twelve million points makes it: on its side, with its place and maker."""
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "Tecno Spark", 6
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "S", (5.0, 2.0, 24.0)
    picture = Image.effect_mandelbrot((4000, 3000), (-2, -1.5, 1, 1.5), 100).convert("RGB")
    grain = Image.effect_noise((4000, 3000), 60).convert("RGB")
    target = folder / "IMG_20261125.jpg"
    Image.blend(picture, grain, 0.25).save(target, "JPEG", quality=92, exif=exif)
    assert target.stat().st_size > 2_000_000
    return target


def enter(page: Page, family: str, picture: Path) -> str:
    """Enrols somebody with their photograph; gives their number."""
    tab(page, "Livrer")
    page.get_by_role("button", name="Inscrire un nouveau membre").click()
    number = page.locator(".figure").inner_text()
    page.fill("#family", family)
    page.set_input_files("input[type=file]", str(picture))
    page.locator(".pictures img").wait_for()
    page.get_by_role("button", name="Inscrire", exact=True).click()
    page.locator("#gross").wait_for()
    page.go_back()
    page.get_by_role("navigation").wait_for()
    return number


def photographs(page: Page) -> str:
    return page.locator("section", has=page.get_by_role("heading", name="Photos")).inner_text()


def in_the_office(office: Office, number: str) -> bytes:
    """The picture on the page of the member of this number."""
    page = office.page_of("secretaire")
    page.goto(f"/c/bulungu/membres/{number}/")
    shown = page.locator("main img").first
    shown.wait_for()
    return page.request.get(shown.get_attribute("src") or "").body()


def test_a_photograph_goes_later_and_goes_on_after_a_cut(
    office: Office, proxy: Proxy, telephone: Telephone, tmp_path: Path
) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), SECRETARY)
    telephone.switch_off()

    page = telephone.switch_on(offline=True)
    unlock(page)
    number = enter(page, "Nsimba", big_photograph(tmp_path))
    assert waiting(page) == 2  # the member, and the line that names the photograph
    assert "1 photo sur ce téléphone" in photographs(page).replace("\xa0", " ")
    shelf = page.evaluate(SHELF)
    [size] = shelf["sizes"]
    assert 10_000 < size <= MOST + SEALED
    telephone.switch_off()
    on_disk = b"".join(
        one.read_bytes() for one in telephone.disk.rglob("*") if one.is_file() and "IndexedDB" in str(one)
    )
    assert len(on_disk) > size
    assert b"\xff\xd8\xff" not in on_disk
    assert b"Tecno" not in on_disk

    page = telephone.switch_on()
    unlock(page)
    tab(page, "Envoyer")
    assert page.get_by_role("button", name=re.compile("Envoyer 1.photo")).is_disabled()
    send(page)
    assert proxy.put == []  # the lines alone
    proxy.pieces = 1
    page.get_by_role("button", name=re.compile("Envoyer 1.photo")).click()
    page.get_by_text("Rien n’est perdu").wait_for()
    assert "1 photo" in photographs(page).replace("\xa0", " ")
    sent_before = len(proxy.put)
    proxy.pieces = None
    page.get_by_role("button", name=re.compile("Envoyer 1.photo")).click()
    page.get_by_role("heading", name="Photos").wait_for(state="detached")
    assert proxy.put[sent_before] == 8192
    assert page.evaluate(SHELF)["sizes"] == []
    assert waiting(page) == 0
    assert telephone.complaints == []

    shown = in_the_office(office, number)
    picture = Image.open(BytesIO(shown))
    assert (len(shown), picture.size) == (size - SEALED, (360, 480))
    assert not picture.getexif()


def test_a_member_is_photographed_later_and_it_can_be_undone(
    office: Office, telephone: Telephone, tmp_path: Path
) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), SECRETARY)
    telephone.network(False)
    page.locator(".list button").first.click()
    page.get_by_role("button", name="Sa photo").click()
    page.get_by_role("button", name="Garder la photo").click()
    page.get_by_text("Prenez d’abord la photo").wait_for()
    page.set_input_files("input[type=file]", str(big_photograph(tmp_path)))
    page.locator(".pictures img").wait_for()
    page.get_by_role("button", name="Garder la photo").click()
    page.get_by_text("photo d’un membre").wait_for()
    assert len(page.evaluate(SHELF)["sizes"]) == 1
    page.get_by_role("button", name="Annuler").click()
    page.get_by_text("Bon annulé").wait_for()
    assert page.evaluate(SHELF)["sizes"] == []
    assert telephone.complaints == []
