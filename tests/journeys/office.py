"""What people do in the office, in the words of the journeys."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from lisanga.demo.characters import PASSWORD


@dataclass
class Office:
    """One server seen by several people. `complaints`: what a browser complained of, and requests to other hosts.
    `verify` computes every chain and every balance anew."""

    browser: Browser
    address: str
    size: tuple[int, int]
    verify: Callable[[], None]
    complaints: list[str] = field(default_factory=list)
    _contexts: dict[str, BrowserContext] = field(default_factory=dict)

    def visitor(self, script: bool = True) -> Page:
        """Somebody who has not signed in."""
        width, height = self.size
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": height},
            java_script_enabled=script,
            locale="fr-FR",
            accept_downloads=True,
        )
        return self._watched(context)

    def page_of(self, character: str, script: bool = True) -> Page:
        """A new page of somebody who signed in once with name and password."""
        key = f"{character}:{script}"
        if key in self._contexts:
            return self._watched(self._contexts[key])
        page = self.visitor(script)
        page.goto("/connexion/")
        page.fill("[name=name]", f"{character}@demo.lisanga.example")
        page.fill("[name=password]", PASSWORD)
        page.click("button.primary")
        assert urlsplit(page.url).path == "/", page.url
        self._contexts[key] = page.context
        return page

    def close(self) -> None:
        """Ends what is still open."""
        for context in self.browser.contexts:
            context.close()

    def _watched(self, context: BrowserContext) -> Page:
        page = context.new_page()
        host = urlsplit(self.address).netloc

        def requested(address: str) -> None:
            parts = urlsplit(address)
            if parts.scheme in ("http", "https") and parts.netloc != host:
                self.complaints.append(f"asks another host: {address}")

        page.on("request", lambda request: requested(request.url))
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: _note(self.complaints, page, said.type, said.text))
        return page


def _note(complaints: list[str], page: Page, kind: str, text: str) -> None:
    # The browser writes a line for an answer of 404 or 422, which journeys ask for on purpose.
    if kind in ("error", "warning") and "the server responded with a status of 4" not in text:
        complaints.append(f"{page.url}: {text}")


def at_home(page: Page) -> None:
    """À faire with every kind of task unfolded."""
    page.goto("/")
    page.evaluate("() => document.querySelectorAll('main details').forEach((one) => { one.open = true; })")


def too_wide(page: Page) -> bool:
    """Whether one must push the page sideways to read it."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return int(wide) > 0


def open_filters(page: Page) -> None:
    """On a telephone the filters are folded under their own sentence."""
    folded = page.locator("details.filters:not([open]) > summary")
    if folded.count() and folded.first.is_visible():
        folded.first.click()
