"""Every figure of a report opens: its own page, and from there the records as far as the reader's right goes."""

import re
from copy import deepcopy
from html.parser import HTMLParser
from urllib.parse import urljoin
from uuid import UUID

import pytest

from lisanga.domains.partnerships.models import DeliverableVersion
from lisanga.interfaces.web.reports.tests.ground import CALENDAR, Desk, Way, browser
from lisanga.interfaces.web.tests.signed_in import body, words
from lisanga.reports.parts.tests.working import make_work
from lisanga.reports.tests.ground import Quarter


@pytest.fixture(scope="module")
def submitted(laid: Quarter) -> Way:
    """A report of an agreement under which there was work, submitted once."""
    make_work(laid)
    office = browser(laid.network.people["programme_officer"])
    answer = office.post(f"{CALENDAR}nouveau/", {"periode": "2026-Q1", "genre": "quarterly"})
    way = Way(laid, UUID(answer["Location"].split("/")[2]))
    assert way.submit().status_code == 302
    return way


@pytest.fixture
def busy(submitted: Way, anew: None) -> Way:
    return deepcopy(submitted)


class Reading(HTMLParser):
    """Links of figures and of the tables' lines; what carries a number and no link."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.closed: list[str] = []
        self._inside = False
        self._linked = False
        self._said = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("class") == "figure":
            (self.links if tag == "a" else self.closed).append(given.get("href") or "figure")
        if tag == "th" and given.get("scope") == "row":
            self._inside, self._linked, self._said = True, False, ""
        if tag == "a" and self._inside:
            self._linked = True
            self.links.append(given["href"] or "")

    def handle_data(self, data: str) -> None:
        self._said += data if self._inside else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "th" and self._inside:
            self._inside = False
            if not self._linked:
                self.closed.append(self._said)


def followed(desk: Desk, path: str) -> tuple[Reading, dict[str, str]]:
    """A page read, and every page that its figures open."""
    page = Reading(body(desk.get(path)).decode())
    opened = {}
    for link in sorted(set(page.links)):
        address = urljoin(f"/livrables/{desk.one}/{path}", link).split("#")[0]
        answer = desk.client.get(address)
        assert answer.status_code == 200, address
        opened[address] = words(answer)
    return page, opened


@pytest.mark.slow
@pytest.mark.parametrize("role", ["focal_point", "partner_leader", "programme_officer", "direction"])
def test_every_figure_opens(busy: Way, role: str) -> None:
    page, opened = followed(busy.desk(role), "v/1/")
    groups = {"36 à 59 ans", "25 à 35 ans", "Kwilu", "Sans coopérative encore"}  # people, whom nobody may open
    months = re.compile(r"\w+ 20\d\d")  # of charts, whose title opens
    assert {text for text in page.closed if not months.fullmatch(text)} <= groups
    records = [text for address, text in opened.items() if "/chiffres/" in address]
    assert len(records) > 20
    assert all("Comment c’est compté" in text for text in records)


@pytest.mark.slow
@pytest.mark.once("src/lisanga/interfaces/web/reports/tests/test_records.py")  # every figure, above
def test_a_partner_is_led_to_breakdowns_and_never_to_a_member(busy: Way) -> None:
    _page, opened = followed(busy.desk("focal_point"), "v/1/")
    assert not any(re.search(r"/c/\w+/(membres|livraisons|paiements|comptes)/", address) for address in opened)
    for address, text in opened.items():
        assert not re.search("Kabeya|Mbuyi", text), address


@pytest.mark.slow
@pytest.mark.once("src/lisanga/interfaces/web/reports/tests/test_records.py")  # every figure, above
def test_the_draft_s_figures_open_for_the_programme_alone(busy: Way) -> None:
    path = "v/0/chiffres/training/people/"
    assert "Personnes formées" in words(busy.desk("programme_officer").get(path))
    assert busy.desk("focal_point").get(path).status_code == 404
    page, _opened = followed(busy.desk("programme_officer"), "ecrire/")
    assert len(page.links) > 30


def test_a_frozen_figure_is_told_as_it_was(busy: Way) -> None:
    lived = busy.lived
    person = {"family": "Ngoy", "sex": "F", "birth_year": 1990}
    lived.quiet.send("members.register_member", person, lived.network.viewer("focal_point").today)
    page = words(busy.desk("focal_point").get("v/1/chiffres/summary/members/"))
    assert "chiffres figés à la soumission" in page
    assert "<b>4</b>" in page


@pytest.mark.parametrize(
    "path", ["v/1/chiffres/summary/nothing/", "v/1/chiffres/nothing/members/", "v/9/chiffres/summary/members/"]
)
def test_what_is_not_there(busy: Way, path: str) -> None:
    assert busy.desk("focal_point").get(path).status_code == 404


def test_the_other_province_opens_none(busy: Way) -> None:
    assert busy.elsewhere("focal_point").get("v/1/chiffres/summary/members/").status_code == 404
    assert busy.elsewhere("partner_leader").get("v/1/chiffres/training/sessions/").status_code == 404


@pytest.mark.parametrize("text", ["", "{}", '{"kind":"quarterly","agreement":"KL-2026","period_code":"2026-Q1"}', "[1"])
@pytest.mark.parametrize(
    "path", ["v/1/", "v/1/changements/", "v/1/chiffres/summary/members/", "v/1/fichier/pdf/", "v/1/fichier/xlsx/"]
)
def test_a_damaged_version_says_so_to_both_sides(busy: Way, text: str, path: str) -> None:
    """What the door lets in speaks of the right report; whether it is whole is seen when it is read."""
    DeliverableVersion.plain.filter(deliverable=busy.one).update(snapshot=text)
    for role in ("focal_point", "programme_officer"):
        answer = busy.desk(role).get(path)
        if not text:
            assert answer.status_code == 404
            continue
        assert answer.status_code == 422
        assert "Cette version ne se lit pas" in words(answer)
    assert busy.desk("focal_point").get("").status_code == 200
    assert busy.elsewhere("focal_point").get(path).status_code == 404
