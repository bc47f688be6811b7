"""A report opened from the calendar of a signed agreement, and the browsers of both sides."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from lisanga.core.kernel.ids import new_id
from lisanga.core.scope.models import Person
from lisanga.domains.partnerships.models import Deliverable
from lisanga.domains.partnerships.tests.ground import signed
from lisanga.interfaces.web.tests.signed_in import words
from lisanga.reports.tests.ground import Quarter

CALENDAR = "/conventions/KL-2026/livrables/"


@dataclass
class Desk:
    """One person's browser at the deliverable."""

    client: Client
    one: UUID

    def get(self, path: str = "", **query: Any) -> Any:
        return self.client.get(f"/livrables/{self.one}/{path}", query)

    def post(self, path: str, **data: Any) -> Any:
        data.setdefault("operation_id", str(new_id()))
        return self.client.post(f"/livrables/{self.one}/{path}", data)


def browser(person: Person) -> Client:
    client = Client()
    Person.objects.filter(id=person.id).update(must_change_password=False)
    client.force_login(Person.objects.get(id=person.id))
    return client


@dataclass
class Way:
    lived: Quarter
    one: UUID

    def desk(self, role: str) -> Desk:
        return Desk(browser(self.lived.network.people[role]), self.one)

    def elsewhere(self, role: str) -> Desk:
        return Desk(browser(self.lived.network.others[role]), self.one)

    def submit(self, version: int = 1) -> Any:
        return self.desk("programme_officer").post("soumettre/", version=version, note="")

    def state(self) -> str:
        return str(Deliverable.plain.get(id=self.one).status)


@pytest.fixture
def way(lived: Quarter) -> Way:
    """A signed agreement, and the report of its first quarter opened from the calendar."""
    signed(lived.network, "active")
    office = browser(lived.network.people["programme_officer"])
    page = words(office.get(CALENDAR))
    assert "2026-Q1" in page
    answer = office.post(f"{CALENDAR}nouveau/", {"periode": "2026-Q1", "genre": "quarterly"})
    assert answer.status_code == 302
    return Way(lived, UUID(answer["Location"].split("/")[2]))
