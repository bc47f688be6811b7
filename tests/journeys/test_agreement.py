"""An agreement from the draft to a validated report: signed, a mission prepared, a report sent back, corrected, decided
by who has the right alone; and nothing of it for another province."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from lisanga.core.kernel import clock
from tests.journeys.office import Office, at_home, too_wide

pytestmark = pytest.mark.browser
CODE = "KWILU-ESSAI"
HERE = f"/conventions/{CODE}"
SEEN = "Dites qui répare la route de Gungu."
ANSWER = "C’est ajouté : le territoire, avant les pluies."


@dataclass
class Walk:
    """The people of both sides, and the addresses that they went through."""

    office: Office
    shots: Path
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.programme, self.leader, self.focal = map(self.office.page_of, ("programme", "responsable", "point-focal"))

    def looked(self, page: Page, name: str) -> None:
        """The page fits its screen and is kept as a picture; its address is one of the agreement's."""
        assert not too_wide(page), page.url
        page.screenshot(path=self.shots / f"{len(self.addresses):02}-{name}-{self.office.size[0]}.png", full_page=True)
        self.addresses.append(urlsplit(page.url).path)


def quarter_before(today: date) -> tuple[date, str]:
    """First day and code of the last quarter that has ended."""
    first = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    begun = (first - timedelta(days=1)).replace(day=1)
    begun = begun.replace(month=begun.month - 2)
    return begun, f"{begun.year}-Q{begun.month // 3 + 1}"


def test_from_the_draft_to_the_validated_report(office: Office, tmp_path: Path) -> None:
    walk = Walk(office, tmp_path)
    office.complaints.clear()
    begun, period = quarter_before(clock.today())
    draft(walk, begun)
    sign(walk, begun)
    name_focal_points(walk)
    prepare_mission(walk)
    submit(walk, period)
    fingerprint = refuse_without_right(walk)
    send_back_and_correct(walk)
    validate(walk, fingerprint)
    come_late(walk, begun)
    see_nothing(walk)
    assert office.complaints == []


def draft(walk: Walk, begun: date) -> None:
    """What the framework says stands there already: the partner, a zone and who signs are chosen."""
    page = walk.programme
    page.goto("/conventions/nouvelle/?partenaire=KWILU")
    page.fill("[name=code]", CODE)
    page.select_option("[name=zones]", "CD-KL//")
    page.fill("[name=starts_on]", begun.isoformat())
    page.fill("[name=ends_on]", begun.replace(year=begun.year + 2).isoformat())
    page.fill("[name=office_signatory]", "Béatrice Luzolo")
    page.fill("[name=partner_signatory]", "Justine Mafuta")
    assert not too_wide(page)
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    page.wait_for_url(f"**{HERE}/")
    assert "brouillon" in page.inner_text("main")
    walk.looked(page, "draft")
    walk.leader.goto(f"{HERE}/obligations/")
    assert "Les obligations naissent à la signature" in walk.leader.inner_text("main")


def sign(walk: Walk, begun: date) -> None:
    """In review, signed on its first day (what ended before a signature is not owed), in force; the ten obligations
    stand, each under the side that owes it."""
    page = walk.programme
    for state, words in (("in_review", "en relecture"), ("signed", "signée"), ("active", "en vigueur")):
        page.goto(f"{HERE}/")
        page.get_by_role("link", name="Faire avancer").click()
        page.check(f"[name=status][value={state}]")
        if state == "signed":
            page.fill("[name=day]", begun.isoformat())
        assert not too_wide(page)
        page.locator("main button.primary").click()
        page.wait_for_url(f"**{HERE}/")
        assert words in page.inner_text("main")
    walk.looked(page, "active")
    for reader in (page, walk.leader):
        reader.goto(f"{HERE}/obligations/")
        walk.looked(reader, "obligations")
        blocks = reader.locator("main section.card", has=reader.locator("table"))
        assert [blocks.nth(at).locator("tbody tr").count() for at in range(blocks.count())] == [5, 5]
        assert blocks.first.locator("h2").inner_text() == "Ce que nous devons"


