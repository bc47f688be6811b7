"""People: one identity, no password of their own yet."""

import pytest

from lisanga.core.operations.tests.network import Network
from lisanga.core.scope.models import Person
from lisanga.domains.directory.operations.register_person import RegisterPerson
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db


def test_a_person_is_registered_without_a_password(network: Network, send: Send) -> None:
    sent = RegisterPerson(name=" Awa Kisita ", phone="0811 234 567")
    answer = send("manager", "directory.register_person", network.cooperative, sent)
    person = Person.objects.get(id=answer.id)
    assert (person.name, person.phone, person.has_usable_password()) == ("Awa Kisita", "+243811234567", False)


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        (RegisterPerson(name="", phone="0811234567"), "no_name"),
        (RegisterPerson(name="Awa"), "no_contact"),
        (RegisterPerson(name="Awa", phone="12"), "bad_phone"),
        (RegisterPerson(name="Awa", phone="+243899999999"), "phone_taken"),
        (RegisterPerson(name="Awa", email="TAKEN@example.org"), "email_taken"),
    ],
)
def test_a_person_is_one(network: Network, send: Send, sent: RegisterPerson, problem: str) -> None:
    Person.objects.create(name="X", email="taken@example.org", phone="+243899999999")
    answer = send("manager", "directory.register_person", network.cooperative, sent)
    assert (answer.verdict, codes(answer)) == ("refused", [problem])
    assert sent.phone not in answer.problems[0].message or not sent.phone
