"""What a phone loads at its first visit: weighed on the wire, and kept whole for starting without a network."""

import json
import re
from collections.abc import Callable

import pytest

from tests.weight.wire import Wire

pytestmark = [pytest.mark.django_db, pytest.mark.once("tests/access/test_pages.py")]  # bytes know no database
MOST_BYTES = 48 * 1024
MOST_LATER = 64 * 1024


@pytest.fixture
def wire(browser_of: Callable[[str], Wire]) -> Wire:
    return browser_of("")


def kept(wire: Wire, part: str) -> list[str]:
    """What the service worker keeps of a part, by its own list."""
    worker = wire.ask("/terrain/sw.js").content.decode()
    found = re.search(rf"{part} = (\[.*?\])", worker)
    assert found is not None
    addresses: list[str] = json.loads(found[1])
    return addresses


def shell_of(wire: Wire) -> list[str]:
    return kept(wire, "SHELL")


def test_the_whole_shell_is_light(wire: Wire) -> None:
    answers = {address: wire.ask(address) for address in ["/terrain/sw.js", *shell_of(wire)]}
    assert {address: one.status for address, one in answers.items() if one.status != 200} == {}
    weights = {address: one.size for address, one in answers.items()}
    assert sum(weights.values()) <= MOST_BYTES, weights
    assert len(answers) <= 7


def test_what_is_loaded_later_is_light_too_and_kept_for_offline(wire: Wire) -> None:
    later = kept(wire, "SECOND")
    answers = {address: wire.ask(address) for address in later}
    assert {address: one.status for address, one in answers.items() if one.status != 200} == {}
    weights = {address: one.size for address, one in answers.items()}
    assert 0 < sum(weights.values()) <= MOST_LATER, weights
    assert set(later).isdisjoint(shell_of(wire))
    assert not [address for address in later if address in wire.ask("/terrain/").content.decode()]


def test_everything_that_the_page_loads_is_kept_for_starting_without_network(wire: Wire) -> None:
    page = wire.ask("/terrain/").content.decode()
    loaded = set(re.findall(r'(?:src|href)="([^"]+)"', page))
    assert {address for address in loaded if not address.startswith("/static/terrain/")} == set()
    assert loaded <= set(shell_of(wire))


def test_what_is_named_by_its_content_is_kept_for_ever(wire: Wire) -> None:
    for address in [*shell_of(wire), *kept(wire, "SECOND")]:
        if address.endswith((".js", ".css")):
            head = wire.ask(address).head
            assert "immutable" in head["cache-control"], address
            tiny = wire.ask(address).size < 600  # a language that nobody has written yet: packing would make it larger
            assert tiny or head["content-encoding"] == "br", address
