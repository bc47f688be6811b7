"""A signed-in browser for tests of pages, and what they all check alike."""

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.names import fold
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Person
from lisanga.domains.cooperatives.models import Cooperative


class Office:
    """The pages of one cooperative as one person sees them."""

    def __init__(self, person: Person, code: str = "bulungu") -> None:
        Person.objects.filter(id=person.id).update(must_change_password=False)
        person.must_change_password = False
        self.client = Client()
        self.client.force_login(person)
        self.code = code

    def url(self, name: str, *args: Any) -> str:
        return reverse(name, args=[self.code, *args])

    def get(self, name: str, /, *args: Any, **query: Any) -> Any:
        return self.client.get(self.url(name, *args), query)

    def post(self, name: str, /, *args: Any, query: str = "", **data: Any) -> Any:
        data.setdefault("operation_id", str(new_id()))
        return self.client.post(self.url(name, *args) + query, data)


def office(network: Network, role: str) -> Office:
    """Signed in with a role in the first cooperative."""
    return Office(network.people[role])


def stranger(network: Network, role: str = "manager") -> Office:
    """Somebody of the other cooperative, at the first one's address."""
    return Office(network.others[role])


def written(kind: str, organisation: UUID) -> int:
    """How many operations of a type stand in a register."""
    return RegisterLine.objects.filter(organisation=organisation, type=kind).count()


def queries(page: Office, name: str, *args: Any) -> int:
    """How many statements a page costs."""
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert page.get(name, *args).status_code == 200
    return len(counted)


def body(response: Any) -> bytes:
    """The whole answer, streamed or not."""
    return b"".join(response.streaming_content) if response.streaming else response.content


class _Invalid(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("aria-invalid") == "true" and named.get("name"):
            self.found.append(str(named["name"]))


def invalid_fields(response: Any) -> list[str]:
    """Names of the fields that carry their error beside them."""
    parser = _Invalid()
    parser.feed(response.content.decode())
    return parser.found


def assert_exports(page: Office, name: str, /, *args: Any, holds: str, **query: Any) -> None:
    """A list leaves as a workbook and as a CSV of the same rows."""
    table = body(page.get(name, *args, format="csv", **query)).decode("utf-8-sig")
    assert holds in table
    assert body(page.get(name, *args, format="xlsx", **query)).startswith(b"PK")


def assert_hidden(network: Network, addresses: Mapping[str, tuple[Any, ...]]) -> None:
    """Who belongs elsewhere gets the page of what does not exist, by GET and by POST."""
    page = stranger(network)
    for name, args in addresses.items():
        assert page.get(name, *args).status_code == 404, name
        assert page.post(name, *args).status_code in (404, 405), name


def words(response: Any) -> str:
    """The text of a page with plain spaces, for tests that look for an amount."""
    return str(response.content.decode().replace("\u202f", " ").replace("\u00a0", " "))


def describe(organisation: UUID, partner: UUID, name: str = "Lisanga ya Bulungu") -> None:
    """The legal identity that papers and lists show, for a cooperative of the network's ground."""
    Cooperative.plain.create(
        organisation_id=organisation,
        sort_name=fold(name),
        form="scoops",
        stage="registered",
        partner=partner,
        province="CD-KL",
        territory="Bulungu",
        place="Bulungu",
        nominal_share=10_000,
    )
