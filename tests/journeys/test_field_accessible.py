"""Every screen of the telephone for who reads with the ears, works with the keyboard, or with a thumb in the sun."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.journeys.axe import too_small, violations
from tests.journeys.conftest import ROOT
from tests.journeys.office import Office
from tests.journeys.telephone import PIN, Telephone, enrol, first_numbers, link_for, weigh

pytestmark = pytest.mark.browser
LOOKS = ("light", "dark", "sun")
_ROW = re.compile(r"^  (\w+): \{ title: (.*) \},$", re.M)
# The app goes where its own history says; what is not about one thing can be gone to from anywhere.
_GO = """(name) => {
  history.pushState({ name }, '')
  dispatchEvent(new PopStateEvent('popstate', { state: { name } }))
}"""
_FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e)
  const frame = e.closest('.field') && parseFloat(getComputedStyle(e.closest('.field')).borderTopWidth) >= 2
  const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
  if (e === document.body) return ['', '', true]
  return [e.id, (e.textContent || '').trim(), frame || ring] }"""


def screens(letters: str = "cmkpt") -> list[str]:
    """Those of the table that stand without an id, with an open book, for a person who may do this."""
    rows = _ROW.findall((ROOT / "field/src/screens/table.ts").read_text("utf-8"))
    closed = {"start", "enrol", "lock", "elsewhere", "line"}
    return [name for name, row in rows if " of: " not in row and name not in closed and _may(letters, row)]


def _may(letters: str, row: str) -> bool:
    needs = re.search(r" needs: '(\w+)'", row)
    return needs is None or any(letter in letters for letter in needs[1])


@pytest.fixture
def phone(office: Office) -> Iterator[BrowserContext]:
    context = office.browser.new_context(
        base_url=office.address, viewport={"width": 360, "height": 640}, has_touch=True
    )
    context.set_default_timeout(20_000)
    yield context
    context.close()


class Looked:
    """What was found wrong, by screen and look."""

    def __init__(self) -> None:
        self.wrong: dict[str, list[str]] = {}

    def at(self, page: Page, name: str) -> None:
        found = too_small(page)
        page.set_viewport_size({"width": 360, "height": 4_000})  # nothing lies under the bar of tabs
        for look in LOOKS:
            page.evaluate("(look) => { document.documentElement.dataset.look = look }", look)
            found += [f"{look}: {one}" for one in violations(page)]
        if found:
            self.wrong[name] = sorted(set(found))
        page.set_viewport_size({"width": 360, "height": 640})


def test_every_screen_of_the_practice_book(phone: BrowserContext) -> None:
    page, looked = phone.new_page(), Looked()
    page.goto("/terrain/")
    page.get_by_role("button", name="S’exercer").wait_for()
    looked.at(page, "start")
    page.get_by_role("button", name="S’exercer").click()
    page.fill("#who", "mpia")
    looked.at(page, "find")
    page.keyboard.press("Enter")
    page.fill("#gross", "1")
    page.fill("#bags", "60")
    page.get_by_role("button", name="Enregistrer").click()
    looked.at(page, "weigh, with what is wrong")
    page.fill("#bags", "")
    page.fill("#gross", "318,5")
    looked.at(page, "weigh")
    page.get_by_role("button", name="Enregistrer").click()
    page.locator(".receipt").wait_for()
    looked.at(page, "line")
    for name in screens():
        page.evaluate(_GO, name)
        page.wait_for_function("document.querySelector('main').children.length > 0")
        looked.at(page, name)
    assert len(screens()) >= 7
    page.evaluate(_GO, "cash")
    page.get_by_role("button", name="Mpia Kiala Jean").click()
    page.locator("#sum").wait_for()
    looked.at(page, "pay")
    page.evaluate(_GO, "cash")
    page.get_by_role("button", name="Compter le fonds").click()
    page.locator("#note20000").wait_for()
    looked.at(page, "count")
    assert looked.wrong == {}, "\n".join(f"{name}: {one}" for name, some in looked.wrong.items() for one in some)


def test_the_screens_of_an_enrolled_telephone(office: Office, telephone: Telephone) -> None:
    page, looked = telephone.switch_on(), Looked()
    page.goto(link_for(office, telephone))
    page.get_by_role("button", name="Se présenter au bureau").wait_for()
    looked.at(page, "enrol")
    page.get_by_role("button", name="Se présenter au bureau").click()
    page.get_by_role("button", name="Awa").wait_for()
    looked.at(page, "who")
    page.get_by_role("button", name="Awa").click()
    looked.at(page, "sign")
    page.get_by_role("button", name="image poisson").click()
    looked.at(page, "way")
    page.get_by_role("button", name="Six chiffres").click()
    looked.at(page, "secret")
    for digit in PIN * 2:
        page.get_by_role("button", name=f"chiffre {digit}", exact=True).click()
    page.locator("#who").wait_for()
    weigh(page, first_numbers(page)[0], {"gross": "12"})
    for name in screens("cmk"):
        page.evaluate(_GO, name)
        page.wait_for_function("document.querySelector('main').children.length > 0")
        looked.at(page, name)
    page.goto("/terrain/")
    page.get_by_role("button", name="chiffre 1", exact=True).wait_for()
    looked.at(page, "lock")
    page.get_by_role("button", name="chiffre 9", exact=True).click()
    looked.at(page, "lock, one digit")
    assert looked.wrong == {}, "\n".join(f"{name}: {one}" for name, some in looked.wrong.items() for one in some)


def reach(page: Page, wanted: Callable[[str, str], bool]) -> None:
    """With the tabulator alone, and one sees where one is."""
    for _step in range(60):
        page.keyboard.press("Tab")
        name, said, ring = page.evaluate(_FOCUS)
        if name or said:
            assert ring, f"one does not see where one is: {name} {said}"
        if wanted(name, said):
            return
    raise AssertionError("the keyboard does not come there")


def test_a_delivery_without_a_pointer(office: Office, telephone: Telephone) -> None:
    page = telephone.switch_on()
    enrol(page, link_for(office, telephone), "Awa")
    page.goto("/terrain/")
    page.get_by_role("button", name="chiffre 1", exact=True).wait_for()
    page.keyboard.type(PIN)
    page.locator("#who").wait_for()
    reach(page, lambda name, _said: name == "who")
    page.keyboard.type(first_numbers(page)[0])
    page.keyboard.press("Enter")
    page.locator("#gross").wait_for()
    reach(page, lambda name, _said: name == "gross")
    page.keyboard.type("64,5")
    reach(page, lambda _name, said: said.startswith("Enregistrer"))
    page.keyboard.press("Enter")
    page.locator(".receipt").wait_for()
    assert "64,5" in page.inner_text(".receipt")
    reach(page, lambda _name, said: said == "Livraison suivante")
    page.keyboard.press("Space")
    page.locator("#who").wait_for()
