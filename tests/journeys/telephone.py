"""What an agent does with the field app, in the words of the journeys."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from tests.journeys.office import Office

PIN = "204816"
_HELD = """new Promise((held) => navigator.serviceWorker.controller ? held()
  : navigator.serviceWorker.addEventListener('controllerchange', () => held()))"""


@dataclass
class Telephone:
    """A Chromium of its own with its own disk, small as a cheap phone, that can be switched off and on again."""

    playwright: Playwright
    disk: Path
    address: str
    flags: list[str]
    complaints: list[str] = field(default_factory=list)
    _context: BrowserContext | None = None

    def switch_on(self, offline: bool = False) -> Page:
        self._context = self.playwright.chromium.launch_persistent_context(
            str(self.disk),
            executable_path=shutil.which("chromium"),
            args=self.flags,
            base_url=self.address,
            viewport={"width": 360, "height": 640},
            locale="fr-FR",
            accept_downloads=True,
        )
        self._context.set_default_timeout(20_000)
        self._context.set_offline(offline)
        page = self._context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def switch_off(self) -> None:
        if self._context is not None:
            self._context.close()
        self._context = None

    def network(self, there: bool) -> None:
        assert self._context is not None
        self._context.set_offline(not there)

    def small_disk(self, page: Page, left: int) -> None:
        """The browser gives this origin so many bytes more than it has, until it is switched off. It looks once in half
        a minute: say it before the first writing of a session."""
        assert self._context is not None
        session = self._context.new_cdp_session(page)
        used = session.send("Storage.getUsageAndQuota", {"origin": self.address})["usage"]
        session.send("Storage.overrideQuotaForOrigin", {"origin": self.address, "quotaSize": used + left})


def enrol(page: Page, link: str, person: str, first: str = "#who") -> None:
    """From the office's link to the first screen of work."""
    page.goto(link)
    present(page, person, first)


def present(page: Page, person: str, first: str = "#who") -> None:
    """With a code in hand, however it came."""
    page.get_by_role("button", name="Se présenter au bureau").click()
    close(page, person, first)


def close(page: Page, person: str, first: str = "#who") -> None:
    """The first person closes the phone with six digits; `first` stands on the first screen of work."""
    page.get_by_role("button", name=person).click()
    page.get_by_role("button", name="image poisson").click()
    page.get_by_role("button", name="Six chiffres").click()
    for _time in range(2):
        press(page, PIN)
    page.locator(first).wait_for()
    page.evaluate(_HELD)


def unlock(page: Page, first: str = "#who") -> None:
    page.goto("/terrain/")
    page.get_by_role("button", name="chiffre 1", exact=True).wait_for()
    press(page, PIN)
    page.locator(first).wait_for()


def press(page: Page, digits: str) -> None:
    for digit in digits:
        page.get_by_role("button", name=f"chiffre {digit}", exact=True).click()


def weigh(page: Page, who: str, fields: dict[str, str]) -> str:
    """One delivery from the name to the receipt; gives the receipt's number."""
    page.fill("#who", who)
    page.keyboard.press("Enter")
    for name, text in fields.items():
        page.fill(f"#{name}", text)
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".receipt").wait_for()
    number = page.locator(".receipt h2 b").first.inner_text()
    page.get_by_role("button", name="Livraison suivante").click()
    page.locator("#who").wait_for()
    return number


