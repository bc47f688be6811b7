"""A browser at the pages of training."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Person


class Desk:
    """Pages as one person sees them; `post` makes the id of the operation unless one is given."""

    def __init__(self, person: Person) -> None:
        Person.objects.filter(id=person.id).update(must_change_password=False)
        person.must_change_password = False
        self.client = Client()
        self.client.force_login(person)

    def get(self, name: str, *args: Any, **query: Any) -> Any:
        return self.client.get(reverse(name, args=args), query)

    def post(self, name: str, *args: Any, query: str = "", **data: Any) -> Any:
        data.setdefault("operation_id", str(new_id()))
        return self.client.post(reverse(name, args=args) + query, data)

    def words(self, name: str, *args: Any, **query: Any) -> str:
        """The text with plain spaces."""
        answer = self.get(name, *args, **query)
        assert answer.status_code == 200, (name, answer.status_code)
        return str(answer.content.decode().replace("\u202f", " ").replace("\u00a0", " "))

    def cost(self, name: str, *args: Any) -> int:
        """Statements of a page."""
        with CaptureQueriesContext(connection) as counted:
            assert self.get(name, *args).status_code == 200
        return len(counted)


def officer(network: Network) -> Desk:
    return Desk(network.people["programme_officer"])


def partner(network: Network) -> Desk:
    return Desk(network.people["focal_point"])


def other_partner(network: Network) -> Desk:
    return Desk(network.others["focal_point"])
