"""A day at the collection point without internet: nothing lost, nothing twice, nothing readable on the disk."""

import csv
from decimal import Decimal

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page

from tests.journeys.office import Office
from tests.journeys.proxy import Proxy
from tests.journeys.telephone import (
    DUMP,
    PIN,
    Paper,
    Telephone,
    enrol,
    first_numbers,
    link_for,
    send,
    tab,
    unlock,
    waiting,
    weigh,
    weigh_day,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BEFORE, AFTER = 70, 50
AGENT = "Awa"


def papers_of_the_office(office: Office, series: str) -> list[Paper]:
    """What the office holds of a series, from the file that anybody may take out."""
    answer = office.page_of("secretaire").request.get("/c/bulungu/livraisons/?format=csv")
    assert answer.ok
    rows = csv.DictReader(answer.text().lstrip("\ufeff").splitlines(), delimiter=";")
    return [
        Paper(
            row["Bon"],
            row["Membre"].casefold(),
            int(Decimal(row["Net (kg)"].replace(",", ".")) * 1000),
            int(row["Valeur (FC)"]),
            int(row["À payer (FC)"]),
        )
        for row in rows
        if row["Bon"].startswith(f"{series}-")
    ]


def at_the_scale(members: list[str], count: int, fields: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    return [(members[at % len(members)], {"gross": f"{50 + at},5", **fields}) for at in range(count)]


def by_number(papers: list[Paper]) -> list[Paper]:
    return sorted(papers, key=lambda paper: paper.number)


def test_a_day_offline_arrives_exactly_once(office: Office, proxy: Proxy, telephone: Telephone) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    members = first_numbers(page)
    telephone.switch_off()

    page = telephone.switch_on(offline=True)
    unlock(page)
    weigh(page, members[0], {"gross": "60,25", "bags": "2"})
    papers = weigh_day(page, at_the_scale(members, BEFORE - 1, {"bags": "2"}))
    telephone.switch_off()

    page = telephone.switch_on(offline=True)
    unlock(page)
    assert waiting(page) == BEFORE
    tab(page, "Livrer")
    papers += weigh_day(page, at_the_scale(members, AFTER, {"moisture": "14"}))
    assert len({paper.number for paper in papers}) == BEFORE + AFTER - 1
    assert waiting(page) == BEFORE + AFTER

    send(page)
    assert "Pas de réponse du bureau" in page.inner_text("main")
    telephone.network(True)
    proxy.cutting = True
    send(page)
    assert "Rien n’est perdu" in page.inner_text("main")
    assert waiting(page) == BEFORE + AFTER
    assert proxy.lost >= 1
    series = papers[0].number.rpartition("-")[0]
    held = papers_of_the_office(office, series)
    assert len(held) == BEFORE + AFTER

    proxy.cutting = False
    send(page)
    assert waiting(page) == 0
    assert "confirmé" in page.inner_text("main")
    assert by_number(papers_of_the_office(office, series)) == by_number(held)
    assert by_number(held)[1:] == by_number(papers)
    office.verify()
    assert telephone.complaints == []


def address_on_paper(page: Page) -> str:
    """What the square of the printed receipt says, read from the rendered A6 sheet."""
    page.locator(".receipt path[d^=M]").wait_for()
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(document) == 1
    assert [round(side * 25.4 / 72) for side in document[0].get_size()] == [105, 148]
    [found] = zxingcpp.read_barcodes(document[0].render(scale=4).to_pil())
    return str(found.text)


def test_the_square_on_the_paper_is_true_before_and_after_it_is_sent(office: Office, telephone: Telephone) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    page.fill("#who", first_numbers(page)[0])
    page.keyboard.press("Enter")
    page.fill("#gross", "64,2")
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".receipt").wait_for()
    visitor = office.visitor()
    visitor.goto(address_on_paper(page))
    assert "Ce bon est authentique" in visitor.inner_text("main")
    assert "Pas encore arrivé" in visitor.inner_text("main")
    page.get_by_role("button", name="Livraison suivante").click()
    tab(page, "Envoyer")
    send(page)
    visitor.reload()
    assert "Pas encore arrivé" not in visitor.inner_text("main")
    assert "d’autres chiffres" not in visitor.inner_text("main")


def test_nothing_on_the_disk_can_be_read(office: Office, telephone: Telephone) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), AGENT)
    name = page.locator(".list b").first.inner_text()
    number = weigh(page, first_numbers(page)[0], {"gross": "77,31"})
    stored = page.evaluate(DUMP)
    telephone.switch_off()
    secrets = [*name.split(), "Bulungu", AGENT, "record_delivery", "77310", PIN, number, '"member"', "Kimbata"]
    found = [secret for secret in secrets if len(secret) > 3 and secret.lower() in stored.lower()]
    assert found == []
    on_disk = b"".join(
        one.read_bytes() for one in telephone.disk.rglob("*") if one.is_file() and "IndexedDB" in str(one)
    )
    assert len(on_disk) > 1000
    for secret in [one for one in secrets if len(one) > 3]:
        assert secret.encode() not in on_disk, secret
        assert secret.encode("utf-16-le") not in on_disk, secret

    page = telephone.switch_on(offline=True)
    unlock(page)
    assert waiting(page) == 1