def name_focal_points(walk: Walk) -> None:
    """Each side names its own."""
    for page, who in ((walk.programme, "Clarisse Mungala"), (walk.leader, "Hubert Kipulu")):
        page.goto(f"{HERE}/points-focaux/")
        page.get_by_role("link", name="Nommer un point focal").click()
        option = page.locator("[name=person] option", has_text=who)
        page.select_option("[name=person]", option.get_attribute("value"))
        page.locator("main button.primary").click()
        page.wait_for_url(f"**{HERE}/points-focaux/")
        assert who in page.inner_text("main")
    walk.looked(walk.leader, "focal-points")
    walk.focal.goto(f"{HERE}/points-focaux/")
    assert walk.focal.get_by_role("link", name="Nommer un point focal").count() == 0


def prepare_mission(walk: Walk) -> None:
    """The Partner finds in À faire what it owes before the departure."""
    page, leaves = walk.programme, clock.today() + timedelta(days=10)
    page.goto(f"{HERE}/missions/nouvelle/")
    page.fill("[name=purpose]", "Former les caissiers de Gungu")
    page.fill("[name=place]", "Gungu")
    page.select_option("[name=zone]", "CD-KL/Gungu")
    page.fill("[name=starts_on]", leaves.isoformat())
    page.fill("[name=ends_on]", (leaves + timedelta(days=4)).isoformat())
    page.fill("[name=experts]", "Astrid Mbala, 081 123 45 67")
    page.locator("main button.primary").click()
    page.wait_for_url(re.compile(r"/missions/[0-9a-f-]{36}/$"))
    page.get_by_role("link", name="Ajouter une ligne").first.click()
    page.fill("[name=label]", "Aller-retour Kikwit–Gungu")
    page.fill("[name=quantity]", "2")
    page.fill("[name=unit_cost]", "150 000")
    page.select_option("[name=payer]", "partner")
    assert not too_wide(page)
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.get_by_text("est dans la note").wait_for()
    walk.looked(page, "mission")
    at_home(walk.leader)
    walk.leader.locator("main a", has_text="Mission à Gungu").click()
    walk.leader.wait_for_url(re.compile(r"/missions/[0-9a-f-]{36}/$"))
    owed = walk.leader.locator("main section.card", has_text="ce qui est dû avant le départ")
    assert "1 prestation encore attendue" in owed.inner_text().replace("\u00a0", " ")
    assert "300 000 FC" in re.sub(r"\s", " ", owed.inner_text())
    walk.looked(walk.leader, "mission-owed")


def submit(walk: Walk, period: str) -> None:
    """The report of the quarter that ended is opened, a part is written and keeps itself, a version leaves."""
    page = walk.programme
    page.goto(f"{HERE}/livrables/")
    walk.looked(page, "calendar")
    assert page.locator("nav.tabs", has_text="Points focaux").is_visible()
    page.locator("tr", has_text=f"Rapport trimestriel {period}").get_by_role("button", name="Ouvrir").click()
    page.wait_for_url(re.compile(r"/livrables/[0-9a-f-]{36}/ecrire/"))
    write(page, "risks", "La route de Gungu est coupée après chaque pluie.")
    walk.looked(page, "write")
    send_version(page)
    walk.looked(page, "submitted")


def write(page: Page, part: str, words: str) -> None:
    """Leaving the box keeps the words."""
    page.fill(f"#{part}-text", words)
    page.locator(f"#{part}-text").blur()
    page.locator(f"#ecrire-{part} [role=status]", has_text="enregistré").wait_for()


def send_version(page: Page) -> None:
    page.get_by_role("link", name="Soumettre").first.click()
    page.get_by_role("button", name="Soumettre au Partenaire").click()
    page.get_by_text("est chez le Partenaire").wait_for()


def refuse_without_right(walk: Walk) -> str:
    """The point focal reads and may observe; there is no button to decide, and a forged decision finds nothing. Gives
    the fingerprint of the version, which the valideur's own form has."""
    report = urlsplit(walk.programme.url).path
    version = f"{report}v/1/"
    walk.leader.goto(f"{version}decider/")
    fingerprint = walk.leader.input_value("[name=sha256]")
    page = walk.focal
    page.goto(version)
    assert "La route de Gungu" in page.inner_text("main")
    assert page.get_by_role("link", name="Observer", exact=True).count() == 1
    assert page.get_by_role("link", name="Décider").count() == 0
    walk.looked(page, "version-focal")
    assert forge(page, f"{version}decider/", fingerprint) == 404
    page.reload()
    assert "soumis" in page.locator("main section.card").first.inner_text()
    return fingerprint


