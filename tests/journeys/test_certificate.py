"""A session on a phone and on paper: everybody ticked by one tap, the sheet printed and typed in by its square, a
printed certificate whose square is read from the paper and verified without the network."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.journeys.office import Office, too_wide
from tests.journeys.test_training import name_expert_later, plan, plan_session, register, words

pytestmark = pytest.mark.browser
# nobody of the other journeys, which walk through the same office
PEOPLE = (("MUKENDI", "F", "partner_staff"), ("LUBOYA", "M", "future_member"), ("NZEZA", "F", "future_member"))
EXPERT = "MATONDO"


def squares(page: Page, folder: Path, name: str) -> list[str]:
    """What a camera reads on the printed page: as a PDF, then as a picture of 150 points an inch."""
    paper = folder / f"{name}.pdf"
    page.pdf(path=paper, format="A4", print_background=False)
    subprocess.run(["pdftoppm", "-r", "150", "-png", str(paper), str(folder / name)], check=True, timeout=60)
    pictures = sorted(str(one) for one in folder.glob(f"{name}-*.png"))
    assert pictures
    read = subprocess.run(["zbarimg", "--quiet", "--raw", *pictures], capture_output=True, text=True, timeout=60)
    return read.stdout.split()


def verify(folder: Path, certificate: str, key: str) -> tuple[int, str]:
    """By the command, on a machine with no data and no network address."""
    (folder / "carre.txt").write_text(certificate)
    (folder / "cle.txt").write_text(key)
    command = [sys.executable, "-m", "lisanga.config.cli", "verify", "--certificate", "carre.txt", "--key", "cle.txt"]
    bare = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(command, env=bare, capture_output=True, text=True, cwd=folder, timeout=60)
    return done.returncode, done.stdout


def test_from_the_tap_to_the_paper_that_verifies(office: Office, tmp_path: Path) -> None:
    page = office.page_of("formatrice")
    office.complaints.clear()
    name_expert_later(page, EXPERT)
    plan(page)
    session = plan_session(page, EXPERT)
    register(page, session, PEOPLE)
    sheet_on_paper(page, session, tmp_path)
    everybody_with_one_tap(page, session)
    page.goto(session)
    page.get_by_role("button", name="Délivrer les certificats").click()
    page.get_by_text("Les certificats sont numérotés").wait_for()
    page.goto(f"{session}certificats/")
    texts = squares(page, tmp_path, f"certificats-{office.size[0]}")
    assert len(texts) == len(PEOPLE)
    key = page.request.get("/v/formation/cle/?format=txt").text().strip()
    found = [verify(tmp_path, text, key) for text in texts]
    assert [code for code, _said in found] == [0] * len(PEOPLE), found
    assert {family for family, _sex, _kind in PEOPLE for _code, said in found if family in said} == {
        family for family, _sex, _kind in PEOPLE
    }
    assert verify(tmp_path, texts[0].replace("L1.", "L1.A"), key)[0] == 1
    anybody = office.visitor()
    anybody.goto(urlsplit(texts[0]).path)
    assert "Certificat" in anybody.inner_text("body")
    assert EXPERT not in anybody.inner_text("body")
    assert office.complaints == []


def sheet_on_paper(page: Page, session: str, folder: Path) -> None:
    """The printed sheet has a line a person; its square opens the page where signed lines are typed in."""
    page.goto(f"{session}feuille/")
    text = page.inner_text("body")
    for family, _sex, _kind in PEOPLE:
        assert family in text
    (address,) = squares(page, folder, "feuille")
    assert urlsplit(address).path == f"{session}feuille/lignes/"
    page.goto(urlsplit(address).path)
    assert not too_wide(page)
    page.fill("[name=lignes]", "9")
    page.locator("main button.primary").click()
    assert "n’est pas une ligne de cette feuille" in words(page)
    page.fill("[name=lignes]", "2")
    page.locator("main button.primary").click()
    page.get_by_text("1 présence notée").wait_for()
    assert page.locator("main table tbody tr", has_text="présent").count() == 1


def everybody_with_one_tap(page: Page, session: str) -> None:
    """The others come with one tap, and a second one changes nothing; each target is as large as a finger."""
    page.goto(f"{session}presences/")
    assert not too_wide(page)
    for box in (one.bounding_box() for one in page.locator("button.tap").all()):
        assert box is not None
        assert box["height"] >= 44
    page.get_by_role("button", name=re.compile("Tous présents")).click()
    page.wait_for_url(re.compile("jour="))
    assert page.locator("button.tap").count() == 0
    assert page.locator(".tap.done").count() == len(PEOPLE)
    page.go_back()
    page.reload()
    assert page.locator(".tap.done").count() == len(PEOPLE)
