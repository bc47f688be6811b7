"""How somebody comes in with a browser."""

from django.test import Client

from lisanga.core.scope.models import Person

PASSWORD = "lampe-manioc-fleuve"


def settled(person: Person, email: str, phone: str | None = None) -> Person:
    person.email, person.phone, person.must_change_password = email, phone, False
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(client: Client, name: str, password: str = PASSWORD, **more: str) -> int:
    """The status of the answer: 302 in, 422 not, 200 when a code is asked for."""
    return client.post("/connexion/", {"name": name, "password": password, **more}).status_code


def is_in(client: Client) -> bool:
    """Whether this browser reaches a page of its own."""
    return client.get("/moi/").status_code == 200
