"""Roles: given up to one's own rank, never to oneself; a cooperative goes on alone once it has signed in."""

from datetime import timedelta
from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.core.kernel.ids import new_id
from lisanga.core.operations.models import RegisterLine
from lisanga.core.operations.tests.network import Network, add_organisation, add_person
from lisanga.core.scope.models import Grant, Organisation, Person, SecurityEvent
from lisanga.domains.directory.operations.give_grant import GiveGrant
from lisanga.domains.directory.tests.conftest import Send, codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer() -> Person:
    return Person.objects.create(name="Awa Kisita", phone="+243811234567")


def grant(person: Person, role: str, organisation: UUID, **more: object) -> GiveGrant:
    return GiveGrant(person=person.id, role=role, organisation=organisation, valid_from=clock.today(), **more)  # type: ignore[arg-type]  # keywords are checked by msgspec


def test_a_manager_gives_a_role_of_the_cooperative(network: Network, send: Send, newcomer: Person) -> None:
    sent = grant(newcomer, "secretary", network.cooperative)
    answer = send("manager", "directory.give_grant", network.cooperative, sent)
    assert (answer.verdict, answer.number) == ("accepted", 1)
    held = Grant.objects.get(person=newcomer)
    assert (held.id, held.role, held.valid_to) == (answer.id, "secretary", None)


@pytest.mark.parametrize(
    ("author", "role", "code"),
    [
        ("manager", "president", "above_own_rank"),
        ("manager", "focal_point", "role_does_not_fit"),
        ("manager", "member", "no_member"),
        ("manager", "emperor", "unknown"),
    ],
)
def test_refusals(network: Network, send: Send, newcomer: Person, author: str, role: str, code: str) -> None:
    answer = send(author, "directory.give_grant", network.cooperative, grant(newcomer, role, network.cooperative))
    assert (answer.verdict, code in codes(answer)) == ("refused", True)
    assert not Grant.objects.filter(person=newcomer).exists()


def test_nobody_raises_themself(network: Network, send: Send) -> None:
    sent = grant(network.people["manager"], "treasurer", network.cooperative)
    assert codes(send("manager", "directory.give_grant", network.cooperative, sent)) == ["own_grant"]


def test_a_role_is_not_given_twice(network: Network, send: Send) -> None:
    sent = grant(network.people["secretary"], "secretary", network.cooperative)
    assert codes(send("manager", "directory.give_grant", network.cooperative, sent)) == ["already_held"]


def test_a_rank_of_yesterday_gives_nothing(network: Network, send: Send, newcomer: Person) -> None:
    """A president whose term has ended keeps the lower role still held."""
    person = network.people["manager"]
    Grant.objects.create(
        person=person,
        role="president",
        organisation_id=network.cooperative,
        valid_from=clock.today() - timedelta(days=90),
        valid_to=clock.today() - timedelta(days=1),
    )
    sent = grant(newcomer, "president", network.cooperative)
    assert codes(send("manager", "directory.give_grant", network.cooperative, sent)) == ["above_own_rank"]


@pytest.mark.parametrize("role", ["treasurer", "collector", "control"])
def test_without_the_right_no_line(network: Network, send: Send, newcomer: Person, role: str) -> None:
    sent = grant(newcomer, "secretary", network.cooperative)
    assert send(role, "directory.give_grant", network.cooperative, sent).number == 0
    assert not RegisterLine.objects.exists()
    assert SecurityEvent.objects.exists()


def test_another_cooperatives_manager_gives_nothing_here(network: Network, send: Send, newcomer: Person) -> None:
    sent = grant(newcomer, "secretary", network.cooperative)
    assert send(network.stranger(), "directory.give_grant", network.cooperative, sent).number == 0
    mine = send(network.stranger(), "directory.give_grant", network.other, sent)
    assert codes(mine) == ["above_own_rank"]


def test_the_programme_gives_the_first_roles(network: Network, send: Send, newcomer: Person) -> None:
    young = add_organisation("YOUNG", "Jeune coopérative", "initiative")
    for role in ("president", "manager"):
        sent = grant(newcomer, role, young)
        assert send("direction", "directory.give_grant", network.programme, sent).verdict == "accepted"


def test_once_the_cooperative_has_signed_in_the_programme_gives_nothing(
    network: Network, send: Send, newcomer: Person
) -> None:
    young = add_organisation("YOUNG", "Jeune coopérative", "initiative")
    president = add_person("Président", "president", young)
    Person.objects.filter(id=president.id).update(last_login=clock.now())
    answer = send("direction", "directory.give_grant", network.programme, grant(newcomer, "manager", young))
    assert codes(answer) == ["above_own_rank"]


def test_the_programme_never_gives_what_is_no_first_role(network: Network, send: Send, newcomer: Person) -> None:
    sent = grant(newcomer, "treasurer", network.cooperative)
    assert codes(send("direction", "directory.give_grant", network.programme, sent)) == ["above_own_rank"]


def test_a_member_is_bound_to_an_account(network: Network, send: Send, newcomer: Person) -> None:
    account = new_id()
    sent = grant(newcomer, "member", network.cooperative, member=account)
    assert send("manager", "directory.give_grant", network.cooperative, sent).verdict == "accepted"
    assert Grant.objects.get(person=newcomer).member == account
    assert Organisation.objects.count() == 5
