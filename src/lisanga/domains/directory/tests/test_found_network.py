"""Founding: once, by the installation itself."""

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.envelope import envelope
from lisanga.core.operations.gate import submit_one
from lisanga.core.operations.verification import verify_chains
from lisanga.core.scope.models import Grant, Person
from lisanga.core.scope.viewer import system_viewer, viewer_of
from lisanga.domains.directory.operations.found_network import FoundNetwork
from lisanga.domains.directory.operations.writing import NewPerson
from lisanga.domains.directory.tests.conftest import codes

pytestmark = pytest.mark.django_db


def founding() -> FoundNetwork:
    first = NewPerson(id=new_id(), name="Marie Lelo", email="Marie@Example.org")
    return FoundNetwork(code="CERPEC", name="CERPEC ASBL", first_person=first, grant=new_id())


@pytest.mark.django_db
def test_a_network_is_founded_once_by_the_installation() -> None:
    programme, sent = new_id(), founding()
    answer = submit_one(system_viewer(clock.today()), envelope("directory.found_network", programme, sent))
    assert (answer.verdict, answer.number) == ("accepted", 1)
    person = Person.objects.get()
    assert (person.email, person.has_usable_password(), person.must_change_password) == (
        "marie@example.org",
        False,
        True,
    )
    assert Grant.objects.get().role == "direction"
    again = envelope("directory.found_network", programme, founding())
    assert codes(submit_one(system_viewer(clock.today()), again)) == ["already_founded"]
    assert submit_one(viewer_of(person, clock.today()), envelope("directory.found_network", new_id(), sent)).number == 0
    assert list(verify_chains()) == []
