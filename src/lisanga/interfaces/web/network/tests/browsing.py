"""A browser that is in."""

from django.test import Client

from lisanga.core.scope.models import Person


def browser_of(person: Person) -> Client:
    """Somebody who is in and has a password of their own."""
    person.must_change_password = False
    person.save()
    client = Client()
    client.force_login(person)
    return client
