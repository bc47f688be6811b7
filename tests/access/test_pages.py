"""Every address as every character: who may gets it, for the others it does not exist, and nothing of others shows."""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.ground import Ground, Things
from tests.access.measuring import MEASURED_PAGES
from tests.access.missions import MISSION_PAGES
from tests.access.oracle import ALL, ELSEWHERE, FOLLOWED, SIGHTS
from tests.access.pages import PAGES as OFFICE_PAGES
from tests.access.pages import Page
from tests.access.targeting import TARGETING_PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGES = {**OFFICE_PAGES, **MISSION_PAGES, **MEASURED_PAGES, **TARGETING_PAGES}
BY_CHARACTER = pytest.mark.parametrize("character", SIGHTS)


def _addresses(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns)
        else:
            yield str(pattern.name)


def test_no_address_is_left_out() -> None:
    known = list(_addresses(get_resolver().url_patterns))
    assert sorted(known) == sorted(PAGES)


def _url(name: str, page: Page, things: Things) -> str:
    args = [arg[1:] if arg.startswith("=") else things.named[arg] for arg in page.args]
    return reverse(name, args=args)


def _foreign_words(ground: Ground, character: str) -> dict[str, str]:
    """What must not be met: member of a cooperative whose rows are not seen; name of one of which nothing is seen."""
    sight = SIGHTS[character]
    words: dict[str, str] = {}
    for code in ALL:
        things = ground.things[code]
        if code not in sight.rows:
            mine = "grâce" if sight.own == code else None
            words |= {secret: f"a member of {code}" for secret in things.secrets if not (mine and mine in secret)}
        if code not in sight.aggregates and code != sight.own:
            words[things.name.casefold()] = f"the name of {code}"
    return words


@pytest.mark.parametrize("name", PAGES)
def test_of_the_followed_cooperative(ground: Ground, name: str) -> None:
    """Each character asks for it; wrong answers are told together."""
    page = PAGES[name]
    address = _url(name, page, ground.here)
    wrong = []
    for character in SIGHTS:
        answer = ground.client(character).get(address)
        if answer.status_code not in _expected(page, character):
            wrong.append(f"{character}: {answer.status_code}")
        if answer.status_code == 302 and character == "visiteur":
            assert answer["Location"].startswith(reverse("signin"))
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            wrong += [f"{character}: meets {what}" for what in _met(ground, character, answer.content.decode(), page)]
    assert wrong == [], name


def _expected(page: Page, character: str) -> set[int]:
    if character == "visiteur" and not page.public:
        return {302}
    if page.post:
        return {404, 405}
    return {200, 302} if character in page.readers else {404}


def _met(ground: Ground, character: str, text: str, page: Page) -> list[str]:
    """Words of others on a page. A paper in the hand names its cooperative to anybody."""
    lower = text.casefold()
    met = [what for word, what in _foreign_words(ground, character).items() if word in lower]
    return [what for what in met if not (page.public and "the name" in what)]


@pytest.mark.parametrize(
    "name", [name for name, page in PAGES.items() if len(page.args) > 1 and page.args[0] == "code"]
)
def test_another_cooperatives_thing_under_ones_own_address(ground: Ground, name: str) -> None:
    """The manager of one asks for the other's delivery, payment, member… as if it were here."""
    page = PAGES[name]
    things = [
        arg for arg in page.args[1:] if not arg.startswith("=") and arg not in ("line", "flagged", "number", "receipt")
    ]
    if not things:
        return
    foreign = ground.things[ELSEWHERE]
    args = [FOLLOWED if arg == "code" else foreign.named.get(arg, arg[1:]) for arg in page.args]
    client = ground.client("gerant")
    for answer in (client.get(reverse(name, args=args)), client.post(reverse(name, args=args), {"reason": "x"})):
        assert answer.status_code in (404, 405), (name, answer.status_code)


@BY_CHARACTER
def test_a_search_finds_nothing_of_others(ground: Ground, character: str) -> None:
    client = ground.client(character)
    if character == "visiteur":
        assert client.get(reverse("search"), {"q": "a"}).status_code == 302
        return
    nothing = _links(client.get(reverse("search"), {"q": "qzxj"}).content.decode())
    for word in list(_foreign_words(ground, character))[::7]:
        found = _links(client.get(reverse("search"), {"q": word}).content.decode()) - nothing
        unseen = [
            code for code in ALL - SIGHTS[character].rows if any(f"/c/{code.casefold()}/" in one for one in found)
        ]
        assert unseen == [], (character, word)


def _links(text: str) -> set[str]:
    return {one.casefold() for one in re.findall(r'href="([^"]*)"', text)}


@pytest.mark.once("tests/access/test_queries.py")  # files of lists whose reads are walked there
@BY_CHARACTER
def test_exports_exist_where_the_list_does(ground: Ground, character: str) -> None:
    client = ground.client(character)
    for name in ("members", "shares", "deliveries", "treasury", "payments", "ledger", "register"):
        for kind in ("xlsx", "csv"):
            answer = client.get(_url(name, PAGES[name], ground.here), {"format": kind})
            assert (answer.status_code == 200) == (character in PAGES[name].readers), (name, kind, answer.status_code)
