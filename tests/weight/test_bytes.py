"""Pages as they go over the wire: compressed, with every header, and with all that they load."""

import re
from collections.abc import Callable

import pytest

from tests.weight.wire import Wire

pytestmark = [pytest.mark.django_db, pytest.mark.once("tests/access/test_pages.py")]  # bytes know no database
Browsers = Callable[[str], Wire]

HERE = "/c/BULUNGU/"
LISTS = [f"{HERE}membres/", f"{HERE}livraisons/"]
OTHERS = [("secretaire", "/"), ("secretaire", HERE), ("direction", "/reseau/"), ("direction", "/")]


def test_signing_in_needs_little_and_no_script(browser_of: Browsers) -> None:
    visitor = browser_of("")
    assert b"<script" not in visitor.ask("/connexion/").content
    assert visitor.cold("/connexion/") <= 14_000


@pytest.mark.parametrize("path", LISTS)
def test_a_list_of_fifty_rows(browser_of: Browsers, path: str) -> None:
    reader = browser_of("secretaire")
    assert reader.ask(path).content.count(b'<tr><th scope="row"') == 50
    assert reader.warm(path) <= 3_600
    assert reader.cold(path) <= 22_000


@pytest.mark.parametrize(("character", "path"), OTHERS)
def test_any_other_page(browser_of: Browsers, character: str, path: str) -> None:
    reader = browser_of(character)
    assert reader.warm(path) <= 8_000
    assert reader.cold(path) <= 25_000


def test_a_member_page(browser_of: Browsers) -> None:
    reader = browser_of("secretaire")
    found = re.search(rb'<th scope="row"><a href="([^"]+)"', reader.ask(LISTS[0]).content)
    assert found is not None
    path = found[1].decode()
    path = path if path.startswith("/") else LISTS[0] + path
    assert reader.warm(path) <= 8_000
    assert reader.cold(path) <= 25_000


def test_what_a_page_loads_is_kept_for_ever_and_comes_packed(browser_of: Browsers) -> None:
    reader = browser_of("secretaire")
    files = reader.loaded(reader.ask(LISTS[0]))
    assert {address.rpartition(".")[2] for address in files} == {"css", "js", "svg"}
    for address, one in files.items():
        assert "immutable" in one.head["cache-control"], address
        assert one.head["content-encoding"] == "br", address
