"""What axe-core says against a page, by the rules of WCAG 2.2 A and AA; and what a thumb misses."""

import os
import subprocess
import sys
from functools import cache

from playwright.sync_api import Page

from tests.journeys.conftest import ROOT

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_RUN = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, any, all, none }) =>
    `${id}: ${html.slice(0, 120)} ${[...any, ...all, ...none].map((one) => one.message).join('; ').slice(0, 160)}`))
}"""
# A box or a field is pressed through its label.
_SMALL = """() => [...document.querySelectorAll('button, input, select, textarea, summary, a[href]')]
  .filter((one) => one.checkVisibility() && !one.closest('p, small'))
  .map((one) => ({ one, size: (one.closest('label') ?? one).getBoundingClientRect() }))
  .filter(({ size }) => size.height < 43.5 || size.width < 43.5)
  .map(({ one, size }) => `${Math.round(size.width)} × ${Math.round(size.height)} ${one.outerHTML.slice(0, 100)}`)
  .concat(document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : [])"""


@cache
def _source() -> str:
    bare = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    subprocess.run([sys.executable, str(ROOT / "field" / "build.py"), "install"], env=bare, check=True)
    return (ROOT / "field" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """One line for each element that breaks a rule."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_source())
    found: list[str] = page.evaluate(_RUN, _RULES)
    return found


def too_small(page: Page) -> list[str]:
    """Targets under 44 px."""
    found: list[str] = page.evaluate(_SMALL)
    return found
