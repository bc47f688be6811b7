"""`python -m bench.handset`: what somebody at the collection point waits for, on a slow phone and a slow wire.

A real Chromium of 360 × 640 whose processor is braked to a sixth, the product's own server, and between them a wire of
50 kbit/s with a round trip of 500 ms. Prints the table of docs/performance.md and writes the figures as JSON."""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from bench.server import serving
from bench.wire import SlowWire
from tests.journeys.conftest import FLAGS
from tests.journeys.telephone import Telephone, close, send, tab, unlock, weigh, weigh_day

BRAKE = 6
TURNS = 50
WAITING = 500
# From the press (its own time, so that waiting for the hand of the page counts) until the frame with the receipt.
_WATCH = """() => {
  const first = !window.taken
  window.taken = []
  if (!first) return
  let pressed = 0
  addEventListener('click', (event) => { if (event.target.closest('form button.big')) pressed = event.timeStamp }, true)
  new MutationObserver(() => {
    if (!pressed || !document.querySelector('.receipt')) return
    const from = pressed
    pressed = 0
    requestAnimationFrame(() => {
      const shown = new MessageChannel()
      shown.port1.onmessage = () => window.taken.push(performance.now() - from)
      shown.port2.postMessage(0)
    })
  }).observe(document.body, { childList: true, subtree: true })
}"""
# From a letter until the frame with who was found.
_SEARCH = """async (words) => {
  const box = document.querySelector('#who'), taken = []
  for (const word of words) for (let end = 1; end <= word.length; end++) {
    const from = performance.now()
    box.value = word.slice(0, end)
    box.dispatchEvent(new Event('input', { bubbles: true }))
    await new Promise((shown) => requestAnimationFrame(() => {
      const after = new MessageChannel()
      after.port1.onmessage = shown
      after.port2.postMessage(0)
    }))
    taken.push(performance.now() - from)
  }
  return taken
}"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.handset", description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS, help="operations recorded a row")
    parser.add_argument("--json", type=Path, default=Path("var/handset.json"), help="where the figures go")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lisanga-bench-") as name:
        os.environ |= {"LISANGA_ENV": "production", "LISANGA_PLAIN_HTTP": "1", "LISANGA_DATA": name}
        os.environ |= {"DATABASE_URL": f"sqlite:///{name}/bench.sqlite3", "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "lisanga.config.settings"
        figures = _measured(Path(name), arguments.turns)
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(figures, indent=1))
    print(_table(figures))


def _measured(folder: Path, turns: int) -> dict[str, Any]:
    import django

    django.setup()
    from bench import fields

    codes = fields.lay(folder, {1_000: 2, 5_000: 1})
    figures: dict[str, Any] = {}
    with serving(folder / "server.log") as server, sync_playwright() as playwright:
        wire = SlowWire(server.port).start()
        one = Telephone(playwright, folder / "one", f"http://127.0.0.1:{wire.port}", FLAGS)
        figures |= _first_day(one, codes[1_000][0], turns)
        big = Telephone(playwright, folder / "big", one.address, FLAGS)
        wire.slow = False
        figures |= _search(big, codes[5_000][0])
        wire.stop()
    return figures


def _brake(page: Page) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": BRAKE})
    return session


@contextmanager
def _timed(figures: dict[str, Any], name: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    figures[name] = time.perf_counter() - begun
    print(f"  … {name} {figures[name]:.2f} s", flush=True)


def _first_day(telephone: Telephone, code: str, turns: int) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    page = telephone.switch_on()
    _brake(page)
    with _timed(figures, "first_visit"):
        page.goto(f"/terrain/#enroler={code}", wait_until="commit", timeout=120_000)
        page.get_by_role("button", name="Se présenter au bureau").wait_for(timeout=120_000)
    page.wait_for_timeout(8_000)
    with _timed(figures, "enrolment_and_first_pull"):
        page.get_by_role("button", name="Se présenter au bureau").click()
        page.get_by_role("button", name="collector").wait_for(timeout=120_000)
    close(page, "collector")
    telephone.switch_off()
    starts: dict[str, Any] = {}
    for turn in range(5):
        page = telephone.switch_on()
        _brake(page)
        with _timed(starts, f"later start {turn}"):
            page.goto("/terrain/", wait_until="commit", timeout=120_000)
            page.get_by_role("button", name="chiffre 1", exact=True).wait_for()
        if turn < 4:
            telephone.switch_off()
    figures["later_start"] = sorted(starts.values())
    unlock(page)
    figures["recording"] = _recorded(page, turns)
    tab(page, "Envoyer")
    with _timed(figures, f"push_{turns}"):
        send(page)
    assert "confirmé" in page.inner_text("main")
    tab(page, "Livrer")
    quick = page.context.new_cdp_session(page)
    quick.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    weigh_day(page, [(str(1 + turn), {"gross": "42,5"}) for turn in range(WAITING)])
    _brake(page)
    figures["recording_behind_500"] = _recorded(page, turns)
    telephone.switch_off()
    return figures


def _recorded(page: Page, turns: int) -> list[float]:
    """Milliseconds of each, sorted."""
    page.evaluate(_WATCH)
    for turn in range(turns):
        weigh(page, str(turn + 1), {"gross": f"{40 + turn},5", "bags": "2", "moisture": "14"})
    taken: list[float] = page.evaluate("window.taken")
    assert len(taken) == turns, (len(taken), turns)
    print(f"  … {[round(one) for one in taken]}", flush=True)
    return sorted(taken)


def _search(telephone: Telephone, code: str) -> dict[str, Any]:
    page = telephone.switch_on()
    page.goto(f"/terrain/#enroler={code}")
    page.get_by_role("button", name="Se présenter au bureau").click()
    close(page, "collector")
    _brake(page)
    page.evaluate(_SEARCH, ["k"])
    taken: list[float] = page.evaluate(_SEARCH, ["kabeya mukubwa", "rémy", "mpia", "1234", "zzz"])
    telephone.switch_off()
    return {"search_5000": sorted(taken)}


def _seconds(value: Any) -> str:
    return f"{value:.1f} s"


def _many(unit: str, times: float = 1.0) -> Callable[[Any], str]:
    def told(values: Any) -> str:
        return f"{statistics.median(values) * times:.0f} {unit} (worst {values[-1] * times:.0f})"

    return told


def _table(figures: dict[str, Any]) -> str:
    rows: list[tuple[str, str, str, Callable[[Any], str]]] = [
        ("first_visit", "first visit usable", "10 s", _seconds),
        ("enrolment_and_first_pull", "enrolment and first pull of 1,000 members", "9 s", _seconds),
        ("later_start", "later start, from the service worker", "1,000 ms", _many("ms", 1_000)),
        ("recording", "recording a delivery until its receipt is seen", "100 ms", _many("ms")),
        ("recording_behind_500", f"the same with {WAITING} waiting", "100 ms", _many("ms")),
        ("push_50", "push of 50 operations", "6 s", _seconds),
        ("search_5000", "search in 5,000 members, letter to list", "50 ms", _many("ms")),
    ]
    lines = ["| 50 kbit/s, 500 ms, processor to a sixth | must | measured |", "| --- | --- | --- |"]
    lines += [f"| {said} | {must} | {told(figures[key])} |" for key, said, must, told in rows if key in figures]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
