"""One person who signs in, on a clock that tests may set."""

import pytest

from lisanga.core.scope.models import Person


@pytest.fixture
def awa(db: None) -> Person:
    person = Person(name="Awa Kisita", email="awa@example.org", phone="+243811234567", must_change_password=False)
    person.set_password("lampe-manioc-fleuve")
    person.save()
    return person


@pytest.fixture
def other(db: None) -> Person:
    """Somebody whose things are not Awa's."""
    person = Person(name="Papy Mayele", email="papy@example.org", must_change_password=False)
    person.set_password("un-autre-mot-de-passe")
    person.save()
    return person