# The same hand as `weigh`, inside the page: a whole day in seconds.
_WEIGH = """async (day) => {
  const there = (found) => new Promise((tell, fail) => {
    const look = () => { const one = found(); if (one) { watch.disconnect(); clearTimeout(late); tell(one) } }
    const watch = new MutationObserver(look)
    const said = () => new Error(document.querySelector('main').innerText)
    const late = setTimeout(() => { watch.disconnect(); fail(said()) }, 20000)
    watch.observe(document.body, { childList: true, subtree: true, characterData: true })
    look()
  })
  const type = (box, text) => { box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })) }
  const papers = []
  for (const [who, fields] of day) {
    type(await there(() => document.querySelector('#who')), who)
    document.querySelector('#who').form.requestSubmit()
    for (const [name, text] of Object.entries(fields)) type(await there(() => document.getElementById(name)), text)
    document.querySelector('main form button.big').click()
    const paper = await there(() => document.querySelector('.receipt'))
    papers.push(paper.innerText)
    paper.parentElement.querySelector('button.big:not(.quiet, .bad)').click()
    await there(() => document.querySelector('#who'))
  }
  return papers
}"""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a receipt says: grams and francs."""

    number: str
    member: str
    net: int
    value: int
    to_pay: int


def weigh_day(page: Page, day: list[tuple[str, dict[str, str]]]) -> list[Paper]:
    """Many deliveries: by whom, and what is typed."""
    return [_paper(text) for text in page.evaluate(_WEIGH, day)]


def _paper(text: str) -> Paper:
    plain = text.replace("\u202f", "").replace("\u00a0", " ")

    def found(pattern: str) -> str:
        match = re.search(pattern, plain)
        assert match is not None, (pattern, plain)
        return match[1]

    kilos, _comma, rest = found(r"Poids net\s+([\d,]+) kg").partition(",")
    return Paper(
        number=found(r"(\w+-\d{4})"),
        member=found(r"(.+) · membre n°").casefold(),
        net=int(kilos + rest.ljust(3, "0")),
        value=int(found(r"FC/kg\s+(\d+) FC")),
        to_pay=int(found(r"À payer\s+(\d+) FC")),
    )


def tab(page: Page, name: str) -> None:
    page.get_by_role("navigation").get_by_role("button", name=name).click()


def waiting(page: Page) -> int:
    """The one figure of the sending screen."""
    tab(page, "Envoyer")
    return int(page.locator(".figure").first.inner_text())


def send(page: Page) -> None:
    """Presses the button and waits until the exchange has ended, well or not."""
    page.get_by_role("button", name="Envoyer et recevoir").click()
    page.get_by_role("button", name="Envoyer et recevoir").wait_for()


def first_numbers(page: Page) -> list[str]:
    """Members on the first screen, by number."""
    page.locator(".list small").first.wait_for()
    return [text.split("·")[0].replace("n°", "").strip() for text in page.locator(".list small").all_inner_texts()]


def code_page(office: Office) -> Page:
    """The manager names a telephone; the page that shows its square."""
    page = office.page_of("gerant")
    page.goto("/c/bulungu/telephones/nouveau/")
    page.fill("[name=name]", "Téléphone de Kimbata")
    page.locator("[name=centre]").select_option(index=1)
    page.get_by_role("button", name="Continuer").click()
    page.locator(".square svg").wait_for()
    return page


def link_for(office: Office, telephone: Telephone) -> str:
    """The square's address, as the telephone reaches the server."""
    page = code_page(office)
    page.get_by_text("Pas d’appareil photo").click()
    link = page.locator("main details a").get_attribute("href") or ""
    return telephone.address + link[link.index("/terrain/") :]


# Another database of the same origin takes what is left, in pieces smaller than an operation. How many went in.
FILL = """async () => {
  const base = await new Promise((keep) => {
    const request = indexedDB.open('junk', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('junk', { autoIncrement: true })
    request.onsuccess = () => keep(request.result)
  })
  const put = () => new Promise((tell) => {
    const writing = base.transaction('junk', 'readwrite', { durability: 'strict' })
    writing.oncomplete = () => tell('')
    writing.onabort = () => tell(writing.error.name)
    writing.objectStore('junk').add(crypto.getRandomValues(new Uint8Array(500)))
  })
  let pieces = 0
  for (;;) {
    const problem = await put()
    if (problem) return [pieces, problem]
    pieces++
  }
}"""

# Every database, every record, keys too; bytes as the text that they would be if they were one.
DUMP = """async () => {
  const kept = (request) => new Promise((keep, fail) => {
    request.onsuccess = () => keep(request.result)
    request.onerror = fail
  })
  const shown = (value) => value instanceof Uint8Array ? new TextDecoder('latin1').decode(value)
    : value instanceof CryptoKey ? 'CRYPTOKEY record_delivery' : value && typeof value === 'object'
    ? Object.entries(value).map(([name, one]) => name + ' ' + shown(one)).join('\\n') : String(value)
  let all = ''
  for (const { name } of await indexedDB.databases()) {
    const base = await kept(indexedDB.open(name))
    for (const shelf of base.objectStoreNames) {
      const store = base.transaction(shelf).objectStore(shelf)
      all += (await kept(store.getAllKeys())).join('\\n') + (await kept(store.getAll())).map(shown).join('\\n')
    }
  }
  return all + JSON.stringify(localStorage)
}"""