def forge(page: Page, address: str, fingerprint: str) -> int:
    """The answer to a decision sent as the form would send it, with the sender's own token."""
    token = next(str(one["value"]) for one in page.context.cookies() if one["name"] == "csrftoken")
    sent: dict[str, str | float | bool] = {
        "csrfmiddlewaretoken": token,
        "sha256": fingerprint,
        "decision": "validate",
        "reason": "",
    }
    sent["operation_id"] = "01890000-0000-7000-8000-000000000001"
    return page.request.post(address, form=sent, max_redirects=0).status


def send_back_and_correct(walk: Walk) -> None:
    """An observation about one part comes back to it; it is answered, the words are changed, version 2 leaves."""
    page = walk.leader
    report = urlsplit(walk.programme.url).path
    at_home(page)
    page.locator(f"main a[href='{report}v/1/']").click()
    page.locator("#risks").get_by_role("link", name="Observer cette partie").click()
    assert page.input_value("[name=part]") == "risks"
    page.fill("[name=text]", SEEN)
    walk.looked(page, "observe")
    page.locator("main button.primary").click()
    page.wait_for_url(re.compile(r"/v/1/#risks$"))
    assert SEEN in page.inner_text("#risks")
    walk.looked(page, "observed")

    page = walk.programme
    at_home(page)
    page.locator(f"main a[href='{report}']").click()
    page.get_by_role("link", name="Répondre").click()
    page.fill("[name=answer]", ANSWER)
    page.locator("main button.primary").click()
    page.get_by_text(ANSWER).wait_for()
    page.get_by_role("link", name="Écrire").click()
    assert SEEN in page.inner_text("#risks")
    write(page, "risks", "La route de Gungu est coupée. Le territoire la répare avant les pluies.")
    send_version(page)
    walk.looked(page, "submitted-again")


def validate(walk: Walk, before: str) -> None:
    """What is validated is the second version; the first stays as it was read."""
    page, report = walk.leader, urlsplit(walk.programme.url).path
    page.goto(report)
    page.get_by_role("link", name="Lire et décider").click()
    assert "Le territoire la répare" in page.inner_text("#risks")
    page.get_by_role("link", name="Décider").click()
    assert page.input_value("[name=sha256]") != before
    page.check("[name=decision][value=validate]")
    walk.looked(page, "decide")
    page.get_by_role("button", name="Enregistrer ma décision").click()
    page.get_by_text("La version est validée").wait_for()
    assert "Justine Mafuta" in page.inner_text("main")
    walk.looked(page, "validated")
    page.goto(f"{report}v/1/")
    assert "Le territoire la répare" not in page.inner_text("main")


def come_late(walk: Walk, begun: date) -> None:
    """A weighing of the quarter arrives now: the frozen figures stay, the page of changes tells it."""
    page, version = walk.leader, f"{urlsplit(walk.programme.url).path}v/2/"
    page.goto(version)
    frozen = page.inner_text("main")
    secretary = walk.office.page_of("secretaire")
    secretary.goto("/c/bulungu/livraisons/nouvelle/")
    secretary.fill("[name=member]", "2")
    secretary.fill("[name=gross]", "71")
    secretary.locator("details", has=secretary.locator("[name=day]")).locator("summary").click()
    secretary.fill("[name=day]", (begun + timedelta(days=40)).isoformat())
    secretary.get_by_role("button", name="Enregistrer et suivant").click()
    secretary.wait_for_url(re.compile("dernier="))
    page.reload()
    assert page.inner_text("main") == frozen
    page.get_by_role("link", name="Ce qui a changé depuis").click()
    page.wait_for_url(re.compile("/changements/"))
    assert "+71" in page.inner_text("main")
    assert "Lisanga ya Bulungu" in page.inner_text("main")
    walk.looked(page, "changes")


def see_nothing(walk: Walk) -> None:
    """For another province none of these addresses exists."""
    stranger = walk.office.page_of("autre-province")
    report = urlsplit(walk.programme.url).path
    more = [f"{HERE}/texte/", f"{HERE}/convention.pdf", f"{HERE}/documents/", f"{report}v/2/fichier/pdf/"]
    addresses = dict.fromkeys([*walk.addresses, *more])
    assert len(addresses) > 12
    found = {address: stranger.request.get(address).status for address in addresses}
    assert set(found.values()) == {404}, found
    stranger.goto("/conventions/")
    assert CODE not in stranger.content()
